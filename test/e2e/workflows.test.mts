import type { Execution, Item } from '../../lab/client.mts';
import type { Fault, RecordedRequest } from '../../simulator/simulator.mts';
import { credentialType, type Lab, nodeType, startLab } from './harness.mts';
import { byHand, inARow, locator, type Node, pinterest, rows, webhook } from './workflows.mts';

let lab: Lab;

beforeAll(async () => {
	lab = await startLab();
	// Pinterest's own limits would make 1,000 Pins take ten minutes.
	const plenty = { limit: 100_000, windowSeconds: 60 };
	lab.simulator.setRateLimits({ org_read: plenty, org_write: plenty });
}, 900_000);

afterAll(async () => {
	await lab?.stop();
});

const fields = (wanted: Record<string, string>) =>
	Object.fromEntries(Object.entries(wanted).map(([name, key]) => [name, `={{ $json.${key} }}`]));

/** Creates a Pin for each row on the board that the call names. */
const createPins = (rest: Partial<Node> = {}, parameters: Record<string, unknown> = {}) =>
	pinterest(
		lab,
		{
			resource: 'pin',
			operation: 'create',
			boardId: locator('id', "={{ $('Webhook').first().json.body.board }}"),
			mediaType: 'imageUrl',
			...fields({ imageUrl: 'image', title: 'title', link: 'link' }),
			...parameters,
		},
		rest,
	);

const pinRows = (count: number) =>
	Array.from({ length: count }, (_, at) => ({
		title: `Pin ${at + 1}`,
		link: `https://shop.example/products/${at + 1}`,
		image: `https://shop.example/images/${at + 1}.png`,
	}));

const titles = (count: number) => pinRows(count).map(({ title }) => title);

let workflows = 0;

/** Puts a workflow behind a webhook and calls it with the rows. */
async function callWith(
	row: Array<Node | Node[]>,
	payload: unknown,
): Promise<{ answer: Item['json'][]; run: Execution }> {
	workflows += 1;
	const path = `run-${workflows}`;
	const id = await lab.client.createWorkflow(inARow(`Run ${workflows}`, [webhook(path), ...row]), { activate: true });
	const { body } = await lab.client.callWebhook(path, payload);
	const [latest] = await lab.client.executions(id);
	return { answer: body as Item['json'][], run: await lab.client.execution(latest.id) };
}

/** Requests to the simulator after one with this index. */
const sentSince = (index: number, wanted: (request: RecordedRequest) => boolean) =>
	lab.simulator.requests.filter((request) => request.index > index && wanted(request));

const now = () => lab.simulator.requests.at(-1)?.index ?? 0;

const newBoard = (name: string) => lab.simulator.state.addBoard({ name });

const sortedTitles = (board: { pins: { from(): Iterable<{ title: string | null }> } }) =>
	[...board.pins.from()].map(({ title }) => title).sort();

