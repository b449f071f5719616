import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import Ajv from 'ajv';
import type { IBinaryData, IDataObject } from 'n8n-workflow';

import { everyOperation, schemaFolders } from '../../lab/nodes.mts';
import type { OutputSchema } from '../../lab/schemas.mts';
import type { Operation } from '../../nodes/operations/operation';
import { drawPng } from '../../simulator/drawing.mts';
import { scopeWords } from '../../simulator/scopes.mts';
import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { newWorld, requiredOnly, type World } from '../contract/samples.mts';
import { video } from '../support/mp4.mts';
import { locator, runNode } from './harness.mts';

/** An operation of the package. */
type One = (typeof everyOperation)[number];

const schemaFile = ({ node, resource, operation }: One) =>
	join(schemaFolders(node).at(-1)!, resource.value, `${operation.value}.json`);

const known = everyOperation.filter(({ operation }) => operation.endpoint);

const ajv = new Ajv({ strict: false, allErrors: true });
const seen = new Map<string, Set<string>>();

let simulator: Simulator;
let videos: Server;
let videoUrl: string;

const clip = video({ size: 5000 });
const file = (bytes: Buffer, mimeType: string): IBinaryData => ({ data: bytes.toString('base64'), mimeType });
const binary = {
	data: file(drawPng('schema', 600, 900), 'image/png'),
	video: file(clip, 'video/mp4'),
	records: file(Buffer.from('ada@customers.example\n'), 'text/plain'),
};

beforeAll(async () => {
	simulator = await startSimulator({
		rateLimits: { org_read: null, org_write: null, org_analytics: null, ads_analytics: null },
	});
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

async function run({ node, resource, operation }: One, parameters: IDataObject) {
	const result = await runNode(simulator, {
		node: node.name,
		parameters: {
			resource: resource.value,
			operation: operation.value,
			...(parameters as object),
			...preselected(operation),
		},
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

function check(one: One, items: IDataObject[]): void {
	const schema = JSON.parse(readFileSync(schemaFile(one), 'utf8')) as OutputSchema;
	const validate = ajv.compile({ ...schema, additionalProperties: one.operation.output?.open === true });
	for (const item of items) {
		validate(item);
		expect({ item, errors: validate.errors }).toEqual({ item, errors: null });
		for (const [name, value] of Object.entries(item)) {
			if (value === null) continue;
			const where = seen.get(name) ?? new Set();
			seen.set(name, where.add(one.title));
		}
	}
}

test('exactly the operations whose output is known have a schema', () => {
	const without = everyOperation.filter((one) => !existsSync(schemaFile(one)));
	expect(without.map(({ title }) => title)).toEqual(['pinterest apiRequest send']);
});

describe('real output fits the schema that the editor shows before the first run', () => {
	test.each(known)('$title', async (one) => {
		for (const sample of requiredOnly(one.operation)) {
			const { parameters } = sample(world());
			const items = await run(one, parameters);
			expect(items.length).toBeGreaterThan(0);
			check(one, items);
		}
	});

	test('a skipped duplicate', async () => {
		const { boardId } = world();
		const create = known.find(({ title }) => title === 'pinterest pin create')!;
		const [pin] = simulator.state.boards.get(boardId.id)!.pins.from();
		const items = await run(create, {
			boardId: locator('id', boardId.id),
			mediaType: 'imageFile',
			title: 'Whatever',
			link: pin.link,
			duplicates: 'skipSameLink',
		});
		expect(items).toEqual([expect.objectContaining({ skipped: true, id: pin.id })]);
		check(create, items);
	});
});
