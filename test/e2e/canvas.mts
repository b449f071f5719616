import type { Locator, Page } from 'playwright-core';

// What a person does in n8n's editor, and the parts of it that they do it with.

/** Puts a manual trigger on an empty canvas, and behind it what a node offers under the name of an action. */
export async function addNode(page: Page, node: string, action: string): Promise<void> {
	const search = page.getByTestId('node-creator-search-bar');
	const offered = page.getByTestId('node-creator-item-name');
	await page.getByTestId('canvas-plus-button').click();
	await search.fill('manual');
	await offered.filter({ hasText: 'Trigger manually' }).click();
	await page.getByTestId('canvas-handle-plus-wrapper').click();
	await search.fill(node);
	await offered.filter({ hasText: new RegExp(`^\\s*${node}\\s*$`) }).click();
	await page.getByText(action, { exact: true }).click();
}

/** What a parameter of the open node is typed or chosen in. */
export const inputOf = (page: Page, parameter: string): Locator =>
	page.getByTestId('node-parameters').getByTestId(`parameter-input-${parameter}`).locator('input, textarea').first();

/** Opens a parameter's list and takes an option by its name; its description may stand below it. */
export async function choose(page: Page, parameter: string, option: string): Promise<void> {
	await inputOf(page, parameter).click();
	await page
		.getByRole('option')
		.filter({ has: page.getByText(option, { exact: true }) })
		.click();
}

export const outputOf = (page: Page): Locator => page.getByTestId('output-panel');

/** Runs the open node, which has to succeed. */
export async function execute(page: Page): Promise<void> {
	await page.getByTestId('node-execute-button').click();
	await outputOf(page).getByTestId('node-run-status-success').waitFor();
}
