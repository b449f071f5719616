import { Failure } from '../../nodes/api/failure';
import { backoff, checkCancelled, wait } from '../../nodes/api/wait';

describe('backoff', () => {
	test('doubles from half a second to a minute, up to a quarter longer', () => {
		for (const [attempt, base] of [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000].entries()) {
			for (let times = 0; times < 50; times++) {
				const pause = backoff(attempt);
				expect(pause).toBeGreaterThanOrEqual(base);
				expect(pause).toBeLessThan(base * 1.25);
			}
		}
	});

	test('spreads callers out', () => {
		expect(new Set(Array.from({ length: 20 }, () => backoff(0))).size).toBeGreaterThan(1);
	});
});

describe('wait', () => {
	test('waits as long as it is told', async () => {
		const began = Date.now();
		await wait(300);
		expect(Date.now() - began).toBeGreaterThanOrEqual(295);
		expect(Date.now() - began).toBeLessThan(600);
	});

	test('a cancelled execution ends it within a second', async () => {
		const controller = new AbortController();
		const began = Date.now();
		const waiting = wait(60_000, controller.signal);
		controller.abort();
		await expect(waiting).rejects.toThrow(
			new Failure({ kind: 'cancelled', message: 'The execution was cancelled', description: '' }),
		);
		expect(Date.now() - began).toBeLessThan(1000);
	});

	test('nothing to wait for still notices a cancelled execution', async () => {
		await expect(wait(0, AbortSignal.abort())).rejects.toMatchObject({ facts: { kind: 'cancelled' } });
		expect(() => checkCancelled(AbortSignal.abort())).toThrow('The execution was cancelled');
		expect(() => checkCancelled(undefined)).not.toThrow();
	});
});
