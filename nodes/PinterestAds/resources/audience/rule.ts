import type { IDataObject } from 'n8n-workflow';

import { bareDomain, webAddress } from '../../../operations/checks';
import { objectIn } from '../../../operations/json';
import { body, type Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { idsField } from '../../../things/adEntity';
import { objectiveChoices } from '../../../things/campaign';
import { conversionTagId } from '../../../things/conversionTag';
import { customerListId } from '../../../things/customerList';

// The parts of an audience's rule: schema AudienceRule of the API description.

const ids = (displayName: string, name: string, property: string, description: string): Field => ({
	...idsField(displayName, name, description, body(`rule.${property}`)),
	placeholder: 'e.g. 2542620905475, 2542620905473',
});

/** Pinterest takes "{'=': [value]}". */
const among = (displayName: string, name: string, property: string, values: Record<string, string>): Field => ({
	displayName,
	name,
	type: 'multiOptions',
	default: [],
	description: 'For visitors: only events that came in these ways; all of them when left out',
	options: Object.entries(values).map(([value, label]) => ({ name: label, value })),
	wire: (value) => ({ '=': value }),
	routing: body(`rule.${property}`),
});

function jsonOf(value: unknown): Record<string, unknown> | undefined {
	const json = objectIn(value);
	// A copy: other fields may add to it.
	return json && { ...json };
}

const objectProblem = (value: unknown): string | undefined =>
	jsonOf(value) ? undefined : 'is not a JSON object, such as { "page_name": "Shoes" }.';

const country: Field = {
	displayName: 'Country',
	name: 'country',
	type: 'options',
	default: 'US',
	description: 'Where the people are to be found; an expression may give any other code of two letters',
	options: [
		{ name: 'Canada', value: 'CA' },
		{ name: 'United Kingdom', value: 'GB' },
		{ name: 'United States', value: 'US' },
	],
	open: true,
	routing: body('rule.country'),
};

const percentage: Field = {
	displayName: 'Percentage',
	name: 'percentage',
	type: 'number',
	default: 5,
	typeOptions: { minValue: 1, maxValue: 10, numberPrecision: 0 },
	description: 'How large the audience is to be, in per cent of the people on Pinterest there',
	routing: body('rule.percentage'),
};

const seedIds = ids('Seed Audiences', 'seedIds', 'seed_id', 'Audiences that the people are to be like');

const ownListId: Field = customerListId({ routing: body('rule.customer_list_id') });

/** The tag of the visitors. */
const visitorTag = conversionTagId({
	description: 'The conversion tag of the website, picked from the list or given by ID',
	routing: body('rule.visitor_source_id'),
});

const engagementDomains: Field = {
	displayName: 'Domains',
	name: 'engagementDomains',
	type: 'string',
	default: '',
	placeholder: 'e.g. shop.example',
	description: 'Verified websites of the account whose Pins people engaged with, with commas between them',
	several: true,
	check: (value) => (value as unknown[]).map(bareDomain).find(Boolean),
	routing: body('rule.engagement_domain'),
};

const EVENT_DATA =
	'{ "currency": "EUR", "value": "199.98", "order_id": "X-151481", "order_quantity": 2, "page_name": "Shoes", "promo_code": "WINTER10", "property": "Shop", "search_query": "boots", "video_title": "How to", "lead_type": "Newsletter", "line_items": { "product_brand": "Parker", "product_category": "Shoes", "product_id": 1414, "product_name": "Boots", "product_price": "99.99", "product_quantity": 1, "product_variant": "Red", "product_variant_id": "1414-34832" } }';

/** What narrows the people down further. */
export const narrowing: Field[] = [
	ids('Ad IDs', 'adIds', 'ad_id', 'For engagement: only with these ads'),
	ids('Campaign IDs', 'campaignIds', 'campaign_id', 'For engagement: only with ads of these campaigns'),
	{
		displayName: 'Engagement Type',
		name: 'engagementType',
		type: 'options',
		default: 'click',
		description: 'For engagement: what people did; anything when left out',
		options: [
			{ name: 'Click', value: 'click' },
			{ name: 'Closeup', value: 'closeup' },
			{ name: 'Comment', value: 'comment' },
			{ name: 'Like', value: 'like' },
			{ name: 'Save', value: 'save' },
		],
		open: true,
		routing: body('rule.engagement_type'),
	},
	{
		displayName: 'Engager Type',
		name: 'engagerType',
		type: 'number',
		default: 1,
		typeOptions: { minValue: 1, maxValue: 2, numberPrecision: 0 },
		description: 'For engagement: 1 or 2, as Pinterest numbers the kinds of engagers',
		routing: body('rule.engager_type'),
	},
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		default: 'checkout',
		description: 'For visitors: what the tag recorded. An expression may give an event of your own.',
		options: [
			{ name: 'Add to Cart', value: 'addtocart' },
			{ name: 'Checkout', value: 'checkout' },
			{ name: 'Custom', value: 'custom' },
			{ name: 'Lead', value: 'lead' },
			{ name: 'Page Visit', value: 'pagevisit' },
			{ name: 'Search', value: 'search' },
			{ name: 'Sign-Up', value: 'signup' },
			{ name: 'View Category', value: 'viewcategory' },
			{ name: 'Watch Video', value: 'watchvideo' },
		],
		open: true,
		routing: body('rule.event'),
	},
	{
		displayName: 'Event Data (JSON)',
		name: 'eventData',
		type: 'json',
		default: '',
		placeholder: `e.g. ${EVENT_DATA}`,
		description: 'For visitors: what the event was about, as an object. Needs "Event".',
		check: objectProblem,
		wire: jsonOf,
		routing: body('rule.event_data'),
	},
	among('Event Sources', 'eventSources', 'event_source', { mobile: 'Mobile', offline: 'Offline', web: 'Web' }),
	among('Ingestion Sources', 'ingestionSources', 'ingestion_source', {
		conversions_api: 'Conversions API',
		file_upload: 'File Upload',
		mmp: 'Mobile Measurement Partner',
		tag: 'Tag',
	}),
	{
		displayName: 'Objectives',
		name: 'objectiveTypes',
		type: 'multiOptions',
		default: [],
		description: 'For engagement: only with ads of these objectives',
		options: objectiveChoices,
		open: true,
		routing: body('rule.objective_type'),
	},
	ids('Pin IDs', 'pinIds', 'pin_id', 'For engagement: only with these Pins'),
	{
		displayName: 'Prefill',
		name: 'prefill',
		type: 'boolean',
		default: true,
		description: 'Whether visitors of the past are in it too; otherwise it begins empty',
		routing: body('rule.prefill'),
	},
	{
		displayName: 'Retention (Days)',
		name: 'retentionDays',
		type: 'number',
		default: 180,
		typeOptions: { minValue: 1, maxValue: 540, numberPrecision: 0 },
		description: 'How long somebody stays in it after the engagement or the visit',
		routing: body('rule.retention_days'),
	},
	{
		displayName: 'Rule (JSON)',
		name: 'rule',
		type: 'json',
		default: '',
		placeholder: 'e.g. { "retention_days": 30 }',
		description:
			'Further parts of the rule in Pinterest\'s own form, such as a comparison of addresses by "contains". The other fields are added to it.',
		check: objectProblem,
		wire: jsonOf,
		routing: body('rule'),
	},
	{
		displayName: 'URLs',
		name: 'urls',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://shop.example/shoes',
		description: 'Only visits of these pages, or engagement with Pins that lead there, with commas between them',
		several: true,
		check: (value) => (value as unknown[]).map(webAddress).find(Boolean),
		routing: body('rule.url'),
	},
];

