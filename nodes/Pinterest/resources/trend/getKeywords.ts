import { allOf, lengthUpTo, mostOf } from '../../../operations/checks';
import { collection, filters } from '../../../operations/collections';
import { limitUpTo } from '../../../operations/fields';
import { query, type Operation } from '../../../operations/operation';
import { listIn, number, onlyWith, text } from '../../../operations/output';
import { largestAgeGroup, latest, peakWeek, predicted } from './series';
import { ages, keywordRegion } from './shared';

/** Limits and values: GET /trends/keywords of the API description. */
export const getKeywords: Operation = {
	name: 'Get Keywords',
	value: 'getKeywords',
	action: 'Get trending keywords',
	description:
		'Get the top search keywords of a region, up to 50, the strongest trend first, with their growth by week, month and year in percent (10001 stands for more than 10000) and their search volume by week from 0 to 100',
	endpoint: 'trending_keywords/list',
	fields: [
		keywordRegion,
		{
			displayName: 'Trend Type',
			name: 'trendType',
			type: 'options',
			required: true,
			default: 'growing',
			description: 'What counts as a trend',
			options: [
				{ name: 'Growing', value: 'growing', description: 'High growth of searches over the last quarter' },
				{ name: 'Monthly', value: 'monthly', description: 'Many searches in the last month' },
				{
					name: 'Seasonal',
					value: 'seasonal',
					description: 'High growth over the last month, in a pattern that comes back, usually every year',
				},
				{ name: 'Yearly', value: 'yearly', description: 'Many searches in the last year' },
			],
		},
		limitUpTo(50),
		filters(
			ages,
			{
				displayName: 'Genders',
				name: 'genders',
				type: 'multiOptions',
				default: [],
				description: 'Only people of these genders; all when nothing is chosen',
				options: [
					{ name: 'Female', value: 'female' },
					{ name: 'Male', value: 'male' },
					{ name: 'Unknown', value: 'unknown', description: 'Not given, or given in own words' },
				],
				routing: query('genders'),
			},
			{
				displayName: 'Interests',
				name: 'interests',
				type: 'multiOptions',
				default: [],
				description: 'Only keywords of these interests; all when nothing is chosen',
				options: [
					{ name: 'Animals', value: 'animals' },
					{ name: 'Architecture', value: 'architecture' },
					{ name: 'Art', value: 'art' },
					{ name: 'Beauty', value: 'beauty' },
					{ name: "Children's Fashion", value: 'childrens_fashion' },
					{ name: 'Design', value: 'design' },
					{ name: 'DIY and Crafts', value: 'diy_and_crafts' },
					{ name: 'Education', value: 'education' },
					{ name: 'Electronics', value: 'electronics' },
					{ name: 'Entertainment', value: 'entertainment' },
					{ name: 'Event Planning', value: 'event_planning' },
					{ name: 'Finance', value: 'finance' },
					{ name: 'Food and Drink', value: 'food_and_drinks' },
					{ name: 'Gardening', value: 'gardening' },
					{ name: 'Health', value: 'health' },
					{ name: 'Home Decor', value: 'home_decor' },
					{ name: "Men's Fashion", value: 'mens_fashion' },
					{ name: 'Parenting', value: 'parenting' },
					{ name: 'Quotes', value: 'quotes' },
					{ name: 'Sports', value: 'sport' },
					{ name: 'Travel', value: 'travel' },
					{ name: 'Vehicles', value: 'vehicles' },
					{ name: 'Wedding', value: 'wedding' },
					{ name: "Women's Fashion", value: 'womens_fashion' },
				],
				routing: query('interests'),
			},
			{
				displayName: 'Keywords',
				name: 'includeKeywords',
				type: 'string',
				default: '',
				placeholder: 'e.g. recipes, dessert',
				description: 'Only keywords that contain one of these. Up to 50, with commas between them.',
				several: true,
				check: allOf(mostOf(50), lengthUpTo(100)),
				routing: query('include_keywords'),
			},
		),
		collection('Additional Fields', 'additionalFields', [
			{
				displayName: 'Include Demographics',
				name: 'includeDemographics',
				type: 'boolean',
				default: false,
				description:
					'Whether to add how the searches are spread over ages and genders. Simplified, as the columns female, male and largest_age_group. Pinterest offers this to some apps only.',
				routing: query('include_demographics'),
			},
			{
				displayName: 'Include Prediction',
				name: 'includePrediction',
				type: 'boolean',
				default: false,
				description:
					'Whether to add the expected search volume of the next 90 days. Simplified, as the columns predicted_peak and predicted_peak_week. Pinterest offers this to some apps only.',
				routing: query('include_prediction'),
			},
			{
				displayName: 'Normalize Against Group',
				name: 'normalizeAgainstGroup',
				type: 'boolean',
				default: false,
				description:
					'Whether 100 stands for the highest value among all keywords, so that they can be compared. Otherwise each keyword has its own 100.',
				routing: query('normalize_against_group'),
			},
		]),
	],
	entries: listIn('trends'),
	output: {
		columns: {
			keyword: text(),
			pct_growth_wow: number(),
			pct_growth_mom: number(),
			pct_growth_yoy: number(),
			...latest,
			peak_week: text(peakWeek),
			...onlyWith('includeDemographics', {
				female: number('demographics.gender_distribution.female'),
				male: number('demographics.gender_distribution.male'),
				largest_age_group: largestAgeGroup('demographics.age_distribution'),
			}),
			...onlyWith('includePrediction', predicted),
		},
		selectable: [
			'demographics',
			'has_prediction',
			'keyword',
			'pct_growth_mom',
			'pct_growth_wow',
			'pct_growth_yoy',
			'predicted_time_series',
			'time_series',
		],
	},
};
