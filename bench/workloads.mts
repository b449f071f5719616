import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Workflow } from '../lab/client.mts';
import { labFolder } from '../lab/commands.mts';
import { video } from '../test/support/mp4.mts';
import type { Lab } from './lab.mts';
import type { Job } from './undici.mts';
import {
	type AdsTarget,
	batching,
	creating,
	creatingAgain,
	listing,
	listingCustomers,
	pinningFiles,
	reporting,
	type Shape,
	type Target,
	uploading,
} from './workflows.mts';

export const columnTitles = {
	package: 'This package',
	http: 'HTTP Request node',
	batched: 'HTTP Request node, 30 in a call',
	bare: 'Bare request helper',
	reading: 'Bare helper, same expressions',
	undici: 'undici',
	shortest: 'Shortest possible',
};

export type Column = keyof typeof columnTitles;

export interface Measurement {
	/** Seconds, or megabytes where memory is measured. */
	value: number;
	/** Of memory: by how much it exceeds what n8n had before the run. */
	aboveIdle?: number;
	/** What happened, where the number alone does not tell. */
	note?: string;
	/** Things that went wrong and count against the package: calls refused, Pins missing. */
	faults?: number;
}

export type Runs = Partial<Record<Column, () => Promise<Measurement>>>;

export interface Goal {
	text: string;
	/** Of the medians of the row's columns. */
	measured: (median: (column: Column) => number, faults: (column: Column) => number) => number;
	atMost: number;
	/** How the numbers are written. */
	form: 'ratio' | 'count' | 'MB';
}

/** One line of a table: the same work done by every column. */
export interface Row {
	/** What `--only` calls it. */
	workload:
		| 'list'
		| 'create'
		| 'limit'
		| 'again'
		| 'memory'
		| 'files'
		| 'video'
		| 'customers'
		| 'report'
		| 'campaigns'
		| 'events'
		| 'items';
	title: string;
	unit: 's' | 'MB';
	/** Milliseconds until the simulator answers. */
	latency: number;
	warmUps: number;
	mostRounds?: number;
	prepare: (lab: Lab) => Promise<Runs>;
	goals: Goal[];
}

interface Setting {
	latency: number;
	/** Pins on the account's one board. */
	pins?: number;
	/** Calls to write in ten seconds. */
	writes?: number;
}

const ample = { limit: 1_000_000, windowSeconds: 60 };

/** An empty Pinterest with one board, and a credential that is connected to it. */
async function setUp(lab: Lab, { latency, pins = 0, writes }: Setting): Promise<Target> {
	const { simulator } = lab;
	await lab.untilReady();
	await lab.deactivateAll();
	await simulator.post('reset', { seed: 'empty' });
	await simulator.post('settings', {
		latency,
		rateLimits: { org_read: ample, org_write: writes ? { limit: writes, windowSeconds: 10 } : ample },
	});
	await simulator.post('seed', { boards: 1, pins });
	const [board] = (await simulator.state()).boards.ids;
	return { api: simulator.api, board, credential: await lab.connect() };
}

interface Answer {
	milliseconds: number;
	pins: number;
}

/** Runs an active workflow by its webhook; undefined when it failed. */
async function run(lab: Lab, path: string): Promise<Answer | undefined> {
	for (let tries = 0; ; tries++) {
		const { status, body } = await lab.client.callWebhook(path);
		if (status === 200) return body as Answer;
		// After a restart n8n registers its webhooks a moment after it answers, and its database may have to be found again.
		if (![404, 503].includes(status) || tries === 100) return undefined;
		await wait(100);
	}
}

async function runAll(lab: Lab, path: string, expected: number): Promise<Answer> {
	const answer = await run(lab, path);
	if (answer === undefined) throw new Error(`The workflow ${path} failed; n8n's log is ${lab.n8n.logFile}`);
	if (answer.pins !== expected) throw new Error(`${path} gave ${answer.pins} different Pins instead of ${expected}`);
	return answer;
}

async function timed(lab: Lab, workflow: Workflow, expected: number): Promise<() => Promise<Measurement>> {
	await lab.activate(workflow);
	return async () => ({ value: (await runAll(lab, workflow.name, expected)).milliseconds / 1000 });
}

