import type { Workflow } from '../../lab/client.mts';
import { n8nVersion } from '../../lab/install.mts';
import { type ChatModel, startChatModel } from './chatModel.mts';
import { credentialName, credentialType, type Lab, nodeType, startLab } from './harness.mts';
import { locator } from './workflows.mts';

let lab: Lab;
let model: ChatModel;
let modelCredential: string;

beforeAll(async () => {
	lab = await startLab();
	model = await startChatModel();
	modelCredential = await lab.client.createCredential('openAiApi', 'Scripted model', {
		apiKey: 'none',
		url: model.url,
	});
}, 900_000);

afterAll(async () => {
	await model?.close();
	await lab?.stop();
});

const NO_BOARD = /^There is no board called "Recipes of Autumn"\. .*"Shop News"/;

const onVersion1 = n8nVersion.startsWith('1.');

/** What the editor writes when a person lets the model fill in a field. */
const fromModel = (label: string, description = '', type = 'string') =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${label}', \`${description}\`, '${type}') }}`;

const tools: Record<string, Record<string, unknown>> = {
	'Create a Pin': {
		resource: 'pin',
		operation: 'create',
		descriptionType: 'manual',
		toolDescription: 'Publishes a Pin. Titles have at most 100 characters.',
		boardId: locator('name', fromModel('Board', 'Name of one of my boards')),
		mediaType: 'imageUrl',
		imageUrl: fromModel('Image_URL', 'Public address of a JPEG or PNG'),
		title: fromModel('Title'),
		description: fromModel('Description'),
		link: fromModel('Link'),
		duplicates: 'skipSameLink',
	},
	'Get a board': { resource: 'board', operation: 'get', boardId: locator('name', fromModel('Board')) },
	'Account analytics': { resource: 'userAccount', operation: 'getAnalytics' },
};

function agent(): Workflow {
	const toolNodes = Object.entries(tools).map(([name, parameters], at) => ({
		name,
		type: `${nodeType}Tool`,
		typeVersion: 1,
		position: [200 + at * 200, 240] as [number, number],
		parameters,
		credentials: { [credentialType]: { id: lab.credentialId, name: credentialName } },
	}));
	return {
		name: 'Agent',
		nodes: [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
			{
				name: 'AI Agent',
				type: '@n8n/n8n-nodes-langchain.agent',
				// n8n 1.123 has no newer one, 1.101 not even this.
				typeVersion: onVersion1 ? 3 : 3.1,
				position: [220, 0],
				parameters: { promptType: 'define', text: 'Do what you are told', options: { enableStreaming: false } },
			},
			{
				name: 'Model',
				type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
				typeVersion: 1.2,
				position: [0, 240],
				parameters: { model: locator('id', 'scripted'), options: {} },
				credentials: { openAiApi: { id: modelCredential, name: 'Scripted model' } },
			},
			...toolNodes,
		],
		connections: {
			Start: { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'AI Agent', type: 'ai_languageModel', index: 0 }]] },
			...Object.fromEntries(
				toolNodes.map(({ name }) => [name, { ai_tool: [[{ node: 'AI Agent', type: 'ai_tool', index: 0 }]] }]),
			),
		},
		settings: { executionOrder: 'v1' },
	};
}

async function said(): Promise<unknown> {
	const run = await lab.client.runWorkflow(agent());
	expect(run.error).toBeUndefined();
	return run.outputs['AI Agent'][0][0].json.output;
}

/** What the tools answered, one line each. */
const reported = async (): Promise<unknown[]> =>
	String(await said())
		.split('\n')
		.map((line) => JSON.parse(line));

const everything = (results: string[]) => results.join('\n');

