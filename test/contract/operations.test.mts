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
import { everyField, newWorld, requiredOnly, type Sample, type World } from './samples.mts';
import { validateRequest } from './validate.mts';

const STANDS_FOR = 'Stands for the keys of the object, which are offered.';

const BID_OPTIONS = {
	'body[].bid_options.app_type_multipliers.APP_TYPE': STANDS_FOR,
	'body[].bid_options.audience_multipliers.AUDIENCE_ID': STANDS_FOR,
	'body[].bid_options.placement_multipliers.PLACEMENT': STANDS_FOR,
};

/**
 * Parts of Pinterest's description that no field of the operation reaches, and why. Paths as `reachable` writes them: `query
 * name`, `body name`; a path stands for everything below it too.
 */
const NOT_OFFERED: Partial<Record<EndpointId, Record<string, string>>> = {
	'pins/create': {
		'body media_source(multiple_image_urls).index': 'Explained nowhere; a carousel begins with its first image.',
		'body media_source(multiple_image_base64).index': 'Explained nowhere; a carousel begins with its first image.',
		'body media_source(pin_url)': 'Makes a Pin from an existing one, which the operation Save does.',
	},
	'bulk_upsert/create': {
		'body create': 'Entities go in as JSON, so that every property passes as it is given.',
		'body update': 'Entities go in as JSON, so that every property passes as it is given.',
	},
	'campaigns/create': BID_OPTIONS,
	'campaigns/update': BID_OPTIONS,
	'campaigns/analytics': {
		'query aggregate_report_rows': 'Adds campaigns up, so that no row could be linked to its item. Sum the rows.',
	},
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
const files = { data: picture, front: picture, back: picture, video: file(mp4, 'video/mp4', 'clip.mp4') };

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

	async function drive({ node, resource, operation }: One, samples: (world: World) => Sample[]): Promise<void> {
		const count = samples(newWorld(simulator, videoUrl)).length;
		const violations: string[] = [];
		for (let round = 0; round < count; round++) {
			const { name, parameters } = samples(newWorld(simulator, videoUrl))[round];
			// What reports hold is not looked at here.
			simulator.state.reports.content = () => '{}';
			const result = await runNode(simulator, {
				node: node.name,
				parameters: { resource: resource.value, operation: operation.value, ...(parameters as object) },
				binary: files,
				scopes: Object.keys(scopeWords),
			});
			const api = simulator.requests.filter(({ path }) => path.startsWith('/') && !/^\/(upload|files)/.test(path));
			const own = api.filter(({ endpoint }) => endpoint === operation.endpoint);
			const served = !api.some(({ status }) => status === 501);
			if (served && result.error) violations.push(`${name}: ${result.error.message} ${result.error.description ?? ''}`);
			const { dryRun, goOnWith } = (parameters.options ?? {}) as IDataObject;
			// What goes on with an earlier run begins nothing.
			const isDryRun = dryRun === true || goOnWith !== undefined;
			if (own.length === 0 && served && !isDryRun) violations.push(`${name}: ${operation.endpoint} was not called`);
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
		test('with only the required fields', () => drive(one, (world) => requiredOnly(operation, world)));

		test('with every field', () => drive(one, (world) => everyField(operation, world)));

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
				below(`${path}(${value})`, schemas[lastPart(ref)]),
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
		...Object.keys(query.parsed).map((name) => `query ${name}`),
		...(body === undefined ? [] : below('body', body)),
	];
}
