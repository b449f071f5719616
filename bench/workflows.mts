import type { Workflow, WorkflowNode } from '../lab/client.mts';
import { packageName } from '../lab/pack.mts';
import { credentialType } from './lab.mts';

export interface Target {
	api: string;
	board: string;
	/** For what is in an ad account. */
	adAccount?: string;
	/** For items. */
	catalog?: string;
	credential: { id: string; name: string };
}

type Parameters = WorkflowNode['parameters'];

interface Node extends Pick<WorkflowNode, 'name' | 'type' | 'parameters' | 'credentials'> {
	typeVersion?: number;
	webhookId?: string;
}

/** An ad account, and a credential that may change what is in it. */
export interface AdsTarget extends Pick<Target, 'credential'> {
	adAccount: string;
}

const measured = (
	type: string,
	{ credential }: Pick<Target, 'credential'>,
	parameters: Parameters,
	rest: Partial<Node> = {},
) => ({
	name: 'Measured',
	type,
	parameters,
	credentials: { [credentialType]: credential },
	...rest,
});

const pinterest = (target: Target, parameters: Parameters): Node =>
	measured(`${packageName}.pinterest`, target, { authentication: 'oAuth2', ...parameters });

const httpRequest = (target: Target, parameters: Parameters): Node =>
	measured(
		'n8n-nodes-base.httpRequest',
		target,
		{
			url: `${target.api}/pins`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: credentialType,
			...parameters,
		},
		{ typeVersion: 4.5 },
	);

const bare = (target: Target, parameters: Parameters): Node =>
	measured('CUSTOM.benchBare', target, { api: target.api, board: target.board, ...parameters });

const items = (count: number, files = 0): Node => ({
	name: 'Items',
	type: 'CUSTOM.benchItems',
	parameters: { count, files },
});

/** Nodes in a row between a webhook and the summary that it answers with. Nothing is stored. */
function workflow(path: string, nodes: Node[]): Workflow {
	const webhook: Node = {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		parameters: { path, httpMethod: 'POST', responseMode: 'lastNode', responseData: 'firstEntryJson' },
		webhookId: path,
	};
	const row = [webhook, ...nodes, { name: 'Summary', type: 'CUSTOM.benchSummary', parameters: {} }];
	return {
		name: path,
		nodes: row.map((node, at) => ({ typeVersion: 1, ...node, position: [at * 220, 0] as [number, number] })),
		connections: Object.fromEntries(
			row.slice(1).map(({ name }, at) => [row[at].name, { main: [[{ node: name, type: 'main', index: 0 }]] }]),
		),
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none' },
	};
}

/** List all Pins of the account. */
export const listing = {
	package: (target: Target, output: 'simplified' | 'raw' = 'simplified') =>
		workflow(`list-package-${output}`, [
			pinterest(target, { resource: 'pin', operation: 'getAll', returnAll: true, output }),
		]),

	httpRequest: (target: Target) =>
		workflow('list-http', [
			httpRequest(target, {
				sendQuery: true,
				queryParameters: { parameters: [{ name: 'page_size', value: '250' }] },
				options: {
					pagination: {
						pagination: {
							paginationMode: 'updateAParameterInEachRequest',
							parameters: {
								parameters: [{ type: 'qs', name: 'bookmark', value: '={{ $response.body.bookmark }}' }],
							},
							paginationCompleteWhen: 'other',
							completeExpression: '={{ !$response.body.bookmark }}',
						},
					},
				},
			}),
		]),

	bare: (target: Target) => workflow('list-bare', [bare(target, { job: 'list' })]),
};

const texts = { title: '={{ $json.title }}', description: '={{ $json.description }}', link: '={{ $json.link }}' };

