import type { IDataObject } from 'n8n-workflow';

import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { runNode, type RunOptions } from '../harness.mts';
import { byId, calls, inWorld } from './world.mts';

/** A report of one row, in a world of its own. */
async function withReport(work: (simulator: Simulator, run: typeof runReport) => Promise<void>): Promise<void> {
	await inWorld(
		async (simulator) => {
			const adAccount = simulator.state.addAdAccount({ name: 'Shop' });
			simulator.state.ads.addCampaign({ adAccount, name: 'Soups' });
			await work(simulator, runReport);
		},
		{ rateLimits: { ads_analytics: null } },
	);
}

const runReport = async (
	simulator: Simulator,
	parameters: RunOptions['parameters'] = {},
	more: Partial<RunOptions> = {},
) =>
	await runNode(simulator, {
		node: 'pinterestAds',
		scopes: ['ads:read'],
		parameters: {
			resource: 'report',
			operation: 'get',
			adAccountId: byId([...simulator.state.adAccounts.keys()][0]),
			dateRange: 'yesterday',
			...parameters,
		},
		...more,
	});

const orders = (simulator: Simulator) => calls(simulator, 'POST', /\/reports$/);
const looks = (simulator: Simulator) => calls(simulator, 'GET', /\/reports$/);

describe('waiting for a report', () => {
	test.concurrent('states that nobody knows, and none at all, mean that it goes on', () =>
		withReport(async (simulator, run) => {
			simulator.state.reports.states = ['IN_PROGRESS', null, 'QUEUED_AGAIN'];
			const { json } = await run(simulator);
			expect(json).toHaveLength(1);
			expect([orders(simulator).length, looks(simulator).length]).toEqual([1, 4]);
		}),
	);

	test.concurrent.each(['FAILED', 'CANCELLED'])('%s ends it, in words', (state) =>
		withReport(async (simulator, run) => {
			simulator.state.reports.states = [state];
			const { error } = await run(simulator);
			expect(error!.message).toBe(`Pinterest could not make the report (${state})`);
			expect(error!.description).not.toContain('Tokens to Go On With');
		}),
	);

	test.concurrent('a run whose time is over names the tokens, and the next one goes on with them', () =>
		withReport(async (simulator, run) => {
			const parameters = { dateRange: 'last365Days', granularity: 'TOTAL' };
			simulator.state.reports.states = ['IN_PROGRESS', 'IN_PROGRESS'];
			const { error } = await run(simulator, { ...parameters, options: { processingTimeout: 0 } });
			expect(error!.message).toBe('Pinterest is still working on the report after 0 seconds');
			const [tokens] = /\S+-\d+, \S+-\d+/.exec(error!.description!)!;
			expect(orders(simulator)).toHaveLength(2);
			simulator.state.reports.states = [];
			const { json } = await run(simulator, { ...parameters, options: { goOnWith: tokens } });
			expect(orders(simulator)).toHaveLength(2);
			expect(json.map(({ entity_id }) => entity_id)).toHaveLength(2);
			expect(json[0].start_date).not.toBe(json[1].start_date);
		}),
	);

	test.concurrent('what had not been begun yet is begun then', () =>
		withReport(async (simulator, run) => {
			const parameters = { dateRange: 'last365Days', granularity: 'TOTAL' };
			simulator.faults.add({ method: 'POST', kind: 'status', status: 500, skip: 1, times: 5 });
			const { error } = await run(simulator, parameters);
			const [, token] = /set to (\S+-\d+),/.exec(error!.description!)!;
			const before = orders(simulator).length;
			const { json } = await run(simulator, { ...parameters, options: { goOnWith: token } });
			expect([orders(simulator).length - before, json.length]).toEqual([1, 2]);
		}),
	);

	test.concurrent('more tokens than reports is a mistake, and is told', () =>
		withReport(async (simulator, run) => {
			const { error } = await run(simulator, { options: { goOnWith: '1-1, 1-2' } });
			expect(error!.message).toBe('There are 2 tokens, and the fields make only one request');
			expect(simulator.requests).toEqual([]);
		}),
	);

	test.concurrent('a report that Pinterest has no longer is told as such', () =>
		withReport(async (simulator, run) => {
			const { error } = await run(simulator, { options: { goOnWith: '549755885175-1' } });
			expect(error!.message).toBe('Pinterest has the report no longer');
		}),
	);
});

