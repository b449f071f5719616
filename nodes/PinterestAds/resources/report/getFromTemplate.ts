import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { granularity } from '../../../reports/adReport';
import { longPeriodFields, longPeriodProblems, PERIODS, reachOf } from '../../../reports/longPeriod';
import { REPORT_COLUMNS } from '../../../reports/reportColumns';
import { adAccountId } from '../../../things/adAccount';
import { reportTemplateId } from '../../../things/reportTemplate';
import { cutParts } from './cutParts';
import { looseOutput } from './looseRows';
import { reporting, runningOptions } from './running';

const OWN = 'template';

const running = reporting('analytics/get_report');

const isOwn = ({ dateRange }: IDataObject): boolean => dateRange === OWN;

export const getFromTemplate: Operation = {
	name: 'Get From Template',
	value: 'getFromTemplate',
	action: 'Get a report from a template',
	description:
		'Get a report as a template of Ads Manager defines it, for its own days or others: ordered, waited for, downloaded, one item for each row',
	endpoint: 'analytics/create_template_report',
	fields: [
		adAccountId(),
		reportTemplateId,
		...longPeriodFields([OWN, ...PERIODS]),
		{
			...granularity,
			default: OWN,
			options: [...(granularity.options as []), { name: 'As in the Template', value: OWN }].sort((one, other) =>
				String((one as { name: string }).name).localeCompare((other as { name: string }).name),
			) as typeof granularity.options,
			routing: undefined,
		},
	],
	options: runningOptions,
	check: (values) => (isOwn(values) ? [] : longPeriodProblems(values, reachOf(values))),
	fill: ({ granularity: chosen }) => ({ query: chosen === OWN ? {} : { granularity: String(chosen) } }),
	output: looseOutput(REPORT_COLUMNS, {}, () => ({})),
	job: {
		...running,
		parts: ({ request, values }) => (isOwn(values) ? [request] : cutParts(request, values, 'query')),
	},
};
