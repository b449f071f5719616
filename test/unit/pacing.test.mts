import { Budget, budgetFor, connectionKey } from '../../nodes/api/pacing';
import { readRateHeaders } from '../../nodes/api/rateHeaders';

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
			{ limit: 120_000, remaining: 119_999, reset: 58, bucket: 'ads_conversions_ad_account_id', window: 60_000 },
		],
		[
			'the slower of two buckets is nearest to its end',
			headers('60, 100;w=1;name="safety_net_app_id_user_id", 60;w=60;name="org_analytics_app_id_user_id"', 12, 41),
			{ limit: 60, remaining: 12, reset: 41, bucket: 'org_analytics_app_id_user_id', window: 60_000 },
		],
		[
			'the faster of two buckets is nearest to its end',
			headers('100, 100;w=1;name="safety_net_app_id_user_id", 1000;w=60;name="org_read_app_id_user_id"', 99, 0),
			{ limit: 100, remaining: 99, reset: 0, bucket: 'safety_net_app_id_user_id', window: 1000 },
		],
		[
			'two buckets of the same size: the one whose window can hold the reset',
			headers('100, 100;w=1;name="safety_net_app_id_user_id", 100;w=60;name="org_write_app_id_user_id"', 3, 37),
			{ limit: 100, remaining: 3, reset: 37, bucket: 'org_write_app_id_user_id', window: 60_000 },
		],
		['a plain number', headers('1000', 998, 12), { limit: 1000, remaining: 998, reset: 12, bucket: 'unnamed' }],
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
	const said = (remaining: number, reset: number, rest: { limit?: number; window?: number; bucket?: string } = {}) => ({
		limit: 10,
		window: 60_000,
		bucket: 'writes',
		remaining,
		reset,
		...rest,
	});

	/** A budget that has had one answer at the time 0. */
	function after(...answers: Array<Parameters<Budget['settle']>[0]>): Budget {
		const budget = new Budget();
		for (const answer of answers) {
			budget.take(0);
			budget.settle(answer, 0, 0);
		}
		return budget;
	}

	test('nothing is known at first, so nothing is held back', () => {
		const budget = new Budget();
		expect(Array.from({ length: 50 }, () => budget.take(0))).toEqual(Array(50).fill(0));
	});

	test('spends what is left and then waits for the end of the window and the second that it is rounded by', () => {
		const budget = after(said(2, 30));
		expect([budget.take(0), budget.take(100), budget.take(1000)]).toEqual([0, 0, 30_000]);
	});

	test('calls that are under way have been counted by nobody yet', () => {
		const budget = new Budget();
		budget.take(0);
		budget.take(0);
		budget.take(0);
		budget.settle(said(3, 30), 0, 0);
		expect([budget.take(0), budget.take(0)]).toEqual([0, 31_000]);
	});

	test('a new window has the whole limit again', () => {
		const budget = after(said(0, 30));
		expect(budget.take(30_999)).toBe(1);
		expect(Array.from({ length: 10 }, () => budget.take(31_000))).toEqual(Array(10).fill(0));
		expect(budget.take(31_000)).toBe(61_000);
	});

	test('where the length of a window is not known, its end frees the calls until the next answer', () => {
		const budget = after(said(0, 30, { window: undefined }));
		expect(budget.take(30_000)).toBe(1000);
		expect(Array.from({ length: 20 }, () => budget.take(31_000))).toEqual(Array(20).fill(0));
	});

	test('several buckets: the one that is empty for longest decides', () => {
		const second = said(0, 0, { limit: 100, window: 1000, bucket: 'safety_net' });
		expect(after(said(5, 30), second).take(0)).toBe(1000);
		expect(after(said(0, 30), second).take(0)).toBe(31_000);
	});

	test('others spend from the same bucket: the smaller number counts', () => {
		const budget = after(said(9, 30));
		budget.take(0);
		budget.settle(said(1, 30), 0, 0);
		expect([budget.take(0), budget.take(0)]).toEqual([0, 31_000]);
	});

	test('a late answer to a call of the last window says nothing about this one', () => {
		const budget = after(said(1, 1));
		budget.take(0);
		expect(budget.take(2500)).toBe(0);
		budget.settle(said(0, 0), 0, 2600);
		expect(budget.take(2600)).toBe(0);
	});

	test('an answer without headers changes nothing', () => {
		const budget = after(said(1, 30), undefined);
		expect(budget.take(0)).toBe(31_000);
	});
});

describe('budgetFor', () => {
	test('is shared by all who use one credential in one category, and by nobody else', () => {
		expect(budgetFor('a', 'org_read')).toBe(budgetFor('a', 'org_read'));
		expect(budgetFor('a', 'org_read')).not.toBe(budgetFor('a', 'org_write'));
		expect(budgetFor('a', 'org_read')).not.toBe(budgetFor('b', 'org_read'));
	});
});
