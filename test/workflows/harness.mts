import { ExecutionLifecycleHooks, LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import {
	ICredentialsHelper,
	Workflow,
	type IBinaryData,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type NodeParameterValueType,
	type ResourceMapperField,
	type ResourceMapperValue,
} from 'n8n-workflow';

import { nodes } from '../../lab/nodes.mts';
import type { Pinterest } from '../../nodes/Pinterest/Pinterest.node.ts';
import type { Simulator } from '../../simulator/simulator.mts';
import { leakIn, refuse } from '../support/leaks.mts';
import { searchLog } from '../support/logged.mts';
import { runExecutionData } from '../support/n8nVersion.mts';
import { searchError, searchExecution, searchTask } from '../support/written.mts';

/** Hands its input on, so that the node under test has a real predecessor. */
const start = {
	description: {
		name: 'start',
		displayName: 'Start',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		return [(this as unknown as { getInputData(): INodeExecutionData[] }).getInputData()];
	},
} as unknown as INodeType;

/** Keeps credentials in memory, as n8n's own helper keeps them in its database, and counts renewed tokens. */
class MemoryCredentials extends ICredentialsHelper {
	refreshes = 0;

	constructor(readonly data: Record<string, ICredentialDataDecryptedObject>) {
		super();
	}

	getParentTypes(type: string) {
		return type === 'pinterestOAuth2Api' ? ['oAuth2Api'] : [];
	}

	getCredentialsProperties() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async authenticate(credential: ICredentialDataDecryptedObject, _type: string, options: IHttpRequestOptions) {
		return { ...options, headers: { ...options.headers, Authorization: `Bearer ${String(credential.accessToken)}` } };
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('not used');
	}

	async getDecrypted(_additional: unknown, _node: unknown, type: string) {
		return structuredClone(this.data[type]);
	}

	/** n8n 1.101 keeps a renewed token with all else that the credential holds. */
	async updateCredentials(node: unknown, type: string, data: ICredentialDataDecryptedObject) {
		await this.updateCredentialsOauthTokenData(node, type, data);
	}

	async updateCredentialsOauthTokenData(_node: unknown, type: string, data: ICredentialDataDecryptedObject) {
		this.refreshes++;
		this.data[type].oauthTokenData = structuredClone(data.oauthTokenData);
	}
}

export interface RunOptions {
	/** Name of the node in `lab/nodes.mts`; the Pinterest node when left out. */
	node?: string;
	/** Version of the node; 1 when left out. */
	typeVersion?: number;
	parameters: Record<string, NodeParameterValueType>;
	/** Input items: plain objects become `json`. One empty item when left out. */
	items?: Array<IDataObject | INodeExecutionData>;
	/** Files of the first item. */
	binary?: Record<string, IBinaryData>;
	onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	/** Scopes of the token; Pinterest's usual ones for Pins and boards when left out. */
	scopes?: string[];
	/** Changes to the credential's data. */
	credential?: ICredentialDataDecryptedObject;
	authentication?: Authentication;
	/** Called with a function that cancels the execution, as n8n's Stop button does. */
	onStarted?: (cancel: () => void) => void;
}

export interface Result {
	items: INodeExecutionData[];
	/** Second output of `continueErrorOutput`. */
	errorItems: INodeExecutionData[];
	json: IDataObject[];
	/** The error that stopped the run: n8n's own, with what the user sees. */
	error?: {
		message: string;
		description?: string;
		httpCode?: string;
		context: IDataObject & { itemIndex?: number };
		node: { name: string };
	};
	refreshes: number;
	run: IRun;
	/** Milliseconds. */
	took: number;
}

export const DEFAULT_SCOPES = ['user_accounts:read', 'boards:read', 'boards:write', 'pins:read', 'pins:write'];

type Authentication = 'oAuth2' | 'accessToken';

/** A connected credential of each kind, and how a node refers to the one that it uses. */
export function connected(
	simulator: Simulator,
	{ scopes = DEFAULT_SCOPES, credential = {}, authentication = 'oAuth2' }: Partial<RunOptions> = {},
) {
	const { accessToken, refreshToken } = simulator.issueToken({ scopes });
	const environment = { environment: 'custom', baseUrl: simulator.url };
	const credentials = new MemoryCredentials({
		pinterestOAuth2Api: {
			...environment,
			clientId: simulator.state.app.clientId,
			clientSecret: simulator.state.app.clientSecret,
			accessTokenUrl: `${simulator.url}/v5/oauth/token`,
			authentication: 'header',
			grantType: 'authorizationCode',
			scope: scopes.join(','),
			oauthTokenData: {
				access_token: accessToken,
				refresh_token: refreshToken,
				token_type: 'bearer',
				scope: scopes.join(' '),
			},
			...credential,
		},
		pinterestApi: { ...environment, accessToken, ...credential },
	});
	const type = authentication === 'oAuth2' ? 'pinterestOAuth2Api' : 'pinterestApi';
	return { credentials, reference: { [type]: { id: `c-${accessToken.slice(-12)}`, name: 'Pinterest' } } };
}

/** What n8n gives every execution of a workflow. */
export function surroundings(credentialsHelper: MemoryCredentials, workflow: object): IWorkflowExecuteAdditionalData {
	const base = 'http://localhost';
	return {
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks('manual', '1', workflow as never),
		executionId: '1',
		restApiUrl: base,
		instanceBaseUrl: base,
		webhookBaseUrl: base,
		webhookWaitingBaseUrl: base,
		formWaitingBaseUrl: base,
		webhookTestBaseUrl: base,
		currentNodeExecutionIndex: 0,
		variables: {},
		setExecutionStatus() {},
		logAiEvent() {},
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** Finds node types as n8n's loader does. */
export function nodeTypesOf(types: Record<string, INodeType>): INodeTypes {
	return { getByName: (name) => types[name], getByNameAndVersion: (name) => types[name], getKnownTypes: () => ({}) };
}

function newNode(wanted: string): INodeType {
	const found = nodes.find(({ name }) => name === wanted);
	if (!found) throw new Error(`lab/nodes.mts has no node "${wanted}"`);
	return new found.type();
}

/** A workflow of two nodes, and what n8n gives it from outside: a credential for the simulator, above all. */
function prepare(simulator: Simulator, options: RunOptions) {
	const { node = 'pinterest', typeVersion = 1, parameters, onError, authentication = 'oAuth2' } = options;
	const { credentials, reference } = connected(simulator, options);
	const types: Record<string, INodeType> = { 'lab.start': start, 'lab.node': newNode(node) };
	const nodes = [
		{ id: '1', name: 'Start', type: 'lab.start', typeVersion: 1, position: [0, 0] as [number, number], parameters: {} },
		{
			id: '2',
			name: 'Pinterest',
			type: 'lab.node',
			typeVersion,
			position: [0, 0] as [number, number],
			parameters: { authentication, ...parameters } as INodeParameters,
			credentials: reference,
			onError,
		},
	];
	const workflow = new Workflow({
		id: 'w',
		nodes,
		connections: { Start: { main: [[{ node: 'Pinterest', type: 'main', index: 0 }]] } },
		nodeTypes: nodeTypesOf(types),
		active: false,
		settings: { executionOrder: 'v1' },
	});
	return { workflow, credentials, additionalData: surroundings(credentials, { id: 'w', nodes, connections: {} }) };
}

/**
 * Runs a node of the package in n8n's real engine against a simulator, over real HTTP.
 * @throws Error when what the node wrote gives away a secret or personal data
 */
export async function runNode(simulator: Simulator, options: RunOptions): Promise<Result> {
	const { workflow, credentials, additionalData } = prepare(simulator, options);
	const items = (options.items ?? [{}]).map((item) =>
		'json' in item ? (item as INodeExecutionData) : { json: item as IDataObject },
	);
	if (options.binary) items[0] = { ...items[0], binary: options.binary };
	const data = runExecutionData({
		nodeExecutionStack: [{ node: workflow.getNode('Start')!, data: { main: [items] }, source: null }],
	});
	const began = Date.now();
	const running = new WorkflowExecute(additionalData, 'manual', data).processRunExecutionData(workflow);
	options.onStarted?.(() => running.cancel());
	const run = await running;
	const runs = run.data.resultData.runData.Pinterest ?? [];
	searchLog();
	searchExecution(run.data);
	for (const task of runs) searchTask(task, items, options.parameters);
	const [done] = runs;
	const output = done?.data?.main?.[0] ?? [];
	return {
		items: output,
		errorItems: done?.data?.main?.[1] ?? [],
		json: output.map(({ json }) => json),
		error: (done?.error ?? run.data.resultData.error) as Result['error'],
		refreshes: credentials.refreshes,
		run,
		took: Date.now() - began,
	};
}

/**
 * Fills a list of the editor as n8n does when a user opens it.
 * @param method name of the list, e.g. `searchBoards`
 * @param from where the last look ended
 */
export async function loadList(
	simulator: Simulator,
	method: keyof Pinterest['methods']['listSearch'],
	options: RunOptions & { filter?: string; from?: string },
): Promise<INodeListSearchResult> {
	const { workflow, additionalData } = prepare(simulator, options);
	const { authentication = 'oAuth2', parameters } = options;
	const current = { ...additionalData, currentNodeParameters: { authentication, ...parameters } };
	const node = workflow.getNode('Pinterest')!;
	const context = new LoadOptionsContext(workflow, node, current as never, `parameters.${method}`);
	const { methods } = newNode(options.node ?? 'pinterest') as unknown as Pinterest;
	try {
		const results = await methods.listSearch[method].call(context, options.filter, options.from);
		refuse(leakIn(results), 'The list');
		return results;
	} catch (error) {
		searchError(error);
		throw error;
	}
}

/**
 * Asks for the columns of a resource mapper as the editor does.
 * @param method its name, e.g. `bulkColumns`
 */
export async function loadColumns(
	simulator: Simulator,
	method: string,
	options: RunOptions,
): Promise<ResourceMapperField[]> {
	const { workflow, additionalData } = prepare(simulator, options);
	const current = { ...additionalData, currentNodeParameters: options.parameters };
	const context = new LoadOptionsContext(workflow, workflow.getNode('Pinterest')!, current as never, 'parameters');
	const { methods } = newNode(options.node ?? 'pinterest');
	return (await methods!.resourceMapping![method].call(context)).fields;
}

/** The value of a resource mapper as the editor stores it. @param value by column; undefined where the node finds them itself */
export const mapped = (schema: ResourceMapperField[], value?: ResourceMapperValue['value']): ResourceMapperValue => ({
	mappingMode: value ? 'defineBelow' : 'autoMapInputData',
	value: value ?? null,
	matchingColumns: [],
	// What has a value was added by the user.
	schema: schema.map((column) => (value && column.id in value ? { ...column, removed: false } : column)),
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});

/** A resource locator's value as the editor stores it. */
export const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
