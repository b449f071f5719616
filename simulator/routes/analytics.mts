import { seesPin } from '../access.mts';
import { accountDay, fractionOfDay, lifetime, pinDay, sum, type Numbers } from '../analytics.mts';
import { invalid, pinNotFound, Refusal } from '../errors.mts';
import type { Call, Route, Routes } from '../route.mts';
import { actingAs, id, listOf, oneOf, type Schema } from '../schemas.mts';
import type { Pin } from '../state.mts';

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
/** One parameter with commas in it, as the description wants these lists (`explode: false`). */
const joined = (values: readonly string[]): Schema => {
	const one = `(${values.join('|')})`;
	return { type: 'string', pattern: `^${one}(,${one})*$` };
};

const accountMetrics = [
	'ENGAGEMENT',
	'ENGAGEMENT_RATE',
	'IMPRESSION',
	'OUTBOUND_CLICK',
	'OUTBOUND_CLICK_RATE',
	'PIN_CLICK',
	'PIN_CLICK_RATE',
	'SAVE',
	'SAVE_RATE',
];
const videoMetrics = [
	'VIDEO_MRC_VIEW',
	'VIDEO_AVG_WATCH_TIME',
	'VIDEO_V50_WATCH_TIME',
	'QUARTILE_95_PERCENT_VIEW',
	'VIDEO_10S_VIEW',
	'VIDEO_START',
];
const topVideoMetrics = ['IMPRESSION', 'SAVE', 'OUTBOUND_CLICK', ...videoMetrics];
const lifetimeMetrics = ['TOTAL_COMMENTS', 'TOTAL_REACTIONS'];
const pinMetrics = [
	'IMPRESSION',
	'OUTBOUND_CLICK',
	'PIN_CLICK',
	'SAVE',
	'SAVE_RATE',
	...lifetimeMetrics,
	'USER_FOLLOW',
	'PROFILE_VISIT',
	...videoMetrics,
];

const period = { start_date: day, end_date: day };
const appTypes = oneOf('ALL', 'MOBILE', 'TABLET', 'WEB');
const ofAccount = {
	...actingAs,
	...period,
	from_claimed_content: oneOf('OTHER', 'CLAIMED', 'BOTH'),
	pin_format: oneOf(
		...['ALL', 'ORGANIC_IMAGE', 'ORGANIC_PRODUCT', 'ORGANIC_VIDEO'],
		...['ADS_STANDARD', 'ADS_PRODUCT', 'ADS_VIDEO', 'ADS_IDEA'],
	),
	app_types: appTypes,
	content_type: oneOf('ALL', 'PAID', 'ORGANIC'),
	source: oneOf('ALL', 'YOUR_PINS', 'OTHER_PINS'),
};
const ofPins = { ...actingAs, ...period, app_types: appTypes, metric_types: joined(pinMetrics) };

/** The parts that a report can be split into. */
const parts: Record<string, string[]> = {
	NO_SPLIT: ['all'],
	APP_TYPE: ['MOBILE', 'TABLET', 'WEB'],
	OWNED_CONTENT: ['CLAIMED', 'OTHER'],
	SOURCE: ['YOUR_PINS', 'OTHER_PINS'],
	PIN_FORMAT: ['ORGANIC_IMAGE', 'ORGANIC_VIDEO', 'ORGANIC_PRODUCT'],
};
/** Filters whose value stands for everything. */
const everything = new Set(['ALL', 'BOTH']);

/** Numbers that people's sheets could hold. They are the same for the same Pin and day every time. */
export const analytics: Routes = {
	'user_account/analytics': {
		query: {
			...ofAccount,
			metric_types: joined(accountMetrics),
			split_field: oneOf('NO_SPLIT', 'APP_TYPE', 'OWNED_CONTENT', 'SOURCE', 'PIN_FORMAT'),
		},
		requiredQuery: ['start_date', 'end_date'],
		handle: (call) => {
			const asked = metricsOf(call, accountMetrics);
			return byPart(call, (share) => {
				return report(daysOf(call), asked, (date) => accountDay(call.account, date, share));
			});
		},
	},

	'user_account/analytics/top_pins': topPins(
		accountMetrics,
		['ENGAGEMENT', 'IMPRESSION', 'OUTBOUND_CLICK', 'PIN_CLICK', 'SAVE'],
		() => true,
	),

	'user_account/analytics/top_video_pins': topPins(
		topVideoMetrics,
		topVideoMetrics,
		({ creativeType }) => creativeType === 'VIDEO',
	),

	'multi_pins/analytics': {
		query: { ...ofPins, pin_ids: { ...listOf(id), minItems: 1, maxItems: 100 } },
		requiredQuery: ['pin_ids', 'start_date', 'end_date', 'metric_types'],
		handle: (call) => {
			const pins = (call.query.pin_ids as string[]).map((pinId) => ownPin(call, pinId, 401));
			// Pins without numbers are left out of the answer.
			const known = pins.filter(({ createdAt }) => isoDay(createdAt) < isoDay(Date.now()));
			return Object.fromEntries(known.map((pin) => [pin.id, { all: pinReport(call, pin, 1) }]));
		},
	},

	'pins/analytics': {
		query: { ...ofPins, split_field: oneOf('NO_SPLIT', 'APP_TYPE') },
		requiredQuery: ['start_date', 'end_date', 'metric_types'],
		handle: (call) => {
			const pin = ownPin(call, call.params.pin_id, 403);
			return byPart(call, (share) => pinReport(call, pin, share));
		},
	},
};

