import { amountOf, currencyOf, microsOf, moneyProblem, percentOf } from '../../nodes/reports/money';

describe('money', () => {
	test.each<[unknown, number | undefined]>([
		['12.5', 12_500_000],
		[12.5, 12_500_000],
		[' 12.50 ', 12_500_000],
		['0.000001', 1],
		['0.1', 100_000],
		[0.29, 290_000],
		['1.1', 1_100_000],
		['4.35', 4_350_000],
		['1000000000', 1_000_000_000_000_000],
		['9007199254.740991', Number.MAX_SAFE_INTEGER],
		['12.5000000', 12_500_000],
		['007', 7_000_000],
		[0, 0],
		// What is no amount, or none that is exact.
		['9007199254.740992', undefined],
		['12.3456789', undefined],
		[0.1 + 0.2, undefined],
		['12,50', undefined],
		['$12', undefined],
		['-1', undefined],
		['1e3', undefined],
		['1.', undefined],
		['', undefined],
		[NaN, undefined],
		[null, undefined],
	])('%p is %p millionths', (amount, micros) => {
		expect(microsOf(amount)).toBe(micros);
	});

	test.each<[unknown, string | undefined]>([
		[12_500_000, '12.5'],
		['12500000', '12.5'],
		[1, '0.000001'],
		[0, '0'],
		[4_350_000, '4.35'],
		[1_000_000_000_000_000, '1000000000'],
		[Number.MAX_SAFE_INTEGER, '9007199254.740991'],
		[-250_000, '-0.25'],
		[1.5, undefined],
		[null, undefined],
		[undefined, undefined],
	])('%p millionths are %p', (micros, amount) => {
		expect(amountOf(micros)).toBe(amount);
	});

	test('there and back no cent is lost, which binary fractions would', () => {
		for (let cents = 0; cents < 100_000; cents += 7) {
			const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
			expect(microsOf(text)).toBe(cents * 10_000);
			expect(currencyOf(cents * 10_000)).toBe(Number(text));
		}
		expect(2.01 * 1e6).not.toBe(2_010_000);
	});

	test.each<[number, unknown, string, number]>([
		[10_000_000, '10', 'USD', 1_000_000],
		[10_000_000, 12.5, 'USD', 1_250_000],
		// Half a cent goes up.
		[10_050_000, '10', 'USD', 1_010_000],
		[10_040_000, '10', 'USD', 1_000_000],
		[1_005_000_000, '10', 'JPY', 101_000_000],
		[9_000_000_000_000_000, '33.333333', 'USD', 2_999_999_970_000_000],
	])('of %p millionths, %p per cent in %s are %p', (micros, percent, currency, part) => {
		expect(percentOf(micros, percent, currency)).toBe(part);
	});

	test('what is wrong is said in words', () => {
		expect(moneyProblem('12,50')).toContain('It looks like 12.50');
		expect(moneyProblem('0')).toBe('is 0; it must be more.');
		expect(moneyProblem('0.01')).toBeUndefined();
	});
});
