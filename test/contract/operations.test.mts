import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IBinaryData, IDataObject } from 'n8n-workflow';

import { everyOperation } from '../../lab/nodes.mts';
import { endpoints, type EndpointId } from '../../nodes/api/endpoints';
import type { Operation } from '../../nodes/operations/operation';
import { scopeWords } from '../../simulator/scopes.mts';
import { startSimulator, type RecordedRequest, type Simulator } from '../../simulator/simulator.mts';
import { runNode } from '../workflows/harness.mts';
import { withAdditions } from './additions.mts';
import {
	describeContract,
	lastPart,
	operations,
	type DescribedOperation,
	type Description,
	type Schema,
} from './description.mts';
import { everyField, newWorld, requiredOnly, type Round } from './samples.mts';
import { validateRequest } from './validate.mts';

const STANDS_FOR = 'Stands for the keys of the object, which are offered.';

const READ_ONLY = 'Read-only by its own description: what is given is ignored.';

const BID_OPTIONS = {
	'body[].bid_options.app_type_multipliers.APP_TYPE': STANDS_FOR,
	'body[].bid_options.audience_multipliers.AUDIENCE_ID': STANDS_FOR,
	'body[].bid_options.placement_multipliers.PLACEMENT': STANDS_FOR,
};

const OF_THE_PATH = {
	'body ad_account_id': 'The ad account is in the path.',
	'body rule.ad_account_id': 'The ad account is in the path.',
};

const AGGREGATE = {
	'query aggregate_report_rows': 'Adds them up, so that no row could be linked to its item. Sum the rows.',
};

const AD_FACTS = {
	'body[].grid_click_type': 'The description says that values are ignored.',
	'body[].is_pin_deleted': 'Tells what has happened to the Pin; nobody sets it.',
};

const NO_BID = 'The description says that it is dead.';

/** Filters that the rounds bring up in one of the two only. */
const FILTERS = Object.fromEntries(
	[
		...['MIN_PRICE', 'PRICE', 'HOTEL_ID', 'COUNTRY'].map((filter) => `body filters.all_of[].${filter}`),
		'body filters.any_of[].CREATIVE_ASSETS_ID',
	].map((path) => [path, 'all_of and any_of take the same filters, and all are reached in one of them.']),
);

/** The same excuses for what stands elsewhere. @param path in the place of `body[]` */
const under = (path: string, excuses: Record<string, string>): Record<string, string> =>
	Object.fromEntries(Object.entries(excuses).map(([part, why]) => [part.replace('body[]', path), why]));

/** Fields with a number in their names: their rows are numbered, and the samples have two. */
const numbered = (kind: string, from: number, to: number): Record<string, string> =>
	Object.fromEntries(
		Array.from({ length: to - from + 1 }, (_, position) => from + position).flatMap((number) =>
			['link', 'tag'].map((part) => [`body items[].attributes.${kind}_${number}_${part}`, 'As the first two are.']),
		),
	);

/**
 * Parts of Pinterest's description that no field of the operation reaches, and why. Paths as `reachable` writes them: `query
 * name`, `body name`; a path stands for everything below it too.
 */
const NOT_OFFERED: Partial<Record<EndpointId, Record<string, string>>> = {
	'product_group_promotions/create': {
		'body product_group_promotion[].id': 'Given by Pinterest.',
		'body product_group_promotion[].grid_click_type': READ_ONLY,
	},
	'product_group_promotions/update': { 'body product_group_promotion[].grid_click_type': READ_ONLY },
	'bulk_upsert/create': {
		...under('body create.campaigns[]', BID_OPTIONS),
		...under('body update.campaigns[]', BID_OPTIONS),
		...under('body create.ads[]', AD_FACTS),
		...under('body update.ads[]', AD_FACTS),
		'body update.ads[].ad_group_id': 'Pinterest moves nothing to another ad group.',
		'body update.ad_groups[].campaign_id': 'Pinterest moves nothing to another campaign.',
		'body create.catalog_product_groups[].filters': 'Filters go in as JSON; Pinterest Catalogs has fields for them.',
		'body create.catalog_product_groups[].is_featured': 'Deprecated.',
		'body update.catalog_product_groups[]': 'The request has no place for the ID of one that is updated.',
		'body create.keywords[].keywords[].bid': NO_BID,
		'body update.keywords[].bid': NO_BID,
		...Object.fromEntries(
			['create', 'update'].flatMap((change) => [
				[`body ${change}.product_groups[].product_group_promotion[].ad_group_id`, 'Stands beside the list.'],
				[`body ${change}.product_groups[].product_group_promotion[].grid_click_type`, READ_ONLY],
			]),
		),
		'body create.product_groups[].product_group_promotion[].id': 'Given by Pinterest.',
	},
	'campaigns/create': BID_OPTIONS,
	'campaigns/update': BID_OPTIONS,
	'audiences/create': OF_THE_PATH,
	'audiences/update': OF_THE_PATH,
	'targeting_options/get': {
		'query client_id': 'For signed calls without a token.',
		'query oauth_signature': 'For signed calls without a token.',
		'query timestamp': 'For signed calls without a token.',
	},
	'items_batch/post': {
		...numbered('ad_image', 2, 19),
		...numbered('ad_video', 2, 2),
		'body items[].attributes.checkout_enabled': '"This attribute is not supported anymore."',
		'body items[].attributes.id': 'The ID of the item is in item_id.',
	},
	'catalogs_product_groups/create': FILTERS,
	'catalogs_product_groups/update': FILTERS,
	'products_by_product_group_filter/list': FILTERS,
	'advanced_auction_items_submit/post': {
		'body items[].bid_options.app_type_multipliers.APP_TYPE': STANDS_FOR,
		'body items[].bid_options.placement_multipliers.PLACEMENT': STANDS_FOR,
		'body items[].errors[]': 'Pinterest fills it in its answer.',
	},
	'catalogs_product_groups/delete_many': {
		'query id': 'One goes out as delete, several together; the suite of product groups drives both.',
	},
	'campaigns/analytics': AGGREGATE,
	'ad_groups/analytics': AGGREGATE,
	'ad_groups/create': { 'body[].targeting_template_ids[]': 'Takes the place of targeting, which the rounds set.' },
	'ad_groups/update': { 'body[].campaign_id': 'Pinterest moves nothing to another campaign.' },
	'ads/analytics': {
		'query campaign_ids': 'Ads are asked for by ID; Pins of a campaign by Get Pin Analytics.',
		'query pin_ids': 'Ads are asked for by ID; Pins of a campaign by Get Pin Analytics.',
	},
	'ads/create': AD_FACTS,
	'ads/update': { ...AD_FACTS, 'body[].ad_group_id': 'Pinterest moves nothing to another ad group.' },
	'keywords/get': { 'query ad_group_id': 'One of several is given by ad_group_ids.' },
	'keywords/create': { 'body keywords[].bid': NO_BID },
	'keywords/update': { 'body keywords[].bid': NO_BID },
};

