import type { Page } from 'playwright-core';
import { addNode, execute, inputOf, outputOf } from './canvas.mts';
import { type Lab, screenshot, startLab } from './harness.mts';

let lab: Lab;
let page: Page;

beforeAll(async () => {
	lab = await startLab();
	page = await lab.openEditor('/workflow/new');
}, 900_000);

afterAll(async () => {
	await lab?.stop();
});

const input = (parameter: string) => inputOf(page, parameter);

const boardField = () => page.getByTestId('resource-locator-boardId');
const listed = () => page.getByTestId('rlc-item');
const output = () => outputOf(page);

async function openList(filter?: string): Promise<void> {
	await boardField().getByTestId('rlc-input').click();
	await listed().first().waitFor();
	if (filter !== undefined) await page.getByTestId('rlc-search').fill(filter);
}

function boardCalled(name: string) {
	const board = [...lab.simulator.state.account.boards.from()].find((one) => one.name === name);
	if (!board) throw new Error(`The demo account has no board "${name}"`);
	return board;
}

/** The tests below are one story, told in this order. */
describe('a Pin is created in the editor', () => {
	test('the node is added by its operation, and has taken the credential by itself', async () => {
		await addNode(page, 'Pinterest', 'Create a pin');
		await boardField().waitFor();
		expect(
			await page.getByTestId('node-parameters').getByTestId('node-credentials-select').locator('input').inputValue(),
		).toBe('Pinterest account');
		expect(await input('resource').inputValue()).toBe('Pin');
		expect(await input('operation').inputValue()).toBe('Create');
	});

	test('the board is picked from a list that can be searched', async () => {
		await openList();
		await picture('pick-board');
		await page.getByTestId('rlc-search').fill('bread');
		await expectListed(['Bread Baking']);
		await listed().first().click();
		expect(await boardField().getByTestId('rlc-input').inputValue()).toBe('Bread Baking');
	});

	test('the step publishes the Pin and shows it', async () => {
		await input('imageUrl').fill('https://willowandthyme.example/sourdough.jpg');
		await input('title').fill('Overnight sourdough');
		await input('description').fill('Mix it in the evening, bake it in the morning.');
		await input('link').fill('https://willowandthyme.example/recipes/sourdough');
		await execute(page);
		await output().getByTestId('radio-button-schema').click();
		await output().getByText('https://www.pinterest.com/pin/').first().waitFor();
		const [made] = boardCalled('Bread Baking').pins.from();
		expect(made).toMatchObject({
			title: 'Overnight sourdough',
			link: 'https://willowandthyme.example/recipes/sourdough',
		});
		expect(await output().innerText()).toContain(made.id);
		await picture('create-pin');
	});

	test('a board that does not exist is named, with what to do', async () => {
		await boardField().getByTestId('rlc-mode-selector').click();
		await page.getByRole('option', { name: 'By Name' }).click();
		await boardField().getByTestId('rlc-input').fill('Bread and Cake');
		await page.getByTestId('node-execute-button').click();
		await output().getByTestId('node-run-status-danger').waitFor();
		expect(await output().getByTestId('node-error-message').innerText()).toBe(
			'There is no board called "Bread and Cake"',
		);
		const remedy = await output().getByTestId('node-error-description').innerText();
		expect(remedy).toMatch(/^Check the spelling, or pick the board from the list\. .*"Shop News"/);
		expect(boardCalled('Bread Baking').pins.size).toBe(6);
		await screenshot(page, 'unknown-board');
	});

	test('a Pin that Pinterest refuses shows what it said and its request ID', async () => {
		await boardField().getByTestId('rlc-input').fill('Bread Baking');
		lab.simulator.faults.add({
			method: 'POST',
			path: '/pins',
			kind: 'status',
			status: 403,
			code: 29,
			message: 'No, thanks.',
		});
		await page.getByTestId('node-execute-button').click();
		await output().getByText('Pinterest says: "No, thanks."').waitFor();
		const rid = lab.simulator.requests.filter(({ path }) => path === '/pins').at(-1)!.rid;
		expect(await output().innerText()).toContain(`request ID ${rid}`);
		await screenshot(page, 'refused');
	});

	test('among 2,000 boards a filter finds one far down', async () => {
		const { state } = lab.simulator;
		for (let at = 1; state.account.boards.size < 2000; at += 1) state.addBoard({ name: `Collection ${at}` });
		state.settings.latency = 20;
		await boardField().getByTestId('rlc-mode-selector').click();
		await page.getByRole('option', { name: 'From List' }).click();
		await openList('collection 137');
		await expectListed(['Collection 1379', 'Collection 1378', 'Collection 1377', 'Collection 1376', 'Collection 1375']);
		await page.getByTestId('rlc-search').fill('kitchen sh');
		await expectListed(['Kitchen Shelves']);
		await screenshot(page, 'many-boards');
		await listed().first().click();
		await execute(page);
		const [made] = boardCalled('Kitchen Shelves').pins.from();
		expect(made.title).toBe('Overnight sourdough');
	});
});

/** Waits until the list begins with these names: it is filled from Pinterest after a pause in typing. */
async function expectListed(names: string[]): Promise<void> {
	for (const [at, name] of names.entries()) {
		await listed()
			.nth(at)
			.filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) })
			.waitFor();
	}
}

/** The window of the node for the README, without the notices and buttons that overlap it. */
async function picture(name: string): Promise<void> {
	const style = await page.addStyleTag({
		content: '.el-notification, [data-test-id="floating-nodes"] { visibility: hidden !important }',
	});
	await page.mouse.move(10, 10);
	await screenshot(page, name, { of: page.getByTestId('ndv'), forReadme: true });
	await style.evaluate((element) => (element as HTMLElement).remove());
}
