import { n8nVersion } from '../../lab/install.mts';
import { packageName } from '../../lab/pack.mts';
import { credentialData, credentialType, type Lab, nodeType, screenshot, startLab } from './harness.mts';
import { byHand, inARow, pinterest } from './workflows.mts';

let lab: Lab;

// The first run installs n8n itself.
beforeAll(async () => {
	lab = await startLab();
}, 900_000);

afterAll(async () => {
	await lab?.stop();
});

describe('the packed package in a real n8n', () => {
	test('is listed under Settings > Community nodes with every node of its package.json', async () => {
		const installed =
			await lab.client.get<Array<{ packageName: string; failedLoading?: boolean; installedNodes: unknown[] }>>(
				'community-packages',
			);
		const { n8n } = jest.requireActual<{ n8n: { nodes: string[] } }>('../../package.json');
		expect(installed).toHaveLength(1);
		expect(installed[0].packageName).toBe(packageName);
		expect(installed[0].failedLoading ?? false).toBe(false);
		expect(installed[0].installedNodes).toHaveLength(n8n.nodes.length);
	});

	test('is offered to agents as a tool', async () => {
		const names = (await lab.client.nodeTypes()).map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining([nodeType, `${nodeType}Tool`]));
	});

	// Before 1.105 n8n finds no file below a folder whose name begins with a dot, and packages are below `.n8n`.
	const [major, minor] = n8nVersion.split('.').map(Number);
	const servesSchemas = major > 1 || minor >= 105;
	test(`the editor ${servesSchemas ? 'is told' : 'cannot be told'} the fields of an output before a first run`, async () => {
		const schema = await lab.client.outputSchema(nodeType, 'board', 'get');
		if (servesSchemas) expect(schema).toMatchObject({ properties: { id: { type: 'string' } } });
		else expect(schema).toBeUndefined();
	});

	test('runs with the credential that the consent page connected', async () => {
		const execution = await lab.client.runWorkflow(
			inARow('Smoke: account', [byHand, pinterest(lab, { resource: 'userAccount', operation: 'get' })]),
		);
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
		expect(execution.outputs.Pinterest[0]).toEqual([
			expect.objectContaining({
				json: expect.objectContaining({ username: lab.simulator.state.account.username }),
				pairedItem: { item: 0 },
			}),
		]);
	});

	test('a wrong client secret is refused when the account is connected', async () => {
		const data = { ...credentialData(lab.simulator), clientSecret: 'another' };
		const id = await lab.client.createCredential(credentialType, 'Wrong secret', data);
		await expect(lab.client.connectOAuth(id)).rejects.toThrow(/401/);
	});

	test('access refused on the consent page leaves the credential unconnected, until it is given', async () => {
		const name = 'Second thoughts';
		const id = await lab.client.createCredential(credentialType, name, credentialData(lab.simulator));
		await expect(lab.client.connectOAuth(id, 'refuse')).rejects.toThrow(/n8n did not accept the connection/);
		const account = pinterest(
			lab,
			{ resource: 'userAccount', operation: 'get' },
			{ credentials: { [credentialType]: { id, name } } },
		);
		const refused = await lab.client.runWorkflow(inARow('Refused', [byHand, account]));
		expect(refused.error).toMatchObject({ message: 'The connection with Pinterest has to be renewed' });
		await lab.client.connectOAuth(id);
		expect((await lab.client.runWorkflow(inARow('Given', [byHand, account]))).status).toBe('success');
	});

	test('boards can be picked and searched by name', async () => {
		const node = {
			typeVersion: 1,
			...pinterest(lab, { authentication: 'oAuth2', resource: 'board', operation: 'get' }),
		};
		// The credential has no permission for secret boards, so Pinterest does not tell of them.
		const boards = [...lab.simulator.state.account.boards.from()]
			.filter(({ privacy }) => privacy !== 'SECRET')
			.map(({ name }) => name);
		const all = await lab.client.listSearch(node, 'searchBoards', { path: 'parameters.boardId' });
		expect(all.results.map(({ name }) => name).sort()).toEqual(boards.sort());
		const found = await lab.client.listSearch(node, 'searchBoards', { path: 'parameters.boardId', filter: 'autumn' });
		expect(found.results.map(({ name }) => name)).toEqual(['Autumn Recipes']);
	});

	test('the node is found in the editor by its name and shows its operations', async () => {
		const page = await lab.openEditor('/workflow/new');
		await page.getByTestId('canvas-plus-button').click();
		await page.getByTestId('node-creator-search-bar').fill('Pinterest');
		const found = page.getByTestId('node-creator-item-name').filter({ hasText: /^\s*Pinterest\s*$/ });
		await found.waitFor();
		await screenshot(page, 'node-creator');
		await found.click();
		await page.getByText(/^\s*Triggers \(\d+\)/).waitFor();
		await page.getByText(/^\s*Actions \(\d+\)/).click();
		await page.getByText('Create a pin', { exact: true }).waitFor();
		await screenshot(page, 'node-actions');
	});
});
