import { mostOf } from '../../../operations/checks';
import { collection } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { inOneText, number, text } from '../../../operations/output';
import { productCategories } from './productCategories';
import { largestAgeGroup, latest } from './series';
import { engagementType, region } from './shared';

/** Limits and values: GET /trends/product_categories/details of the API description. */
export const getCategoryDetails: Operation = {
	name: 'Get Category Details',
	value: 'getCategoryDetails',
	action: 'Get details of product categories',
	description:
		'Get the numbers of up to 20 product categories in a market, one result for each: change by month in percent, ages and genders of the people, related searches, and the trend by week from 0 to 100',
	endpoint: 'trends_product_categories_details/list',
	fields: [
		{
			displayName: 'Product Categories',
			name: 'productCategories',
			type: 'multiOptions',
			required: true,
			default: [],
			description: 'Up to 20 categories',
			options: productCategories,
			check: mostOf(20),
			routing: query('product_categories'),
		},
		region,
		collection('Additional Fields', 'additionalFields', [
			engagementType,
			{
				displayName: 'Lookback Window',
				name: 'lookbackWindow',
				type: 'options',
				default: '365',
				description: 'How far back the numbers go',
				options: [
					{ name: '1 Year', value: '365' },
					{ name: '180 Days', value: '180' },
					{ name: '2 Years', value: '730' },
					{ name: '90 Days', value: '90' },
				],
				routing: query('lookback_window'),
			},
		]),
	],
	output: {
		columns: {
			product_category: text(),
			engagement_pct_change_mom: number('metrics_highlights.engagement.pct_change_mom'),
			outbound_clicks_pct_change_mom: number('metrics_highlights.outbound_clicks.pct_change_mom'),
			pin_saves_pct_change_mom: number('metrics_highlights.pin_saves.pct_change_mom'),
			female: number('demographics.gender.female'),
			male: number('demographics.gender.male'),
			largest_age_group: largestAgeGroup('demographics.age'),
			...latest,
			related_searches: inOneText('related_searches'),
		},
		selectable: [
			'demographics',
			'has_prediction',
			'metrics_highlights',
			'predicted_time_series',
			'product_category',
			'related_searches',
			'time_series',
		],
	},
};
