const DAY = 86_400_000;

/** Seconds stay below this, milliseconds are above it, for every date from 1973 on. */
const FIRST_MILLISECONDS = 100_000_000_000;

/** The latest moment that JavaScript has a date for. */
const END_OF_TIME = 8_640_000_000_000_000;

const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?)?(?:\[.*\])?$/i;

/**
 * The day that a value stands for, in the forms in which n8n's users give dates: `2026-11-01`, ISO 8601, what a date field of
 * the editor holds, a Luxon DateTime or a Date, seconds or milliseconds since 1970.
 * A moment with a time zone counts as its day in UTC, for Pinterest's days are UTC. Without a zone, the day is the one written.
 * @returns YYYY-MM-DD, or undefined for what is no date
 */
export function dayOf(value: unknown): string | undefined {
	if (typeof value === 'number') return dayOfEpoch(value);
	if (typeof value === 'object' && value !== null) {
		const moment: unknown = value.valueOf();
		return typeof moment === 'number' ? dayOfMoment(moment) : undefined;
	}
	const text = written(value);
	if (/^-?\d{9,}$/.test(text)) return dayOfEpoch(Number(text));
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
	if (typeof value === 'number') return whenReal(ofEpoch(value));
	if (typeof value === 'object' && value !== null) {
		const moment: unknown = value.valueOf();
		return typeof moment === 'number' ? whenReal(moment) : undefined;
	}
	const text = written(value);
	if (/^-?\d{9,}(\.\d+)?$/.test(text)) return whenReal(ofEpoch(Number(text)));
	const [, day, time = '00:00', zone = 'Z'] = WRITTEN.exec(text) ?? [];
	if (!day || dayOf(day) === undefined) return undefined;
	return whenReal(Date.parse(`${day}T${time}${withColon(zone)}`));
}

function whenReal(milliseconds: number): number | undefined {
	return Math.abs(milliseconds) <= END_OF_TIME ? milliseconds : undefined;
}

function ofEpoch(value: number): number {
	return Math.abs(value) < FIRST_MILLISECONDS ? value * 1000 : value;
}

/** Inside a longer expression n8n writes a DateTime as `[DateTime: 2026-11-01T10:00:00.000Z]`. */
function written(value: unknown): string {
	return String(value)
		.trim()
		.replace(/^\[DateTime: (.+)\]$/, '$1');
}

function withColon(zone: string): string {
	return zone.toUpperCase().replace(/(\d{2})(\d{2})$/, '$1:$2');
}

function dayOfEpoch(value: number): string | undefined {
	return dayOfMoment(ofEpoch(value));
}

function dayOfMoment(milliseconds: number): string | undefined {
	if (!(Math.abs(milliseconds) <= END_OF_TIME)) return undefined;
	return new Date(milliseconds).toISOString().slice(0, 10);
}

/** The day in UTC, so many days from now: 0 is today, -1 yesterday. */
export function dayFromToday(days: number): string {
	return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}
