import type { IDataObject } from 'n8n-workflow';

import { allOf, mostOf, numericId } from '../../../operations/checks';
import { body, type Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { microsOf } from '../../../reports/money';
import { clearing, endTime, money, someIds, startTime, timeProblems, trackingUrls } from '../../../things/adEntity';
import { placementGroup } from '../../../things/adGroup';
import { bid, budgetFields } from './budget';

export const name: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Cooks in the US',
	description: 'What the ad group is called; names need not be different',
	routing: body('name'),
};

export const billableEvent: Field = {
	displayName: 'Billable Event',
	name: 'billableEvent',
	type: 'options',
	default: 'CLICKTHROUGH',
	description: 'What is paid for. It has to go with the objective of the campaign.',
	options: [
		{ name: 'Click', value: 'CLICKTHROUGH', description: 'For consideration and catalog sales' },
		{ name: 'Impression', value: 'IMPRESSION', description: 'For awareness and conversions' },
		{
			name: 'Video View',
			value: 'VIDEO_V_50_MRC',
			description: 'Two seconds of it with half in view, for video completion',
		},
	],
	open: true,
	routing: body('billable_event'),
};

export const bidStrategyType: Field = {
	displayName: 'Bid Strategy',
	name: 'bidStrategyType',
	type: 'options',
	default: 'AUTOMATIC_BID',
	description: 'How Pinterest bids',
	options: [
		{ name: 'Automatic', value: 'AUTOMATIC_BID', description: 'Pinterest chooses the bid' },
		{ name: 'Maximum Bid', value: 'MAX_BID', description: 'Never more than "Bid"' },
		{ name: 'Target Average', value: 'TARGET_AVG', description: '"Bid" on average' },
	],
	routing: body('bid_strategy_type'),
};

export const autoTargeting: Field = {
	displayName: 'Expanded Targeting',
	name: 'autoTargetingEnabled',
	type: 'boolean',
	default: true,
	description:
		'Whether Pinterest may also show the ads to others who are likely to be interested; without this field it may',
	routing: body('auto_targeting_enabled'),
};

const GOAL = 'optimization_goal_metadata';
const TAG_GOAL = `${GOAL}.conversion_tag_v3_goal_metadata`;

const goalWindow = (who: string, fieldName: string, property: string): Field => ({
	displayName: `Goal: ${who} Window (Days)`,
	name: fieldName,
	type: 'number',
	default: 30,
	typeOptions: { minValue: 0, numberPrecision: 0 },
	description: `How many days after a ${who.toLowerCase()} a conversion counts`,
	routing: body(`${TAG_GOAL}.attribution_windows.${property}`),
});

/** Text of whole millionths, in which Pinterest wants goals. */
const microsText = (value: unknown): string => String(microsOf(value));