/** Which types the fields are for; those without an entry are for all. */
const FOR_TYPES: Record<string, string[]> = {
	adIds: ['ENGAGEMENT'],
	campaignIds: ['ENGAGEMENT'],
	engagementType: ['ENGAGEMENT'],
	engagerType: ['ENGAGEMENT'],
	objectiveTypes: ['ENGAGEMENT'],
	pinIds: ['ENGAGEMENT'],
	event: ['VISITOR'],
	eventData: ['VISITOR'],
	eventSources: ['VISITOR'],
	ingestionSources: ['VISITOR'],
	prefill: ['VISITOR'],
	retentionDays: ['ENGAGEMENT', 'VISITOR'],
	urls: ['ENGAGEMENT', 'VISITOR'],
};

const shownFor = (type: string, field: Field): Field => ({
	...field,
	required: true,
	displayOptions: { show: { audienceType: [type] } },
});

/** What each type cannot be without. */
export const ruleOfType: Field[] = [
	shownFor('CUSTOMER_LIST', ownListId),
	shownFor('ACTALIKE', seedIds),
	shownFor('ACTALIKE', country),
	shownFor('ACTALIKE', percentage),
	shownFor('VISITOR', visitorTag),
	shownFor('ENGAGEMENT', engagementDomains),
];

const optional = (field: Field): Field => ({ ...field, required: undefined });

/** All parts of the rule, for an audience that exists. */
export const changedRule: Field[] = [
	...narrowing,
	...[ownListId, seedIds, country, percentage, visitorTag, engagementDomains].map(optional),
];

/** @param fields the collection that holds the narrowing ones */
export function ruleProblems(type: unknown, fields: IDataObject): string[] {
	const strange = narrowing.filter(
		({ name }) => !isEmpty(fields[name]) && FOR_TYPES[name] && !FOR_TYPES[name].includes(String(type)),
	);
	const isBlind = type === 'VISITOR' && !isEmpty(fields.eventData) && isEmpty(fields.event);
	return [
		...strange.map(({ displayName }) => `"${displayName}" is not for an audience of this type.`),
		...(isBlind ? ['"Event Data (JSON)" needs "Event", or Pinterest does not look at it.'] : []),
	];
}
