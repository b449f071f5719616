import type { Locator, Page } from 'playwright-core';
import { addNode, choose, execute, inputOf, outputOf } from './canvas.mts';
import { type Lab, screenshot, startLab } from './harness.mts';
import { type Hosts, startHosts } from './hosts.mts';

let hosts: Hosts;
let lab: Lab;
let page: Page;
let modal: Locator;

beforeAll(async () => {
	hosts = await startHosts();
	lab = await startLab({ env: hosts.env, proxy: hosts.url });
	// A new user has no other account to work with.
	await lab.client.deleteCredential(lab.credentialId);
	page = await lab.openEditor('/home/credentials/create');
	modal = page.getByTestId('editCredential-modal');
}, 900_000);

afterAll(async () => {
	await lab?.stop();
	await hosts?.stop();
});

const field = (parameter: string) => modal.getByTestId(`parameter-input-${parameter}`);
const board = () => page.getByTestId('resource-locator-boardId');
const output = () => outputOf(page);

async function giveConsent(press: () => Promise<void>): Promise<void> {
	const opened = page.waitForEvent('popup');
	await press();
	const window = await opened;
	await window.locator('#give-access').waitFor();
	expect(new URL(window.url()).host).toBe('www.pinterest.com');
	const closed = window.waitForEvent('close');
	await window.locator('#give-access').click();
	await closed;
	await modal.getByTestId('oauth-connect-success-banner').getByText('Account connected').waitFor();
}

/** The credential of the node, from the pencil beside it. */
async function openCredential(): Promise<void> {
	await page.getByTestId('credential-edit-button').click();
	await modal.waitFor();
}

async function closeCredential(): Promise<void> {
	await modal.locator('.el-dialog__headerbtn').click();
	await modal.waitFor({ state: 'hidden' });
}

/** Runs the node, and returns what is to be done about what it says; the refusal before may still stand there. */
async function refusedWith(message: string): Promise<string> {
	await page.getByTestId('node-execute-button').click();
	await output().getByTestId('node-error-message').getByText(message, { exact: true }).waitFor();
	return await output().getByTestId('node-error-description').innerText();
}

/** The tests below are one story, told in this order: what somebody meets whose app is new. */
describe('the first five minutes with an app that has Trial access', () => {
	test('the credential says which value of the Pinterest app goes where, and which environment a new app needs', async () => {
		await page.getByTestId('new-credential-type-select').locator('input').fill('Pinterest');
		await page.getByTestId('new-credential-type-select-option').getByText('Pinterest OAuth2 API').click();
		await page.getByTestId('new-credential-type-button').click();
		await modal.getByText('The App ID of your Pinterest app').waitFor();
		await modal.getByText('The App secret key of your Pinterest app').waitFor();
		await modal.getByText('A new app (Trial access) can publish Pins in the Sandbox only.').waitFor();
		await screenshot(page, 'trial-credential');
	});

	test('who leaves it at Production is connected all the same', async () => {
		const { clientId, clientSecret } = hosts.production.state.app;
		await field('clientId').locator('input').fill(clientId);
		await field('clientSecret').locator('input').fill(clientSecret);
		await giveConsent(async () => await modal.getByTestId('quick-connect-button').click());
	});

	test('the first Pin is refused, with the way to the sandbox', async () => {
		await page.goto(`${lab.n8n.url}/workflow/new`);
		await addNode(page, 'Pinterest', 'Create a pin');
		await board().getByTestId('rlc-input').click();
		await page.getByTestId('rlc-item').filter({ hasText: 'Bread Baking' }).click();
		await inputOf(page, 'imageUrl').fill('https://willowandthyme.example/sourdough.jpg');
		await inputOf(page, 'title').fill('Our first Pin');

		const remedy = await refusedWith('Pinterest lets apps with Trial access create Pins only in its sandbox');
		expect(remedy).toContain('set "Environment" in the Pinterest credential to Sandbox, connect again');
		expect(remedy).toContain('make a board there');
		await screenshot(page, 'trial-refused');
	});

	test('who changes the environment and forgets to connect again is told so', async () => {
		await openCredential();
		await field('environment').click();
		await page.getByRole('option', { name: /^Sandbox/ }).click();
		await modal.getByTestId('credential-save-button').click();
		await page.getByText('Credential saved').waitFor();
		await closeCredential();

		const remedy = await refusedWith('The connection with Pinterest has to be renewed');
		expect(remedy).toContain('"Environment" was changed after connecting');
		await screenshot(page, 'trial-not-reconnected');
	});

	test('a board of production is not in the sandbox, and the message says where boards come from', async () => {
		await hosts.consentOf(hosts.sandbox);
		await openCredential();
		await giveConsent(async () => await modal.getByText('Switch account').click());
		await closeCredential();

		const remedy = await refusedWith('The board was not found');
		expect(remedy).toContain('The sandbox begins empty and has boards and Pins of its own. Make a board there first');
		await screenshot(page, 'trial-no-board');
	});

	test('the first board and the first Pin are made, and say that only their owner sees them', async () => {
		await choose(page, 'resource', 'Board');
		await inputOf(page, 'name').fill('Soups');
		await execute(page);

		await choose(page, 'resource', 'Pin');
		await choose(page, 'operation', 'Create');
		await board().getByTestId('rlc-input').click();
		await page.getByTestId('rlc-item').filter({ hasText: 'Soups' }).click();
		await inputOf(page, 'imageUrl').fill('https://willowandthyme.example/sourdough.jpg');
		await inputOf(page, 'title').fill('Our first Pin');
		await execute(page);
		await output().getByTestId('radio-button-schema').click();
		await output().getByText('where only its owner sees it').waitFor();
		expect(await output().innerText()).toContain('sandbox');
		await screenshot(page, 'trial-first-pin');

		expect(
			hosts.production.requests.filter(
				({ method, path, status }) => method === 'POST' && path === '/pins' && status === 201,
			),
		).toEqual([]);
		expect([...hosts.sandbox.state.account.boards.from()].map(({ name, pins }) => [name, pins.size])).toEqual([
			['Soups', 1],
		]);
	});
});