/** What ads are to bring: schema OptimizationGoalMetadata. */
export const goalFields: Field[] = [
	goalWindow('Click', 'goalClickWindowDays', 'click_window_days'),
	{
		displayName: 'Goal: Conversion Event',
		name: 'goalConversionEvent',
		type: 'options',
		default: 'CHECKOUT',
		description: 'What people are to do. Campaigns for conversions need it.',
		options: [
			{ name: 'Add to Cart', value: 'ADD_TO_CART' },
			{ name: 'App Install', value: 'APP_INSTALL' },
			{ name: 'Checkout', value: 'CHECKOUT' },
			{ name: 'Custom', value: 'CUSTOM' },
			{ name: 'Lead', value: 'LEAD' },
			{ name: 'Page Visit', value: 'PAGE_VISIT' },
			{ name: 'Search', value: 'SEARCH' },
			{ name: 'Signup', value: 'SIGNUP' },
			{ name: 'View Category', value: 'VIEW_CATEGORY' },
			{ name: 'Watch Video', value: 'WATCH_VIDEO' },
		],
		open: true,
		routing: body(`${TAG_GOAL}.conversion_event`),
	},
	{
		displayName: 'Goal: Conversion Tag ID',
		name: 'goalConversionTagId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2617998078212',
		description: 'The tag that tells of the conversions, as Pinterest Conversions lists it',
		check: numericId,
		routing: body(`${TAG_GOAL}.conversion_tag_id`),
	},
	{
		...money('Goal: Cost per Action', 'goalCpa', 'What a conversion may cost'),
		wire: microsText,
		routing: body(`${TAG_GOAL}.cpa_goal_value_in_micro_currency`),
	},
	goalWindow('Engagement', 'goalEngagementWindowDays', 'engagement_window_days'),
	{
		displayName: 'Goal: Frequency',
		name: 'goalFrequency',
		type: 'number',
		default: 2,
		typeOptions: { minValue: 2, maxValue: 20, numberPrecision: 0 },
		description: 'How often a person is to see the ads, from 2 to 20 times',
		routing: body(`${GOAL}.frequency_goal_metadata.frequency`),
	},
	{
		displayName: 'Goal: Frequency Period',
		name: 'goalFrequencyPeriod',
		type: 'options',
		default: 'SEVEN_DAY',
		description: 'In which time',
		options: [
			{ name: '10 Minutes', value: 'TEN_MINUTE' },
			{ name: '20 Minutes', value: 'TWENTY_MINUTE' },
			{ name: '24 Hours', value: 'TWENTY_FOUR_HOUR' },
			{ name: '30 Days', value: 'THIRTY_DAY' },
			{ name: '7 Days', value: 'SEVEN_DAY' },
			{ name: 'Day', value: 'DAY' },
		],
		routing: body(`${GOAL}.frequency_goal_metadata.timerange`),
	},
	{
		displayName: 'Goal: Learning Mode',
		name: 'goalLearningMode',
		type: 'options',
		default: 'ACTIVE',
		description: 'Whether the model still learns',
		options: [
			{ name: 'Active', value: 'ACTIVE' },
			{ name: 'Not Active', value: 'NOT_ACTIVE' },
		],
		routing: body(`${TAG_GOAL}.learning_mode_type`),
	},
	{
		displayName: 'Goal: Reporting Event',
		name: 'goalReportingEvent',
		type: 'string',
		default: '',
		placeholder: 'e.g. checkout',
		description: 'Name of a custom or standard event that stands for the conversion',
		routing: body(`${TAG_GOAL}.reporting_event`),
	},
	{
		displayName: 'Goal: Return on Ad Spend',
		name: 'goalRoas',
		type: 'boolean',
		default: true,
		description:
			'Whether the value of conversions counts and not their number. For the event Checkout with automatic bids; Pinterest opens it account by account.',
		routing: body(`${TAG_GOAL}.is_roas_optimized`),
	},
	{
		...money('Goal: Scroll-Up Value', 'goalScrollUpValue', 'What a scroll-up may cost'),
		placeholder: 'e.g. 0.50',
		wire: microsText,
		routing: body(`${GOAL}.scrollup_goal_metadata.scrollup_goal_value_in_micro_currency`),
	},
	goalWindow('View', 'goalViewWindowDays', 'view_window_days'),
];

const pacing: Field = {
	displayName: 'Pacing',
	name: 'pacingDeliveryType',
	type: 'options',
	default: 'STANDARD',
	description: 'How fast the budget is spent',
	options: [
		{
			name: 'Accelerated',
			value: 'ACCELERATED',
			description: 'As fast as possible; not with a budget of the campaign',
		},
		{ name: 'Standard', value: 'STANDARD', description: 'Evenly over the day' },
	],
	routing: body('pacing_delivery_type'),
};

const bidMultiplier: Field = {
	displayName: 'Bid Multiplier',
	name: 'bidMultiplier',
	type: 'number',
	default: 1,
	typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 2 },
	description: 'Automatic bids are multiplied by this, from 0.1 to 10; 0 takes it away. Not with Performance+.',
	routing: body('bid_multiplier'),
};

const frequencyCap: Field = {
	displayName: 'Frequency Cap',
	name: 'lifetimeFrequencyCap',
	type: 'number',
	default: 3,
	typeOptions: { minValue: -1, numberPrecision: 0 },
	description:
		'How often a person may see an ad in 30 days; -1 for no cap. For ad groups paid by impression with an end time.',
	routing: body('lifetime_frequency_cap'),
};

const creativeOptimization: Field = {
	displayName: 'Creative Optimization',
	name: 'isCreativeOptimization',
	type: 'boolean',
	default: true,
	description: 'Whether Pinterest may make ads of other formats from product Pins',
	routing: body('is_creative_optimization'),
};

const promotionFields: Field[] = [
	{
		displayName: 'Promotion ID',
		name: 'promotionId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 643892711935',
		description: 'A promotion, such as a discount, that the ads show',
		check: numericId,
		routing: body('promotion_id'),
	},
	{
		displayName: 'Promotion Level',
		name: 'promotionApplicationLevel',
		type: 'options',
		default: 'AD_GROUP',
		description: 'What the promotion is for',
		options: [
			{ name: 'Ad Group', value: 'AD_GROUP' },
			{ name: 'Item', value: 'ITEM' },
			{ name: 'None', value: 'NONE' },
		],
		routing: body('promotion_application_level'),
	},
];