describe("n8n's AI Agent with Pinterest as its tools", () => {
	test('is told what each tool does and what it may fill in', async () => {
		model.script('Nothing to do.');
		expect(await said()).toBe('Nothing to do.');
		const offered = Object.fromEntries(
			model.conversations[0].tools!.map(({ function: { name, description, parameters } }) => [
				name,
				{ description, fields: parameters.properties },
			]),
		);
		expect(offered).toEqual({
			Create_a_Pin: {
				description: expect.stringContaining('100 characters'),
				fields: {
					Board: { type: 'string', description: 'Name of one of my boards' },
					Image_URL: { type: 'string', description: expect.stringContaining('JPEG or PNG') },
					Title: { type: 'string' },
					Description: { type: 'string' },
					Link: { type: 'string' },
				},
			},
			Get_a_board: { description: 'Get a board in Pinterest', fields: { Board: { type: 'string' } } },
			Account_analytics: { description: 'Get analytics of the account in Pinterest', fields: {} },
		});
	});

	test('finds a board by name and publishes a Pin on it, once even if it asks twice', async () => {
		const pin = {
			Board: 'Autumn Recipes',
			Image_URL: 'https://shop.example/images/quince.png',
			Title: 'Quince jelly',
			Description: 'Three ingredients.',
			Link: 'https://shop.example/quince-jelly',
		};
		model.script(
			[{ tool: 'Get_a_board', input: { Board: 'autumn recipes' } }],
			[{ tool: 'Create_a_Pin', input: pin }],
			[{ tool: 'Create_a_Pin', input: pin }],
			everything,
		);
		const [found, created, again] = await reported();
		const board = [...lab.simulator.state.account.boards.from()].find(({ name }) => name === 'Autumn Recipes')!;
		const made = [...board.pins.from()].filter(({ title }) => title === 'Quince jelly');
		expect(found).toEqual([expect.objectContaining({ id: board.id, name: 'Autumn Recipes', pin_count: 8 })]);
		expect(made).toEqual([expect.objectContaining({ description: pin.Description, link: pin.Link })]);
		expect(created).toEqual([expect.objectContaining({ id: made[0].id, title: 'Quince jelly' })]);
		expect(again).toEqual([expect.objectContaining({ id: made[0].id, skipped: true })]);
	});

	// n8n 1.x ends the run when a tool of this agent fails.
	const failedTool = onVersion1 ? 'is stopped with what was wrong' : 'is told what was wrong';
	test(`${failedTool} and what to do about it`, async () => {
		const before = lab.simulator.state.pins.size;
		const wrong = { Board: 'Gift Ideas', Image_URL: 'quince', Title: 'x'.repeat(101), Description: '', Link: '' };
		const refused = {
			...wrong,
			Image_URL: 'https://shop.example/quince.png',
			Title: 'Quince',
			Link: 'https://shop.example/quinces',
		};
		lab.simulator.faults.add({ method: 'POST', path: '/pins', kind: 'status', status: 400, code: 1, message: 'No.' });
		model.script(
			[{ tool: 'Get_a_board', input: { Board: 'Recipes of Autumn' } }],
			[{ tool: 'Create_a_Pin', input: wrong }],
			[{ tool: 'Create_a_Pin', input: refused }],
			everything,
		);
		if (onVersion1) {
			const { error } = await lab.client.runWorkflow(agent());
			expect(error?.message).toMatch(NO_BOARD);
			return;
		}
		const told = (await reported()) as Array<[{ error: string }]>;
		const [noBoard, badInput, refusal] = told.map(([{ error }]) => error);
		expect(noBoard).toMatch(NO_BOARD);
		expect(badInput).toContain('"Image URL" is not a web address: "quince"');
		expect(badInput).toContain('"Title" has 101 characters; Pinterest takes at most 100');
		expect(refusal).toContain('Pinterest says: "No."');
		expect(lab.simulator.state.pins.size).toBe(before);
	});

	test('reads the numbers of the account', async () => {
		model.script([{ tool: 'Account_analytics', input: {} }], everything);
		const [days] = (await reported()) as Array<Array<Record<string, unknown>>>;
		expect(days).toHaveLength(30);
		expect(days[0]).toMatchObject({ date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), impression: expect.any(Number) });
	});
});
