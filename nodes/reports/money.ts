/**
 * Money goes over the wire in millionths of the ad account's currency, as whole numbers. People give and get it in the currency.
 * Between the two only digits move: no binary fraction ever holds an amount.
 */

const DIGITS = 6;

const AMOUNT = /^(\d+)(?:\.(\d{1,6}))?0*$/;

/**
 * The amount in millionths: `12.5` is 12500000.
 * @param value text or number, not negative, with at most six digits behind the point
 * @returns undefined for what is no such amount, or too large to be told exactly
 */
export function microsOf(value: unknown): number | undefined {
	const [, whole, fraction = ''] = AMOUNT.exec(String(value).trim()) ?? [];
	if (whole === undefined) return undefined;
	const micros = Number(whole + fraction.padEnd(DIGITS, '0'));
	return Number.isSafeInteger(micros) ? micros : undefined;
}

/**
 * The amount in the currency: 12500000 is `12.5`.
 * @param micros a whole number, or text of one
 * @returns undefined for what is none
 */
export function amountOf(micros: unknown): string | undefined {
	const [, sign, digits] = /^(-?)(\d+)$/.exec(String(micros ?? '')) ?? [];
	if (digits === undefined) return undefined;
	const padded = digits.padStart(DIGITS + 1, '0');
	const fraction = padded.slice(-DIGITS).replace(/0+$/, '');
	return `${sign}${padded.slice(0, -DIGITS).replace(/^0+(?=\d)/, '')}${fraction && `.${fraction}`}`;
}

/** For columns: the amount as a number for sheets and comparisons, which shows the same digits; null where there is none. */
export function currencyOf(micros: unknown): number | null {
	const amount = amountOf(micros);
	return amount === undefined ? null : Number(amount);
}

/** For fields: what is wrong with an amount of money. */
export function moneyProblem(value: unknown): string | undefined {
	const micros = microsOf(value);
	if (micros === undefined)
		return `is not an amount of money: "${String(value).slice(0, 40)}". It looks like 12.50: in the ad account's currency, with a point, no sign of the currency, and at most six digits behind the point.`;
	return micros > 0 ? undefined : 'is 0; it must be more.';
}

/** For fields in which 0 has a meaning. */
export const moneyOrZeroProblem = (value: unknown): string | undefined =>
	microsOf(value) === 0 ? undefined : moneyProblem(value);

/** Currencies without a smaller unit in everyday use (ISO 4217); all others that Pinterest bills in have two digits. */
const WHOLE = new Set(['CLP', 'JPY', 'KRW']);

/**
 * A part of an amount, rounded half up to the smallest unit of the currency.
 * @param micros millionths, a whole number
 * @param percent text or number, with at most six digits behind the point; 100 leaves the amount as it is
 * @returns millionths
 */
export function percentOf(micros: number, percent: unknown, currency: string): number {
	const unit = WHOLE.has(currency) ? 1_000_000n : 10_000n;
	const exact = BigInt(micros) * BigInt(microsOf(percent) ?? 0);
	const divisor = 100n * 1_000_000n * unit;
	return Number(((exact + divisor / 2n) / divisor) * unit);
}
