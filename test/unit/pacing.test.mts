import { endpoints, quotaOf } from '../../nodes/api/endpoints';
import { Budget, budgetFor, connectionKey } from '../../nodes/api/pacing';
import { readRateHeaders, type RateHeaders } from '../../nodes/api/rateHeaders';

const headers = (limit: string, remaining: number | string, reset: number | string) => ({
	'x-ratelimit-limit': limit,
	'x-ratelimit-remaining': String(remaining),
	'x-ratelimit-reset': String(reset),
});

describe('readRateHeaders', () => {
	test.each([
		[
			'one bucket',
			headers('120000, 120000;w=60;name="ads_conversions_ad_account_id"', 119_999, 58),
			{
				limit: 120_000,
				remaining: 119_999,
				reset: 58,
				bucket: 'ads_conversions_ad_account_id',
				window: 60_000,
				buckets: ['ads_conversions_ad_account_id'],
			},
		],
		[
			'the slower of two buckets is nearest to its end',
			headers('60, 100;w=1;name="safety_net_app_id_user_id", 60;w=60;name="org_analytics_app_id_user_id"', 12, 41),
			{
				limit: 60,
				remaining: 12,
				reset: 41,
				bucket: 'org_analytics_app_id_user_id',
				window: 60_000,
				buckets: ['safety_net_app_id_user_id', 'org_analytics_app_id_user_id'],
			},
		],
		[
			'the faster of two buckets is nearest to its end',
			headers('100, 100;w=1;name="safety_net_app_id_user_id", 1000;w=60;name="org_read_app_id_user_id"', 99, 0),
			{
				limit: 100,
				remaining: 99,
				reset: 0,
				bucket: 'safety_net_app_id_user_id',
				window: 1000,
				buckets: ['safety_net_app_id_user_id', 'org_read_app_id_user_id'],
			},
		],
		[
			'two buckets of the same size: the one whose window can hold the reset',
			headers('100, 100;w=1;name="safety_net_app_id_user_id", 100;w=60;name="org_write_app_id_user_id"', 3, 37),
			{
				limit: 100,
				remaining: 3,
				reset: 37,
				bucket: 'org_write_app_id_user_id',
				window: 60_000,
				buckets: ['safety_net_app_id_user_id', 'org_write_app_id_user_id'],
			},
		],
		[
			'a plain number',
			headers('1000', 998, 12),
			{ limit: 1000, remaining: 998, reset: 12, bucket: 'unnamed', buckets: ['unnamed'] },
		],
	])('%s', (_, given, expected) => {
		expect(readRateHeaders(given)).toEqual({ window: undefined, ...expected });
	});

	test.each([
		['no headers', {}],
		['no limit', { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '1' }],
		['no rest', { 'x-ratelimit-limit': '100', 'x-ratelimit-reset': '1' }],
		['words', headers('many', 'some', 'soon')],
	])('%s: not known', (_, given) => {
		expect(readRateHeaders(given)).toBeUndefined();
	});
});