type One = (typeof everyOperation)[number];

const withEndpoint = everyOperation.filter(({ operation }) => operation.endpoint);

const reachedEndpoints = [...new Set(withEndpoint.map(({ operation }) => operation.endpoint!))];

const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);
const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(2000, 7)]);
const file = (bytes: Buffer, mimeType: string, fileName: string): IBinaryData => ({
	data: bytes.toString('base64'),
	mimeType,
	fileName,
});
const picture = file(png, 'image/png', 'picture.png');
const hashes = file(Buffer.from(`${'ab'.repeat(32)}\n`), 'text/plain', 'records.txt');
const files = {
	data: picture,
	front: picture,
	back: picture,
	video: file(mp4, 'video/mp4', 'clip.mp4'),
	records: hashes,
};

describeContract("every operation against Pinterest's description", (description) => {
	let simulator: Simulator;
	const sentTo = new Map<Operation, RecordedRequest[]>();

	let videos: Server;
	let videoUrl: string;

	beforeAll(async () => {
		videos = createServer((_request, response) => response.writeHead(200, { 'content-length': mp4.length }).end(mp4));
		await new Promise<void>((resolve) => videos.listen(0, '127.0.0.1', resolve));
		videoUrl = `http://127.0.0.1:${(videos.address() as AddressInfo).port}/clip.mp4`;
		simulator = await startSimulator({
			rateLimits: { org_read: null, org_write: null, org_analytics: null, ads_analytics: null },
		});
	});
	afterAll(async () => {
		await simulator.close();
		videos.close();
	});

	async function drive({ node, resource, operation }: One, rounds: Round[]): Promise<void> {
		const violations: string[] = [];
		for (const sample of rounds) {
			const { name, parameters } = sample(newWorld(simulator, videoUrl));
			// What reports hold is not looked at here.
			simulator.state.reports.content = () => '{}';
			const result = await runNode(simulator, {
				node: node.name,
				parameters: { resource: resource.value, operation: operation.value, ...(parameters as object) },
				binary: files,
				scopes: Object.keys(scopeWords),
			});
			const api = simulator.requests.filter(
				({ path }) => path.startsWith('/') && !/^\/(upload|list-uploads|lead-exports|invoices|files)/.test(path),
			);
			const calledBy = [operation.endpoint, ...(operation.alsoCalls ?? [])];
			const own = api.filter(({ endpoint }) => calledBy.includes(endpoint as EndpointId));
			const served = !api.some(({ status }) => status === 501);
			// What targeting there is decides whether a change of it goes.
			const isMerged = /^The targeting would not be one/.test(result.error?.message ?? '');
			if (served && result.error && !isMerged)
				violations.push(`${name}: ${result.error.message} ${result.error.description ?? ''}`);
			const { goOnWith } = (parameters.options ?? {}) as IDataObject;
			// A story may find out that its own call is not needed, or that another is; what goes on with an earlier run begins nothing.
			const isElsewhere = (Boolean(operation.execute) && api.length > 0) || goOnWith !== undefined;
			if (own.length === 0 && served && !isElsewhere) violations.push(`${name}: ${operation.endpoint} was not called`);
			sentTo.set(operation, [...(sentTo.get(operation) ?? []), ...structuredClone(own)]);
			for (const request of api) {
				const wrong = validateRequest(description, asSent(request));
				violations.push(...wrong.map((text) => `${name}: ${request.method} ${request.path}: ${text}`));
			}
		}
		expect(violations).toEqual([]);
	}

	describe.each(withEndpoint)('$title', (one) => {
		const { operation } = one;
		test('with only the required fields', () => drive(one, requiredOnly(operation)));

		test('with every field', () => drive(one, everyField(operation, newWorld(simulator, videoUrl))));

		test('acts for an ad account exactly where the endpoint takes one', () => {
			const { parameters } = describedOperation(description, operation.endpoint!);
			const takesOne = parameters.some((parameter) => parameter.in === 'query' && parameter.name === 'ad_account_id');
			expect(Boolean(operation.actsForAdAccount)).toBe(takesOne);
		});
	});

	// After all operations were driven: several may share an endpoint, each with some of its fields.
	test.each(reachedEndpoints)('%s: the operations reach everything that the endpoint takes', (endpoint) => {
		const described = describedOperation(description, endpoint);
		const sharing = withEndpoint.filter(({ operation }) => operation.endpoint === endpoint);
		const reached = new Set(sharing.flatMap(({ operation }) => sentTo.get(operation)!).flatMap(partsOf));
		const offered = reachable(described, withAdditions(description));
		const excused = Object.keys(NOT_OFFERED[endpoint] ?? {});
		// An object with free names is reached by any of them.
		const isReached = (path: string) => [...reached].some((one) => one === path || one.startsWith(`${path}.`));
		const missing = offered.filter((path) => !isReached(path));
		const isExcused = (path: string) => excused.some((excuse) => path === excuse || path.startsWith(`${excuse}.`));
		expect(missing.filter((path) => !isExcused(path))).toEqual([]);
		// An excuse that is not needed any more has to go.
		expect(
			excused.filter((excuse) => !missing.some((path) => path === excuse || path.startsWith(`${excuse}.`))),
		).toEqual([]);
	});
});

