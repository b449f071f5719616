import { parse } from 'flatted';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, fetch as fetchWith, type RequestInit, type Response } from 'undici';

/** n8n ends connections that were idle for five seconds, which a busy machine notices too late: each call opens its own. */
const dispatcher = new Agent({ pipelining: 0 });
const fetch = async (address: string, init?: RequestInit) => await fetchWith(address, { ...init, dispatcher });

/** The owner of every n8n that the lab prepares. It listens on this machine only. */
export const owner = { email: 'demo@example.com', firstName: 'Demo', lastName: 'User', password: 'Pinterest-demo-1' };

export interface WorkflowNode {
	id?: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	[setting: string]: unknown;
}

export interface Workflow {
	id?: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	versionId?: string;
	[setting: string]: unknown;
}

export interface Item {
	json: Record<string, unknown>;
	binary?: Record<string, Record<string, unknown>>;
	pairedItem?: unknown;
	error?: unknown;
}

interface NodeRun {
	data?: { main?: Array<Item[] | null> };
	error?: ExecutionError;
	executionStatus: string;
	executionTime: number;
}

export interface ExecutionError {
	message: string;
	description?: string | null;
	[fact: string]: unknown;
}

export interface Execution {
	id: string;
	status: 'success' | 'error' | 'canceled' | 'crashed' | string;
	/** What stopped the workflow, as the editor shows it. */
	error?: ExecutionError;
	/** What each node put out in its last run: items by node name and output number. */
	outputs: Record<string, Item[][]>;
	/** Milliseconds that each node took in its last run. */
	durations: Record<string, number>;
	/** From n8n's own record of start and end. */
	milliseconds: number;
	/** n8n's record as it is. */
	runData: Record<string, NodeRun[]>;
}

export interface ListSearchResult {
	results: Array<{ name: string; value: string; url?: string; description?: string }>;
	paginationToken?: string;
}

export class N8nApiError extends Error {
	constructor(
		readonly status: number,
		readonly body: string,
		what: string,
	) {
		super(`${what}: HTTP ${status} ${body.slice(0, 600)}`);
	}
}

/** n8n's own interface, the one that its editor uses: what a person clicks, as calls. */
export class N8nClient {
	private cookie = '';

	constructor(readonly url: string) {}

	/** Makes {@link owner} the owner of a new n8n, or logs in where that has been done before. */
	async setupOwner(): Promise<void> {
		const settings = await this.get<{ userManagement: { showSetupOnFirstLoad: boolean } }>('settings');
		if (!settings.userManagement.showSetupOnFirstLoad) return await this.login();
		await this.post('owner/setup', owner);
	}

	async login(): Promise<void> {
		await this.post('login', { emailOrLdapLoginId: owner.email, password: owner.password });
	}

	async createCredential(type: string, name: string, data: Record<string, unknown>): Promise<string> {
		return (await this.post<{ id: string }>('credentials', { type, name, data })).id;
	}

	async updateCredential(id: string, type: string, name: string, data: Record<string, unknown>): Promise<void> {
		await this.call('PATCH', `credentials/${id}`, { type, name, data });
	}

	async deleteCredential(id: string): Promise<void> {
		await this.call('DELETE', `credentials/${id}`);
	}

	async credentials(): Promise<Array<{ id: string; name: string; type: string }>> {
		return await this.get('credentials');
	}