async function timedUndici(
	lab: Lab,
	{ api, board }: Target,
	job: Pick<Job, 'kind' | 'count' | 'concurrency' | 'file' | 'report' | 'batch'>,
): Promise<() => Promise<Measurement>> {
	const { accessToken: token } = await lab.simulator.post<{ accessToken: string }>('tokens', {});
	return async () => {
		const { milliseconds, pins } = await lab.undici.run({ ...job, api, board, token });
		if (pins !== job.count) throw new Error(`undici gave ${pins} different Pins instead of ${job.count}`);
		return { value: milliseconds / 1000 };
	};
}

/** Peak resident memory of a new n8n while it runs a workflow. */
async function peak(lab: Lab, workflow: Workflow, expected: number): Promise<() => Promise<Measurement>> {
	await lab.activate(workflow);
	return async () => {
		await lab.restartN8n();
		lab.n8n.resetPeak();
		const idle = lab.n8n.memory().bytes;
		const { milliseconds } = await runAll(lab, workflow.name, expected);
		const { peakBytes } = lab.n8n.memory();
		const megabytes = (bytes: number) => bytes / 1024 / 1024;
		const note = `${Math.round(megabytes(peakBytes - idle))} MB more than idle, ${(milliseconds / 1000).toFixed(1)} s`;
		return { value: megabytes(peakBytes), aboveIdle: megabytes(peakBytes - idle), note };
	};
}

const atMost = (limit: number, column: Column, other: Column): Goal => ({
	text: `${columnTitles.package} / ${columnTitles[other]}`,
	measured: (median) => median(column) / median(other),
	atMost: limit,
	form: 'ratio',
});

/** What the latency hides; at 0 ms the numbers only show where time goes. */
const goalsAt = (latency: number, goals: Goal[]): Goal[] => (latency > 0 ? goals : []);

const list = (latency: number): Row => ({
	workload: 'list',
	title: 'List 10,000 Pins',
	unit: 's',
	latency,
	warmUps: 1,
	prepare: async (lab) => {
		const pins = 10_000;
		const target = await setUp(lab, { latency, pins });
		return {
			package: await timed(lab, listing.package(target), pins),
			http: await timed(lab, listing.httpRequest(target), pins),
			bare: await timed(lab, listing.bare(target), pins),
			undici: await timedUndici(lab, target, { kind: 'list', count: pins, concurrency: 1 }),
		};
	},
	goals: goalsAt(latency, [
		atMost(1.05, 'package', 'bare'),
		atMost(1.2, 'package', 'undici'),
		atMost(1, 'package', 'http'),
	]),
});

const create = (latency: number, concurrency: 5 | 20): Row => ({
	workload: 'create',
	title: `Create 200 Pins, ${concurrency} at once`,
	unit: 's',
	latency,
	warmUps: 1,
	prepare: async (lab) => {
		const count = 200;
		const target = await setUp(lab, { latency });
		return {
			package: await timed(lab, creating.package(target, count, concurrency === 5 ? undefined : concurrency), count),
			...(concurrency === 20 && { http: await timed(lab, creating.httpRequest(target, count), count) }),
			bare: await timed(lab, creating.bare(target, count, concurrency), count),
			reading: await timed(lab, creating.bare(target, count, concurrency, true), count),
			undici: await timedUndici(lab, target, { kind: 'create', count, concurrency }),
		};
	},
	goals: goalsAt(latency, [
		// With 20 at once the processor is the limit, and n8n's evaluation of expressions alone is a third of a call's work.
		concurrency === 5 ? atMost(1.1, 'package', 'bare') : atMost(1.1, 'package', 'reading'),
		...(concurrency === 20 ? [atMost(1, 'package', 'http')] : []),
	]),
});

