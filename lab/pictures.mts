import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { credentialName, credentialType, startLab } from '../test/e2e/harness.mts';
import { resourceNodes } from './nodes.mts';
import { packageName } from './pack.mts';

// npm run pictures: draws the pictures of docs/<node>: each resource's most used operation as n8n's editor shows it. Names choose
// nodes: npm run pictures -- pinterestAds pinterestBusiness

/** By node: the operation that the picture of a resource shows, with values that make it readable. The first one where none is named. */
const shown: Record<string, Record<string, { operation: string; [parameter: string]: unknown }>> = {
	pinterest: {
		apiRequest: { operation: 'send', path: '/boards', paginate: true },
		board: { operation: 'create', name: 'Autumn Recipes', additionalFields: { description: 'Soups, stews and pies' } },
		boardSection: { operation: 'create', name: 'Soups' },
		media: { operation: 'upload' },
		pin: { operation: 'create', title: 'Pumpkin soup in 20 minutes', link: 'https://example.com/pumpkin-soup' },
		term: { operation: 'getRelated', terms: 'soup, stew' },
		trend: { operation: 'getKeywords' },
		userAccount: { operation: 'getAnalytics' },
		website: { operation: 'verify', website: 'example.com' },
	},
	pinterestAds: {
		ad: { operation: 'create', name: 'Pumpkin soup' },
		adAccount: { operation: 'getAnalytics' },
		adGroup: { operation: 'create', name: 'Cooks in Germany' },
		audience: { operation: 'create', name: 'Visitors of the shop' },
		campaign: { operation: 'create', name: 'Autumn' },
		keyword: { operation: 'create' },
		lead: { operation: 'getAll' },
		report: { operation: 'get' },
	},
	pinterestCatalogs: {
		feed: { operation: 'create', name: 'All products' },
		item: { operation: 'upsert' },
		productGroup: { operation: 'create', name: 'On sale' },
	},
};

async function main(): Promise<void> {
	const lab = await startLab();
	try {
		const wanted = process.argv.slice(2);
		const chosen = resourceNodes.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
		const drawn = chosen.flatMap(({ name, resources }) =>
			resources.map(({ value, operations }) => ({ name, value, operations })),
		);
		const nodes = drawn.map(({ name, value, operations }, at) => ({
			id: `00000000-0000-4000-8000-000000000${String(at + 100)}`,
			name: `${name}/${value}`,
			type: `${packageName}.${name}`,
			typeVersion: 1,
			position: [0, at * 160] as [number, number],
			parameters: { resource: value, ...(shown[name]?.[value] ?? { operation: operations[0].value }) },
			credentials: { [credentialType]: { id: lab.credentialId, name: credentialName } },
		}));
		const id = await lab.client.createWorkflow({ name: 'Pictures', nodes, connections: {}, settings: {} });
		const page = await lab.openEditor(`/workflow/${id}`);
		for (const node of nodes) {
			await page.goto(`${lab.n8n.url}/workflow/${id}/${node.id}`);
			const panel = page.getByTestId('node-parameters');
			await panel.waitFor();
			await page.waitForTimeout(1500);
			const path = join('docs', 'images', `${node.name}.png`);
			mkdirSync(dirname(path), { recursive: true });
			await panel.screenshot({ path, animations: 'disabled' });
			console.log(`${node.name}.png`);
		}
	} finally {
		await lab.stop();
	}
}

void main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
