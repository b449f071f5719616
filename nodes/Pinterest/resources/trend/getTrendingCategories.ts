import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { inOneText, number, text } from '../../../operations/output';
import { ages, engagementType, region } from './shared';

export const getTrendingCategories: Operation = {
	name: 'Get Trending Categories',
	value: 'getTrendingCategories',
	action: 'Get trending product categories',
	description:
		'Get the product categories that grow in a market, the strongest first, with their change by month in percent and their relative volume',
	endpoint: 'trends_product_categories_trending/list',
	fields: [
		region,
		filters(
			ages,
			engagementType,
			{
				displayName: 'Genders',
				name: 'genders',
				type: 'multiOptions',
				default: [],
				description: 'Only people of these genders; all when nothing is chosen',
				options: [
					{ name: 'Female', value: 'FEMALE' },
					{ name: 'Male', value: 'MALE' },
					{ name: 'Unspecified', value: 'UNSPECIFIED' },
				],
				routing: query('genders'),
			},
			{
				displayName: 'Verticals',
				name: 'verticals',
				type: 'multiOptions',
				default: [],
				description: 'Only categories of these fields; all when nothing is chosen',
				options: [
					{ name: 'Beauty', value: 'BEAUTY' },
					{ name: 'Fashion', value: 'FASHION' },
					{ name: 'Home Decor', value: 'HOME_DECOR' },
				],
				routing: query('verticals'),
			},
		),
	],
	output: {
		columns: {
			product_category: text(),
			pinterest_product_category_id: text(),
			engagement_type: text(),
			pct_change_mom: number(),
			percent_relative_volume: number(),
			verticals: inOneText('verticals'),
		},
		selectable: [
			'engagement_type',
			'pct_change_mom',
			'percent_relative_volume',
			'pinterest_product_category_id',
			'product_category',
			'verticals',
		],
	},
};
