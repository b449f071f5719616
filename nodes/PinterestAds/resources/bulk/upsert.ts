import type { IDataObject } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import type { ElementOutcome } from '../../../api/elements';
import { untilDone } from '../../../api/polling';
import type { FileRecord } from '../../../api/records';
import { recordsOf } from '../../../api/resultFile';
import type { Call } from '../../../operations/call';
import { numericId } from '../../../operations/checks';
import { processingTimeout } from '../../../operations/fields';
import type { Field, Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { processingSeconds } from '../../../operations/ways/job';
import { adAccountId } from '../../../things/adAccount';
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
		update: '{ "bid": 200000 }',
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
			description:
				"Under Pinterest's names. Amounts that are called micro, and spend caps, are in millionths of the ad account's currency; times are seconds since 1970.",
			check: (value) => (isRecord(objectIn(value)) ? undefined : 'is not a JSON object.'),
			displayOptions: { show: { entityType: [list], change: [change] } },
		}),
	),
);

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
		...properties,
	],
	options: [
		processingTimeout(
			'How long to wait for each request. If it takes longer, its items fail and name it: Pinterest goes on with it.',
		),
	],
	check: missing,
	output: {
		columns: { id: text(), entity_type: text(), change: text(), name: text(), status: text() },
		selectable: ['change', 'entity_type', 'id', 'name', 'status'],
	},
	batch: {
		things: 'entities',
		most: MOST,
		elements: (values) => [entityOf(values)],
		into: (entities) => ({ body: bodyOf(entities as Entity[]), ...(areUpdates(entities) && { repeatable: true }) }),
		split: async (answer, sent, call) => await outcomes(answer, sent as Entity[], call),
	},
};

function objectIn(value: unknown): unknown {
	return typeof value === 'string' ? jsonParse<unknown>(value, { fallbackValue: undefined }) : value;
}

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

function missing({ change, entityType, properties: given }: IDataObject): string[] {
	const entity = objectIn(given);
	if (change === 'update' && ONLY_CREATED.has(String(entityType)))
		return ['Catalog product groups can only be created in bulk. To update one, use the node Pinterest Catalogs.'];
	if (!isRecord(entity)) return [];
	if (Object.keys(entity).length === 0) return ['"Properties" is empty; there is nothing to do.'];
	if (change !== 'create') return [];
	const lacking = (NEEDED[String(entityType)] ?? []).filter((name) => entity[name] === undefined);
	return lacking.length > 0 ? [`"Properties" lacks ${lacking.map((name) => `"${name}"`).join(', ')}.`] : [];
}

function entityOf({ adAccountId: account, change, entityType, entityId, properties: given }: IDataObject): Entity {
	const list = String(entityType);
	const isNew = change === 'create';
	return {
		change: String(change),
		list,
		properties: {
			...(list === 'campaigns' && { ad_account_id: account }),
			...(isNew && PAUSED.has(list) && { status: 'PAUSED' }),
			...(objectIn(given) as IDataObject),
			...(!isNew && !WITHOUT_ID.has(list) && { id: String(entityId).trim() }),
		} as IDataObject,
	};
}

const areUpdates = (entities: IDataObject[]): boolean => entities.every(({ change }) => change === 'update');

function bodyOf(entities: Entity[]): IDataObject {
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
