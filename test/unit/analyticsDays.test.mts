import { dayFromToday, dayOf } from '../../nodes/reports/days';
import { periodFields, periodOf, periodProblems } from '../../nodes/reports/period';

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T23:30:00Z') }));
afterEach(() => jest.useRealTimers());

describe('the day that a value stands for', () => {
	test.each<[string, unknown, string | undefined]>([
		['a day', '2026-02-03', '2026-02-03'],
		['blanks around it', '  2026-02-03 ', '2026-02-03'],
		['what a date field of the editor holds', '2026-02-03T00:00:00', '2026-02-03'],
		['a late hour without a time zone stays on its day', '2026-02-03T23:59', '2026-02-03'],
		['a sheet', '2026-02-03 23:59:59', '2026-02-03'],
		['UTC', '2026-02-03T23:59:59.999Z', '2026-02-03'],
		['a time zone east of UTC, where it is still the day before', '2026-02-03T00:30:00.000+01:00', '2026-02-02'],
		['a time zone west of UTC, where it is already the day after', '2026-02-03T22:00:00-05:00', '2026-02-04'],
		['an offset without colon', '2026-02-03 22:00:00 -0500', '2026-02-04'],
		['the name of a zone behind it', '2026-02-03T00:30:00.000+01:00[Europe/Berlin]', '2026-02-02'],
		['a DateTime inside a longer expression', '[DateTime: 2026-02-03T12:00:00.000+01:00]', '2026-02-03'],
		['seconds', 1_770_076_800, '2026-02-03'],
		['milliseconds', 1_770_076_800_000, '2026-02-03'],
		['seconds as text', '1770076800', '2026-02-03'],
		['milliseconds as text', '1770076800000', '2026-02-03'],
		['a Date', new Date('2026-02-03T23:00:00Z'), '2026-02-03'],
		['anything with a moment as its value, as Luxon has it', { valueOf: () => 1_770_076_800_000 }, '2026-02-03'],
		['a leap day', '2028-02-29', '2028-02-29'],
		['no leap day', '2026-02-29', undefined],
		['no month', '2026-13-01', undefined],
		['no hour', '2026-02-03T25:00:00Z', undefined],
		['dots, which are written with the day first', '03.02.2026', '2026-02-03'],
		['dots and few digits', '3.2.2026', '2026-02-03'],
		['slashes, where only one number can be the month', '13/02/2026', '2026-02-13'],
		['slashes, the month first', '02/13/2026', '2026-02-13'],
		['slashes, where both ways are the same day', '02/02/2026', '2026-02-02'],
		['hyphens, the year last', '23-02-2026', '2026-02-23'],
		['slashes, the year first', '2026/2/3', '2026-02-03'],
		['slashes that can be read in two ways', '03/02/2026', undefined],
		['dots around no day', '31.02.2026', undefined],
		['words', 'yesterday', undefined],
		['an invalid Date', new Date('never'), undefined],
		['an object', { day: 3 }, undefined],
		['a boolean', true, undefined],
		['too far away', 1e18, undefined],
		['no number', NaN, undefined],
	])('%s', (_, value, day) => expect(dayOf(value)).toBe(day));
});

describe('periods', () => {
	test('presets are whole days up to yesterday', () => {
		expect(periodOf({ dateRange: 'last7Days' })).toEqual({ start_date: '2026-02-22', end_date: '2026-02-28' });
		expect(periodOf({ dateRange: 'last30Days' })).toEqual({ start_date: '2026-01-30', end_date: '2026-02-28' });
		expect(periodOf({ dateRange: 'last89Days' })).toEqual({ start_date: '2025-12-02', end_date: '2026-02-28' });
	});

	test('the longest preset starts where a custom start may be', () => {
		expect(periodOf({ dateRange: 'last89Days' }).start_date).toBe(dayFromToday(-89));
	});

	test('a custom period without an end goes up to today', () => {
		expect(periodOf({ dateRange: 'custom', startDate: '2026-02-03', endDate: '' })).toEqual({
			start_date: '2026-02-03',
			end_date: '2026-03-01',
		});
	});

	const problem = (value: unknown) => periodFields.find(({ name }) => name === 'startDate')!.check!(value, {});

	test('a day that can be read in two ways is asked about', () => {
		expect(problem('03/02/2026')).toBe('can be read in two ways: "03/02/2026". Write 2026-02-03 or 2026-03-02.');
	});

	test.each([['2025-12-02'], ['2026-03-01']])('%s is allowed', (day) => expect(problem(day)).toBeUndefined());

	test.each([
		['2025-12-01', /^is 2025-12-01\. Pinterest reports only the last 90 days\. Allowed are 2025-12-02 to 2026-03-01/],
		['2026-03-02', /^is 2026-03-02, which is in the future\. Allowed are 2025-12-02 to 2026-03-01 \(UTC\)\.$/],
		['2026-03-02T00:30:00+01:00', undefined],
		['2026-03-01T23:00:00-05:00', /in the future/],
		['soon', /^is not a date: "soon"\. It looks like 2026-02-22;/],
	])('%s', (value, expected) => {
		if (expected) expect(problem(value)).toMatch(expected);
		else expect(problem(value)).toBeUndefined();
	});

	test('a start after the end', () => {
		const values = { dateRange: 'custom', startDate: '2026-02-10', endDate: '2026-02-01' };
		expect(periodProblems(values)).toEqual([
			'"Start Date" (2026-02-10) is after "End Date" (2026-02-01). Allowed are 2025-12-02 to 2026-03-01 (UTC).',
		]);
		expect(periodProblems({ ...values, startDate: '2026-02-01' })).toEqual([]);
		expect(periodProblems({ ...values, dateRange: 'last7Days' })).toEqual([]);
		expect(periodProblems({ ...values, startDate: '' })).toEqual([
			'"Start Date" is empty; it needs a value. Allowed are 2025-12-02 to 2026-03-01 (UTC).',
		]);
		// What is no date has been told already.
		expect(periodProblems({ ...values, endDate: 'soon' })).toEqual([]);
	});
});
