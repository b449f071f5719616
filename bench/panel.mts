import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { packageName } from '../lab/pack.mts';
import { startLab } from '../test/e2e/harness.mts';
import { median } from './report.mts';

// npx tsx bench/panel.mts [--rounds 10]: how long n8n's editor takes to open the panel of a node, from the double click until all
// of its fields are drawn, beside nodes of n8n: its own for ads, and two that are among its largest.

/** By what they are called in the workflow: of Pinterest Ads an operation with many fields, and one with few as those of n8n have. */
const measured: Record<string, { type: string; typeVersion: number; parameters: Record<string, unknown> }> = {
	'Pinterest Ads, Ad Group: Create': {
		type: `${packageName}.pinterestAds`,
		typeVersion: 1,
		parameters: { resource: 'adGroup', operation: 'create' },
	},
	'Pinterest Ads, Order Line: Get': {
		type: `${packageName}.pinterestAds`,
		typeVersion: 1,
		parameters: { resource: 'orderLine', operation: 'get' },
	},
	'Google Ads': { type: 'n8n-nodes-base.googleAds', typeVersion: 1, parameters: { operation: 'getAll' } },
	HubSpot: {
		type: 'n8n-nodes-base.hubspot',
		typeVersion: 2.1,
		parameters: { authentication: 'appToken', resource: 'contact', operation: 'upsert' },
	},
	Salesforce: {
		type: 'n8n-nodes-base.salesforce',
		typeVersion: 1,
		parameters: { resource: 'lead', operation: 'create' },
	},
};

/** Milliseconds from a double click until nothing has been drawn in the panel for 300 ms. */
async function opening(page: Page, name: string): Promise<number> {
	await page.evaluate(() => {
		const seen = { began: 0, last: 0 };
		(window as unknown as { seen: typeof seen }).seen = seen;
		document.addEventListener('dblclick', () => (seen.began = performance.now()), { capture: true, once: true });
		new MutationObserver(() => {
			if (document.querySelector('[data-test-id="node-parameters"]')) seen.last = performance.now();
		}).observe(document.body, { childList: true, subtree: true, attributes: true });
	});
	await page.getByTestId('canvas-node').filter({ hasText: name }).dblclick();
	await page.getByTestId('node-parameters').waitFor();
	await page.waitForFunction(() => {
		const { last } = (window as unknown as { seen: { last: number } }).seen;
		return last > 0 && performance.now() - last > 300;
	});
	const taken = await page.evaluate(() => {
		const { began, last } = (window as unknown as { seen: { began: number; last: number } }).seen;
		return last - began;
	});
	await page.keyboard.press('Escape');
	await page.getByTestId('node-parameters').waitFor({ state: 'hidden' });
	return taken;
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } });
	const lab = await startLab();
	try {
		const types = (await lab.client.nodeTypes()) as Array<{ name: string; version: unknown }>;
		const size = (type: string) =>
			Math.max(...types.filter(({ name }) => name === type).map((one) => JSON.stringify(one).length));
		const nodes = Object.entries(measured).map(([name, node], at) => ({
			id: `00000000-0000-4000-8000-00000000000${at}`,
			name,
			position: [at * 260, 0] as [number, number],
			...node,
		}));
		const id = await lab.client.createWorkflow({ name: 'Panels', nodes, connections: {}, settings: {} });
		const page = await lab.openEditor(`/workflow/${id}`);
		await page.getByTestId('canvas-node').first().waitFor();
		const taken: Record<string, number[]> = {};
		for (let round = 0; round <= Number(values.rounds); round++) {
			for (const { name } of nodes) {
				const milliseconds = await opening(page, name);
				// The first opening loads what the editor needs for any panel.
				if (round > 0) (taken[name] ??= []).push(milliseconds);
			}
		}
		console.log('| Node | Description | Panel opens in | fastest–slowest |\n| --- | --- | --- | --- |');
		for (const { name, type } of nodes) {
			const all = taken[name].map(Math.round);
			console.log(
				`| ${name} | ${Math.round(size(type) / 1000)} kB | ${median(all)} ms | ${Math.min(...all)}–${Math.max(...all)} ms |`,
			);
		}
	} finally {
		await lab.stop();
	}
}

void main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
