const DAY = 86_400_000;

/** Seconds stay below this, milliseconds are above it, for every date from 1973 on. */
const FIRST_MILLISECONDS = 100_000_000_000;

/** The latest moment that JavaScript has a date for. */
const END_OF_TIME = 8_640_000_000_000_000;

const WRITTEN =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC?|GMT|[+-]\d{2}:?\d{2})?)?(?:\[.*\])?$/i;

/** As mails and RSS feeds write a moment (RFC 5322, RFC 822). */
const IN_FEEDS =
	/^(?:[a-z]{3,9}, ?)?(\d{1,2}) (Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?) (\d{4})(?= |$)/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A spreadsheet counts days, 25,569 up to 1970. What it counts from 1954 to 2119 is no second that anybody means. */
const SERIAL = /^[2-7]\d{4}(?:\.\d+)?$/;
const SERIAL_1970 = 25_569;

/** As people write days, with the year at either end; day and month may be in either order. */
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;

/**
 * The days that a text like 01/11/2026 can stand for: one where only one of its numbers can be a month, or where dots stand
 * between them, which is written only with the day first; two where nobody can know.
 * @returns each as YYYY-MM-DD, the one with the day first before the other; none for what is no such text
 */
export function daysWritten(text: string): string[] {
	const [, year, month, day] = YEAR_FIRST.exec(text) ?? COMPACT.exec(text) ?? [];
	if (year) return existing([`${year}-${month}-${day}`]);
	const [, first, mark, second, last] = YEAR_LAST.exec(text) ?? [];
	if (!last) return [];
	const dayFirst = `${last}-${second}-${first}`;
	return existing(mark === '.' ? [dayFirst] : [dayFirst, `${last}-${first}-${second}`]);
}

function existing(days: string[]): string[] {
	const padded = days.map((day) => day.replace(/-(\d)(?!\d)/g, '-0$1'));
	return [...new Set(padded.filter((day) => dayOfMoment(Date.parse(`${day}T00:00:00Z`)) === day))];
}

/**
 * The day that a value stands for, in the forms in which n8n's users give dates: `2026-11-01`, ISO 8601, what a date field of
 * the editor holds, a Luxon DateTime or a Date, seconds or milliseconds since 1970, the days that a spreadsheet counts, what a feed
 * writes, and `daysWritten` where that is one day.
 * A moment with a time zone counts as its day in UTC, for Pinterest's days are UTC. Without a zone, the day is the one written.
 * @returns YYYY-MM-DD, or undefined for what is no date
 */
export function dayOf(value: unknown): string | undefined {
	if (typeof value === 'number' && !COMPACT.test(String(value))) return dayOfMoment(ofEpoch(value));
	if (typeof value === 'object' && value !== null) {
		const moment: unknown = value.valueOf();
		return typeof moment === 'number' ? dayOfMoment(moment) : undefined;
	}
	const text = written(value);
	if (/^-?\d{9,}$/.test(text) || SERIAL.test(text)) return dayOfMoment(ofEpoch(Number(text)));
	const [, day, time, zone] = WRITTEN.exec(text) ?? [];
	if (!day || dayOfMoment(Date.parse(`${day}T00:00:00Z`)) !== day) return undefined;
	if (!zone) return day;
	return dayOfMoment(Date.parse(`${day}T${time}${withColon(zone)}`));
}

/**
 * The moment that a value stands for, in the same forms. Without a zone it counts as UTC, a day alone as its first moment.
 * @returns milliseconds since the epoch, or undefined for what is no time
 */
export function momentOf(value: unknown): number | undefined {
	if (typeof value === 'number' && !COMPACT.test(String(value))) return whenReal(ofEpoch(value));
	if (typeof value === 'object' && value !== null) {
		const moment: unknown = value.valueOf();
		return typeof moment === 'number' ? whenReal(moment) : undefined;
	}
	const text = written(value);
	if (/^-?\d{9,}(\.\d+)?$/.test(text) || SERIAL.test(text)) return whenReal(ofEpoch(Number(text)));
	const [, day, time = '00:00', zone = 'Z'] = WRITTEN.exec(text) ?? [];
	if (!day || dayOf(day) === undefined) return undefined;
	return whenReal(Date.parse(`${day}T${time}${withColon(zone)}`));
}

function whenReal(milliseconds: number): number | undefined {
	return Math.abs(milliseconds) <= END_OF_TIME ? milliseconds : undefined;
}

function ofEpoch(value: number): number {
	if (SERIAL.test(String(value))) return Math.round((value - SERIAL_1970) * 86_400) * 1000;
	return Math.abs(value) < FIRST_MILLISECONDS ? value * 1000 : value;
}

/** With the day as ISO 8601 has it. Inside a longer expression n8n writes a DateTime as `[DateTime: 2026-11-01T10:00:00.000Z]`. */
function written(value: unknown): string {
	const text = String(value)
		.trim()
		.replace(/^\[DateTime: (.+)\]$/, '$1')
		.replace(IN_FEEDS, (_, day: string, month: string, year: string) => {
			const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
			return `${year}/${number}/${day}`;
		});
	const [first, ...rest] = text.split(' ');
	const days = daysWritten(first);
	return days.length === 1 ? [days[0], ...rest].join(' ') : text;
}

function withColon(zone: string): string {
	return zone
		.toUpperCase()
		.replace(/^(?:UTC?|GMT)$/, 'Z')
		.replace(/(\d{2})(\d{2})$/, '$1:$2');
}

function dayOfMoment(milliseconds: number): string | undefined {
	if (!(Math.abs(milliseconds) <= END_OF_TIME)) return undefined;
	return new Date(milliseconds).toISOString().slice(0, 10);
}

/** The day in UTC, so many days from now: 0 is today, -1 yesterday. */
export function dayFromToday(days: number): string {
	return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}

/** The same in whole seconds since 1970. */
export function secondsOf(value: unknown): number | undefined {
	const moment = momentOf(value);
	return moment === undefined ? undefined : Math.floor(moment / 1000);
}

/** Seconds since 1970 as a text in UTC, `2026-11-01T09:30:00Z`; null where there are none. */
export function timeOf(seconds: unknown): string | null {
	const milliseconds = Number(seconds) * 1000;
	return milliseconds > 0 && milliseconds <= END_OF_TIME
		? new Date(milliseconds).toISOString().replace('.000', '')
		: null;
}

/** For fields: what is wrong with a moment. */
export function momentProblem(value: unknown): string | undefined {
	if (momentOf(value) !== undefined) return undefined;
	return `is not a moment: ${JSON.stringify(value)?.slice(0, 60)}. It looks like 2026-11-01T09:30:00+01:00; a day, a DateTime, or seconds or milliseconds since 1970 are fine too.`;
}
