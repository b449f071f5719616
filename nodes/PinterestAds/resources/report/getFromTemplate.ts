import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { granularity } from '../../../reports/adReport';
import { longPeriodFields, longPeriodOf, longPeriodProblems, reachOf } from '../../../reports/longPeriod';
import { REPORT_COLUMNS } from '../../../reports/reportColumns';
import { adAccountId } from '../../../things/adAccount';
import { reportTemplateId } from '../../../things/reportTemplate';
import { looseOutput, looseRecord } from './looseRows';
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
		...longPeriodFields([{ name: 'As in the Template', value: OWN, description: 'The days that the template says' }]),
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
	fill: (values) => ({
		query: {
			...(!isOwn(values) && { ...longPeriodOf(values, reachOf(values)) }),
			...(values.granularity !== OWN && { granularity: String(values.granularity) }),
		},
	}),
	output: looseOutput(REPORT_COLUMNS, {}, () => ({})),
	job: { ...running, file: { ...running.file!, record: looseRecord } },
};