/** Create one Pin for every item. */
export const creating = {
	package: (target: Target, count: number, concurrency?: number) =>
		workflow(`create-package-${count}-${concurrency ?? 'usual'}`, [
			items(count),
			pinterest(target, {
				resource: 'pin',
				operation: 'create',
				boardId: { __rl: true, mode: 'id', value: target.board },
				mediaType: 'imageUrl',
				imageUrl: '={{ $json.image }}',
				...texts,
				options: concurrency ? { concurrency } : {},
			}),
		]),

	/** Sends everything at once: that is what this node does unless batching is switched on. */
	httpRequest: (target: Target, count: number) =>
		workflow(`create-http-${count}`, [
			items(count),
			httpRequest(target, {
				method: 'POST',
				sendBody: true,
				specifyBody: 'json',
				jsonBody: `={{ ${pinExpression(target, "{ source_type: 'image_url', url: $json.image }")} }}`,
				options: {},
			}),
		]),

	/** @param expressions take the Pins' texts from parameters, as a node that people use must, and not from the items */
	bare: (target: Target, count: number, concurrency: number, expressions = false) =>
		workflow(`create-bare-${count}-${concurrency}-${expressions}`, [
			items(count),
			bare(target, {
				job: 'create',
				concurrency,
				...(expressions && { expressions, ...texts, image: '={{ $json.image }}' }),
			}),
		]),
};

const pinExpression = ({ board }: Target, media: string) =>
	`{ board_id: '${board}', title: $json.title, description: $json.description, link: $json.link, media_source: ${media} }`;

/** Different files on disk that the items refer to in turn. */
const filesOnDisk = 20;

/** Pin image files of 5 MB. */
export const pinningFiles = {
	package: (target: Target, count: number) =>
		workflow(`files-package-${count}`, [
			items(count, filesOnDisk),
			pinterest(target, {
				resource: 'pin',
				operation: 'create',
				boardId: { __rl: true, mode: 'id', value: target.board },
				mediaType: 'imageFile',
				binaryPropertyName: 'data',
				...texts,
			}),
		]),

	/** What a user has to build instead: the file as base64 text in the item, then the call. */
	httpRequest: (target: Target, count: number) =>
		workflow(`files-http-${count}`, [
			items(count, filesOnDisk),
			{
				name: 'Base64',
				type: 'n8n-nodes-base.extractFromFile',
				typeVersion: 1.1,
				parameters: {
					operation: 'binaryToPropery',
					binaryPropertyName: 'data',
					destinationKey: 'image',
					options: { keepSource: 'json' },
				},
			},
			httpRequest(target, {
				method: 'POST',
				sendBody: true,
				specifyBody: 'json',
				jsonBody: `={{ ${pinExpression(
					target,
					"{ source_type: 'image_base64', content_type: 'image/jpeg', data: $json.image }",
				)} }}`,
				options: {},
			}),
		]),
};

/** Upload a video that lies in n8n's binary storage. */
export const uploading = (target: Target, file: string, name: string) =>
	workflow(`upload-${name}`, [
		{ name: 'Items', type: 'CUSTOM.benchVideo', parameters: { file } },
		pinterest(target, { resource: 'media', operation: 'upload', source: 'file', waitUntilReady: false }),
	]);

/** Make a customer list of the addresses of so many people, who are an item each or all in one. */
export const listingCustomers = (target: AdsTarget, count: number, inOneItem: boolean) =>
	workflow(`customers-${count}-${inOneItem ? 'together' : 'each'}`, [
		items(inOneItem ? 1 : count),
		measured(`${packageName}.pinterestAds`, target, {
			authentication: 'oAuth2',
			resource: 'customerList',
			operation: 'create',
			adAccountId: { __rl: true, mode: 'id', value: target.adAccount },
			name: 'Customers',
			records: inOneItem
				? `={{ Array.from({ length: ${count} }, (_, n) => 'buyer' + n + '@customers.example') }}`
				: "={{ 'buyer' + $itemIndex + '@customers.example' }}",
		}),
	]);

/** What goes out many in a call (nodes/shapes.cjs). */
export type Shape = 'campaigns' | 'events' | 'items';

const shaped = (shape: Shape, count: number, inAnItem = 1): Node => ({
	name: 'Items',
	type: 'CUSTOM.benchItems',
	parameters: { shape, count, inAnItem },
});

const byId = (value: string | undefined) => ({ __rl: true, mode: 'id', value });