describe('workflows started by a webhook', () => {
	test('a board, a section and a Pin are made, read, changed, saved elsewhere and deleted', async () => {
		const { state } = lab.simulator;
		const other = newBoard('Saved for later');
		const board = locator('id', "={{ $('Board').first().json.id }}");
		const pin = locator('id', "={{ $('Pin').first().json.id }}");
		const step = (name: string, parameters: Record<string, unknown>) => pinterest(lab, parameters, { name });
		const { run } = await callWith(
			[
				step('Board', {
					resource: 'board',
					operation: 'create',
					name: '={{ $json.body.board }}',
					additionalFields: { description: 'Made by a workflow' },
				}),
				step('Section', { resource: 'boardSection', operation: 'create', boardId: board, name: 'Soups' }),
				step('Pin', {
					resource: 'pin',
					operation: 'create',
					boardId: board,
					mediaType: 'imageUrl',
					imageUrl: 'https://shop.example/soup.png',
					title: 'Soup of the day',
					link: 'https://shop.example/soup',
					additionalFields: { sectionId: locator('name', 'Soups') },
				}),
				step('Get', { resource: 'pin', operation: 'get', pinId: pin }),
				step('Update', {
					resource: 'pin',
					operation: 'update',
					pinId: locator('url', '={{ $json.url }}'),
					updateFields: { title: 'Soup of tomorrow' },
				}),
				step('Save', { resource: 'pin', operation: 'save', pinId: pin, boardId: locator('name', other.name) }),
				step('Delete', { resource: 'pin', operation: 'delete', pinId: pin }),
			],
			{ board: 'Weekday Kitchen' },
		);
		expect(run.error).toBeUndefined();
		const output = (name: string) => run.outputs[name][0].map(({ json }) => json);
		const [{ id }] = output('Pin');
		expect(output('Get')).toEqual([expect.objectContaining({ id, title: 'Soup of the day' })]);
		expect(output('Update')).toEqual([expect.objectContaining({ id, title: 'Soup of tomorrow' })]);
		expect(output('Delete')).toEqual([{ deleted: true, id }]);

		const made = [...state.account.boards.from()].find(({ name }) => name === 'Weekday Kitchen');
		expect(made).toMatchObject({ description: 'Made by a workflow', privacy: 'PUBLIC' });
		expect([...made!.sections.from()].map(({ name }) => name)).toEqual(['Soups']);
		expect(made!.pins.size).toBe(0);
		expect([...other.pins.from()]).toEqual([expect.objectContaining({ parentPinId: id, title: 'Soup of tomorrow' })]);
	});

	test('a token that expires in the middle of 100 Pins is renewed once and nothing is lost or doubled', async () => {
		const board = newBoard('Token expiry');
		const before = now();
		lab.simulator.faults.add({ method: 'POST', path: '/pins', kind: 'expireToken', skip: 50 });
		const { answer, run } = await callWith([rows, createPins()], { board: board.id, rows: pinRows(100) });
		expect(run.error).toBeUndefined();
		expect(answer.map(({ title }) => title)).toEqual(titles(100));
		expect(sortedTitles(board)).toEqual(titles(100).sort());
		expect(sentSince(before, ({ path, status }) => path === '/pins' && status === 401).length).toBeGreaterThan(0);
		expect(sentSince(before, ({ path }) => path === '/oauth/token')).toHaveLength(1);
	});

	const faults: Array<Omit<Fault, 'method' | 'path'>> = [
		{ kind: 'rateLimit', resetSeconds: 1 },
		{ kind: 'rateLimit', withHeaders: false },
		{ kind: 'status', status: 503 },
		{ kind: 'statusAfter', status: 500 },
		{ kind: 'resetBefore' },
		{ kind: 'resetAfter' },
		{ kind: 'garbage' },
		{ kind: 'html' },
		{ kind: 'empty' },
		{ kind: 'slow', delay: 1500 },
		{ kind: 'timeout' },
		{ kind: 'lateEffect', delay: 2500 },
		{ kind: 'lateEffect', status: 504, delay: 2500 },
		{ kind: 'expireToken' },
	];

	test.each(faults)(
		'one fault in 30 Pins leaves exactly 30: %o',
		async (fault) => {
			const board = newBoard(`Fault ${JSON.stringify(fault)}`);
			const before = now();
			lab.simulator.faults.add({ ...fault, method: 'POST', path: '/pins', skip: 12 });
			const { answer, run } = await callWith([rows, createPins({}, { options: { timeout: 3 } })], {
				board: board.id,
				rows: pinRows(30),
			});
			expect(run.error).toBeUndefined();
			expect(answer.map(({ title }) => title)).toEqual(titles(30));
			expect(new Set(answer.map(({ id }) => id)).size).toBe(30);
			expect(sortedTitles(board)).toEqual(titles(30).sort());
			const faulty = sentSince(before, ({ path, method }) => method === 'POST' && path === '/pins')[12];
			if (fault.kind !== 'slow') expect(faulty.status).not.toBe(201);
		},
		150_000,
	);

	test('faults of every kind in a page of a list lose no Pin', async () => {
		const board = newBoard('Listed');
		const { state } = lab.simulator;
		for (let at = 1; at <= 900; at += 1) state.addPin({ boardId: board.id, title: `Pin ${at}` });
		const path = '/boards/{board_id}/pins';
		const kinds: Array<Fault['kind']> = ['rateLimit', 'status', 'resetBefore', 'garbage', 'html', 'empty'];
		for (const [skip, kind] of kinds.entries()) lab.simulator.faults.add({ path, kind, skip: Math.floor(skip / 2) });
		const list = pinterest(lab, {
			resource: 'board',
			operation: 'getPins',
			boardId: locator('id', board.id),
			returnAll: true,
		});
		const before = now();
		const { answer } = await callWith([list], {});
		expect(answer.map(({ title }) => title).sort()).toEqual(titles(900).sort());
		const pages = 4;
		expect(sentSince(before, () => true)).toHaveLength(pages + kinds.length);
	});

	test('1,000 Pins come out in the order of their rows', async () => {
		const board = newBoard('A thousand');
		const { answer } = await callWith([rows, createPins()], { board: board.id, rows: pinRows(1000) });
		expect(answer.map(({ title }) => title)).toEqual(titles(1000));
		expect(sortedTitles(board)).toEqual(titles(1000).sort());
	});

	test('at most as many calls are under way as the option allows', async () => {
		const atOnce = async (options: Record<string, unknown>) => {
			const board = newBoard(`At once ${JSON.stringify(options)}`);
			const { settings } = lab.simulator.state;
			settings.latency = 60;
			try {
				const before = now();
				await callWith([rows, createPins({}, { options })], { board: board.id, rows: pinRows(21) });
				return mostOverlapping(
					sentSince(before, ({ method }) => method === 'POST').map(({ time }) => [time, time + settings.latency]),
				);
			} finally {
				settings.latency = 0;
			}
		};
		expect(await atOnce({ concurrency: 1 })).toBe(1);
		expect(await atOnce({})).toBeLessThanOrEqual(5);
		const many = await atOnce({ concurrency: 20 });
		expect(many).toBeGreaterThan(5);
		expect(many).toBeLessThanOrEqual(20);
	});
});

