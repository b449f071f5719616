import { readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Workflow } from '../../lab/client.mts';
import { n8nVersion, usualVersion } from '../../lab/install.mts';
import { packageName } from '../../lab/pack.mts';
import { credentialName, credentialType, type Lab, startLab } from './harness.mts';
import { untilSo } from './untilSo.mts';

const TOKEN = 'a-long-random-token';

const isError = true;

let lab: Lab;
let workflowId: string;
let address: URL;
let assistant: Client;

/** An assistant that speaks MCP, connected as a person connects it: with the address and the token. */
async function connected(token: string): Promise<Client> {
	const client = new Client({ name: 'assistant', version: '1.0.0' });
	const requestInit = { headers: { Authorization: `Bearer ${token}` } };
	await client.connect(new StreamableHTTPClientTransport(address, { requestInit }));
	return client;
}

/** The example as a person imports it: with the credentials chosen. */
async function imported(): Promise<Workflow> {
	const workflow = JSON.parse(readFileSync('examples/pinterest-for-any-assistant.json', 'utf8')) as Workflow;
	const key = await lab.client.createCredential('httpBearerAuth', 'Assistant', { token: TOKEN });
	for (const node of workflow.nodes) {
		if (node.type.startsWith(`${packageName}.`))
			node.credentials = { [credentialType]: { id: lab.credentialId, name: credentialName } };
		if (node.name === 'Assistant') node.credentials = { httpBearerAuth: { id: key, name: 'Assistant' } };
	}
	return workflow;
}

beforeAll(async () => {
	lab = await startLab();
	const workflow = await imported();
	workflowId = await lab.client.createWorkflow(workflow, { activate: true });
	const { path } = workflow.nodes.find(({ name }) => name === 'Assistant')!.parameters;
	address = new URL(`/mcp/${String(path)}`, lab.n8n.url);
	assistant = await connected(TOKEN);
}, 900_000);

afterAll(async () => {
	await assistant?.close();
	await lab?.stop();
});

interface Told {
	text: string;
	isError: boolean;
}

async function call(name: string, input: Record<string, unknown> = {}): Promise<Told> {
	const { content, isError } = await assistant.callTool({ name, arguments: input });
	const [{ text }] = content as Array<{ text: string }>;
	return { text, isError: isError === true };
}

/** What a tool returns when nothing is wrong. */
async function results(name: string, input?: Record<string, unknown>): Promise<Array<Record<string, unknown>>> {
	const { text, isError } = await call(name, input);
	expect({ text, isError }).toEqual({ text, isError: false });
	return JSON.parse(text);
}

const pin = {
	Board: 'autumn recipes',
	Image_URL: 'https://shop.example/images/medlar.png',
	Title: 'Medlar jelly',
	Description: 'Wait for the first frost.',
	Link: 'https://shop.example/medlar-jelly',
	Alt_Text: 'Three jars',
};

const pinsCalled = (wanted: string) => [...lab.simulator.state.pins.values()].filter(({ title }) => title === wanted);

describe('an assistant that speaks MCP', () => {
	test('is told what each tool does, and gets none that deletes or changes anything but by a new Pin', async () => {
		const { tools } = await assistant.listTools();
		const offered = Object.fromEntries(tools.map((tool) => [tool.name, tool]));
		expect(Object.keys(offered).sort()).toEqual([
			'Account_numbers',
			'Create_a_Pin',
			'Find_a_board',
			'Find_my_Pins',
			'Growing_searches',
			'List_my_boards',
			'Top_Pins',
		]);
		expect(offered.Create_a_Pin).toMatchObject({
			description: expect.stringContaining('skipped: true'),
			inputSchema: {
				properties: {
					Board: { type: 'string', description: 'Name of one of my boards' },
					Image_URL: { type: 'string', description: expect.stringContaining('JPEG or PNG') },
					Title: { type: 'string', description: expect.stringContaining('100') },
				},
				required: ['Board', 'Image_URL', 'Title', 'Description', 'Link'],
			},
		});
		expect(offered.Growing_searches.inputSchema.properties).toMatchObject({ Region: { default: 'US' } });
		// n8n 2.33.7 has no instructions yet.
		const told = n8nVersion === usualVersion ? expect.stringContaining('Find the board before you create') : undefined;
		expect(assistant.getInstructions()).toEqual(told);
	});

	test('finds a board and publishes a Pin on it, once even if it asks twice', async () => {
		const [board] = await results('Find_a_board', { Board: pin.Board });
		expect(board).toMatchObject({ name: 'Autumn Recipes', pin_count: expect.any(Number) });
		const [created] = await results('Create_a_Pin', pin);
		const [made] = pinsCalled(pin.Title);
		expect(made).toMatchObject({ description: pin.Description, link: pin.Link, altText: pin.Alt_Text });
		expect(created).toMatchObject({ id: made.id, board_id: board.id, url: expect.stringContaining(made.id) });
		expect(created).not.toHaveProperty('skipped');

		expect(await results('Create_a_Pin', pin)).toEqual([expect.objectContaining({ id: made.id, skipped: true })]);
		expect(pinsCalled(pin.Title)).toHaveLength(1);
		// Each call of a tool is on record, the last a moment after its answer.
		const recorded = async () => await lab.client.executions(workflowId);
		await untilSo(async () => (await recorded()).length >= 3);
		expect(await recorded()).toHaveLength(3);
		expect(await results('Find_my_Pins', { Words: 'medlar' })).toEqual([expect.objectContaining({ id: made.id })]);
	});

	test('is told in words what is wrong, and nothing is published', async () => {
		const before = lab.simulator.state.pins.size;
		const noBoard = await call('Find_a_board', { Board: 'Recipes of Autumn' });
		expect(noBoard).toEqual({ text: expect.stringContaining('There is no board called "Recipes of Autumn"'), isError });
		expect(noBoard.text).toContain('"Shop News"');

		const other = { ...pin, Link: 'https://shop.example/medlars' };
		expect(await call('Create_a_Pin', { ...other, Title: 'x'.repeat(101), Image_URL: 'medlar' })).toEqual({
			text: expect.stringMatching(/"Image URL" is not a web address: "medlar".*"Title" has 101 characters/s),
			isError,
		});

		lab.simulator.faults.add({ method: 'POST', path: '/pins', kind: 'status', status: 400, code: 1, message: 'No.' });
		expect(await call('Create_a_Pin', other)).toEqual({ text: expect.stringContaining('says: "No."'), isError });
		expect(lab.simulator.state.pins.size).toBe(before);
	});

	test('reads boards, numbers and trends', async () => {
		const boards = [...lab.simulator.state.account.boards.from()].filter(({ privacy }) => privacy !== 'SECRET');
		const listed = await results('List_my_boards');
		expect(listed.map(({ name }) => name)).toEqual(boards.map(({ name }) => name));
		expect(await results('Account_numbers')).toHaveLength(30);
		expect(await results('Account_numbers', { Date_Range: 'last7Days' })).toHaveLength(7);
		const top = await results('Top_Pins', { Sort_By: 'SAVE' });
		expect(top).toHaveLength(10);
		expect(top[0]).toMatchObject({ rank: 1, title: expect.stringMatching(/\w/), save: expect.any(Number) });
		const searches = await results('Growing_searches', { Region: 'DE+AT+CH', Trend_Type: 'yearly' });
		expect(searches[0]).toMatchObject({ keyword: expect.stringMatching(/\w/), pct_growth_yoy: expect.any(Number) });
	});

	test('gets nowhere without the right token', async () => {
		await expect(connected('guessed')).rejects.toThrow(/Authorization data is wrong/);
	});
});