const batchNodes: Record<Shape, (target: Target) => [node: string, parameters: Parameters]> = {
	campaigns: ({ adAccount }) => [
		'pinterestAds',
		{
			resource: 'campaign',
			operation: 'create',
			adAccountId: byId(adAccount),
			name: '={{ $json.name }}',
			objectiveType: 'AWARENESS',
			budgetType: 'daily',
			budget: '={{ $json.budget }}',
		},
	],
	events: ({ adAccount }) => [
		'pinterestConversions',
		{
			resource: 'event',
			operation: 'send',
			adAccountId: byId(adAccount),
			eventName: 'checkout',
			actionSource: 'web',
			eventId: '={{ $json.id }}',
			userData: { email: '={{ $json.email }}' },
		},
	],
	items: ({ catalog }) => [
		'pinterestCatalogs',
		{
			resource: 'item',
			operation: 'upsert',
			catalogId: byId(catalog),
			country: 'DE',
			language: 'de',
			itemId: '={{ $json.id }}',
			attributesJson: '={{ $json.attributes }}',
			options: { waitForResult: false },
		},
	],
};

/** What goes out many in a call, from one item for each. */
export const batching = {
	package: (target: Target, shape: Shape, count: number) => {
		const [node, parameters] = batchNodes[shape](target);
		return workflow(`${shape}-package-${count}`, [
			shaped(shape, count),
			measured(`${packageName}.${node}`, target, { authentication: 'oAuth2', ...parameters }),
		]);
	},

	/** @param fields of the rows, which are expressions as a node that people use must have them; none: taken from the items */
	bare: (target: Target, shape: Shape, count: number, fields: string[] = []) =>
		workflow(`${shape}-bare-${count}-${fields.length}`, [
			shaped(shape, count),
			bare(target, {
				job: 'batch',
				shape,
				target: JSON.stringify({ adAccount: target.adAccount, catalog: target.catalog }),
				expressions: fields.length > 0,
				row: Object.fromEntries(fields.map((name) => [name, `={{ $json.${name} }}`])),
			}),
		]),

	/** @param inACall campaigns of a call: one as the items come, or as many as somebody has put into each item before */
	httpRequest: (target: Target, count: number, inACall: number) => {
		const one = (row: string) =>
			`{ ad_account_id: '${target.adAccount}', name: ${row}.name, objective_type: 'AWARENESS', daily_spend_cap: ${row}.budget * 1000000, is_campaign_budget_optimization: true, status: 'PAUSED' }`;
		const all = inACall === 1 ? `[${one('$json')}]` : `$json.rows.map((row) => (${one('row')}))`;
		return workflow(`campaigns-http-${count}-${inACall}`, [
			shaped('campaigns', count, inACall),
			httpRequest(target, {
				url: `${target.api}/ad_accounts/${target.adAccount}/campaigns`,
				method: 'POST',
				sendBody: true,
				specifyBody: 'json',
				jsonBody: `={{ ${all} }}`,
				options: {},
			}),
		]);
	},
};

/** Create Pins that may be there already. */
export const creatingAgain = (target: Target, count: number) =>
	workflow(`again-${count}`, [
		items(count),
		pinterest(target, {
			resource: 'pin',
			operation: 'create',
			boardId: { __rl: true, mode: 'id', value: target.board },
			mediaType: 'imageUrl',
			imageUrl: '={{ $json.image }}',
			...texts,
			duplicates: 'skipSameLink',
		}),
	]);

/** A report of campaigns by the day. */
export const reporting = {
	package: (target: Target) =>
		workflow('report-package', [
			measured(`${packageName}.pinterestAds`, target, {
				authentication: 'oAuth2',
				resource: 'report',
				operation: 'get',
				adAccountId: { __rl: true, mode: 'id', value: target.adAccount },
				level: 'CAMPAIGN',
				dateRange: 'last185Days',
				granularity: 'DAY',
			}),
		]),

	/** The rows of such a report, without a report: what n8n needs for them anyway. */
	rows: (count: number) =>
		workflow('report-rows', [{ ...items(count), name: 'Measured', parameters: { count, rows: true } }]),
};
