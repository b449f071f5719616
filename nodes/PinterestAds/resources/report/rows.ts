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
const inParts: Column = { type: 'text', asked: ({ level }) => String(level).endsWith('_TARGETING') };
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
	targeting_type: inParts,
	targeting_value: inParts,
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

/** A flat row with what it is known by. @param raw the numbers as Pinterest sends them */
function reportRow(raw: IDataObject, { request }: Call): IDataObject {
	const sent = request.body as IDataObject;
	const ids = idsOf(sent.level);
	const own = WITHOUT_COLUMN.has(kindOf(sent.level)) ? raw[THING] : (raw[ids.at(-1)!] ?? raw[THING]);
	const inTotal = sent.granularity === 'TOTAL';
	const windows = Object.fromEntries(WINDOWS.map((name) => [name, Number(sent[name])]));
	const row: IDataObject = {
		key: null,
		level: sent.level as string,
		entity_id: own === undefined ? null : String(own),
		...(inTotal ? { start_date: sent.start_date, end_date: sent.end_date } : { date: raw.DATE ?? null }),
		...Object.fromEntries(ids.map((id) => [rowColumnOf(id), raw[id] === undefined ? null : String(raw[id])])),
		...(String(sent.level).endsWith('_TARGETING') && {
			targeting_type: raw.TARGETING_TYPE ?? null,
			targeting_value: raw.TARGETING_VALUE === undefined ? null : String(raw.TARGETING_VALUE),
		}),
		...restOf(raw, sent.columns as string[]),
		...windows,
		conversion_report_time: sent.conversion_report_time as string,
	};
	row.key = keyOf(row, sent);
	return row;
}

/** The numbers that were asked for, then what Pinterest sends besides, such as those of custom events. */
function restOf(raw: IDataObject, asked: string[]): IDataObject {
	const further = Object.keys(raw).filter(
		(name) => name !== 'DATE' && name !== THING && !name.startsWith('TARGETING_'),
	);
	return adNumbers(raw, [...new Set([...asked, ...further])]);
}

/**
 * What a row is known by in every report with the same granularity: time, thing, part and windows. A row that Pinterest has
 * corrected meanwhile has the same key. Null where the file does not name the thing.
 */
function keyOf(row: IDataObject, { granularity }: IDataObject): string | null {
	if (row.entity_id === null) return null;
	const when = granularity === 'TOTAL' ? `${String(row.start_date)}..${String(row.end_date)}` : row.date;
	const part = row.targeting_type === undefined ? [] : [row.targeting_type, row.targeting_value];
	const windows = WINDOWS.map((name) => row[name]).join('/');
	const byConversion = row.conversion_report_time === 'TIME_OF_CONVERSION' ? ['TIME_OF_CONVERSION'] : [];
	return [when, row.level, row.entity_id, ...part, windows, ...byConversion].join('|');
}
