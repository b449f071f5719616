import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { adGroupId } from '../../../things/adGroup';
import { productGroupPromotionId, productGroupPromotionOutput } from '../../../things/productGroupPromotion';
import { ofOneAdGroup } from './create';
import { MOST_AT_ONCE, updateFields } from './fields';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a product group promotion',
	description:
		'Change a promoted product group: pause or start it, or change its bid and ads; an active one spends money. What is not given stays as it is. 30 input items of one ad group go out in one call. Returns the product group promotion.',
	endpoint: 'product_group_promotions/update',
	fields: [
		adAccountId(),
		adGroupId({ routing: body('ad_group_id') }),
		productGroupPromotionId({ routing: body('id') }),
		collection('Update Fields', 'updateFields', updateFields, { required: true }),
	],
	output: productGroupPromotionOutput,
	batch: {
		things: 'product group promotions',
		most: MOST_AT_ONCE,
		apart: ({ adGroupId }) => adGroupId,
		into: ofOneAdGroup,
		repeatable: true,
	},
};
