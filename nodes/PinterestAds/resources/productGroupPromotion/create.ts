import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { newStatus } from '../../../things/adEntity';
import { adGroupId } from '../../../things/adGroup';
import { productGroupPromotionLookup, productGroupPromotionOutput } from '../../../things/productGroupPromotion';
import { additionalFields, MOST_AT_ONCE, promotedGroup } from './fields';

/** The elements of one ad group, as both writes take them. */
export const ofOneAdGroup = (promotions: IDataObject[]) => ({
	body: { ad_group_id: promotions[0].ad_group_id, product_group_promotion: promotions },
});

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Promote a product group',
	description:
		'Advertise a product group of a catalog in an ad group, paused unless "Status" says otherwise: an active one spends money as soon as its ad group and campaign are active. 30 input items of one ad group go out in one call. Returns the product group promotion.',
	endpoint: 'product_group_promotions/create',
	fields: [
		adAccountId(),
		adGroupId({ routing: body('ad_group_id') }),
		promotedGroup,
		newStatus('Spends money when its ad group and campaign are active'),
		collection('Additional Fields', 'additionalFields', additionalFields),
	],
	output: productGroupPromotionOutput,
	batch: {
		things: 'product group promotions',
		most: MOST_AT_ONCE,
		apart: ({ adGroupId }) => adGroupId,
		into: ofOneAdGroup,
		lookup: productGroupPromotionLookup,
	},
};
