import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../../../operations/call';
import type { Column, Output } from '../../../operations/output';
import { integer, text } from '../../../operations/output';
import { adColumns, adNumbers, rowColumnOf } from '../../../reports/adColumns';
import { WINDOWS } from '../../../reports/adReport';
import { REPORT_COLUMNS } from '../../../reports/reportColumns';
import { THING } from './looseRows';

/**
 * The columns that say what a row is about, the last of which is the thing of the level. Those of keywords and items have no
 * column for the thing itself: Pinterest's file names it above its rows.
 */
const IDS: Record<string, string[]> = {
	ADVERTISER: ['AD_ACCOUNT_ID'],
	CAMPAIGN: ['CAMPAIGN_ID'],
	AD_GROUP: ['CAMPAIGN_ID', 'AD_GROUP_ID'],
	PIN_PROMOTION: ['CAMPAIGN_ID', 'AD_GROUP_ID', 'AD_ID'],
	KEYWORD: ['CAMPAIGN_ID', 'AD_GROUP_ID'],
	PRODUCT_GROUP: ['CAMPAIGN_ID', 'AD_GROUP_ID', 'PRODUCT_GROUP_ID'],
	PRODUCT_ITEM: ['CAMPAIGN_ID', 'AD_GROUP_ID'],
};

const WITHOUT_COLUMN = new Set(['KEYWORD', 'PRODUCT_ITEM']);

const kindOf = (level: unknown): string => String(level).replace(/_TARGETING$/, '');

/** The columns that a report always has: without them nobody could tell its rows apart. */
export const idsOf = (level: unknown): string[] => IDS[kindOf(level)] ?? [];

const whenTotal: Column = { type: 'text', asked: ({ granularity }) => granularity === 'TOTAL' };
const whenNot: Column = { type: 'text', asked: ({ granularity }) => granularity !== 'TOTAL' };
const byTargeting: Column = { type: 'text', asked: ({ level }) => String(level).endsWith('_TARGETING') };
const idOf = (...kinds: string[]): Column => ({ type: 'text', asked: ({ level }) => kinds.includes(kindOf(level)) });

const BELOW_CAMPAIGNS = Object.keys(IDS).filter((kind) => IDS[kind].includes('AD_GROUP_ID'));

const lead: Output['columns'] = {
	key: text(),
	level: text(),
	entity_id: text(),
	date: whenNot,
	start_date: whenTotal,
	end_date: whenTotal,
	ad_account_id: idOf('ADVERTISER'),
	campaign_id: idOf('CAMPAIGN', ...BELOW_CAMPAIGNS),
	ad_group_id: idOf(...BELOW_CAMPAIGNS),
	ad_id: idOf('PIN_PROMOTION'),
	product_group_id: idOf('PRODUCT_GROUP'),
	targeting_type: byTargeting,
	targeting_value: byTargeting,
};

/** Every column that a row of a report can have. */
export const reportOutput: Output = {
	columns: {
		...lead,
		...adColumns(REPORT_COLUMNS),
		...Object.fromEntries(WINDOWS.map((name) => [name, integer()])),
		conversion_report_time: text(),
		// They are there whether or not they are chosen among the numbers too.
		...lead,
	},
	rows: (raw, call) => [reportRow(raw, call)],
	chosen: true,
};

/** What is the same for all rows of one report. A report may have 100,000 of them. */
interface Plan {
	level: string;
	kind: string;
	inTotal: boolean;
	inParts: boolean;
	ids: string[];
	asked: string[];
	/** What a record has that needs no column of its own. */
	known: ReadonlySet<string>;
	/** The windows, and the day to which a conversion is counted. */
	last: IDataObject;
	/**
	 * A row with the columns of the first and nothing in them, which all begin as a copy of: an object that grows name by name
	 * beyond about sixteen is kept as a hash table, which takes several times the memory (V8 of Node 20 and 24).
	 */
	empty?: IDataObject;
}

const plans = new WeakMap<object, Plan>();

function planOf(sent: IDataObject): Plan {
	const made = plans.get(sent);
	if (made) return made;
	const asked = sent.columns as string[];
	const windows = Object.fromEntries(WINDOWS.map((name) => [name, Number(sent[name])]));
	const plan: Plan = {
		level: String(sent.level),
		kind: kindOf(sent.level),
		inTotal: sent.granularity === 'TOTAL',
		inParts: String(sent.level).endsWith('_TARGETING'),
		ids: idsOf(sent.level),
		asked,
		known: new Set([...asked, 'DATE', 'TARGETING_TYPE', 'TARGETING_VALUE', THING]),
		last: { ...windows, conversion_report_time: sent.conversion_report_time as string },
	};
	plans.set(sent, plan);
	return plan;
}

const textOf = (value: unknown): string | null => (value === undefined || value === null ? null : String(value));

/** A flat row with what it is known by. @param raw the numbers as Pinterest sends them */
function reportRow(raw: IDataObject, { request }: Call): IDataObject {
	const sent = request.body as IDataObject;
	const plan = planOf(sent);
	const row: IDataObject = { ...plan.empty };
	fill(row, raw, sent, plan);
	plan.empty ??= Object.fromEntries(Object.keys(row).map((name) => [name, null]));
	return row;
}

function fill(row: IDataObject, raw: IDataObject, sent: IDataObject, plan: Plan): void {
	const { level, kind, inTotal, inParts, ids, asked, known, last } = plan;
	const own = WITHOUT_COLUMN.has(kind) ? raw[THING] : (raw[ids.at(-1)!] ?? raw[THING]);
	Object.assign(row, { key: null, level, entity_id: textOf(own) });
	if (inTotal) {
		row.start_date = sent.start_date;
		row.end_date = sent.end_date;
	} else row.date = raw.DATE ?? null;
	for (const id of ids) row[rowColumnOf(id)] = textOf(raw[id]);
	if (inParts) {
		row.targeting_type = raw.TARGETING_TYPE ?? null;
		row.targeting_value = textOf(raw.TARGETING_VALUE);
	}
	adNumbers(raw, asked, row);
	// What Pinterest sends besides, such as the numbers of custom events.
	for (const name of Object.keys(raw)) if (!known.has(name)) adNumbers(raw, [name], row);
	Object.assign(row, last);
	row.key = keyOf(row, inTotal);
}

/**
 * What a row is known by in every report with the same granularity: time, thing, part and windows. A row that Pinterest has
 * corrected meanwhile has the same key. Null where the file does not name the thing.
 */
function keyOf(row: IDataObject, inTotal: boolean): string | null {
	if (row.entity_id === null) return null;
	const when = inTotal ? `${String(row.start_date)}..${String(row.end_date)}` : row.date;
	const part = row.targeting_type === undefined ? [] : [row.targeting_type, row.targeting_value];
	const windows = WINDOWS.map((name) => row[name]).join('/');
	const byConversion = row.conversion_report_time === 'TIME_OF_CONVERSION' ? ['TIME_OF_CONVERSION'] : [];
	return [when, row.level, row.entity_id, ...part, windows, ...byConversion].join('|');
}
