import type { Locator, Page } from 'playwright-core';
import { type Lab, nodeType, screenshot, startLab } from './harness.mts';
import { byHand, inARow } from './workflows.mts';

let lab: Lab;
let page: Page;
let modal: Locator;

const name = 'Willow & Thyme on Pinterest';

beforeAll(async () => {
	lab = await startLab();
	page = await lab.openEditor('/home/credentials/create');
	modal = page.getByTestId('editCredential-modal');
}, 900_000);

afterAll(async () => {
	await lab?.stop();
});

const field = (parameter: string) => modal.getByTestId(`parameter-input-${parameter}`);

/** The consent page that opens in a window of its own. */
async function consent(): Promise<Page> {
	const opened = page.waitForEvent('popup');
	await modal.getByTestId('quick-connect-button').click();
	const window = await opened;
	await window.locator('#give-access').waitFor();
	return window;
}

/** The tests below are one story, told in this order. */
describe('an account is connected in the editor', () => {
	test('the credential asks for the app and shows what it will be allowed to do, in words', async () => {
		await page.getByTestId('new-credential-type-select').locator('input').fill('Pinterest');
		await page.getByTestId('new-credential-type-select-option').getByText('Pinterest OAuth2 API').click();
		await page.getByTestId('new-credential-type-button').click();
		await modal.waitFor();
		await modal.getByTestId('credential-name').click();
		await modal.getByTestId('inline-edit-input').fill(name);
		await page.keyboard.press('Enter');

		const { clientId, clientSecret } = lab.simulator.state.app;
		await field('clientId').locator('input').fill(clientId);
		await field('clientSecret').locator('input').fill(clientSecret);
		await modal.getByTestId('oauth-not-connected-banner').waitFor();
		expect(await modal.getByTestId('copy-input').innerText()).toBe(`${lab.n8n.url}/rest/oauth2-credential/callback`);
		const permissions = await field('permissions').innerText();
		expect(permissions.split(/\s*\n\s*/).filter(Boolean)).toEqual([
			'Read Boards',
			'Manage Boards',
			'Read Pins',
			'Manage Pins',
			'Read Account',
		]);
		await field('permissions').click();
		await page.getByText('See your secret boards.').waitFor();
		await screenshot(page, 'permissions');
		await page.keyboard.press('Escape');

		await field('environment').click();
		await page.getByRole('option', { name: /^Custom/ }).click();
		await field('baseUrl').locator('input').fill(lab.simulator.url);
	});

	test('who changes their mind on the consent page is told so, and can begin again', async () => {
		const window = await consent();
		await screenshot(window, 'consent');
		await window.locator('#cancel').click();
		await window.getByText('Failed to connect').waitFor();
		await screenshot(window, 'consent-refused');
		await window.close();
		expect(await modal.getByTestId('oauth-not-connected-banner').isVisible()).toBe(true);
		expect(await modal.getByTestId('oauth-connect-success-banner').isVisible()).toBe(false);
	});

	test('the consent page names the account and the permissions, and giving access connects it', async () => {
		const window = await consent();
		const text = await window.locator('main').innerText();
		expect(text).toContain(lab.simulator.state.account.username);
		expect(text).toContain('Create, update and delete your public Pins');
		expect(text).not.toContain('secret');
		const closed = window.waitForEvent('close');
		await window.locator('#give-access').click();
		await closed;
		await modal.getByTestId('oauth-connect-success-banner').getByText('Account connected').waitFor();
		await screenshot(page, 'connected');
		// Only looked at: what is connected stays as it is.
		await field('environment').click();
		await page.getByRole('option', { name: /^Production/ }).click();
		await pictureOfAllFields();
		expect(await modal.getByTestId('oauth-connect-success-banner').isVisible()).toBe(true);
	});

	test('the connected credential works in a workflow', async () => {
		const credential = (await lab.client.credentials()).find((one) => one.name === name);
		const node = {
			name: 'Pinterest',
			type: nodeType,
			parameters: { resource: 'userAccount', operation: 'get' },
			credentials: { pinterestOAuth2Api: { id: credential!.id, name } },
		};
		const run = await lab.client.runWorkflow(inARow('Connected by hand', [byHand, node]));
		expect(run.error).toBeUndefined();
		expect(run.outputs.Pinterest[0][0].json.username).toBe(lab.simulator.state.account.username);
	});
});

/** n8n limits the height of the window; the picture shows all of it. */
async function pictureOfAllFields(): Promise<void> {
	const viewport = page.viewportSize()!;
	await page.setViewportSize({ width: viewport.width, height: 1400 });
	const style = await page.addStyleTag({
		content: '[data-test-id="editCredential-modal"] { height: 1020px !important; max-height: none !important }',
	});
	await field('clientSecret').locator('input').blur();
	await page.mouse.move(10, 10);
	await screenshot(page, 'connect', { of: modal, forReadme: true });
	await style.evaluate((element) => (element as HTMLElement).remove());
	await page.setViewportSize(viewport);
}
