import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { HookContext, LoadOptionsContext, TriggerContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type IRun,
	type ITriggerResponse,
	type IWebhookData,
	type WebhookSetupMethodNames,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { PinterestLeadAdsTrigger } from '../../nodes/PinterestLeadAdsTrigger/PinterestLeadAdsTrigger.node.ts';
import type { Simulator } from '../../simulator/simulator.mts';
import { searchLog } from '../support/logged.mts';
import { searchError, searchItems, searchStaticData } from '../support/written.mts';
import { connected, nodeTypesOf, surroundings, type RunOptions } from './harness.mts';

export const LEAD_SCOPES = ['ads:read', 'ads:write', 'user_accounts:read'];

type Trigger = PinterestLeadAdsTrigger;

/** The node as a freshly started n8n process has it: with nothing in its memory. n8n's own modules are not loaded again. */
function freshNode(): Trigger {
	let node: Trigger | undefined;
	const workflowModule = jest.requireActual<object>('n8n-workflow');
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => workflowModule);
		const { PinterestLeadAdsTrigger: Loaded } = jest.requireActual<{ PinterestLeadAdsTrigger: new () => Trigger }>(
			'../../nodes/PinterestLeadAdsTrigger/PinterestLeadAdsTrigger.node.ts',
		);
		node = new Loaded();
	});
	return node!;
}

export interface HostOptions extends Omit<RunOptions, 'items'> {
	/** How n8n starts the workflow of a delivery; may be slow, and may fail. */
	start?: (items: INodeExecutionData[]) => Promise<void>;
	/** The address that n8n believes to have, without a path; its real one unless told. */
	publicUrl?: string;
	/** Tells two nodes apart; n8n gives each its own. */
	webhookId?: string;
	/** Another process of the same n8n, such as a second webhook process: one database, one address, a memory of its own. */
	beside?: LeadHost;
	/** A copy of n8n that was restored from a backup of this one: the same database to begin with, another address. */
	restoredFrom?: LeadHost;
}

/** What n8n's database has of the workflow. */
interface Database {
	/** Static data as text. */
	stored: string;
	active: boolean;
}

/** What `emit` is given to hear of the execution. */
interface Done {
	resolve(run: IRun): void;
	reject(error: Error): void;
}

let workflows = 0;

/**
 * One workflow that begins with the trigger, in an n8n reduced to what it does with webhooks: it keeps static data as text in
 * its database, gives every request a copy of its own, saves that after the workflow has started, and only then answers
 * (LiveWebhooks, WebhookHelpers and ActiveWorkflowManager of n8n 2.40). Contexts and helpers are n8n-core's own.
 */
export class LeadHost {
	private readonly database: Database;
	private readonly workflowId: string;
	/** Items that started the workflow, by execution. */
	readonly executions: INodeExecutionData[][] = [];
	/** What the trigger reported as a failed execution. */
	readonly failedExecutions: Error[] = [];
	/** What the trigger logged. */
	readonly logged: string[] = [];
	private node: Trigger;
	private server: Server;
	private connection: ReturnType<typeof connected>;
	private triggers: ITriggerResponse[] = [];
	private listening?: { staticData: IDataObject; received: INodeExecutionData[][] };

	constructor(
		simulator: Simulator,
		readonly options: HostOptions,
	) {
		const { beside, restoredFrom } = options;
		this.database = beside?.database ?? { stored: '{}', active: false, ...restoredFrom?.database };
		this.workflowId = (beside ?? restoredFrom)?.workflowId ?? `w${++workflows}`;
		this.node = beside || restoredFrom ? freshNode() : new PinterestLeadAdsTrigger();
		this.connection = connected(simulator, { scopes: LEAD_SCOPES, ...options });
		this.server = createServer((request, response) => void this.serve(request, response));
	}

	/** Static data as n8n's database has it. */
	get stored(): string {
		return this.database.stored;
	}

	set stored(text: string) {
		this.database.stored = text;
	}

	get active(): boolean {
		return this.database.active;
	}