const limited = (latency: number): Row => ({
	workload: 'limit',
	title: 'Create 300 Pins, 100 per 10 s',
	unit: 's',
	latency,
	warmUps: 0,
	prepare: async (lab) => {
		const count = 300;
		const writes = 100;
		// Every run begins with a full window and a credential whose limits n8n has not seen.
		const fresh = async (workflowFor: (target: Target) => Workflow) => {
			const target = await setUp(lab, { latency, writes });
			const workflow = workflowFor(target);
			await lab.activate(workflow);
			await lab.simulator.forgetRequests();
			const began = performance.now();
			const answer = await run(lab, workflow.name);
			const seconds = (answer?.milliseconds ?? performance.now() - began) / 1000;
			const created = (await lab.simulator.state()).pins.count;
			const refused = await lab.simulator.refusals();
			return { answer, seconds, created, refused };
		};
		return {
			package: async () => {
				const { answer, seconds, created, refused } = await fresh((target) => creating.package(target, count));
				if (!answer) throw new Error(`The package failed under the limit; n8n's log is ${lab.n8n.logFile}`);
				const faults = Math.abs(count - created) + refused;
				return { value: seconds, note: `${created} created, ${refused} refused`, faults };
			},
			http: async () => {
				const { answer, seconds, created, refused } = await fresh((target) => creating.httpRequest(target, count));
				const note = `${created} created, ${refused} refused${answer ? '' : ', the workflow fails'}`;
				return { value: seconds, note };
			},
			// Two whole windows, and the bare helper's time for the Pins of the third.
			shortest: async () => {
				const { answer, seconds } = await fresh((target) => creating.bare(target, writes, 5));
				if (!answer) throw new Error(`The bare helper failed; n8n's log is ${lab.n8n.logFile}`);
				return { value: (count / writes - 1) * 10 + seconds };
			},
		};
	},
	goals: [
		atMost(1.1, 'package', 'shortest'),
		{
			text: 'Pins missing and calls refused, all rounds',
			measured: (_median, faults) => faults('package'),
			atMost: 0,
			form: 'count',
		},
	],
});

const memoryOfList = (output: 'simplified' | 'raw'): Row => ({
	workload: 'memory',
	mostRounds: 3,
	title: `List 100,000 Pins${output === 'raw' ? ', complete (“Raw”)' : ''}`,
	unit: 'MB',
	latency: 0,
	warmUps: 0,
	prepare: async (lab) => {
		const pins = 100_000;
		const target = await setUp(lab, { latency: 0, pins });
		return {
			package: await peak(lab, listing.package(target, output), pins),
			...(output === 'simplified' && { http: await peak(lab, listing.httpRequest(target), pins) }),
		};
	},
	goals: [],
});

/** Peaks of 100 and 1,000 files are compared by the report: the first is what flat is measured by. */
const memoryOfFiles = (count: 100 | 1000): Row => ({
	workload: 'files',
	title: `Pin ${count.toLocaleString('en')} image files of 5 MB`,
	unit: 'MB',
	latency: 0,
	warmUps: 0,
	mostRounds: 3,
	prepare: async (lab) => {
		const target = await setUp(lab, { latency: 0 });
		return {
			package: await peak(lab, pinningFiles.package(target, count), count),
			// With 1,000 files it would need more memory than Node allows itself.
			...(count === 100 && { http: await peak(lab, pinningFiles.httpRequest(target, count), count) }),
		};
	},
	goals: [],
});

/** 1,000 Pins once more, with the guard against duplicates: nothing is created, and the board is read. */
const again: Row = {
	workload: 'again',
	title: 'Run 1,000 Pins again, skipping duplicates',
	unit: 's',
	latency: 50,
	warmUps: 0,
	prepare: async (lab) => {
		const count = 1000;
		const target = await setUp(lab, { latency: 50 });
		const workflow = creatingAgain(target, count);
		await lab.activate(workflow);
		await runAll(lab, workflow.name, count);
		return {
			package: async () => {
				await lab.simulator.forgetRequests();
				const { milliseconds } = await runAll(lab, workflow.name, count);
				const calls = await lab.simulator.calls();
				const created = (await lab.simulator.state()).pins.count - count;
				return { value: milliseconds / 1000, note: `${calls} calls, ${created} created`, faults: created };
			},
		};
	},
	goals: [{ text: 'Pins published twice', measured: (_median, faults) => faults('package'), atMost: 0, form: 'count' }],
};

