import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { productGroupPromotionId, productGroupPromotionOutput } from '../../../things/productGroupPromotion';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a product group promotion',
	description: 'Get one promoted product group: its status, ad group, bid and the form of its ads',
	endpoint: 'product_group_promotions/get',
	fields: [adAccountId(), productGroupPromotionId()],
	output: productGroupPromotionOutput,
};