describe('fetching the file', () => {
	test.concurrent('a link that has expired is asked for again, and the report is not ordered again', () =>
		withReport(async (simulator, run) => {
			simulator.state.reports.expiredLinks = 2;
			const { json } = await run(simulator);
			expect(json).toHaveLength(1);
			expect(calls(simulator, 'GET', /^\/files\//).map(({ status }) => status)).toEqual([403, 403, 200]);
			expect([orders(simulator).length, looks(simulator).length]).toEqual([1, 3]);
		}),
	);

	test.concurrent.each(['JSON', 'CSV'])(
		'after a connection that breaks in a %s file, no row is lost and none comes twice',
		(form) =>
			withReport(async (simulator, run) => {
				const whole = await run(simulator, { dateRange: 'last913Days', options: { reportFormat: form } });
				simulator.state.reports.brokenDownloads = 3;
				const { json } = await run(simulator, { dateRange: 'last913Days', options: { reportFormat: form } });
				expect(json).toEqual(whole.json);
				expect(json).toHaveLength(913);
			}),
	);

	test.concurrent('one that cannot be fetched names the token', () =>
		withReport(async (simulator, run) => {
			simulator.state.reports.expiredLinks = 99;
			const { error } = await run(simulator);
			expect(error!.message).toBe('The file of the report could not be downloaded');
			expect(error!.description).toMatch(/HTTP 403\..* set to \d+-\d+, and what has been begun/);
			expect(error!.description).not.toContain('signature');
			expect((error as unknown as IDataObject).context).toBeDefined();
		}),
	);

	test.concurrent.each([
		['a page of a proxy', '<html><body>Blocked</body></html>'],
		['another form', '{"message":"something"}'],
		['half a file', '{"1":[{"CAMPAIGN_ID":1},{"CAMPAIGN_ID"'],
		['half a table', 'DATE,CAMPAIGN_NAME\n2026-11-24,"So'],
	])('%s is never taken for a report without rows', (_name, content) =>
		withReport(async (simulator, run) => {
			simulator.state.reports.content = () => content;
			const { error } = await run(simulator);
			expect(error!.message).toBe('The file from Pinterest could not be read');
		}),
	);
});

describe('refusals that pass by themselves', () => {
	const refusal = (fault: Partial<Fault>): Fault => ({ kind: 'status', status: 400, ...fault });

	test.concurrent.each<[string, Fault]>([
		['400 "Retry after 1 seconds"', refusal({ code: 1, message: 'Too many queries. Retry after 1 seconds.' })],
		['400 with code 12', refusal({ code: 12, message: 'Something went wrong on our end. Sorry about that.' })],
		[
			'429 with code 2726',
			refusal({ status: 429, code: 2726, message: 'Reporting query cost limit exceeded. Retry after 1 seconds' }),
		],
	])('%s is waited for, also for an order', (_name, fault) =>
		withReport(async (simulator, run) => {
			simulator.faults.add({ ...fault, method: 'POST', times: 2 });
			simulator.faults.add({ ...fault, method: 'GET', path: /\/reports$/ });
			const { json } = await run(simulator);
			expect(json).toHaveLength(1);
			expect(orders(simulator).map(({ status }) => status)).toEqual([fault.status, fault.status, 200]);
			const [first, second] = orders(simulator).map(({ time }) => time);
			expect(second - first).toBeGreaterThanOrEqual(950);
		}),
	);

	test.concurrent('a wait that is longer than "Maximum Wait" fails at once and says when', () =>
		withReport(async (simulator, run) => {
			simulator.faults.add(refusal({ method: 'POST', message: 'Retry after 400 seconds', code: 1 }));
			const { error } = await run(simulator);
			expect(error!.message).toMatch(/used up until/);
			expect(orders(simulator)).toHaveLength(1);
		}),
	);

	test.concurrent('other endpoints do not wait: their 400 is a refusal', () =>
		inWorld(async (simulator) => {
			simulator.faults.add(refusal({ message: 'Something went wrong. Retry after 1 seconds.', code: 12 }));
			const { error } = await runNode(simulator, { parameters: { resource: 'board', operation: 'getAll' } });
			expect(error!.message).toMatch(/did not accept a value/);
			expect(calls(simulator, 'GET')).toHaveLength(1);
		}),
	);
});