/** How many of the spans of time hold one and the same moment, at most. */
function mostOverlapping(spans: number[][]): number {
	return Math.max(...spans.map(([start]) => spans.filter(([from, to]) => from <= start && start < to).length));
}

describe('rows that fail', () => {
	const withTwoBad = () => {
		const good = pinRows(5);
		good[1].image = 'no address';
		good[3].title = 'x'.repeat(101);
		return good;
	};
	const refused: Omit<Fault, 'path'> = { method: 'POST', kind: 'status', status: 400, code: 1, message: 'Sorry, no.' };

	test('leave by the error output, each with its reason and its row, while the others are published', async () => {
		const board = newBoard('Error output');
		const set = (name: string, value: string): Node => ({
			name,
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { assignments: { assignments: [{ id: '1', name: 'text', value, type: 'string' }] }, options: {} },
		});
		lab.simulator.faults.add({ ...refused, path: '/pins', skip: 2 });
		const { run } = await callWith(
			[
				rows,
				// One at a time, so that it is the last row that Pinterest refuses.
				createPins({ onError: 'continueErrorOutput' }, { options: { concurrency: 1 } }),
				[set('Good', '={{ $json.title }}'), set('Bad', "={{ $('Rows').item.json.link }} {{ $json.error.message }}")],
			],
			{ board: board.id, rows: withTwoBad() },
		);
		expect(run.status).toBe('success');
		const texts = (name: string) => run.outputs[name][0].map(({ json }) => json.text);
		expect(texts('Good')).toEqual(['Pin 1', 'Pin 3']);
		expect(texts('Bad')).toEqual([
			expect.stringMatching(/^https:\/\/shop\.example\/products\/2 .*Image URL/),
			expect.stringMatching(/^https:\/\/shop\.example\/products\/4 .*Title/),
			expect.stringMatching(/^https:\/\/shop\.example\/products\/5 ./),
		]);
		expect(sortedTitles(board)).toEqual(['Pin 1', 'Pin 3']);
	});

	test('become items with an error when the node continues', async () => {
		const board = newBoard('Continue');
		const { answer } = await callWith([rows, createPins({ onError: 'continueRegularOutput' })], {
			board: board.id,
			rows: withTwoBad(),
		});
		expect(answer.map(({ title, error }) => title ?? (error as { kind: string }).kind)).toEqual([
			'Pin 1',
			'input',
			'Pin 3',
			'input',
			'Pin 5',
		]);
	});

	test('stop the workflow otherwise, and say what has been published already', async () => {
		const board = newBoard('Stop');
		lab.simulator.faults.add({ ...refused, path: '/pins', skip: 2 });
		const { run } = await callWith([rows, createPins({}, { options: { concurrency: 1 } })], {
			board: board.id,
			rows: pinRows(5),
		});
		expect(run.status).toBe('error');
		expect(run.error!.description).toContain('Pinterest says: "Sorry, no."');
		expect(run.error!.description).toContain('2 other items of this run were already carried out on Pinterest');
		expect(sortedTitles(board)).toEqual(['Pin 1', 'Pin 2']);
	});
});

