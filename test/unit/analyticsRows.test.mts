import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../../nodes/operations/call';
import { reportRows, topPinRows } from '../../nodes/reports/rows';

/** What the rows read of a call. */
const call = (values: IDataObject, metrics?: string[]): Call =>
	({
		values,
		text: (name: string) => String(values[name] ?? ''),
		request: {
			query: {
				start_date: '2026-02-01',
				end_date: '2026-02-02',
				...(metrics && { metric_types: { commaJoined: metrics } }),
			},
		},
	}) as unknown as Call;

const report = {
	summary_metrics: { IMPRESSION: 30, PIN_CLICK: 3 },
	lifetime_metrics: { TOTAL_COMMENTS: 4, TOTAL_REACTIONS: 0 },
	daily_metrics: [
		{ date: '2026-02-01', data_status: 'READY', metrics: { IMPRESSION: 30, PIN_CLICK: 3 } },
		{ date: '2026-02-02', data_status: 'PROCESSING', metrics: {} },
	],
};
const metrics = ['PIN_CLICK', 'IMPRESSION', 'SAVE', 'TOTAL_COMMENTS', 'TOTAL_REACTIONS'];

test('total: summary and lifetime numbers in one row, in the order asked for, null where there is none', () => {
	const rows = reportRows({ all: report }, call({ rows: 'total' }, metrics), { pin_id: '1' });
	expect(rows.map((row) => Object.entries(row))).toEqual([
		[
			['pin_id', '1'],
			['start_date', '2026-02-01'],
			['end_date', '2026-02-02'],
			['pin_click', 3],
			['impression', 30],
			['save', null],
			['total_comments', 4],
			['total_reactions', 0],
		],
	]);
});

test('daily: a row for each day, without the numbers that are counted over a lifetime', () => {
	expect(reportRows({ all: report }, call({ rows: 'daily' }, metrics), { pin_id: '1' })).toEqual([
		{ pin_id: '1', date: '2026-02-01', data_status: 'READY', pin_click: 3, impression: 30, save: null },
		{ pin_id: '1', date: '2026-02-02', data_status: 'PROCESSING', pin_click: null, impression: null, save: null },
	]);
});

test('a lifetime number that comes by day after all is kept', () => {
	const day = { date: '2026-02-01', metrics: { TOTAL_COMMENTS: 2 } };
	expect(reportRows({ all: { daily_metrics: [day] } }, call({ rows: 'daily' }, ['TOTAL_COMMENTS']))).toEqual([
		{ date: '2026-02-01', data_status: null, total_comments: 2 },
	]);
});

test('where nothing was chosen, every number that came is a column, in all rows', () => {
	expect(reportRows({ all: report }, call({ rows: 'daily' }))).toEqual([
		{ date: '2026-02-01', data_status: 'READY', impression: 30, pin_click: 3 },
		{ date: '2026-02-02', data_status: 'PROCESSING', impression: null, pin_click: null },
	]);
});

test('a split has a column of its own', () => {
	const parts = { MOBILE: report, WEB: { summary_metrics: { IMPRESSION: 1 } } };
	const asked = call({ rows: 'total', splitField: 'APP_TYPE' }, ['IMPRESSION']);
	expect(reportRows(parts, asked)).toEqual([
		{ start_date: '2026-02-01', end_date: '2026-02-02', app_type: 'MOBILE', impression: 30 },
		{ start_date: '2026-02-01', end_date: '2026-02-02', app_type: 'WEB', impression: 1 },
	]);
	expect(reportRows(parts, call({ rows: 'daily', splitField: 'APP_TYPE' }, ['IMPRESSION']))).toMatchObject([
		{ date: '2026-02-01', app_type: 'MOBILE', impression: 30 },
		{ date: '2026-02-02', app_type: 'MOBILE', impression: null },
	]);
});

test('no numbers at all: one row of nulls in total, none by day', () => {
	const empty = { start_date: '2026-02-01', end_date: '2026-02-02', impression: null };
	expect(reportRows(undefined, call({ rows: 'total' }, ['IMPRESSION']))).toEqual([empty]);
	expect(reportRows(undefined, call({ rows: 'daily' }, ['IMPRESSION']))).toEqual([]);
	expect(reportRows({ all: null } as never, call({ rows: 'total' }, ['IMPRESSION']))).toEqual([empty]);
});

test('top Pins: one row each, in order', () => {
	const answer = {
		date_availability: { latest_available_timestamp: Date.parse('2026-02-02T10:00:00Z'), is_realtime: false },
		sort_by: 'SAVE',
		pins: [
			{ pin_id: '22', metrics: { SAVE: 9, IMPRESSION: 50 }, data_status: { SAVE: 'READY', IMPRESSION: 'READY' } },
			{ pin_id: '11', metrics: { SAVE: 3 }, data_status: { SAVE: 'READY', IMPRESSION: 'PROCESSING' } },
		],
	};
	expect(topPinRows(answer, call({}, ['SAVE', 'IMPRESSION']))).toEqual([
		{
			rank: 1,
			pin_id: '22',
			url: 'https://www.pinterest.com/pin/22/',
			save: 9,
			impression: 50,
			data_status: 'READY',
			available_until: '2026-02-02',
		},
		{
			rank: 2,
			pin_id: '11',
			url: 'https://www.pinterest.com/pin/11/',
			save: 3,
			impression: null,
			data_status: 'READY, PROCESSING',
			available_until: '2026-02-02',
		},
	]);
	expect(topPinRows({}, call({}))).toEqual([]);
	expect(topPinRows({ pins: [{}] }, call({}))).toEqual([
		{ rank: 1, pin_id: null, url: null, data_status: null, available_until: null },
	]);
});
