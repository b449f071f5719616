import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { number, text } from '../../../operations/output';
import { currencyOf } from '../../../reports/money';
import { adAccountId } from '../../../things/adAccount';

const money = (property: string) => number((raw: IDataObject) => currencyOf(raw[property]));

export const getDiscounts: Operation = {
	name: 'Get Discounts',
	value: 'getDiscounts',
	action: 'Get the discounts of an ad account',
	description: 'List the coupons and credits of an ad account, and what is left of each',
	endpoint: 'ads_credits_discounts/get',
	fields: [adAccountId()],
	output: {
		columns: {
			advertiser_id: text(),
			title: text(),
			discount_type: text('discountType'),
			discount: money('discountInMicroCurrency'),
			remaining_discount: money('remainingDiscountInMicroCurrency'),
			currency: text('discountCurrency'),
			active: { type: 'boolean' },
		},
		selectable: [
			'active',
			'advertiser_id',
			'discountCurrency',
			'discountInMicroCurrency',
			'discountType',
			'remainingDiscountInMicroCurrency',
			'title',
		],
	},
};