describe('credentials', () => {
	const accessToken = async (name: string, token: string, baseUrl = lab.simulator.url) =>
		await lab.client.createCredential('pinterestApi', name, { environment: 'custom', baseUrl, accessToken: token });

	test('an access token is tested and works', async () => {
		const name = 'Access token';
		const id = await accessToken(name, lab.simulator.issueToken().accessToken);
		expect(await lab.client.testCredential(id)).toMatchObject({ status: 'OK' });
		const node: Node = {
			name: 'Pinterest',
			type: nodeType,
			parameters: { authentication: 'accessToken', resource: 'board', operation: 'getAll', returnAll: true },
			credentials: { pinterestApi: { id, name } },
		};
		const run = await lab.client.runWorkflow(inARow('Access token', [byHand, node]));
		expect(run.error).toBeUndefined();
		expect(run.outputs.Pinterest[0]).toHaveLength(lab.simulator.state.account.boards.size);
	});

	test.each([
		['is not valid', () => 'wrong', /does not accept this token/],
		['has expired', () => lab.simulator.issueToken({ expiresIn: -1 }).accessToken, /does not accept this token/],
		[
			'lacks the permission to read the account',
			() => lab.simulator.issueToken({ scopes: ['pins:read'] }).accessToken,
			/user_accounts:read/,
		],
	])('an access token that %s is refused with the reason', async (_what, token, reason) => {
		const id = await accessToken('Refused token', token());
		expect(await lab.client.testCredential(id)).toEqual({ status: 'Error', message: expect.stringMatching(reason) });
	});

	test.each([
		['where Pinterest has no such path', () => `${lab.simulator.url}/elsewhere`],
		['of a page', () => `${lab.n8n.url}/healthz?`],
	])('an address %s is no connection', async (_what, baseUrl) => {
		const id = await accessToken('Wrong address', lab.simulator.issueToken().accessToken, baseUrl());
		const message = expect.stringMatching(/^What answers at this address is not Pinterest/);
		expect(await lab.client.testCredential(id)).toEqual({ status: 'Error', message });
	});

	test.each<[string, Fault, RegExp]>([
		['an error of Pinterest', { kind: 'status', status: 500 }, /Pinterest is disturbed/],
		['a page in place of an answer', { kind: 'html' }, /Pinterest is disturbed/],
		['a limit that is used up', { kind: 'rateLimit' }, /request limit at Pinterest is used up/],
	])('%s: a token that could not be checked does not count as good', async (_what, fault, reason) => {
		const id = await accessToken('Not checked', lab.simulator.issueToken().accessToken);
		lab.simulator.faults.add({ ...fault, path: '/user_account' });
		expect(await lab.client.testCredential(id)).toEqual({ status: 'Error', message: expect.stringMatching(reason) });
	});

	test('a connection that can no longer be renewed says so', async () => {
		const { state } = lab.simulator;
		state.tokens.clear();
		state.refreshable.clear();
		const node = pinterest(lab, { resource: 'userAccount', operation: 'get' });
		const run = await lab.client.runWorkflow(inARow('Lost connection', [byHand, node]));
		expect(run.error!.message).toBe('The connection with Pinterest has to be renewed');
		await lab.client.connectOAuth(lab.credentialId);
		const again = await lab.client.runWorkflow(inARow('Renewed connection', [byHand, node]));
		expect(again.error).toBeUndefined();
		expect(Object.keys(node.credentials!)).toEqual([credentialType]);
	});
});
