import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import type { ElementOutcome } from '../../../api/elements';
import { untilDone } from '../../../api/polling';
import type { FileRecord } from '../../../api/records';
import { recordsOf } from '../../../api/resultFile';
import type { Call } from '../../../operations/call';
import { numericId } from '../../../operations/checks';
import { processingTimeout } from '../../../operations/fields';
import { objectIn } from '../../../operations/json';
import type { Field, Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { bodyOf, isEmpty } from '../../../operations/values';
import { processingSeconds } from '../../../operations/ways/job';
import { adAccountId } from '../../../things/adAccount';
import { fieldsIn, timeProblems } from '../../../things/adEntity';
import { targetingProblems, type Spec } from '../../../things/targetingSpec';
import { columnsOf } from './properties';
import { pendingRequest, requestIdIn, requestIdsIn } from './requests';
import { joined, type Entity } from './results';

/** Entities of one request. Pinterest names no bound; more of them go in further requests. */
const MOST = 500;

/** What can be changed in bulk, with an example of each for those that are made and those that are updated. */
const EXAMPLES: Record<string, { name: string; create: string; update: string }> = {
	ad_groups: {
		name: 'Ad Group',
		create:
			'{ "campaign_id": "626735565838", "name": "Soups", "billable_event": "CLICKTHROUGH", "budget_in_micro_currency": 5000000 }',
		update: '{ "name": "Stews", "bid_in_micro_currency": 2000000 }',
	},
	ads: {
		name: 'Ad',
		create: '{ "ad_group_id": "2680059592705", "pin_id": "394205773611545468", "creative_type": "REGULAR" }',
		update: '{ "name": "Soup of the day", "status": "PAUSED" }',
	},
	campaigns: {
		name: 'Campaign',
		create: '{ "name": "Autumn", "objective_type": "CONSIDERATION", "daily_spend_cap": 25000000 }',
		update: '{ "name": "Winter", "daily_spend_cap": 30000000 }',
	},
	catalog_product_groups: {
		name: 'Catalog Product Group',
		create:
			'{ "name": "Bowls", "feed_id": "2680059592705", "filters": { "any_of": [{ "BRAND": { "values": ["Willow"] } }] } }',
		update: '',
	},
	keywords: {
		name: 'Keyword',
		create: '{ "parent_id": "2680059592705", "keywords": [{ "match_type": "BROAD", "value": "soup" }] }',
		update: '{ "archived": true }',
	},
	labels: {
		name: 'Label',
		create: '{ "parent_id": "626735565838", "labels": [{ "label_type": "CUSTOM", "value": "autumn" }] }',
		update: '{ "value": "winter" }',
	},
	product_groups: {
		name: 'Product Group',
		create:
			'{ "ad_group_id": "2680059592705", "product_group_promotion": [{ "catalog_product_group_id": "443727193917", "status": "PAUSED" }] }',
		update:
			'{ "ad_group_id": "2680059592705", "product_group_promotion": [{ "id": "2680059592706", "status": "PAUSED" }] }',
	},
};

/** What is paused when it is made, unless its properties say otherwise. */
const PAUSED = new Set(['ad_groups', 'ads', 'campaigns']);

/** Updates of product groups name them in their properties. */
const WITHOUT_ID = new Set(['product_groups']);

/** Pinterest's request has no place for the ID of one that is updated. */
const ONLY_CREATED = new Set(['catalog_product_groups']);

const CHANGES = ['create', 'update'] as const;

const properties: Field[] = Object.entries(EXAMPLES).flatMap(([list, examples]) =>
	CHANGES.map(
		(change): Field => ({
			displayName: 'Properties',
			name: 'properties',
			type: 'json',
			required: true,
			default: '{}',
			placeholder: `e.g. ${examples[change] || examples.create}`,
			description: "In Pinterest's form: money in millionths of the ad account's currency, times in seconds since 1970",
			check: (value) => (objectIn(value) ? undefined : 'is not a JSON object.'),
			displayOptions: { show: { specify: ['json'], entityType: [list], change: [change] } },
		}),
	),
);

const columns: Field = {
	displayName: 'Properties',
	name: 'columns',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description:
		"What the entity is to have. Budgets and bids are in the ad account's currency, and times are dates; empty ones are left out. Columns that are found in the input go by Pinterest's name or by the label; money under Pinterest's own name, such as daily_spend_cap, is in millionths.",
	typeOptions: {
		loadOptionsDependsOn: ['entityType', 'change'],
		resourceMapper: {
			resourceMapperMethod: 'bulkColumns',
			mode: 'add',
			valuesLabel: 'Properties',
			fieldWords: { singular: 'property', plural: 'properties' },
			addAllFields: true,
			noFieldsError: 'Choose "Change" and "Entity Type" from their lists, or map automatically',
		},
	},
	columns: columnsOf,
	displayOptions: { show: { specify: ['fields'] } },
};

/** In words of its own: n8n's usual ones say nothing of money and of many items. */
const WHAT_IT_DOES =
	'Spends money: create or update campaigns, ad groups, ads, keywords, labels and product groups, those of up to 500 input items in one request, and wait for it. New campaigns, ad groups and ads are paused unless their properties say otherwise. What Pinterest refuses fails its own item.';

export const upsert: Operation = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create and update campaigns and more in bulk',
	description: WHAT_IT_DOES,
	endpoint: 'bulk_upsert/create',
	alsoCalls: ['bulk_request/get'],
	fields: [
		adAccountId(),
		{
			displayName: 'Change',
			name: 'change',
			type: 'options',
			default: 'create',
			description: 'What to do with the entity of this item',
			options: [
				{ name: 'Create', value: 'create' },
				{ name: 'Update', value: 'update' },
			],
		},
		{
			displayName: 'Entity Type',
			name: 'entityType',
			type: 'options',
			default: 'campaigns',
			description: 'What the item is about',
			options: Object.entries(EXAMPLES).map(([value, { name }]) => ({ name, value })),
		},
		{
			displayName: 'Entity ID',
			name: 'entityId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 626735565838',
			description: 'What to update',
			check: numericId,
			displayOptions: {
				show: { change: ['update'], entityType: Object.keys(EXAMPLES).filter((list) => !WITHOUT_ID.has(list)) },
			},
		},
		{
			displayName: 'Specify Properties',
			name: 'specify',
			type: 'options',
			default: 'fields',
			description: 'How to say what the entity is to have',
			options: [
				{ name: 'Using Fields', value: 'fields', description: 'One field for each property, or columns of the input' },
				{ name: 'Using JSON', value: 'json', description: "Pinterest's form. The way for AI agents." },
			],
		},
		columns,
		...properties,
	],
	options: [
		processingTimeout(
			'How long to wait for each request. If it takes longer, its items fail and name it: Pinterest goes on with it.',
		),
	],
	check: problemsOf,
	output: {
		columns: { id: text(), entity_type: text(), change: text(), name: text(), status: text() },
		selectable: ['change', 'entity_type', 'id', 'name', 'status'],
	},
	batch: {
		things: 'entities',
		most: MOST,
		elements: (values) => [entityOf(values)],
		into: (entities) => ({ body: inLists(entities as Entity[]), ...(areUpdates(entities) && { repeatable: true }) }),
		split: async (answer, sent, call) => await outcomes(answer, sent as Entity[], call),
	},
};