	/** n8n's verdict on a credential, as the editor's "Connection tested successfully". */
	async testCredential(id: string): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const { name, type, data } = await this.get<{ name: string; type: string; data: unknown }>(
			`credentials/${id}?includeData=true`,
		);
		return await this.post('credentials/test', { credentials: { id, name, type, data } });
	}

	/**
	 * Does what a person does in the OAuth window: opens the consent page, allows or refuses access, comes back to n8n.
	 * @throws Error that says where it ended when access was refused on either side
	 */
	async connectOAuth(credentialId: string, decision: Decision = 'allow'): Promise<void> {
		const consentUrl = await this.get<string>(`oauth2-credential/auth?id=${credentialId}`);
		const page = await fetch(consentUrl);
		const html = await page.text();
		if (!page.ok) throw new N8nApiError(page.status, html, 'The consent page refused');
		const submission = decide(html, page.url || consentUrl, decision);
		const answer = await fetch(submission.url, submission.init);
		const callback = answer.headers.get('location');
		if (!callback) throw new N8nApiError(answer.status, await answer.text(), 'The decision led nowhere');
		const back = await fetch(callback, { headers: this.headers() });
		const text = await back.text();
		// n8n answers 200 in both cases; only its page tells them apart.
		if (!back.ok || !text.includes('Connection successful')) {
			const reason = text
				.replace(/<(style|script)[\s\S]*?<\/\1>/gi, '')
				.replace(/<[^>]+>/g, ' ')
				.replace(/\s+/g, ' ');
			throw new N8nApiError(back.status, reason.trim(), 'n8n did not accept the connection');
		}
	}

	async workflows(): Promise<Array<{ id: string; name: string; active: boolean; publicationStatus?: string }>> {
		return await this.get('workflows');
	}

	/** @returns the new workflow's id */
	async createWorkflow(workflow: Workflow, { activate = false } = {}): Promise<string> {
		const { id: _id, versionId: _versionId, active: _active, ...rest } = workflow;
		const nodes = workflow.nodes.map((node) => ({ ...node, id: node.id ?? randomUUID() }));
		// Older versions insist on "active", newer ones do not mind it.
		const body = { settings: {}, ...rest, nodes, active: false };
		const created = await this.post<Workflow & { id: string }>('workflows', body);
		if (activate) await this.activateWorkflow(created.id);
		return created.id;
	}

	/**
	 * Activates a workflow and waits until its triggers are registered: versions with a publication service do that in the
	 * background and say how far it is, others have done it when they answer.
	 */
	async activateWorkflow(id: string): Promise<void> {
		await this.switchWorkflow(id, true);
		const { useWorkflowPublicationService } = await this.get<{ useWorkflowPublicationService?: boolean }>('settings');
		if (!useWorkflowPublicationService) return;
		const deadline = Date.now() + 30_000;
		for (;;) {
			const status = (await this.workflows()).find((workflow) => workflow.id === id)?.publicationStatus;
			if (status === 'published') return;
			if (status === 'failed' || Date.now() > deadline) {
				const reason = await this.get<unknown>(`active-workflows/error/${id}`);
				throw new Error(`Workflow ${id} could not be activated (${status}): ${JSON.stringify(reason)}`);
			}
			await wait(50);
		}
	}

	async deactivateWorkflow(id: string): Promise<void> {
		await this.switchWorkflow(id, false);
	}

	/** Before 1.123, whether a workflow is active was one of its fields. */
	private async switchWorkflow(id: string, active: boolean): Promise<void> {
		const { versionId } = await this.get<Workflow>(`workflows/${id}`);
		try {
			await this.post(`workflows/${id}/${active ? 'activate' : 'deactivate'}`, active ? { versionId } : {});
		} catch (error) {
			if (!(error instanceof N8nApiError) || error.status !== 404) throw error;
			await this.call('PATCH', `workflows/${id}`, { active, versionId });
		}
	}

	/**
	 * Runs a workflow by hand, as "Execute workflow" does, and waits for its end. A workflow given as JSON is created first.
	 * @param trigger name of the node to start from; the workflow's first trigger unless told
	 */
	async runWorkflow(
		workflow: string | Workflow,
		{ trigger, timeoutMs = 600_000 }: { trigger?: string; timeoutMs?: number } = {},
	): Promise<Execution> {
		const executionId = await this.startWorkflow(workflow, trigger);
		return await this.execution(executionId, timeoutMs);
	}

	/** Starts a workflow by hand and returns at once with the execution's id. */
	async startWorkflow(workflow: string | Workflow, trigger?: string): Promise<string> {
		const id = typeof workflow === 'string' ? workflow : await this.createWorkflow(workflow);
		const workflowData = await this.get<Workflow>(`workflows/${id}`);
		const name = trigger ?? workflowData.nodes.find((node) => /trigger$/i.test(node.type))?.name;
		if (!name) throw new Error(`Workflow "${workflowData.name}" has no trigger node`);
		const { executionId } = await this.post<{ executionId?: string }>(`workflows/${id}/run`, {
			workflowData,
			triggerToStartFrom: { name },
		});
		if (!executionId)
			throw new Error(`Workflow "${workflowData.name}" waits for a call from outside; it cannot be run by hand`);
		return executionId;
	}

	async stopExecution(id: string): Promise<void> {
		await this.post(`executions/${id}/stop`, {});
	}

	/** Waits for the end of an execution and reads its record. */
	async execution(id: string, timeoutMs = 600_000): Promise<Execution> {
		const deadline = Date.now() + timeoutMs;
		for (let pause = 25; ; pause = Math.min(pause * 1.3, 500)) {
			const { status } = await this.status(id);
			if (!['new', 'running', 'waiting', 'unknown'].includes(status)) break;
			if (Date.now() > deadline) throw new Error(`Execution ${id} is still ${status} after ${timeoutMs / 1000} s`);
			await wait(pause);
		}
		const record = await this.get<ExecutionRecord>(`executions/${id}`);
		return readExecution(record);
	}

	/** The newest executions of a workflow, newest first. */
	async executions(workflowId: string): Promise<Array<{ id: string; status: string }>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		return (await this.get<{ results: Array<{ id: string; status: string }> }>(`executions?filter=${filter}`)).results;
	}

	private async status(id: string): Promise<{ status: string }> {
		return await this.get(`executions/${id}?includeData=false`);
	}

	/** Calls an active workflow's production webhook with JSON. */
	async callWebhook(path: string, payload: unknown = {}, method = 'POST'): Promise<{ status: number; body: unknown }> {
		const answer = await fetch(`${this.url}/webhook/${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			...(method === 'GET' ? {} : { body: JSON.stringify(payload) }),
		});
		const text = await answer.text();
		try {
			return { status: answer.status, body: JSON.parse(text) };
		} catch {
			return { status: answer.status, body: text };
		}
	}

	/** What the editor asks when a "From list" field is opened, searched or scrolled. */
	async listSearch(
		node: Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>,
		methodName: string,
		{ filter, paginationToken, path = 'parameters' }: { filter?: string; paginationToken?: string; path?: string } = {},
	): Promise<ListSearchResult> {
		return await this.post('dynamic-node-parameters/resource-locator-results', {
			path,
			nodeTypeAndVersion: { name: node.type, version: node.typeVersion },
			currentNodeParameters: node.parameters,
			credentials: node.credentials,
			methodName,
			filter,
			paginationToken,
		});
	}

	/** The descriptions of all installed nodes, as the editor loads them. */
	async nodeTypes(): Promise<Array<{ name: string; displayName: string; version: number | number[] }>> {
		const answer = await fetch(`${this.url}/types/nodes.json`, { headers: this.headers() });
		return (await answer.json()) as Array<{ name: string; displayName: string; version: number | number[] }>;
	}

	/** What the editor is told of an operation's output before the first run; undefined where n8n has nothing to tell. */
	async outputSchema(node: string, resource: string, operation: string): Promise<unknown> {
		const answer = await fetch(`${this.url}/schemas/${node}/1.0.0/${resource}/${operation}.json`);
		return answer.ok ? await answer.json() : undefined;
	}

	async get<T>(path: string): Promise<T> {
		return await this.call<T>('GET', path);
	}

	async post<T = unknown>(path: string, body: unknown): Promise<T> {
		return await this.call<T>('POST', path, body);
	}

	async delete(path: string): Promise<void> {
		await this.call('DELETE', path);
	}

	/** @throws N8nApiError with n8n's answer for any status but 2xx */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const answer = await fetch(`${this.url}/rest/${path}`, {
			method,
			headers: this.headers(),
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new N8nApiError(answer.status, text, `${method} /rest/${path}`);
		this.keepCookie(answer);
		return text ? (JSON.parse(text) as { data: T }).data : (undefined as T);
	}

	/** n8n binds a session to the browser's id, so every call sends the same one. */
	private headers(): Record<string, string> {
		return { 'content-type': 'application/json', 'browser-id': 'n8n-lab', cookie: this.cookie };
	}

	private keepCookie(answer: Response): void {
		const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('n8n-auth='));
		if (session) this.cookie = session.split(';')[0];
	}
}

interface ExecutionRecord {
	id: string;
	status: string;
	startedAt: string;
	stoppedAt: string;
	data: string;
}

function readExecution({ id, status, startedAt, stoppedAt, data }: ExecutionRecord): Execution {
	const { resultData } = parse(data) as { resultData: { error?: ExecutionError; runData?: Record<string, NodeRun[]> } };
	const runData = resultData.runData ?? {};
	const lastRuns = Object.entries(runData).map(([name, runs]) => [name, runs.at(-1)!] as const);
	return {
		id: String(id),
		status,
		error: resultData.error,
		outputs: Object.fromEntries(
			lastRuns.map(([name, last]) => [name, (last.data?.main ?? []).map((items) => items ?? [])]),
		),
		durations: Object.fromEntries(lastRuns.map(([name, last]) => [name, last.executionTime])),
		milliseconds: Date.parse(stoppedAt) - Date.parse(startedAt),
		runData,
	};
}

type Decision = 'allow' | 'refuse';

const buttonTexts: Record<Decision, RegExp> = {
	allow: /allow|approve|accept|give access|\byes\b/i,
	refuse: /cancel|deny|decline|\bno\b/i,
};

/** Fills in a consent page's form as a person who presses the button of a decision. */
function decide(
	html: string,
	pageUrl: string,
	decision: Decision,
): { url: string; init: { method: string; redirect: 'manual'; body?: URLSearchParams } } {
	const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html);
	if (!form) throw new Error(`The consent page has no form: ${html.slice(0, 300)}`);
	const [, formTag, content] = form;
	const fields = new URLSearchParams();
	for (const [tag] of content.matchAll(/<input\b[^>]*>/gi)) {
		const type = attribute(tag, 'type') ?? 'text';
		const name = attribute(tag, 'name');
		if (!name || type === 'submit' || (['checkbox', 'radio'].includes(type) && !/\schecked\b/i.test(tag))) continue;
		fields.append(name, attribute(tag, 'value') ?? '');
	}
	const buttons = [...content.matchAll(/<button\b[^>]*>[\s\S]*?<\/button>|<input\b[^>]*type="submit"[^>]*>/gi)].map(
		([tag]) => tag,
	);
	const button = buttons.find((tag) => buttonTexts[decision].test(tag));
	const name = button && attribute(button, 'name');
	if (name) fields.append(name, attribute(button, 'value') ?? '');

	const url = new URL((button && attribute(button, 'formaction')) ?? attribute(formTag, 'action') ?? pageUrl, pageUrl);
	const method = (attribute(formTag, 'method') ?? 'get').toUpperCase();
	if (method === 'POST') return { url: url.href, init: { method, redirect: 'manual', body: fields } };
	for (const [key, value] of fields) url.searchParams.append(key, value);
	return { url: url.href, init: { method, redirect: 'manual' } };
}

function attribute(tag: string, name: string): string | undefined {
	const value = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1];
	return value
		?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
		.replace(/&quot;/g, '"')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&amp;/g, '&');
}
