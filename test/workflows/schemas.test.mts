import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import Ajv from 'ajv';
import type { IBinaryData, IDataObject } from 'n8n-workflow';

import type { OutputSchema } from '../../lab/schemas.mts';
import type { Operation } from '../../nodes/operations/operation';
import { resources } from '../../nodes/Pinterest/resources';
import { drawPng } from '../../simulator/drawing.mts';
import { scopeWords } from '../../simulator/scopes.mts';
import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { newWorld, requiredOnly, type World } from '../contract/samples.mts';
import { video } from '../support/mp4.mts';
import { locator, runNode } from './harness.mts';

const schemaFile = (resource: string, operation: string) =>
	join('nodes/Pinterest/__schema__/v1.0.0', resource, `${operation}.json`);

const everyOperation = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		title: `${resource.value} ${operation.value}`,
		resource: resource.value,
		operation,
	})),
);
const known = everyOperation.filter(({ operation }) => operation.endpoint);

const ajv = new Ajv({ strict: false, allErrors: true });
const seen = new Map<string, Set<string>>();

let simulator: Simulator;
let videos: Server;
let videoUrl: string;

const clip = video({ size: 5000 });
const file = (bytes: Buffer, mimeType: string): IBinaryData => ({ data: bytes.toString('base64'), mimeType });
const binary = { data: file(drawPng('schema', 600, 900), 'image/png'), video: file(clip, 'video/mp4') };

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: null, org_analytics: null } });
	videos = createServer((_request, answer) => answer.writeHead(200, { 'content-length': clip.length }).end(clip));
	await new Promise<void>((done) => videos.listen(0, '127.0.0.1', done));
	videoUrl = `http://127.0.0.1:${(videos.address() as AddressInfo).port}/clip.mp4`;
});

afterAll(async () => {
	await simulator.close();
	videos.close();
});

/** The account of the contract suite, with every text filled in so that types show. */
function world(): World {
	const made = newWorld(simulator, videoUrl);
	const { account, boards, pins } = simulator.state;
	Object.assign(account, {
		businessName: 'Shop',
		about: 'About',
		websiteUrl: 'https://shop.example',
		businesses: ['partner'],
	});
	simulator.state.addPin({ boardId: made.boardId.id, title: 'Film', creativeType: 'VIDEO' });
	for (const board of boards.values()) board.description = 'About';
	for (const pin of pins.values())
		Object.assign(pin, { description: 'About', link: 'https://shop.example/page', altText: 'Alt' });
	return { ...made, pinIds: made.pinId };
}

/** The default output comes from the choices that are preselected. */
function preselected({ fields }: Operation): IDataObject {
	const chosen = fields.filter((field) => Array.isArray(field.default) && field.default.length > 0);
	return Object.fromEntries(chosen.map((field) => [field.name, field.default as string[]]));
}

async function run(resource: string, operation: Operation, parameters: IDataObject) {
	const result = await runNode(simulator, {
		parameters: { resource, operation: operation.value, ...(parameters as object), ...preselected(operation) },
		binary,
		scopes: Object.keys(scopeWords),
	});
	const unserved = simulator.requests.find(({ status }) => status === 501);
	if (unserved) {
		throw new Error(
			`The simulator does not answer ${unserved.method} ${unserved.path}: add the endpoint to a file of simulator/routes.`,
		);
	}
	expect(result.error).toBeUndefined();
	return result.json;
}

function check(resource: string, operation: Operation, items: IDataObject[]): void {
	const schema = JSON.parse(readFileSync(schemaFile(resource, operation.value), 'utf8')) as OutputSchema;
	const validate = ajv.compile({ ...schema, additionalProperties: false });
	for (const item of items) {
		validate(item);
		expect({ item, errors: validate.errors }).toEqual({ item, errors: null });
		for (const [name, value] of Object.entries(item)) {
			if (value === null) continue;
			const where = seen.get(name) ?? new Set();
			seen.set(name, where.add(`${resource}.${operation.value}`));
		}
	}
}

test('exactly the operations whose output is known have a schema', () => {
	const without = everyOperation.filter(
		({ resource, operation }) => !existsSync(schemaFile(resource, operation.value)),
	);
	expect(without.map(({ title }) => title)).toEqual(['apiRequest send']);
});

describe('real output fits the schema that the editor shows before the first run', () => {
	test.each(known)('$title', async ({ resource, operation }) => {
		const count = requiredOnly(operation, world()).length;
		for (let round = 0; round < count; round++) {
			const { parameters } = requiredOnly(operation, world())[round];
			const items = await run(resource, operation, parameters);
			expect(items.length).toBeGreaterThan(0);
			check(resource, operation, items);
		}
	});

	test('a skipped duplicate', async () => {
		const { boardId } = world();
		const { operation } = known.find(({ title }) => title === 'pin create')!;
		const [pin] = simulator.state.boards.get(boardId.id)!.pins.from();
		const items = await run('pin', operation, {
			boardId: locator('id', boardId.id),
			mediaType: 'imageFile',
			title: 'Whatever',
			link: pin.link,
			duplicates: 'skipSameLink',
		});
		expect(items).toEqual([expect.objectContaining({ skipped: true, id: pin.id })]);
		check('pin', operation, items);
	});
});
