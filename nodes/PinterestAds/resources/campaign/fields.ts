import type { IDataObject } from 'n8n-workflow';

import { numericId } from '../../../operations/checks';
import { body, type Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { momentProblem } from '../../../reports/days';
import { clearing, endTime, startTime, timeProblems, trackingUrls } from '../../../things/adEntity';
import { appTypeMultipliers, factorsOf, multipliers, placementMultipliers } from '../../../things/bidMultipliers';
import { capFields, changeFields } from './budget';

export const name: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Autumn Soups',
	description: 'What the campaign is called; names need not be different',
	routing: body('name'),
};

export const objectiveType: Field = {
	displayName: 'Objective',
	name: 'objectiveType',
	type: 'options',
	default: 'CONSIDERATION',
	description:
		'What the campaign is to bring. Pinterest replaces Catalog Sales and Web Conversion by Sales and Leads. An expression may give any other one.',
	options: [
		{ name: 'App Install', value: 'APP_INSTALL' },
		{ name: 'Awareness', value: 'AWARENESS' },
		{ name: 'Catalog Sales', value: 'CATALOG_SALES', description: 'Not for new campaigns from February 2027' },
		{ name: 'Consideration', value: 'CONSIDERATION', description: 'Clicks' },
		{ name: 'Leads', value: 'LEADS' },
		{ name: 'Sales', value: 'SALES' },
		{ name: 'Video Completion', value: 'VIDEO_COMPLETION' },
		{ name: 'Web Conversion', value: 'WEB_CONVERSION', description: 'Not for new campaigns from February 2027' },
	],
	open: true,
	routing: body('objective_type'),
};

const flag = (displayName: string, fieldName: string, property: string, description: string): Field => ({
	displayName,
	name: fieldName,
	type: 'boolean',
	default: true,
	description: `Whether ${description}`,
	routing: body(property),
});

const ofBids = {
	description:
		'Bids are multiplied by these. Pinterest takes those that are left out for 1. For ad groups with a maximum bid in campaigns for catalog sales.',
	factor: 'From 0 (no ads there) to 10',
};

const bidMultipliers: Field[] = [
	appTypeMultipliers(ofBids),
	multipliers(
		'Audience Multipliers',
		'audienceMultipliers',
		{
			displayName: 'Audience ID',
			name: 'target',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 2542620905475',
			check: numericId,
		},
		ofBids,
	),
	placementMultipliers(ofBids),
];

/** By parameter: the property of `bid_options`, and its name in `update_mask`. */
const BID_OPTIONS: Record<string, [property: string, mask: string]> = {
	appTypeMultipliers: ['app_type_multipliers', 'APP_TYPE'],
	audienceMultipliers: ['audience_multipliers', 'AUDIENCE'],
	placementMultipliers: ['placement_multipliers', 'PLACEMENT'],
};

/** `bid_options` of a campaign: schema CampaignBidOptionsUpdate, of which a new campaign has all but the mask. */
export function bidOptions(fields: IDataObject, masked: boolean): IDataObject {
	const given = Object.entries(BID_OPTIONS).filter(([field]) => !isEmpty(fields[field]));
	if (given.length === 0) return {};
	const options = given.map(([field, [property]]) => [property, factorsOf(fields[field])]);
	const mask = masked && { update_mask: given.map(([, [, name]]) => name) };
	return { bid_options: { ...(Object.fromEntries(options) as IDataObject), ...mask } };
}

const orderLineId: Field = {
	displayName: 'Order Line ID',
	name: 'orderLineId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 549755885175',
	description: 'The order line that appears on the invoice',
	check: numericId,
	routing: body('order_line_id'),
};

const isAutomated = flag(
	'Automated Campaign',
	'isAutomatedCampaign',
	'is_automated_campaign',
	'Pinterest sets up the campaign by itself. Not together with Performance+.',
);

const isFlexible = flag(
	'Flexible Daily Budgets',
	'isFlexibleDailyBudgets',
	'is_flexible_daily_budgets',
	'Pinterest may spend more on one day and less on another. For daily budgets of the campaign.',
);

const isPerformancePlus = flag(
	'Performance+',
	'isPerformancePlus',
	'is_performance_plus',
	'Pinterest chooses audience, bids and placement. Needs a start time; its ad groups cannot be made paused, so pause the campaign.',
);

/** Fields of a new campaign that are rarely needed. */
export const additionalFields: Field[] = [
	...capFields,
	isAutomated,
	...bidMultipliers,
	endTime,
	isFlexible,
	orderLineId,
	isPerformancePlus,
	startTime,
	trackingUrls,
];

/** Fields of a campaign that can be changed, besides its status. Emptied ones are taken away. */
export const updateFields: Field[] = [
	...changeFields,
	isAutomated,
	...bidMultipliers,
	clearing({ ...endTime, check: momentProblem, description: `${endTime.description} Empty: never.` }),
	isFlexible,
	name,
	{ ...objectiveType, description: `${objectiveType.description} Only of drafts.` },
	clearing(orderLineId),
	isPerformancePlus,
	startTime,
	trackingUrls,
];

/** What is wrong with times and with Performance+, where the fields tell. @param isNew what is not given is not there */
export function togetherProblems(fields: IDataObject, isNew: boolean): string[] {
	const problems = timeProblems(fields);
	if (fields.isPerformancePlus === true) {
		if (fields.isAutomatedCampaign === true)
			problems.push('A campaign is a Performance+ campaign or an automated one, not both.');
		if (isNew && isEmpty(fields.startTime)) problems.push('A Performance+ campaign needs "Start Time".');
	}
	return problems;
}
