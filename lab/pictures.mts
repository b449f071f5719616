import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { credentialName, credentialType, startLab } from '../test/e2e/harness.mts';
import type { Workflow } from './client.mts';
import { resourceNodes } from './nodes.mts';
import { packageName } from './pack.mts';

// npm run pictures: draws the pictures of docs/<node>: each resource's most used operation as n8n's editor shows it; and those of
// the guides: a node in each of the examples. Names choose: npm run pictures -- pinterestAds examples

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

/** By example: the node that its guide shows. */
const guided: Record<string, string> = {
	'crm-segment-to-customer-list': 'Add to list',
	'daily-ad-report': 'Numbers by day',
	'launch-campaigns-from-a-sheet': 'Create campaign',
	'lead-to-crm-row': 'New Lead',
	'offline-sales-from-a-sheet': 'Send conversion',
	'onboard-a-client': 'Invite',
	'pause-campaigns-over-cpa': 'Pause',
	'product-sheet-to-catalog': 'Create or update items',
	'shopify-order-to-conversion': 'Send conversion',
	'stock-change-to-item-update': 'Update items',
	'woocommerce-order-to-conversion': 'Send conversion',
};

/** A node in a workflow, and the picture that its panel becomes. */
interface Drawing {
	file: string;
	workflow: Workflow;
	nodeId: string;
}

/** One workflow with a node for each resource. */
function ofResources(wanted: (node: string) => boolean): Drawing[] {
	const drawn = resourceNodes
		.filter(({ name }) => wanted(name))
		.flatMap(({ name, resources }) => resources.map(({ value, operations }) => ({ name, value, operations })));
	const nodes = drawn.map(({ name, value, operations }, at) => ({
		id: `00000000-0000-4000-8000-000000000${String(at + 100)}`,
		name: `${name}/${value}`,
		type: `${packageName}.${name}`,
		typeVersion: 1,
		position: [0, at * 160] as [number, number],
		parameters: { resource: value, ...(shown[name]?.[value] ?? { operation: operations[0].value }) },
		credentials: { [credentialType]: { id: '', name: '' } },
	}));
	const workflow = { name: 'Pictures', nodes, connections: {}, settings: {} };
	return nodes.map(({ id, name }) => ({ file: name, workflow, nodeId: id }));
}

function ofExamples(): Drawing[] {
	return Object.entries(guided).map(([example, shownNode]) => {
		const workflow = JSON.parse(readFileSync(join('examples', `${example}.json`), 'utf8')) as Workflow;
		const node = workflow.nodes.find(({ name }) => name === shownNode);
		if (!node) throw new Error(`The example ${example} has no node "${shownNode}"`);
		return { file: `examples/${example}`, workflow, nodeId: node.id! };
	});
}

async function main(): Promise<void> {
	const chosen = process.argv.slice(2);
	const wanted = (name: string) => chosen.length === 0 || chosen.includes(name);
	const drawings = [...ofResources(wanted), ...(wanted('examples') ? ofExamples() : [])];
	const lab = await startLab();
	try {
		const ids = new Map<Workflow, string>();
		const page = await lab.openEditor();
		for (const { file, workflow, nodeId } of drawings) {
			if (!ids.has(workflow)) {
				for (const node of workflow.nodes) {
					if (node.credentials?.[credentialType])
						node.credentials = { [credentialType]: { id: lab.credentialId, name: credentialName } };
					else delete node.credentials;
				}
				ids.set(workflow, await lab.client.createWorkflow(workflow));
			}
			await page.goto(`${lab.n8n.url}/workflow/${ids.get(workflow)}/${nodeId}`);
			const panel = page.getByTestId('node-parameters');
			await panel.waitFor();
			await page.waitForTimeout(1500);
			const path = join('docs', 'images', `${file}.png`);
			mkdirSync(dirname(path), { recursive: true });
			await panel.screenshot({ path, animations: 'disabled' });
			console.log(`${file}.png`);
		}
	} finally {
		await lab.stop();
	}
}

void main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