test('every operation has an endpoint of the table, or says itself what it calls', () => {
	const lost = everyOperation.filter(({ operation: { endpoint, execute } }) =>
		endpoint ? !(endpoint in endpoints) : !execute,
	);
	expect(lost.map(({ title }) => title)).toEqual([]);
});

/** The simulator's record holds only the scheme of the authorization. */
function asSent(request: RecordedRequest) {
	const { authorization = '' } = request.headers;
	return {
		...request,
		rawQuery: request.query.raw,
		headers: { ...request.headers, authorization: `${authorization} x` },
	};
}

function describedOperation(description: Description, endpoint: EndpointId): DescribedOperation {
	const found = operations(withAdditions(description)).find(({ operationId }) => operationId === endpoint);
	if (!found) throw new Error(`The description has no operation ${endpoint}`);
	return found;
}

/** Every query parameter and every field of the body, e.g. `query privacy`, `body media_source(image_url).url`, `body items[].link`. */
function reachable(operation: DescribedOperation, { components: { schemas } }: Description): string[] {
	const query = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => `query ${name}`);
	const media = Object.values(operation.requestBody?.content ?? {})[0];
	const below = (path: string, schema: Schema): string[] => {
		if (schema.$ref) return below(path, schemas[lastPart(schema.$ref)]);
		const { discriminator } = schema;
		if (discriminator?.mapping) {
			return Object.entries(discriminator.mapping).flatMap(([value, ref]) =>
				// What other discriminators tell apart stands in one operation's fields.
				below(discriminator.propertyName === 'source_type' ? `${path}(${value})` : path, schemas[lastPart(ref)]),
			);
		}
		if (schema.items) return below(`${path}[]`, schema.items);
		const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
		const own = Object.entries(schema.properties ?? {}).filter(([, property]) => !property.readOnly);
		const inside = [
			...parts.flatMap((part) => below(path, part)),
			...own.flatMap(([name, property]) => below(path === 'body' ? `body ${name}` : `${path}.${name}`, property)),
		];
		return inside.length > 0 ? inside : [path];
	};
	return [...new Set([...query, ...(media ? below('body', media.schema) : [])])];
}

/** What a request really sent, in the same words. */
function partsOf({ query, body }: RecordedRequest): string[] {
	const below = (path: string, value: unknown): string[] => {
		if (Array.isArray(value)) return value.flatMap((entry) => below(`${path}[]`, entry));
		if (typeof value !== 'object' || value === null) return [path];
		const kind = (value as { source_type?: string }).source_type;
		const place = kind ? `${path}(${kind})` : path;
		return Object.entries(value).flatMap(([name, part]) =>
			below(path === 'body' ? `body ${name}` : `${place}.${name}`, part),
		);
	};
	return [
		// A deep object has a key for each of its values.
		...Object.keys(query.parsed).map((name) => `query ${name.split('[')[0]}`),
		...(body === undefined ? [] : below('body', body)),
	];
}