const targetingTemplates: Field = {
	displayName: 'Targeting Template ID',
	name: 'targetingTemplateIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 643892711934',
	description: 'A template in place of targeting, tracking URLs, expanded targeting and placement; 0 takes it away',
	several: true,
	check: allOf(mostOf(1), someIds),
	routing: body('targeting_template_ids'),
};

/** Fields of a new ad group that are rarely needed. */
export const additionalFields: Field[] = [
	autoTargeting,
	bidMultiplier,
	creativeOptimization,
	endTime,
	frequencyCap,
	...goalFields,
	pacing,
	...promotionFields,
	startTime,
	targetingTemplates,
	trackingUrls,
];

/** Fields of an ad group that can be changed, besides status and targeting. Emptied ones are taken away. */
export const updateFields: Field[] = [
	...additionalFields.filter(({ name: one }) => !['endTime', 'promotionId'].includes(one)),
	...budgetFields,
	{ ...bid, wire: microsOf, routing: body('bid_in_micro_currency') },
	{ ...bidStrategyType },
	{ ...billableEvent, description: `${billableEvent.description} Only of drafts.` },
	clearing({ ...endTime, description: `${endTime.description} Empty: never.` }),
	name,
	placementGroup,
	clearing(promotionFields[0]),
];

/**
 * Rules of Pinterest that the fields of one ad group can break by themselves (schema AdGroupCommon, and its use by others).
 * @param all everything that is given, by parameter
 * @param isNew what is not given is not there
 */
export function togetherProblems(all: IDataObject, isNew: boolean): string[] {
	const problems = timeProblems(all);
	const has = (parameter: string) => !isEmpty(all[parameter]);
	const { bidStrategyType: strategy } = all;
	const rule = (isBroken: boolean, words: string) => isBroken && problems.push(words);

	rule(
		strategy === 'AUTOMATIC_BID' && has('bid'),
		'With automatic bids Pinterest chooses the bid; leave "Bid" empty, or choose another "Bid Strategy".',
	);
	rule(
		isNew && ['MAX_BID', 'TARGET_AVG'].includes(String(strategy)) && !has('bid') && !has('goalCpa'),
		'This "Bid Strategy" needs "Bid".',
	);
	rule(
		all.billableEvent === 'VIDEO_V_50_MRC' && has('bidStrategyType') && strategy !== 'AUTOMATIC_BID',
		'Video views go with automatic bids only; choose "Automatic" as "Bid Strategy".',
	);
	rule(
		has('bidMultiplier') && Number(all.bidMultiplier) !== 0 && has('bidStrategyType') && strategy !== 'AUTOMATIC_BID',
		'"Bid Multiplier" goes with automatic bids only.',
	);
	rule(
		all.pacingDeliveryType === 'ACCELERATED' && all.budgetType === 'campaign',
		'With a budget of the campaign "Pacing" is always "Standard".',
	);
	rule(all.budgetType === 'lifetime' && !has('endTime'), 'A lifetime budget needs "End Time" under Additional Fields.');
	rule(
		has('dailyBudget') && has('lifetimeBudget'),
		'"Daily Budget" and "Lifetime Budget" do not go together: an ad group has one budget.',
	);
	const isCapped = Number(all.lifetimeFrequencyCap ?? -1) > 0;
	rule(
		isCapped && has('billableEvent') && all.billableEvent !== 'IMPRESSION',
		'"Frequency Cap" needs "Impression" as "Billable Event".',
	);
	rule(isNew && isCapped && !has('endTime'), '"Frequency Cap" needs "End Time".');
	rule(
		all.goalRoas === true && has('goalConversionEvent') && all.goalConversionEvent !== 'CHECKOUT',
		'"Goal: Return on Ad Spend" needs "Checkout" as "Goal: Conversion Event".',
	);
	rule(
		all.goalRoas === true && has('bidStrategyType') && strategy !== 'AUTOMATIC_BID',
		'"Goal: Return on Ad Spend" goes with automatic bids only.',
	);
	rule(
		isNew && has('goalFrequency') !== has('goalFrequencyPeriod'),
		'"Goal: Frequency" and "Goal: Frequency Period" go together; give both.',
	);
	const beside = ['targeting', 'trackingUrls', 'autoTargetingEnabled'].filter(has);
	const isPlaced = has('placementGroup') && all.placementGroup !== 'ALL';
	const hasTemplate = has('targetingTemplateIds') && String(all.targetingTemplateIds) !== '0';
	rule(
		hasTemplate && (beside.length > 0 || isPlaced),
		'A targeting template takes the place of targeting, tracking URLs, expanded targeting and placement; leave these out.',
	);
	return problems;
}