function topPins(metrics: string[], sorts: string[], wanted: (pin: Pin) => boolean): Route {
	return {
		query: {
			...ofAccount,
			metric_types: joined(metrics),
			sort_by: oneOf(...sorts),
			num_of_pins: { type: 'integer', minimum: 1, maximum: 50 },
			created_in_last_n_days: { type: 'integer', enum: [30] },
		},
		requiredQuery: ['start_date', 'end_date', 'sort_by'],
		handle: (call) => {
			const { sort_by: sort, num_of_pins: most = 10, created_in_last_n_days: recent } = call.query;
			const asked = metricsOf(call, metrics);
			const oldest = recent === undefined ? -Infinity : Date.now() - Number(recent) * 86_400_000;
			const days = daysOf(call);
			const ranked = [...call.account.pins.from()]
				.filter((pin) => wanted(pin) && seesPin(call, pin) && pin.createdAt >= oldest)
				.map((pin) => ({ pin, numbers: sum(days.map((date) => pinDay(pin, date, 1))) }))
				.sort((one, other) => (other.numbers[String(sort)] ?? 0) - (one.numbers[String(sort)] ?? 0));
			return {
				date_availability: { latest_available_timestamp: Date.now() - 86_400_000, is_realtime: false },
				sort_by: sort,
				pins: ranked.slice(0, Number(most)).map(({ pin, numbers }) => ({
					pin_id: pin.id,
					metrics: only(numbers, asked),
					data_status: Object.fromEntries(asked.map((metric) => [metric, 'READY'])),
				})),
			};
		},
	};
}

function pinReport(call: Call, pin: Pin, share: number) {
	const asked = metricsOf(call, pinMetrics);
	return {
		...report(daysOf(call), asked, (date) => pinDay(pin, date, share), isoDay(pin.createdAt)),
		lifetime_metrics: only(lifetime(pin), asked),
	};
}

/** The numbers of today are not there yet, those of yesterday may change. */
function report(days: string[], asked: string[], numbersOf: (date: string) => Numbers, createdOn = '') {
	const today = isoDay(Date.now());
	const yesterday = isoDay(Date.now() - 86_400_000);
	const statusOf = (date: string) => {
		if (date < createdOn) return 'BEFORE_PIN_CREATED';
		if (date === today) return 'PROCESSING';
		return date === yesterday ? 'ESTIMATE' : 'READY';
	};
	const all = days.map((date) => ({ date, numbers: date < createdOn || date === today ? {} : numbersOf(date) }));
	return {
		summary_metrics: only(sum(all.map(({ numbers }) => numbers)), asked),
		daily_metrics: all.map(({ date, numbers }) => ({
			data_status: statusOf(date),
			date,
			metrics: only(numbers, asked),
		})),
	};
}

const only = (numbers: Numbers, asked: string[]): Numbers =>
	Object.fromEntries(asked.filter((metric) => metric in numbers).map((metric) => [metric, numbers[metric]]));

const metricsOf = ({ query }: Call, all: string[]): string[] =>
	query.metric_types === undefined ? all : [...new Set(String(query.metric_types).split(','))];

/** One report for each part of the split that the filters leave, with its share of everything. */
function byPart<T>({ query }: Call, reportOf: (share: number) => T): Record<string, T> {
	const filters = Object.values(query)
		.filter((value) => !everything.has(String(value)))
		.map(String);
	const share = filters.reduce((rest, value) => rest * (fractionOfDay[value] ?? 1), 1);
	const split = parts[String(query.split_field ?? 'NO_SPLIT')];
	return Object.fromEntries(
		split
			.filter((part) => !split.some((other) => filters.includes(other)) || filters.includes(part))
			.map((part) => [part, reportOf(filters.includes(part) ? share : share * (fractionOfDay[part] ?? 1))]),
	);
}

/**
 * The days from start to end.
 * @throws Refusal for what the description rules out. It says 90 days back, but the very edge was seen to be refused
 */
function daysOf({ query }: Call): string[] {
	const start = Date.parse(`${String(query.start_date)}T00:00:00Z`);
	const end = Date.parse(`${String(query.end_date)}T00:00:00Z`);
	const today = Date.parse(`${isoDay(Date.now())}T00:00:00Z`);
	const length = (end - start) / 86_400_000;
	if (Number.isNaN(length) || isoDay(start) !== query.start_date || isoDay(end) !== query.end_date) {
		throw invalid("Invalid request: 'start_date' and 'end_date' must be dates");
	}
	if ((today - start) / 86_400_000 >= 90) throw invalid('start_date cannot be more than 90 days back from today.');
	if (length > 90) throw invalid('end_date cannot be more than 90 days past start_date.');
	if (end > today) throw invalid('end_date cannot be in the future.');
	if (length < 0) throw invalid('start_date cannot be after end_date.');
	return Array.from({ length: length + 1 }, (_, at) => isoDay(start + at * 86_400_000));
}

const isoDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** @param status of the refusal of somebody else's Pin, which differs between the two endpoints */
function ownPin(call: Call, pinId: string, status: 401 | 403): Pin {
	const pin = call.state.pins.get(pinId);
	if (pin === undefined) throw pinNotFound();
	if (pin.owner !== call.account || !seesPin(call, pin)) {
		throw new Refusal(status, 7, 'Not authorized to access board or Pin.');
	}
	return pin;
}
