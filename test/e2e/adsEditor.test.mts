import type { Page } from 'playwright-core';
import { PinterestAds } from '../../nodes/PinterestAds/PinterestAds.node.ts';
import { packageName } from '../../lab/pack.mts';
import { addNode, choose, execute, inputOf, outputOf } from './canvas.mts';
import { credentialData, credentialName, credentialType, type Lab, screenshot, startLab } from './harness.mts';

let lab: Lab;
let page: Page;
let credentialId: string;

const permissions = [
	'ads:read',
	'ads:write',
	'billing:read',
	'boards:read',
	'catalogs:read',
	'pins:read',
	'user_accounts:read',
];

beforeAll(async () => {
	lab = await startLab();
	await lab.client.deleteCredential(lab.credentialId);
	credentialId = await lab.client.createCredential(
		credentialType,
		credentialName,
		credentialData(lab.simulator, permissions),
	);
	await lab.client.connectOAuth(credentialId);
	page = await lab.openEditor('/workflow/new');
}, 900_000);

afterAll(async () => {
	await lab?.stop();
});

const adAccount = () => page.getByTestId('resource-locator-adAccountId');
const output = () => outputOf(page);

/** Runs the node, and shows what comes out as a table. */
async function executed(): Promise<void> {
	await execute(page);
	await output().getByTestId('radio-button-table').click();
}

/** The methods that fill the lists of the node. */
const lists = new PinterestAds().description.properties
	.flatMap(({ modes = [] }) => modes)
	.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []);

/** The tests below are one story, told in this order. */
describe('a campaign in the editor', () => {
	test('the node is found by what one wants to do', async () => {
		await addNode(page, 'Pinterest Ads', 'Create a campaign');
		await adAccount().waitFor();
		await screenshot(page, 'ads-panel');
	});

	test('it is made paused, with its budget in the currency of the account', async () => {
		await adAccount().getByTestId('rlc-input').click();
		await page.getByTestId('rlc-item').first().click();
		await inputOf(page, 'name').fill('Autumn in the editor');
		await inputOf(page, 'budget').fill('12.50');
		await executed();
		await output().getByText('PAUSED').first().waitFor();
		await screenshot(page, 'ads-campaign');
		const made = [...lab.simulator.state.ads.campaigns.values()].filter(({ name }) => name === 'Autumn in the editor');
		expect(made.map(({ status, dailySpendCap }) => [status, dailySpendCap])).toEqual([['PAUSED', 12_500_000]]);
	});

	test('a report comes as rows', async () => {
		await choose(page, 'resource', 'Report');
		await choose(page, 'operation', 'Get');
		await executed();
		await output().getByText('entity_id').waitFor();
		expect(await output().innerText()).toContain('total_impression');
		await screenshot(page, 'ads-report');
	});

	test.each([...new Set(lists)])('the list behind %s opens', async (method) => {
		const [{ id }] = [...lab.simulator.state.adAccounts.values()];
		const node = {
			type: `${packageName}.pinterestAds`,
			typeVersion: 1,
			parameters: { authentication: 'oAuth2', adAccountId: { __rl: true, mode: 'id', value: id } },
			credentials: { [credentialType]: { id: credentialId, name: credentialName } },
		};
		const { results } = await lab.client.listSearch(node, method);
		for (const { name, value } of results)
			expect([typeof name, typeof value, name.length > 0]).toEqual(['string', 'string', true]);
		if (WITH_ENTRIES.has(method)) expect(results.length).toBeGreaterThan(0);
	});
});

/** Those of which the demo account has some. */
const WITH_ENTRIES = new Set(['searchAdAccounts', 'searchCampaigns', 'searchAdGroups', 'searchAds']);
