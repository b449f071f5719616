import type { IDataObject } from 'n8n-workflow';

import { mostOf } from '../../../operations/checks';
import { body, type Field, type Operation } from '../../../operations/operation';
import { attributionFields, PRESETS } from '../../../reports/adReport';
import { longPeriodFields, longPeriodProblems, reachOf } from '../../../reports/longPeriod';
import { REPORT_COLUMNS, reportColumnsField } from '../../../reports/reportColumns';
import { adAccountId } from '../../../things/adAccount';
import { granularity, level, reportFilters, targetingTypes } from './fields';
import { checkFinal } from './finality';
import { partsOf, reportsOf } from './parts';
import { reportOutput } from './rows';
import { reporting, runningOptions } from './running';

const options: Field[] = [
	{
		displayName: 'Format',
		name: 'reportFormat',
		type: 'options',
		default: 'JSON',
		description: 'How Pinterest writes the report. Rows look the same, but only JSON names keywords and product items.',
		options: [
			{ name: 'CSV', value: 'CSV', description: '0 where there is nothing' },
			{ name: 'JSON', value: 'JSON', description: 'Empty where there is nothing' },
		],
		routing: body('report_format'),
	},
	{
		displayName: 'Further Windows',
		name: 'furtherWindows',
		type: 'multiOptions',
		default: [],
		description:
			'The same numbers with other attribution windows too, at most six, each in rows of their own: days after a click, an engagement and a view. Each is a report more.',
		check: mostOf(6),
		options: ['30/30/1', ...PRESETS].map((value) => ({ name: value, value })),
	},
	{
		displayName: 'Only When Final',
		name: 'onlyFinal',
		type: 'boolean',
		default: true,
		description:
			'Whether to fail as long as Pinterest has not finished the numbers of the last day, instead of reporting them',
	},
	{
		displayName: 'Reread Days',
		name: 'rereadDays',
		type: 'number',
		default: 3,
		typeOptions: { minValue: 0, maxValue: 90, numberPrecision: 0 },
		description:
			'How many days before the date range to report again, because conversions are still added to them. Rows keep their "key", so a sheet or a database can update them.',
	},
	...runningOptions,
];

/** Reports that one item may take. Pinterest allows 300 calls a minute for all numbers, and a report takes several. */
const MOST_REPORTS = 100;

const running = reporting('analytics/get_report');

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a report of an ad account',
	description:
		'Get the numbers of all campaigns, ad groups, ads, keywords, product groups or items of an ad account for any period within 913 days: ordered, waited for, downloaded, one item for each row. Longer periods than 185 days are several reports; with Total as granularity each has rows of its own. "key" tells a row apart for an upsert.',
	endpoint: 'analytics/create_report',
	alsoCalls: ['analytics/get_report'],
	fields: [
		adAccountId(),
		level,
		targetingTypes,
		...longPeriodFields(),
		granularity,
		reportColumnsField(REPORT_COLUMNS, 'getReportColumns'),
		...attributionFields,
		reportFilters,
	],
	options,
	check,
	output: reportOutput,
	job: {
		...running,
		parts: partsOf,
		async start(call) {
			await checkFinal(call);
			return await running.start(call);
		},
	},
};

function check(values: IDataObject): string[] {
	const { granularity: grain, level: chosen, filters: given = {} } = values;
	const reach = reachOf(values);
	const ofItems = String(chosen).startsWith('PRODUCT_ITEM');
	const why = grain === 'HOUR' ? 'by the hour ' : ofItems ? 'of product items ' : '';
	const wrong = (name: string, label: string, problem: string) =>
		(given as IDataObject)[name] === undefined ? [] : [`"${label}" ${problem}`];
	const byHour = 'is for reports by the hour. Choose "Hour" as "Granularity", or leave it out.';
	const notItems = 'is not for reports of product items. Choose another "Level", or leave it out.';
	const days = longPeriodProblems(values, reach, why);
	const reports = days.length > 0 ? 1 : reportsOf(values);
	return [
		...days,
		...(reports > MOST_REPORTS
			? [
					`The item takes ${reports} reports, more than ${MOST_REPORTS}: for each attribution, each 185 days and each portion of a long filter one. Ask for less at a time.`,
				]
			: []),
		...(grain === 'HOUR' ? [] : [...wrong('startHour', 'Start Hour', byHour), ...wrong('endHour', 'End Hour', byHour)]),
		...(ofItems ? [...wrong('adIds', 'Ad IDs', notItems), ...wrong('adStatuses', 'Ad Statuses', notItems)] : []),
	];
}