/** What Pinterest takes no entity without (schemas of `create` in BulkUpsertRequest). */
const NEEDED: Record<string, string[]> = {
	ad_groups: ['campaign_id', 'name', 'billable_event'],
	ads: ['ad_group_id', 'pin_id', 'creative_type'],
	campaigns: ['name', 'objective_type'],
	catalog_product_groups: ['name', 'filters'],
	keywords: ['keywords', 'parent_id'],
	labels: ['labels', 'parent_id'],
	product_groups: ['ad_group_id', 'product_group_promotion'],
};

function problemsOf(values: IDataObject): string[] {
	const { change, entityType, specify } = values;
	if (change === 'update' && ONLY_CREATED.has(String(entityType)))
		return ['Catalog product groups can only be created in bulk. To update one, use the node Pinterest Catalogs.'];
	return specify === 'json' ? missing(values) : typedProblems(values);
}

/** What the columns do not say by themselves. */
function typedProblems(values: IDataObject): string[] {
	const cells = fieldsIn(values, 'columns');
	if (isEmpty(cells)) return values.change === 'update' ? ['"Properties" is empty; there is nothing to do.'] : [];
	const { daily_spend_cap: daily, lifetime_spend_cap: lifetime, targeting_spec: spec } = typed(values);
	return [
		...(daily && lifetime
			? ['"Daily Budget" and "Lifetime Budget" do not go together: a campaign has one budget.']
			: []),
		...(values.entityType === 'catalog_product_groups' &&
		isEmpty(cells.feed_id) === (isEmpty(cells.catalog_id) || isEmpty(cells.catalog_type))
			? ['A product group is of a feed or of a catalog: give "Feed ID", or "Catalog ID" and "Catalog Type".']
			: []),
		...timeProblems({ startTime: cells.start_time, endTime: cells.end_time }),
		...(isRecord(spec) ? targetingProblems(spec as Spec, true) : []),
	];
}