describe('Budget', () => {
	const said = (
		remaining: number,
		reset: number,
		{ limit = 10, window = 60_000, bucket = 'writes', buckets = ['writes', 'safety_net'] }: Partial<RateHeaders> = {},
	): RateHeaders => ({ limit, window, bucket, remaining, reset, buckets });

	/** A budget whose own calls at the time 0 have left what the answer tells. */
	function after(...answers: RateHeaders[]): Budget {
		const budget = new Budget();
		for (const answer of answers) {
			for (let remaining = answer.limit - 1; remaining >= answer.remaining; remaining--) {
				budget.take(0);
				budget.settle({ ...answer, remaining }, 0, 0, 200);
			}
		}
		return budget;
	}

	const takes = (budget: Budget, count: number, now: number) => Array.from({ length: count }, () => budget.take(now));

	test('nothing is known at first, so nothing is held back', () => {
		expect(takes(new Budget(), 50, 0)).toEqual(Array(50).fill(0));
	});

	test('spends what is left and then waits for the end of the window and the second that it is rounded by', () => {
		const budget = after(said(2, 30));
		expect([budget.take(0), budget.take(100), budget.take(1000)]).toEqual([0, 0, 30_000]);
	});

	test('calls that are under way have been counted by nobody yet', () => {
		const budget = new Budget();
		takes(budget, 3, 0);
		budget.settle(said(9, 30), 0, 0, 200);
		expect(takes(budget, 8, 0)).toEqual([0, 0, 0, 0, 0, 0, 0, 31_000]);
	});

	test('a new window has the whole limit again', () => {
		const budget = after(said(0, 30));
		expect(budget.take(30_999)).toBe(1);
		expect(takes(budget, 10, 31_000)).toEqual(Array(10).fill(0));
		expect(budget.take(31_000)).toBe(61_000);
	});

	test('a new window ends when its first answer says so: the call that began it may have been slow', () => {
		const budget = after(said(0, 30));
		takes(budget, 10, 31_000);
		budget.settle(said(0, 60), 31_000, 32_500, 200);
		expect(budget.take(32_500)).toBe(61_000);
	});

	test('where the length of a window is not known, its end frees the calls until the next answer', () => {
		const budget = after({ ...said(0, 30), window: undefined });
		expect(budget.take(30_000)).toBe(1000);
		expect(takes(budget, 20, 31_000)).toEqual(Array(20).fill(0));
	});

	test('several buckets: the one that is empty for longest decides', () => {
		const second = said(0, 0, { limit: 5, window: 1000, bucket: 'safety_net' });
		expect(after(said(10, 30, { limit: 20 }), second).take(0)).toBe(1000);
		expect(after(said(0, 30), second).take(0)).toBe(31_000);
	});

	test('others spend from the same bucket: the smaller number counts', () => {
		const budget = after(said(9, 30));
		budget.take(0);
		budget.settle(said(0, 30), 0, 0, 200);
		expect(budget.take(0)).toBe(31_000);
	});

	test('what others leave is not taken at once', () => {
		const budget = new Budget(() => 0.5);
		budget.take(0);
		budget.settle(said(98, 59, { limit: 100 }), 0, 100, 200);
		budget.take(100);
		budget.settle(said(90, 59, { limit: 100 }), 100, 200, 200);
		expect(takes(budget, 40, 200).filter((wait) => wait === 0).length).toBeLessThan(3);
	});

	test('a late answer to a call of the last window says nothing about this one', () => {
		const budget = after(said(1, 1));
		budget.take(0);
		expect(budget.take(2500)).toBe(0);
		budget.settle(said(0, 0), 0, 2600, 200);
		expect(budget.take(2600)).toBe(0);
	});

	test('an answer without headers changes nothing', () => {
		const budget = after(said(0, 30));
		budget.take(31_000);
		budget.settle(said(0, 30), 31_000, 31_000, 200);
		budget.settle(undefined, 31_000, 31_000, 200);
		expect(budget.take(31_000)).toBe(31_000);
	});

	test('a bucket that the newest answer no longer names is forgotten', () => {
		const budget = after(said(1, 86_000, { window: 86_400_000, buckets: ['writes', 'trial'], bucket: 'trial' }));
		budget.take(0);
		budget.take(1);
		budget.settle(said(0, 86_000, { window: 86_400_000, buckets: ['writes', 'trial'], bucket: 'trial' }), 0, 100, 200);
		expect(budget.take(100)).toBeGreaterThan(80_000_000);
		budget.settle(said(9, 59, { buckets: ['writes'] }), 1, 200, 200);
		expect(budget.take(200)).toBe(0);
	});

	test('an older answer does not bring back what a newer one has forgotten, nor forget what it names', () => {
		const budget = new Budget();
		takes(budget, 2, 0);
		budget.settle(said(0, 30, { limit: 1 }), 5, 50, 200);
		budget.settle(said(9, 30, { bucket: 'other', buckets: ['other'] }), 0, 60, 200);
		expect(budget.take(100)).toBeGreaterThan(30_000);
	});

	describe('a wait that nobody waits for', () => {
		const day = (remaining: number, limit = 10) =>
			said(remaining, 80_000, { limit, window: 86_400_000, buckets: ['writes'] });

		test('is believed for a minute, then one call a minute asks', () => {
			const budget = after(day(0));
			expect(budget.take(59_999)).toBeGreaterThan(0);
			expect(budget.ask(59_999)).toBe(false);
			expect([budget.ask(60_000), budget.ask(60_000), budget.ask(119_999)]).toEqual([true, false, false]);
			budget.settle(day(0), 60_000, 60_100, 429);
			expect(budget.take(60_200)).toBeGreaterThan(0);
			expect([budget.ask(120_099), budget.ask(120_100)]).toEqual([false, true]);
		});

		test('ends when the answer says that the quota was raised', () => {
			const budget = after(day(0));
			budget.ask(60_000);
			budget.settle(day(89, 100), 60_000, 60_100, 200);
			expect(takes(budget, 80, 60_200).filter((wait) => wait === 0).length).toBeGreaterThan(0);
			expect(budget.ask(60_200)).toBe(false);
		});

		test('a Retry-After of a day is asked about too, and an answer without headers ends it', () => {
			const budget = new Budget();
			budget.hold(0, 86_400_000);
			expect(budget.take(1000)).toBe(86_399_000);
			expect(budget.ask(60_000)).toBe(true);
			budget.settle(undefined, 60_000, 60_100, 200);
			expect(budget.take(60_100)).toBe(0);
		});

		test('an answer that does not come, or refuses without numbers, ends nothing', () => {
			const budget = new Budget();
			budget.hold(0, 86_400_000);
			budget.ask(60_000);
			budget.settle(undefined, 60_000, 60_100);
			expect(budget.take(60_200)).toBeGreaterThan(80_000_000);
			budget.ask(120_000);
			budget.settle(undefined, 120_000, 120_100, 429);
			expect(budget.take(120_200)).toBeGreaterThan(80_000_000);
		});
	});
});

