import { createHash } from 'node:crypto';

import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { runNode, type RunOptions } from '../harness.mts';
import { byId, calls, inWorld } from './world.mts';

const COUNT = 21_000;

const addresses = Array.from({ length: COUNT }, (_, n) => `reader${n}@customers.example`);
const hashes = addresses.map((address) => createHash('sha256').update(address).digest('hex'));

/** Items of 1,000 records each: three calls. */
const items = Array.from({ length: COUNT / 1000 }, (_, n) => ({ emails: addresses.slice(n * 1000, (n + 1) * 1000) }));

async function create(simulator: Simulator, more: RunOptions['parameters'] = {}, options: Partial<RunOptions> = {}) {
	const { id } = simulator.state.addAdAccount({ name: 'Shop' });
	return await runNode(simulator, {
		node: 'pinterestAds',
		scopes: ['ads:read', 'ads:write'],
		items,
		...options,
		parameters: {
			resource: 'customerList',
			operation: 'create',
			adAccountId: byId(id),
			name: 'Readers',
			records: '={{ $json.emails }}',
			...more,
		},
	});
}

const POST = { method: 'POST', path: /customer_lists$/ };
const PATCH = { method: 'PATCH', path: /customer_lists\/\d+$/ };

const FAULTS: Array<[string, Omit<Fault, 'path' | 'method'>]> = [
	['a connection lost before the effect', { kind: 'resetBefore' }],
	['one lost after it', { kind: 'resetAfter' }],
	['HTTP 503 after the effect', { kind: 'statusAfter', status: 503 }],
	['an unreadable answer', { kind: 'garbage' }],
	['an empty answer', { kind: 'bare' }],
	['an effect that comes late', { kind: 'lateEffect', delay: 1500 }],
	['a rate limit', { kind: 'rateLimit', resetSeconds: 1 }],
	['an expired token', { kind: 'expireToken' }],
];

describe.each([
	['the call that makes it', POST],
	['a call that adds to it', PATCH],
])('a list of many calls and one audience, with a fault in %s', (_which, where) => {
	test.concurrent.each(FAULTS)('%s: one list, one audience, every record', async (_what, fault) => {
		await inWorld(async (simulator) => {
			const { audiences } = simulator.state;
			audiences.working = 0;
			simulator.faults.add({ ...where, ...fault });
			const { json, error } = await create(simulator, { options: { createAudience: true } });
			expect(error?.message).toBeUndefined();
			expect([...audiences.lists.values()].map(({ name }) => name)).toEqual(['Readers']);
			const [list] = audiences.lists.values();
			// Not the lists themselves: the difference of two long ones takes minutes to write.
			expect([list.records.size, hashes.filter((hash) => !list.records.has(hash)).length]).toEqual([COUNT, 0]);
			expect([...audiences.audiences.values()].map(({ rule }) => rule)).toEqual([{ customer_list_id: list.id }]);
			expect(new Set(json.map(({ id }) => id))).toEqual(new Set([list.id]));
			expect(json).toHaveLength(items.length);
		});
	});
});

test.concurrent('a list that stays unknown is made no second time, and nothing more is sent', async () => {
	await inWorld(async (simulator) => {
		simulator.faults.add({ ...POST, kind: 'resetAfter' });
		simulator.faults.add({ method: 'GET', path: /customer_lists$/, kind: 'status', status: 400, code: 1, times: 9 });
		const { error } = await create(simulator);
		expect(error?.description).toMatch(/Nothing more was sent/);
		expect(simulator.state.audiences.lists.size).toBe(1);
		expect(calls(simulator, 'PATCH')).toEqual([]);
	});
});

test.concurrent('stopped in the midst, it sends nothing more', async () => {
	await inWorld(async (simulator) => {
		simulator.faults.add({ ...PATCH, kind: 'slow', delay: 1000 });
		let stop = () => {};
		const running = create(simulator, {}, { onStarted: (cancel) => (stop = cancel) });
		while (calls(simulator, 'PATCH').length === 0) await new Promise((done) => setTimeout(done, 10));
		stop();
		await running;
		expect(calls(simulator, 'PATCH')).toHaveLength(1);
		expect(simulator.state.audiences.lists.size).toBe(1);
	});
});
