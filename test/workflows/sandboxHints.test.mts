import dns from 'node:dns';

import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { runNode, type RunOptions } from './harness.mts';
import { byId, createBoard, createPin } from './rules/world.mts';

// What the output says of the sandbox. That is known by its address, so the simulator goes by such a name here.

const NAME = 'api-sandbox.pinterest.example';
const MADE = "Made in Pinterest's sandbox, where only its owner sees it.";
const THERE = "It is in Pinterest's sandbox, where only its owner sees it.";

let simulator: Simulator;
let boardId: string;

beforeAll(async () => {
	const { lookup } = dns;
	jest
		.spyOn(dns, 'lookup')
		.mockImplementation(((name: string, ...rest: unknown[]) =>
			(lookup as (...all: unknown[]) => void)(name === NAME ? '127.0.0.1' : name, ...rest)) as typeof lookup);
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: null } });
});
afterAll(async () => {
	jest.restoreAllMocks();
	await simulator.close();
});
beforeEach(() => {
	simulator.reset();
	boardId = simulator.state.addBoard({ name: 'Soups' }).id;
});

const run = async (parameters: RunOptions['parameters'], inSandbox = true) => {
	const baseUrl = simulator.url.replace('127.0.0.1', inSandbox ? NAME : '127.0.0.1');
	const { error, json } = await runNode(simulator, { parameters, credential: { baseUrl } });
	expect(error).toBeUndefined();
	return json.map(({ environment, hint, outcome }) => [environment, hint, outcome]);
};

const link = 'https://shop.example/soup';
const wanted = (more: RunOptions['parameters'] = {}) =>
	createPin(boardId, { operation: 'createOrUpdate', title: 'Soup', link, ...more });
const dry = { options: { dryRun: true } };
const addPin = () => simulator.state.addPin({ boardId, title: 'Soup', link }).id;

const section = () => ({ resource: 'boardSection', operation: 'create', boardId: byId(boardId), name: 'Winter' });
const save = () => ({ resource: 'pin', operation: 'save', pinId: byId(addPin()), boardId: byId(boardId) });

describe('what is made is called made', () => {
	test.each<[string, () => RunOptions['parameters']]>([
		['a Pin', () => createPin(boardId, { title: 'Soup' })],
		['a Pin that is saved', save],
		['a board', () => createBoard('Winter')],
		['a section', section],
	])('%s', async (_, parameters) => {
		expect(await run(parameters())).toEqual([['sandbox', MADE, undefined]]);
		simulator.reset();
		boardId = simulator.state.addBoard({ name: 'Soups' }).id;
		expect(await run(parameters(), false)).toEqual([[undefined, undefined, undefined]]);
	});

	test('a Pin of a table', async () => {
		expect(await run(wanted())).toEqual([['sandbox', MADE, 'created']]);
	});

	test('in every form of the output', async () => {
		expect(await run(createBoard('Winter', { output: 'raw' }))).toEqual([['sandbox', MADE, undefined]]);
		expect(await run(createBoard('Summer', { output: 'selected', fields: ['id'] }))).toEqual([
			['sandbox', MADE, undefined],
		]);
	});
});

describe('what was there before is not', () => {
	test('a duplicate that is skipped', async () => {
		addPin();
		expect(await run(createPin(boardId, { link, duplicates: 'skipSameLink' }))).toEqual([
			['sandbox', THERE, undefined],
		]);
	});

	test('a Pin that is updated', async () => {
		const update = { resource: 'pin', operation: 'update', pinId: byId(addPin()), updateFields: { title: 'Stew' } };
		expect(await run(update)).toEqual([['sandbox', THERE, undefined]]);
	});

	test('Pins of a table that are changed, or as they should be', async () => {
		addPin();
		expect(await run(wanted({ title: 'Stew' }))).toEqual([['sandbox', THERE, 'updated']]);
		expect(await run(wanted({ title: 'Stew' }))).toEqual([['sandbox', THERE, 'unchanged']]);
	});
});

describe('where there is nothing to see, nothing is said of who sees it', () => {
	test('in a dry run', async () => {
		expect(await run(wanted(dry))).toEqual([['sandbox', undefined, 'would be created']]);
		addPin();
		expect(await run(wanted({ ...dry, title: 'Stew' }))).toEqual([['sandbox', undefined, 'would be updated']]);
		expect(await run(wanted(dry))).toEqual([['sandbox', undefined, 'unchanged']]);
		expect(await run(wanted({ ...dry, link: 'https://shop.example/stew', missing: 'delete' }))).toEqual([
			['sandbox', undefined, 'would be created'],
			['sandbox', undefined, 'would be deleted'],
		]);
	});

	test('of a Pin that was deleted', async () => {
		addPin();
		expect(await run(wanted({ link: 'https://shop.example/stew', missing: 'delete' }))).toEqual([
			['sandbox', MADE, 'created'],
			['sandbox', undefined, 'deleted'],
		]);
	});
});
