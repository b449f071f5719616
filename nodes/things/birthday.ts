/** Languages in which months are understood. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv'];

const FIRST_YEAR = 1900;

let months: Map<string, number> | undefined;

/** The number of a month by its name, whole or short, without dots. */
function monthOf(word: string): number | undefined {
	months ??= new Map(
		LANGUAGES.flatMap((language) =>
			Array.from({ length: 12 }, (_, month) => month).flatMap((month) =>
				(['long', 'short'] as const).map((form): [string, number] => {
					const name = new Date(Date.UTC(2020, month, 15)).toLocaleDateString(language, {
						month: form,
						timeZone: 'UTC',
					});
					return [name.toLowerCase().replace('.', ''), month + 1];
				}),
			),
		),
	);
	return months.get(word);
}

/**
 * A date of birth as Pinterest wants it hashed: year, month and day in eight digits (`db` of the API description). Takes ISO 8601,
 * `19900704`, `1990/07/04`, `04.07.1990`, `4 July 1990` and the like, a Luxon DateTime or a Date. In `04/07/1990` the country
 * says what comes first; without it only a date that can be read in one way is taken.
 * @param country two letters in lower case
 * @returns undefined for what is no date, or could be two
 */
export function birthday(value: unknown, country?: string): string | undefined {
	const text = typeof value === 'object' && value !== null ? dayIn(value) : String(value).normalize('NFKC').trim();
	if (text === undefined) return undefined;
	const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
	const yearFirst = compact ?? /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?!\d)/.exec(text);
	if (yearFirst) return eight(yearFirst[1], yearFirst[2], yearFirst[3]);
	const yearLast = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text);
	if (yearLast) return inOrder(yearLast[1], yearLast[3], yearLast[4], yearLast[2] === '.' ? 'de' : country);
	return inWords(text);
}

/** A moment counts as its day in its own zone where it has one (Luxon), else in UTC. */
function dayIn(value: object): string | undefined {
	if ('toISODate' in value && typeof value.toISODate === 'function') return String(value.toISODate());
	const moment: unknown = value.valueOf();
	const date = new Date(typeof moment === 'number' ? moment : Number.NaN);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

function inOrder(first: string, second: string, year: string, country?: string): string | undefined {
	const dayFirst = eight(year, second, first);
	const monthFirst = eight(year, first, second);
	if (!dayFirst || !monthFirst || dayFirst === monthFirst) return dayFirst ?? monthFirst;
	if (!country) return undefined;
	return country === 'us' ? monthFirst : dayFirst;
}

/** `4 July 1990`, `July 4th, 1990`, `4. Juli 1990`, `4 de julio de 1990`. */
function inWords(text: string): string | undefined {
	const parts = text.toLowerCase().match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
	const numbers = parts.filter((part) => /^\d+$/.test(part));
	const month = parts.map(monthOf).find((one) => one !== undefined);
	const year = numbers.find((part) => part.length === 4);
	const day = numbers.find((part) => part.length <= 2);
	return month && year && day && numbers.length === 2 ? eight(year, String(month), day) : undefined;
}

/** Undefined for a day that there never was, or that nobody alive was born on. */
function eight(year: string, month: string, day: string): string | undefined {
	const digits = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const moment = Date.parse(`${digits}T00:00:00Z`);
	if (Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 10) !== digits) return undefined;
	return Number(year) >= FIRST_YEAR && moment <= Date.now() ? digits.replaceAll('-', '') : undefined;
}
