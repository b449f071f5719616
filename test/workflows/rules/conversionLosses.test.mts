import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { checkout, conversion, eventCalls, newAdAccount, orders, sentEvents } from '../conversionWorld.mts';
import type { RunOptions } from '../harness.mts';
import { inWorld } from './world.mts';

const send = (simulator: Simulator, parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
	conversion(simulator, 'event', 'send', { adAccountId: newAdAccount(simulator), ...parameters }, more);

const lose = ({ faults }: Simulator, fault: Omit<Fault, 'path' | 'method'>) =>
	faults.add({ method: 'POST', path: /\/events$/, ...fault });

const sizes = (simulator: Simulator) =>
	eventCalls(simulator).map(({ body }) => (body as { data: unknown[] }).data.length);

const counted = ({ state }: Simulator) => state.conversions.counted.map(({ event_id: id }) => id);

const ids = (count: number) => orders(count).map(({ id }) => id);

describe('a batch whose answer is lost after its effect is sent again and counted once', () => {
	const losses: Array<[string, Omit<Fault, 'path' | 'method'>]> = [
		['lost connection', { kind: 'resetAfter' }],
		['HTTP 503', { kind: 'statusAfter', status: 503 }],
		['unreadable answer', { kind: 'garbage' }],
		['empty answer', { kind: 'empty' }],
	];
	test.concurrent.each(losses)('%s', async (_what, loss) => {
		await inWorld(async (simulator) => {
			lose(simulator, loss);
			const { json } = await send(simulator, checkout(), { items: orders(1200) });
			expect(json.map(({ status }) => status)).toEqual(Array(1200).fill('processed'));
			expect(sizes(simulator)).toEqual([1000, 1000, 200]);
			expect(simulator.state.conversions.received).toHaveLength(2200);
			expect(counted(simulator)).toEqual(ids(1200));
		});
	});
});

test.concurrent('events that took place offline are never sent twice: Pinterest would count them twice', async () => {
	await inWorld(async (simulator) => {
		lose(simulator, { kind: 'resetAfter' });
		const { error } = await send(simulator, checkout({ actionSource: 'offline' }), { items: orders(3) });
		expect(error?.message).toMatch(/not known/i);
		expect(error?.description).toContain('does not leave out repeated events that took place offline');
		expect(sizes(simulator)).toEqual([3]);
		expect(counted(simulator)).toEqual(ids(3));
	});
});

test.concurrent('offline events that surely never left are sent again', async () => {
	await inWorld(async (simulator) => {
		lose(simulator, { kind: 'rateLimit', resetSeconds: 1 });
		const { json } = await send(simulator, checkout({ actionSource: 'offline' }), { items: orders(3) });
		expect(json).toHaveLength(3);
		expect(counted(simulator)).toEqual(ids(3));
	});
});

test.concurrent('429 waits for the time that Pinterest names, and nothing is lost', async () => {
	await inWorld(async (simulator) => {
		lose(simulator, { kind: 'rateLimit', resetSeconds: 1 });
		const { json } = await send(simulator, checkout(), { items: orders(1003) });
		expect(json).toHaveLength(1003);
		expect(eventCalls(simulator).map(({ status }) => status)).toEqual([429, 200, 200]);
		expect(counted(simulator)).toEqual(ids(1003));
	});
});

test.concurrent('the quota belongs to the ad account: another one does not wait for it', async () => {
	await inWorld(
		async (simulator) => {
			const more = checkout({ options: { maxWait: 0 } });
			const [one, other] = [newAdAccount(simulator), newAdAccount(simulator)];
			expect((await send(simulator, { ...more, adAccountId: one }, { items: orders(1) })).error).toBeUndefined();
			const { error } = await send(simulator, { ...more, adAccountId: one }, { items: orders(1) });
			expect(error?.message).toMatch(/limit/);
			expect((await send(simulator, { ...more, adAccountId: other }, { items: orders(1) })).error).toBeUndefined();
		},
		{ rateLimits: { ads_conversions: { limit: 1, windowSeconds: 60 } } },
	);
});

test.concurrent('a call refused for one of its events: halves find it in few calls, and it fails alone', async () => {
	await inWorld(async (simulator) => {
		const { state } = simulator;
		state.conversions.refuses = ({ event_id: id }) => id === 'order-700';
		const { json, errorItems } = await send(simulator, checkout(), {
			items: orders(1000),
			onError: 'continueErrorOutput',
		});
		expect(json).toHaveLength(999);
		expect(errorItems.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 700 }]);
		expect(eventCalls(simulator).length).toBeLessThan(25);
		expect(counted(simulator).sort()).toEqual(
			ids(1000)
				.filter((id) => id !== 'order-700')
				.sort(),
		);
	});
});

test.concurrent(
	'of offline events Pinterest may have counted some by then, so a refused call is not cut up',
	async () => {
		await inWorld(async (simulator) => {
			simulator.state.conversions.refuses = ({ event_id: id }) => id === 'order-2';
			const { error } = await send(simulator, checkout({ actionSource: 'offline' }), { items: orders(4) });
			expect(sizes(simulator)).toEqual([4]);
			expect(error?.description).toContain('may have counted some of the 4 events');
		});
	},
);

test.concurrent('an ad account that is not there is asked for once, not for each event', async () => {
	await inWorld(async (simulator) => {
		const { error } = await send(simulator, checkout({ adAccountId: '549755885175' }), { items: orders(50) });
		expect(error?.message).toBeDefined();
		expect(sizes(simulator)).toEqual([50]);
	});
});

test.concurrent('an event that the answer leaves out counts as not known', async () => {
	await inWorld(async (simulator) => {
		lose(simulator, { kind: 'bare' });
		const { error } = await send(simulator, checkout(), { items: orders(1) });
		expect(error?.message).toMatch(/not known/);
		expect(sentEvents(simulator)).toHaveLength(1);
	});
});