	set active(active: boolean) {
		this.database.active = active;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	get items(): INodeExecutionData[] {
		return this.executions.flat();
	}

	get remembered(): IDataObject {
		return (JSON.parse(this.stored) as IDataObject)['node:Leads'] as IDataObject;
	}

	/** Where deliveries are expected. */
	get webhookUrl(): string {
		return `${this.base}/${this.webhookPath}`;
	}

	/** Where this process takes them, when a load balancer stands at the address. */
	get ownWebhookUrl(): string {
		return `${this.url}/${this.webhookPath}`;
	}

	get testWebhookUrl(): string {
		return `${this.url}/webhook-test/${this.webhookId}/webhook`;
	}

	private get webhookPath(): string {
		return `webhook/${this.webhookId}/webhook`;
	}

	private get base(): string {
		return this.options.publicUrl ?? this.options.beside?.base ?? this.url;
	}

	async open(): Promise<this> {
		await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
		return this;
	}

	async close(): Promise<void> {
		this.search();
		await this.closeTriggers();
		this.server.closeAllConnections();
		await new Promise((done) => this.server.close(done));
	}

	/** What came out may be about people: that is what leads are. */
	private search(): void {
		for (const items of this.executions) searchItems(items, [], { resource: 'lead' });
		searchError(this.failedExecutions);
		searchLog(this.logged);
		searchStaticData(JSON.parse(this.stored) as IDataObject, { withKey: true });
	}

	/** As when n8n is stopped and started: the workflow stays active and only the database is remembered. */
	async restart(): Promise<void> {
		await this.closeTriggers();
		this.node = freshNode();
		if (this.active) await this.register('init');
	}

	async activate(): Promise<void> {
		await this.register('activate');
		this.active = true;
	}

	async deactivate(): Promise<void> {
		this.active = false;
		await this.inWorkflow(async (workflow) => void (await this.hook(workflow, 'delete', 'internal', 'update')));
		await this.closeTriggers();
	}

	/** Changes the node as its user does, and publishes the change where the workflow is active. */
	async edit(parameters: RunOptions['parameters']): Promise<void> {
		const { active } = this;
		if (active) await this.deactivate();
		Object.assign(this.options.parameters, parameters);
		if (active) await this.activate();
	}

	/** "Listen for test event"; the test webhook has an address and static data of its own. */
	async listen(): Promise<INodeExecutionData[][]> {
		const workflow = this.workflow({});
		const received: INodeExecutionData[][] = [];
		if (!(await this.hook(workflow, 'checkExists', 'manual', 'manual', true))) {
			await this.hook(workflow, 'create', 'manual', 'manual', true);
		}
		this.listening = { staticData: workflow.staticData, received };
		return received;
	}

	async stopListening(): Promise<void> {
		const workflow = this.workflow(this.listening?.staticData ?? {});
		await this.hook(workflow, 'delete', 'internal', 'update', true);
		this.listening = undefined;
	}

	/** Fills a list of the editor. */
	async list(method: keyof Trigger['methods']['listSearch'], filter?: string): Promise<INodeListSearchResult> {
		const workflow = this.workflow({});
		const current = { ...this.additionalData(), currentNodeParameters: workflow.getNode('Leads')!.parameters };
		const context = new LoadOptionsContext(workflow, workflow.getNode('Leads')!, current as never, 'parameters');
		return await this.node.methods.listSearch[method].call(context, filter);
	}

	private async register(activation: WorkflowActivateMode): Promise<void> {
		await this.inWorkflow(async (workflow) => {
			try {
				if (!(await this.hook(workflow, 'checkExists', 'trigger', activation))) {
					await this.hook(workflow, 'create', 'trigger', activation);
				}
			} catch (error) {
				searchError(error);
				// n8n takes back what it can after a failed activation.
				await this.inWorkflow(async (other) => void (await this.hook(other, 'delete', 'internal', 'update')));
				throw error;
			}
			this.save(workflow);
			await this.startTrigger(workflow, activation);
		});
	}

	/** n8n registers what has a `trigger` after the webhooks, with the same workflow object, which each emit saves. */
	private async startTrigger(workflow: Workflow, activation: WorkflowActivateMode): Promise<void> {
		const node = workflow.getNode('Leads')!;
		const emit = (data: INodeExecutionData[][], _response: unknown, done?: Done) => {
			this.save(workflow);
			void this.startWorkflow(data[0], workflow.staticData).then(
				() => done?.resolve({} as IRun),
				(error: Error) => done?.reject(error),
			);
		};
		const fail = (error: Error) => this.failedExecutions.push(error);
		const additionalData = this.additionalData();
		const context = new TriggerContext(
			workflow,
			node,
			additionalData,
			'trigger',
			activation,
			emit as never,
			fail as never,
			fail as never,
		);
		this.triggers.push(await this.node.trigger.call(this.recording(context)));
	}

	private async closeTriggers(): Promise<void> {
		for (const { closeFunction } of this.triggers.splice(0)) await closeFunction?.();
	}

	private async inWorkflow(work: (workflow: Workflow) => Promise<void>): Promise<void> {
		const workflow = this.workflow(JSON.parse(this.stored) as IDataObject);
		await work(workflow);
		this.save(workflow);
	}

	private save({ staticData }: Workflow): void {
		if (staticData.__dataChanged) this.stored = JSON.stringify(staticData);
	}

	private get webhookId(): string {
		const { webhookId, beside, restoredFrom } = this.options;
		return webhookId ?? (beside ?? restoredFrom)?.webhookId ?? 'b7c1';
	}

	private workflow(staticData: IDataObject): Workflow {
		const { parameters, authentication = 'oAuth2' } = this.options;
		const node = {
			id: '1',
			name: 'Leads',
			type: 'lab.leads',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			webhookId: this.webhookId,
			parameters: { authentication, ...parameters } as INodeParameters,
			credentials: this.connection.reference,
		};
		return new Workflow({
			id: this.workflowId,
			nodes: [node],
			connections: {},
			nodeTypes: nodeTypesOf({ 'lab.leads': this.node as never }),
			active: this.active,
			staticData,
			settings: { executionOrder: 'v1' },
		});
	}

	private additionalData() {
		return {
			...surroundings(this.connection.credentials, { id: this.workflowId, nodes: [], connections: {} }),
			webhookBaseUrl: `${this.base}/webhook`,
			webhookTestBaseUrl: `${this.base}/webhook-test`,
		};
	}

	private webhookData(isTest = false): IWebhookData {
		const [webhookDescription] = this.node.description.webhooks!;
		return {
			webhookDescription,
			isTest,
			httpMethod: 'POST',
			node: 'Leads',
			path: `${this.webhookId}/webhook`,
			workflowId: this.workflowId,
			workflowExecuteAdditionalData: this.additionalData(),
		};
	}

	private async hook(
		workflow: Workflow,
		method: WebhookSetupMethodNames,
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
		isTest = false,
	): Promise<boolean> {
		const node = workflow.getNode('Leads')!;
		const data = this.webhookData(isTest);
		const context = new HookContext(workflow, node, this.additionalData(), mode, activation, data);
		return await this.node.webhookMethods.default[method as 'create'].call(this.recording(context));
	}

	/** Keeps what the node logs; n8n-core's logger writes to the console. */
	private recording<T extends object>(context: T): T {
		const write = (message: string, data?: unknown) => this.logged.push(`${message} ${JSON.stringify(data ?? {})}`);
		Object.defineProperty(context, 'logger', { value: { error: write, warn: write, info: write, debug: write } });
		return context;
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const rawBody = Buffer.concat(chunks);
		const isTest = request.url?.startsWith('/webhook-test/') ?? false;
		const answer = expressLike(response);
		if (isTest ? !this.listening : !this.active) return answer.status(404).json({ message: 'not registered' });

		const isJson = request.headers['content-type']?.startsWith('application/json');
		let body: unknown;
		try {
			body = isJson ? JSON.parse(rawBody.toString()) : {};
		} catch {
			return answer.status(422).json({ message: 'Failed to parse request body' });
		}
		const staticData = JSON.parse(this.stored) as IDataObject;
		const workflow = this.workflow(staticData);
		if (isTest) workflow.setTestStaticData(this.listening!.staticData);
		const additionalData = {
			...this.additionalData(),
			httpRequest: Object.assign(request, { rawBody, body, params: {}, query: {} }) as never,
			httpResponse: answer as never,
		};
		const mode = isTest ? 'manual' : 'webhook';
		const node = workflow.getNode('Leads')!;
		const context = new WebhookContext(workflow, node, additionalData, mode, this.webhookData(isTest), [], null);
		try {
			const result = await this.node.webhook.call(this.recording(context));
			if (result.workflowData && !isTest) await this.startWorkflow(result.workflowData[0], staticData);
			if (result.workflowData && isTest) this.listening!.received.push(result.workflowData[0]);
			if (!isTest) this.save(workflow);
			if (!result.noWebhookResponse) answer.json(result.webhookResponse ?? { message: 'Workflow was started' });
		} catch (error) {
			answer.status(500).json({ message: (error as Error).message });
		}
	}

	/** n8n makes a second workflow of the same static data, which takes its changes for saved, and writes the execution to its database. */
	private async startWorkflow(items: INodeExecutionData[], staticData: IDataObject): Promise<void> {
		this.workflow(staticData);
		await wait(10);
		await this.options.start?.(items);
		this.executions.push(items);
	}
}

/** The two methods of Express that the trigger and n8n use. */
function expressLike(response: ServerResponse) {
	return Object.assign(response, {
		status(code: number) {
			response.statusCode = code;
			return this;
		},
		json(body: unknown) {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(body));
		},
	});
}