function missing({ change, entityType, properties: given }: IDataObject): string[] {
	const entity = objectIn(given);
	if (!entity) return [];
	if (Object.keys(entity).length === 0) return ['"Properties" is empty; there is nothing to do.'];
	if (change !== 'create') return [];
	const lacking = (NEEDED[String(entityType)] ?? []).filter((name) => entity[name] === undefined);
	return lacking.length > 0 ? [`"Properties" lacks ${lacking.map((name) => `"${name}"`).join(', ')}.`] : [];
}

/** Of what stands in a list in the entity: that list, and what Pinterest needs of its only element unless it is given. */
const ELEMENTS: Record<string, { list: string; usual: IDataObject }> = {
	keywords: { list: 'keywords', usual: { match_type: 'BROAD' } },
	labels: { list: 'labels', usual: { label_type: 'CUSTOM' } },
	product_groups: { list: 'product_group_promotion', usual: { status: 'PAUSED' } },
};

/** What the columns say of an entity. */
function typed(values: IDataObject): IDataObject {
	const { entityType, change } = values;
	const entity = bodyOf(columnsOf(values), fieldsIn(values, 'columns'));
	const isNew = change === 'create';
	const { list, usual } = ELEMENTS[String(entityType)] ?? {};
	if (list && isRecord(entity[list]))
		return { ...entity, [list]: [{ ...(isNew && usual), ...(entity[list] as IDataObject) }] };
	if (!isNew || entityType !== 'campaigns') return entity;
	// Without the flag Pinterest takes every campaign for one with a budget of its own.
	const hasBudget = Boolean(entity.daily_spend_cap || entity.lifetime_spend_cap);
	return { is_campaign_budget_optimization: hasBudget, ...entity };
}

function entityOf(values: IDataObject): Entity {
	const { adAccountId: account, change, entityType, entityId, specify, properties: given } = values;
	const list = String(entityType);
	const isNew = change === 'create';
	return {
		change: String(change),
		list,
		properties: {
			...(list === 'campaigns' && { ad_account_id: account }),
			...(isNew && PAUSED.has(list) && { status: 'PAUSED' }),
			...(specify === 'json' ? (objectIn(given) as IDataObject) : typed(values)),
			...(!isNew && !WITHOUT_ID.has(list) && { id: String(entityId).trim() }),
		} as IDataObject,
	};
}

const areUpdates = (entities: IDataObject[]): boolean => entities.every(({ change }) => change === 'update');

function inLists(entities: Entity[]): IDataObject {
	const body: Record<string, Record<string, IDataObject[]>> = {};
	for (const { change, list, properties: entity } of entities) {
		body[change] ??= {};
		body[change][list] ??= [];
		body[change][list].push(entity);
	}
	return body as unknown as IDataObject;
}

/** Waits for what was begun, and reads what became of each entity. */
async function outcomes(answer: IDataObject, sent: Entity[], call: Call): Promise<ElementOutcome[]> {
	const records: FileRecord[] = [];
	for (const id of requestIdsIn(requestIdIn(answer))) {
		const pending = pendingRequest(id, call, true);
		const seconds = processingSeconds(call.values);
		let done: IDataObject | undefined = await untilDone(call.client, pending, seconds);
		const file = {
			functions: call.execution.functions,
			client: call.client,
			what: 'the bulk request',
			async address() {
				const { result_url: url } = done ?? (await untilDone(call.client, pending, seconds));
				done = undefined;
				return url ? String(url) : undefined;
			},
		};
		for await (const portion of recordsOf(file)) records.push(...portion);
	}
	return joined(records, sent);
}
