import { allOf, mostOf } from '../../../operations/checks';
import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { MOST_IDS, someIds, statusFilter } from '../../../things/adEntity';
import { adGroupId } from '../../../things/adGroup';
import { order } from '../../../things/order';
import { productGroupPromotionOutput } from '../../../things/productGroupPromotion';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many product group promotions',
	description:
		'List the promoted product groups of an ad group, or those with known IDs. Without a filter Pinterest leaves out archived ones and drafts.',
	endpoint: 'product_group_promotions/list',
	fields: [
		adAccountId(),
		{
			displayName: 'List',
			name: 'listBy',
			type: 'options',
			default: 'adGroup',
			description: 'Which to list; Pinterest lists them by one of these only',
			options: [
				{ name: 'Those of an Ad Group', value: 'adGroup' },
				{ name: 'Those With Known IDs', value: 'ids' },
			],
		},
		adGroupId({ routing: query('ad_group_id'), displayOptions: { show: { listBy: ['adGroup'] } } }),
		{
			displayName: 'Product Group Promotion IDs',
			name: 'productGroupPromotionIds',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 2680059592705, 2680059592706',
			description: 'IDs with commas between them, or a list from an expression; at most 250',
			several: true,
			check: allOf(mostOf(MOST_IDS), someIds),
			routing: query('product_group_promotion_ids'),
			displayOptions: { show: { listBy: ['ids'] } },
		},
		filters(order, statusFilter),
	],
	output: productGroupPromotionOutput,
};
