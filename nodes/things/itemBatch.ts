import type { IDataObject } from 'n8n-workflow';

import { readProcessed } from '../api/elements';
import { Failure, inputFailure } from '../api/failure';
import { readAll } from '../api/pages';
import type { Pending } from '../api/polling';
import { processingTimeout } from '../operations/fields';
import { lostDigits } from '../operations/locators/locator';
import { body, type Batch, type Field, type Operation } from '../operations/operation';
import { identity, text, type Output } from '../operations/output';
import { actingFor, catalogId, catalogType, type CatalogType } from './catalog';
import { country, language } from './markets';
import { waitForResult, waits } from './waiting';

/** What items of a type are known by in Pinterest's bodies. */
export const ID_NAMES: Readonly<Record<CatalogType, string>> = {
	RETAIL: 'item_id',
	HOTEL: 'hotel_id',
	CREATIVE_ASSETS: 'creative_assets_id',
};

/** The ID of an item in whatever Pinterest sends or is sent. */
export const itemIdOf = (entry: IDataObject): string =>
	String(entry.item_id ?? entry.hotel_id ?? entry.creative_assets_id ?? '');

/** "maxItems": 1000 of every batch of items. */
export const MOST_ITEMS = 1000;

/** The parameter `itemId`. */
export const itemId: Field = {
	displayName: 'Item ID',
	name: 'itemId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. mug-blue-1',
	description: 'What the shop calls the item: the ID in its feed, not one of Pinterest',
	text: { max: 127 },
	check: (value) => lostDigits(value),
};

/** Where items are: the same for all that go out in one call. */
export const marketFields: Field[] = [
	country({ required: true, routing: body('country') }),
	{ ...language, routing: body('language') },
];

/** Catalog, type, market and ID. */
export const itemFields: Field[] = [
	catalogId({ required: true, routing: body('catalog_id') }),
	catalogType({ routing: body('catalog_type') }),
	...marketFields,
	itemId,
];

export const itemOptions: Field[] = [
	processingTimeout(
		'How long to wait until Pinterest has processed the items. Changes take seconds, new items longer.',
	),
	waitForResult('until Pinterest has processed the items, and return what became of each'),
];

/** What Pinterest made of one item: schema ItemProcessingRecord of the API description. */
export const itemOutput: Output = {
	columns: {
		item_id: text(itemIdOf),
		status: identity,
		batch_id: identity,
		warnings: text(({ warnings }) => events(warnings) || undefined),
	},
	selectable: ['batch_id', 'creative_assets_id', 'errors', 'hotel_id', 'item_id', 'status', 'warnings'],
};

/** Errors or warnings of an item in one text. */
export const events = (list: unknown): string =>
	((list ?? []) as IDataObject[])
		.map(({ attribute, message, code }) => [attribute && `${String(attribute)}:`, message, code && `(${String(code)})`])
		.map((words) => words.filter(Boolean).join(' '))
		.join('; ');

/** A batch of items, until Pinterest has processed it. @param query of the call, for whom it acts */
export const processing = (id: unknown, query?: unknown): Pending => ({
	ask: {
		endpoint: 'items_batch/get',
		pathValues: { batch_id: String(id) },
		query: actingFor(query as IDataObject | undefined),
	},
	done: ['COMPLETED', 'FAILED'],
	failed: [],
	failure: () => unfinished(0),
	unfinished,
});

const unfinished = (seconds: number): Failure =>
	new Failure({
		kind: 'unknown',
		message: `Pinterest was still processing the items after ${seconds} seconds`,
		description: 'It goes on by itself. "Processing Timeout" under Options waits longer.',
	});

/** Pinterest has taken the batch, so whatever fails after that says how to go on with it. */
function naming({ facts }: Failure, { batch_id: id }: IDataObject): Failure {
	if (facts.kind === 'cancelled') return new Failure(facts);
	return new Failure({
		...facts,
		kind: 'unknown',
		description: `${facts.description} Pinterest has taken the items, in the batch ${String(id)}: "Get Batch" of the resource Item takes this ID and tells what became of each. Nothing has to be sent again.`,
	});
}

/**
 * What the feeds of a catalog forbid: "The item UPSERT operation is restricted to users without a feed data source".
 * @param operation its name, for the message
 */
export const withoutFeeds =
	(operation: string): NonNullable<Batch['permits']> =>
	async (call) => {
		const { catalogId: catalog, options } = call.values;
		if ((options as IDataObject | undefined)?.despiteFeeds === true) return;
		const query = { ...actingFor(call.request.query as IDataObject | undefined), catalog_id: String(catalog) };
		const feeds = await call.readOnce(
			`feeds ${JSON.stringify(query)}`,
			async () =>
				// What cannot be read here is Pinterest's to say.
				await readAll(call.client, { endpoint: 'feeds/list', query }).catch((): IDataObject[] => []),
		);
		const active = feeds.filter(({ status }) => status !== 'INACTIVE' && status !== 'DELETED');
		if (active.length > 0) throw fedBy(active, operation);
	};

function fedBy(feeds: IDataObject[], operation: string): Failure {
	const names = feeds.slice(0, 3).map(({ name, id }) => `"${String(name ?? id)}"`);
	return inputFailure(
		`The catalog is filled by ${feeds.length === 1 ? 'the feed' : 'feeds such as'} ${names.join(', ')}, so Pinterest does not take ${operation}`,
		'Put new items into the file of the feed; "Update", "Delete" and "Discontinue" work for those that are there. If Pinterest has opened both ways for your account, switch on "Despite Feeds" under Options. Nothing was sent to Pinterest for this item.',
		'catalogId',
	);
}

export const despiteFeeds: Field = {
	displayName: 'Despite Feeds',
	name: 'despiteFeeds',
	type: 'boolean',
	default: true,
	description:
		'Whether to send the items although feeds fill the catalog, which Pinterest allows to some accounts only. Off without this option.',
};

/** How items go out, 1,000 in a call, whose answer is a batch that is waited for. */
export const itemBatch = (elements: NonNullable<Batch['elements']>, more: Partial<Batch> = {}): Batch => ({
	things: 'items',
	most: MOST_ITEMS,
	elements,
	size: () => 1,
	into: (items) => ({ body: { items } }),
	// "created_time: if null, batch creation was skipped due to a recent duplicate": the same batch comes back.
	repeatable: true,
	alike: itemIdOf,
	// Other refusals are about the account or the catalog, and all items with it.
	refusedFor: new Set([400]),
	apart: ({ options }) => waits({ options }),
	job: {
		pending: ({ batch_id: id }, { request }) => processing(id, request.query),
		waits,
		naming,
	},
	split: (answer, sent) =>
		readProcessed(answer, sent, itemIdOf).map((outcome, index) =>
			outcome.kind === 'done'
				? { kind: 'done', result: { ...identified(sent[index]), ...outcome.result, batch_id: answer.batch_id } }
				: outcome,
		),
	...more,
});

const identified = (element: IDataObject): IDataObject => {
	const name = Object.values(ID_NAMES).find((one) => one in element)!;
	return { [name]: element[name] };
};

/** What all operations that write items have in common. */
export const writesItems: Pick<Operation, 'endpoint' | 'options' | 'actsForAdAccount' | 'output'> = {
	endpoint: 'items_batch/post',
	options: itemOptions,
	actsForAdAccount: true,
	output: itemOutput,
};