describe('budgetFor', () => {
	test('is shared by all who use one credential in one category, and by nobody else', () => {
		expect(budgetFor('a', 'org_read')).toBe(budgetFor('a', 'org_read'));
		expect(budgetFor('a', 'org_read')).not.toBe(budgetFor('a', 'org_write'));
		expect(budgetFor('a', 'org_read')).not.toBe(budgetFor('b', 'org_read'));
	});
});

describe('connectionKey', () => {
	const key = connectionKey('7', 'https://api.pinterest.com/v5', 'pina_first');

	test('is the same for one credential with one token', () => {
		expect(connectionKey('7', 'https://api.pinterest.com/v5', 'pina_first')).toBe(key);
	});

	test.each([
		['another credential', '8', 'https://api.pinterest.com/v5', 'pina_first'],
		['another environment', '7', 'https://api-sandbox.pinterest.com/v5', 'pina_first'],
		['connected again', '7', 'https://api.pinterest.com/v5', 'pina_second'],
	])('%s: another one', (_, id, root, token) => {
		expect(connectionKey(id, root, token)).not.toBe(key);
	});

	test('does not hold the token', () => {
		expect(key).not.toContain('pina_first');
	});
});

describe('quotaOf', () => {
	test.each([
		['user_account/get', '/user_account', 'org_read'],
		['campaigns/list', '/ad_accounts/549755885175/campaigns', 'ads_read'],
		['events/create', '/ad_accounts/549755885175/events', 'ads_conversions 549755885175'],
		['events/create', '/ad_accounts/549755885176/events', 'ads_conversions 549755885176'],
	] as const)('%s of %s counts for %s', (id, path, quota) => {
		expect(quotaOf(endpoints[id], path)).toBe(quota);
	});
});
