import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { batchCalls, fromRows, mugs, newCatalog, onCatalogs, sizesOf, stock } from '../catalogWorld.mts';
import type { RunOptions } from '../harness.mts';
import { calls, inWorld } from './world.mts';

const limits = { rateLimits: { catalogs_read: null, catalogs_write: null } };

const send = (simulator: Simulator, more: RunOptions['parameters'] = {}, options: Partial<RunOptions> = {}) => {
	const [catalog = newCatalog(simulator)] = simulator.state.catalogs.catalogs.values();
	return onCatalogs(simulator, 'item', 'create', fromRows(catalog, more), { items: mugs(3), ...options });
};

const atStatus = ({ faults }: Simulator, fault: Omit<Fault, 'path' | 'method'>) =>
	faults.add({ method: 'GET', path: '/catalogs/items/batch/{batch_id}', ...fault });

const looks = (simulator: Simulator) => calls(simulator, 'GET', /items\/batch\//);

describe('a batch that is lost after its effect is sent again as it is, and is the same batch', () => {
	const losses: Array<[string, Omit<Fault, 'path' | 'method'>]> = [
		['lost connection', { kind: 'resetAfter' }],
		['HTTP 503', { kind: 'statusAfter', status: 503 }],
		['unreadable answer', { kind: 'garbage' }],
		['empty answer', { kind: 'empty' }],
		['answer without the ID', { kind: 'bare' }],
	];
	test.concurrent.each(losses)('%s', async (_what, loss) => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ method: 'POST', path: '/catalogs/items/batch', ...loss });
			const { json } = await send(simulator);
			expect(json.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
			expect(sizesOf(simulator)).toEqual([3, 3]);
			expect(simulator.state.catalogs.batches.size).toBe(1);
		}, limits);
	});
});

describe('a batch whose status call fails is waited for, not sent twice', () => {
	const faults: Array<[string, Omit<Fault, 'path' | 'method'>]> = [
		['lost connection', { kind: 'resetBefore', times: 2 }],
		['HTTP 500', { kind: 'status', status: 500, times: 2 }],
		['unreadable answer', { kind: 'html', status: 200, times: 1 }],
		['rate limit', { kind: 'rateLimit', resetSeconds: 1 }],
	];
	test.concurrent.each(faults)('%s', async (_what, fault) => {
		await inWorld(async (simulator) => {
			simulator.state.catalogs.processing = 500;
			atStatus(simulator, fault);
			const { json } = await send(simulator);
			expect(json.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
			expect(batchCalls(simulator)).toHaveLength(1);
			expect(looks(simulator).length).toBeGreaterThan(1);
		}, limits);
	});

	test.concurrent.each([
		['for good', { kind: 'status', status: 500, times: 50 }],
		['with a refusal', { kind: 'status', status: 404, code: 4331, message: 'Not found.', times: 50 }],
		['with a refusal of the values', { kind: 'status', status: 400, code: 1, message: 'No.', times: 50 }],
	] as Array<[string, Omit<Fault, 'path' | 'method'>]>)('%s: the batch is named', async (_what, fault) => {
		await inWorld(async (simulator) => {
			atStatus(simulator, fault);
			const { error } = await send(simulator);
			const [id] = simulator.state.catalogs.batches.keys();
			expect(error?.description).toContain(`in the batch ${id}`);
			expect(error?.description).toContain('Nothing has to be sent again');
			expect(batchCalls(simulator)).toHaveLength(1);
		}, limits);
	});
});

test.concurrent('a run that times out names the batch to go on with, and Get Batch takes it', async () => {
	await inWorld(async (simulator) => {
		simulator.state.catalogs.processing = 2500;
		const { errorItems } = await send(
			simulator,
			{ options: { processingTimeout: 1 } },
			{ onError: 'continueErrorOutput' },
		);
		const [batchId] = simulator.state.catalogs.batches.keys();
		expect(errorItems).toHaveLength(3);
		for (const { json } of errorItems) {
			expect(json.error).toMatchObject({ kind: 'unknown', message: expect.stringContaining('after 1 seconds') });
			expect(JSON.stringify(json)).toContain(batchId);
		}
		const { json } = await onCatalogs(simulator, 'item', 'getBatch', { batchId });
		expect(json.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
		expect(batchCalls(simulator)).toHaveLength(1);
	}, limits);
});

test.concurrent('a batch that fails fails its items, and says so', async () => {
	await inWorld(async (simulator) => {
		simulator.state.catalogs.batchStatus = 'FAILED';
		const { error } = await send(simulator);
		expect(error?.message).toContain('The batch failed');
	}, limits);
});

test.concurrent('states that nobody knows mean that it goes on', async () => {
	await inWorld(async (simulator) => {
		simulator.state.catalogs.batchStatus = 'AT_REST';
		const { error } = await send(simulator, { options: { processingTimeout: 1 } });
		expect(error?.message).toContain('still processing');
	}, limits);
});

test.concurrent('a call that is refused for one of its items finds it, and that one fails alone', async () => {
	await inWorld(async (simulator) => {
		const bad = (n: number) => (n === 37 ? { image_link: ['https://a.example/1.jpg', 'https://a.example/2.jpg'] } : {});
		const { json, errorItems } = await send(simulator, {}, { items: mugs(100, bad), onError: 'continueErrorOutput' });
		expect(json).toHaveLength(99);
		expect(errorItems.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 37 }]);
	}, limits);
});

test.concurrent('a cancelled run ends within a second and sends nothing more', async () => {
	await inWorld(async (simulator) => {
		const catalog = newCatalog(simulator);
		stock(catalog, 3);
		simulator.state.catalogs.processing = 60_000;
		let cancelledAt = 0;
		const { run } = await send(
			simulator,
			{},
			{
				onStarted(cancel) {
					const timer = setInterval(() => {
						if (looks(simulator).length === 0) return;
						clearInterval(timer);
						cancelledAt = Date.now();
						cancel();
					}, 20);
				},
			},
		);
		expect(Date.now() - cancelledAt).toBeLessThan(5000);
		expect(run.finished).not.toBe(true);
		expect(batchCalls(simulator)).toHaveLength(1);
	}, limits);
});