/** A video of so many megabytes on disk: a real header, and nothing behind it. */
function videoFile(megabytes: number): string {
	const folder = join(labFolder, 'bench-videos');
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${megabytes}.mp4`);
	writeFileSync(file, video({ size: 0 }));
	truncateSync(file, megabytes * 1024 * 1024);
	return file;
}

const uploadTime = (megabytes: number): Row => ({
	workload: 'video',
	title: `Upload a video of ${megabytes} MB`,
	unit: 's',
	latency: 0,
	warmUps: 1,
	prepare: async (lab) => {
		const target = await setUp(lab, { latency: 0 });
		const file = videoFile(megabytes);
		return {
			package: await timed(lab, uploading(target, file, `time-${megabytes}`), 1),
			undici: await timedUndici(lab, target, { kind: 'upload', count: 1, concurrency: 1, file }),
		};
	},
	goals: [],
});

/** Peaks of 20 and 1,024 MB are compared by the report. */
const uploadMemory = (megabytes: 20 | 1024): Row => ({
	workload: 'video',
	title: `Upload a video of ${megabytes} MB`,
	unit: 'MB',
	latency: 0,
	warmUps: 0,
	mostRounds: 3,
	prepare: async (lab) => {
		const target = await setUp(lab, { latency: 0 });
		return { package: await peak(lab, uploading(target, videoFile(megabytes), `memory-${megabytes}`), 1) };
	},
	goals: [],
});

/** The ad account of the demo, and a credential for it. */
async function setUpAds(lab: Lab, latency: number): Promise<AdsTarget> {
	const { simulator } = lab;
	await lab.untilReady();
	await lab.deactivateAll();
	await simulator.post('reset', { seed: 'demo' });
	await simulator.post('settings', { latency, rateLimits: { ads_read: ample, ads_write: ample } });
	const [adAccount] = (await simulator.state()).adAccounts.ids;
	return { adAccount, credential: await lab.connect(['ads:read', 'ads:write', 'user_accounts:read']) };
}

/** Records that go out in one call. */
const RECORDS_A_CALL = 10_000;

const customers = (count: number, inOneItem: boolean): Row => ({
	workload: 'customers',
	title: `Make a list of ${count.toLocaleString('en')} customers, ${inOneItem ? 'all in one item' : 'an item each'}`,
	unit: 's',
	latency: 50,
	warmUps: 0,
	mostRounds: 3,
	prepare: async (lab) => {
		const workflow = listingCustomers(await setUpAds(lab, 50), count, inOneItem);
		const fewest = count / RECORDS_A_CALL;
		await lab.activate(workflow);
		return {
			package: async () => {
				await lab.simulator.forgetRequests();
				const { milliseconds } = await runAll(lab, workflow.name, 1);
				const calls = await lab.simulator.calls();
				return { value: milliseconds / 1000, note: `${calls} calls`, faults: calls - fewest };
			},
		};
	},
	goals: [
		{
			text: `Calls beyond ${count / RECORDS_A_CALL}`,
			measured: (_median, faults) => faults('package'),
			atMost: 0,
			form: 'count',
		},
	],
});

const memoryOfCustomers = (count: number, inOneItem: boolean): Row => ({
	...customers(count, inOneItem),
	unit: 'MB',
	latency: 0,
	prepare: async (lab) => ({
		package: await peak(lab, listingCustomers(await setUpAds(lab, 0), count, inOneItem), 1),
	}),
	goals: [],
});

/** 541 campaigns in 185 days: 100,085 rows, 40 MB as Pinterest writes them. */
const CAMPAIGNS = 541;
const DAYS = 185;
const ROWS = CAMPAIGNS * DAYS;

/** What the package asks for when nothing else is chosen. */
const REPORT_COLUMNS = [
	'CAMPAIGN_ID',
	'CAMPAIGN_NAME',
	'SPEND_IN_MICRO_DOLLAR',
	'TOTAL_IMPRESSION',
	'TOTAL_CLICKTHROUGH',
	'OUTBOUND_CLICK_1',
	'CTR',
	'ECPC_IN_MICRO_DOLLAR',
	'ECPM_IN_MICRO_DOLLAR',
	'TOTAL_ENGAGEMENT',
	'TOTAL_CHECKOUT',
	'TOTAL_CHECKOUT_VALUE_IN_MICRO_DOLLAR',
	'CHECKOUT_ROAS',
];

const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Writes to the simulator's API as the connected user. */
async function asPinterestUser(lab: Lab, { api }: Target) {
	const { accessToken } = await lab.simulator.post<{ accessToken: string }>('tokens', {});
	return async (path: string, body: unknown) =>
		(await (
			await fetch(`${api}${path}`, {
				method: 'POST',
				headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
				body: JSON.stringify(body),
			})
		).json()) as { id: string };
}

async function setUpReports(lab: Lab): Promise<Target & { adAccount: string }> {
	const target = await setUp(lab, { latency: 0 });
	const post = await asPinterestUser(lab, target);
	const { id: adAccount } = await post('/ad_accounts', { name: 'Shop', country: 'DE', currency: 'EUR' });
	const campaigns = Array.from({ length: CAMPAIGNS }, (_, at) => ({
		ad_account_id: adAccount,
		name: `Campaign ${at}`,
		objective_type: 'CONSIDERATION',
		daily_spend_cap: 5_000_000,
		is_campaign_budget_optimization: true,
	}));
	for (let at = 0; at < CAMPAIGNS; at += 30)
		await post(`/ad_accounts/${adAccount}/campaigns`, campaigns.slice(at, at + 30));
	return { ...target, adAccount, credential: await lab.connect(['ads:read', 'user_accounts:read']) };
}

const reportTime: Row = {
	workload: 'report',
	title: 'A report of 185 days, 100,085 rows',
	unit: 's',
	latency: 0,
	warmUps: 1,
	prepare: async (lab) => {
		const target = await setUpReports(lab);
		const body = {
			level: 'CAMPAIGN',
			granularity: 'DAY',
			start_date: dayBefore(DAYS),
			end_date: dayBefore(1),
			columns: REPORT_COLUMNS,
			click_window_days: 30,
			engagement_window_days: 30,
			view_window_days: 1,
			conversion_report_time: 'TIME_OF_AD_ACTION',
		};
		const report = { adAccount: target.adAccount, body };
		return {
			package: await timed(lab, reporting.package(target), ROWS),
			undici: await timedUndici(lab, target, { kind: 'report', count: ROWS, concurrency: 1, report }),
		};
	},
	goals: [],
};

/** Beside the rows themselves, which n8n needs anyway. */
const reportMemory: Row = {
	workload: 'report',
	title: 'A report of 185 days, 100,085 rows',
	unit: 'MB',
	latency: 0,
	warmUps: 0,
	mostRounds: 3,
	prepare: async (lab) => {
		const target = await setUpReports(lab);
		return {
			package: await peak(lab, reporting.package(target), ROWS),
			bare: await peak(lab, reporting.rows(ROWS), ROWS),
		};
	},
	goals: [
		{
			text: 'Peak − peak with the rows alone',
			measured: (median) => median('package') - median('bare'),
			atMost: 64,
			form: 'MB',
		},
	],
};

/** How many go out in one call, and what of a row is an expression. */
const shapes: Record<Shape, { most: number; fields: string[]; scopes: string[] }> = {
	campaigns: { most: 30, fields: ['name', 'budget'], scopes: ['ads:read', 'ads:write'] },
	events: { most: 1000, fields: ['id', 'email'], scopes: ['ads:read', 'ads:write'] },
	items: { most: 1000, fields: ['id', 'attributes'], scopes: ['catalogs:read', 'catalogs:write'] },
};

/** A Pinterest with nothing but an ad account and a catalog. */
async function setUpBatch(lab: Lab, shape: Shape, latency: number): Promise<Target> {
	const target = await setUp(lab, { latency });
	await lab.simulator.post('settings', {
		rateLimits: { ads_write: ample, ads_conversions: ample, catalogs_read: ample, catalogs_write: ample },
	});
	const post = await asPinterestUser(lab, target);
	const { id: adAccount } = await post('/ad_accounts', { name: 'Shop', country: 'DE', currency: 'EUR' });
	const { id: catalog } = await post('/catalogs', { catalog_type: 'RETAIL', name: 'Shop' });
	return { ...target, adAccount, catalog, credential: await lab.connect(shapes[shape].scopes) };
}

/** Every run has a Pinterest that has seen none of it before. */
async function timedAfresh(
	lab: Lab,
	target: () => Promise<Target>,
	workflowFor: (target: Target) => Workflow,
	count: number,
): Promise<Measurement> {
	const workflow = workflowFor(await target());
	await lab.activate(workflow);
	await lab.simulator.forgetRequests();
	const { milliseconds } = await runAll(lab, workflow.name, count);
	return { value: milliseconds / 1000, note: `${await lab.simulator.calls()} calls` };
}

const batched = (shape: Shape, count: number, title: string): Row => ({
	workload: shape,
	title,
	unit: 's',
	latency: 50,
	// The others run for a minute, in which n8n warms up by itself.
	warmUps: shape === 'campaigns' ? 1 : 0,
	mostRounds: shape === 'campaigns' ? undefined : 3,
	prepare: async (lab) => {
		const { most, fields } = shapes[shape];
		const fresh = async () => await setUpBatch(lab, shape, 50);
		const by =
			(workflowFor: (target: Target) => Workflow, expected = count) =>
			async () =>
				await timedAfresh(lab, fresh, workflowFor, expected);
		const fewest = Math.ceil(count / most);
		return {
			package: async () => {
				const measurement = await timedAfresh(lab, fresh, (target) => batching.package(target, shape, count), count);
				// Before items are written it asks once whether feeds forbid that.
				const asked = shape === 'items' ? 1 : 0;
				return { ...measurement, faults: parseInt(measurement.note!) - fewest - asked };
			},
			...(shape === 'campaigns' && {
				http: by((target) => batching.httpRequest(target, count, 1)),
				batched: by((target) => batching.httpRequest(target, count, most)),
			}),
			bare: by((target) => batching.bare(target, shape, count)),
			reading: by((target) => batching.bare(target, shape, count, fields)),
			undici: async () => {
				const { adAccount, catalog, ...target } = await fresh();
				const chosen = { shape, target: { adAccount: adAccount!, catalog: catalog! } };
				return await (
					await timedUndici(lab, target, { kind: 'batch', count, concurrency: 5, batch: chosen })
				)();
			},
		};
	},
	goals: [
		// As with Pins: what n8n needs for the expressions is no work of the package.
		...(shape === 'campaigns' ? [atMost(1, 'package', 'http')] : [atMost(1.2, 'package', 'reading')]),
		{
			text: `Calls beyond ${Math.ceil(count / shapes[shape].most)}`,
			measured: (_median, faults) => faults('package'),
			atMost: 0,
			form: 'count',
		},
	],
});

/** Beside a helper that does the same with the same items: flat is what adds nothing that grows with them. */
const memoryOfBatched = (shape: Shape, count: number, title: string): Row => ({
	workload: shape,
	title,
	unit: 'MB',
	latency: 0,
	warmUps: 0,
	mostRounds: 3,
	prepare: async (lab) => {
		const { fields } = shapes[shape];
		const target = await setUpBatch(lab, shape, 0);
		return {
			package: await peak(lab, batching.package(target, shape, count), count),
			reading: await peak(lab, batching.bare(target, shape, count, fields), count),
		};
	},
	goals: [atMost(1.25, 'package', 'reading')],
});

export const rows: Row[] = [
	...[0, 50].map(list),
	...[0, 50].flatMap((latency) => [create(latency, 5), create(latency, 20)]),
	...[0, 50].map(limited),
	memoryOfList('simplified'),
	memoryOfList('raw'),
	memoryOfFiles(100),
	memoryOfFiles(1000),
	again,
	uploadTime(1024),
	uploadMemory(20),
	uploadMemory(1024),
	customers(10_000, false),
	customers(100_000, true),
	memoryOfCustomers(10_000, false),
	memoryOfCustomers(100_000, true),
	reportTime,
	reportMemory,
	batched('campaigns', 1000, 'Create 1,000 campaigns'),
	batched('events', 50_000, 'Send 50,000 conversion events'),
	batched('items', 50_000, 'Write 50,000 catalog items'),
	memoryOfBatched('events', 50_000, 'Send 50,000 conversion events'),
	memoryOfBatched('items', 50_000, 'Write 50,000 catalog items'),
];
