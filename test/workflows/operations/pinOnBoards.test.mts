import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { runNode, type RunOptions } from '../harness.mts';
import { createPin, numbered } from '../rules/world.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: null, org_analytics: null } });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset());

const boards = () => ['Soups', 'Autumn', 'Dinners'].map((name) => simulator.state.addBoard({ name }));

const run = async (boardId: string, more: RunOptions['parameters'], items = numbered(1)) =>
	await runNode(simulator, { parameters: createPin(boardId, more), items });

const saves = () => simulator.requests.filter(({ path }) => path.endsWith('/save')).length;
const on = (id: string) => [...simulator.state.pins.values()].filter(({ board }) => board?.id === id);

describe('one Pin on several boards', () => {
	test('is made once and saved to the others, by name, ID or address, each once', async () => {
		const [soups, autumn, dinners] = boards();
		const alsoSaveTo = `Autumn, ${dinners.id}\n${soups.id}, autumn`;
		const { json, error } = await run(soups.id, { additionalFields: { alsoSaveTo } });
		expect(error).toBeUndefined();
		expect(json).toEqual([
			expect.objectContaining({ board_id: soups.id, saved_pin_ids: [on(autumn.id)[0].id, on(dinners.id)[0].id] }),
		]);
		expect([on(soups.id), on(autumn.id), on(dinners.id)].map(({ length }) => length)).toEqual([1, 1, 1]);
		expect(on(autumn.id)[0].parentPinId).toBe(json[0].id);
	});

	test('a save whose answer is lost is found again', async () => {
		const [soups, autumn] = boards();
		simulator.faults.add({ method: 'POST', path: '/pins/{pin_id}/save', kind: 'resetAfter' });
		const { error } = await run(soups.id, { additionalFields: { alsoSaveTo: 'Autumn' } });
		expect([error, on(soups.id).length, on(autumn.id).length]).toEqual([undefined, 1, 1]);
	});

	test('a save that is refused is told with what was done, and the next run with the guard does the rest', async () => {
		const [soups, autumn, dinners] = boards();
		simulator.faults.add({ method: 'POST', path: '/pins/{pin_id}/save', kind: 'status', status: 403, code: 7 });
		const values = {
			link: 'https://shop.example/soup',
			duplicates: 'skipSameLink',
			additionalFields: { alsoSaveTo: 'Autumn, Dinners' },
		};
		const { error } = await run(soups.id, values);
		const [pin] = on(soups.id);
		expect(error?.description).toContain(
			`The Pin ${pin.id} was made on its board; it is not on the boards ${autumn.id}, ${dinners.id}.`,
		);
		const { json } = await run(soups.id, values);
		expect(json[0]).toMatchObject({ id: pin.id, skipped: true });
		await run(soups.id, values);
		expect([on(soups.id), on(autumn.id), on(dinners.id)].map(({ length }) => length)).toEqual([1, 1, 1]);
		expect(saves()).toBe(3);
	});

	test('a board that does not exist is told before anything is made', async () => {
		const [soups] = boards();
		const { error } = await run(soups.id, { additionalFields: { alsoSaveTo: 'Autumn, Winter' } });
		expect(error?.message).toBe('There is no board called "Winter"');
		expect(simulator.state.pins.size).toBe(0);
	});

	test('two equal items stay two Pins with two copies', async () => {
		const [soups, autumn] = boards();
		const { error } = await run(soups.id, { additionalFields: { alsoSaveTo: 'Autumn' } }, numbered(2));
		expect([error, on(soups.id).length, on(autumn.id).length]).toEqual([undefined, 2, 2]);
	});
});

test('the numbers of Pins are columns when they are switched on', async () => {
	const [soups] = boards();
	simulator.state.addPin({ boardId: soups.id, title: 'Soup', altText: 'A bowl' });
	const list = { resource: 'board', operation: 'getPins', boardId: soups.id };
	const [without] = (await runNode(simulator, { parameters: list })).json;
	expect(without).toMatchObject({ alt_text: 'A bowl', media_type: 'image' });
	expect(Object.keys(without)).not.toContain('save_90d');
	const [json] = (await runNode(simulator, { parameters: { ...list, filters: { pinMetrics: true } } })).json;
	const { impression_90d: impressions, save_90d: saved, comment_lifetime: comments } = json;
	expect([impressions, saved, comments].map((value) => typeof value)).toEqual(['number', 'number', 'number']);
	const raw = (await runNode(simulator, { parameters: { ...list, output: 'raw', filters: { pinMetrics: true } } }))
		.json;
	expect(raw[0].pin_metrics).toMatchObject({ '90d': { impression: impressions, save: saved } });
});

test('top Pins with title, link and image: one call for all of them', async () => {
	const [soups] = boards();
	for (const { n } of numbered(60))
		simulator.state.addPin({ boardId: soups.id, title: `Soup ${n}`, link: `https://shop.example/${n}` });
	const parameters = { resource: 'userAccount', operation: 'getTopPins', includeDetails: true };
	const { json, error } = await runNode(simulator, { parameters });
	expect([error, json.length]).toEqual([undefined, 50]);
	for (const { pin_id: id, title, link, image_url: image } of json) {
		const pin = simulator.state.pins.get(String(id))!;
		expect([title, link, typeof image]).toEqual([pin.title, pin.link, 'string']);
	}
	expect(simulator.requests.filter(({ path }) => path === '/pins')).toHaveLength(1);
});

test('demographics and predictions of keywords are columns when they are switched on', async () => {
	const parameters = {
		resource: 'trend',
		operation: 'getKeywords',
		additionalFields: { includeDemographics: true, includePrediction: true },
	};
	const { json, error } = await runNode(simulator, { parameters });
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({
		female: expect.any(Number),
		largest_age_group: expect.stringMatching(/^\d\d/),
		predicted_peak: expect.any(Number),
		predicted_peak_week: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
	});
});
