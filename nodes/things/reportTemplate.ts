import type { IDataObject } from 'n8n-workflow';

import { identity, inOneText, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { idInAccount, searchInAdAccount } from './adAccount';

export const searchReportTemplates = searchInAdAccount('templates/list', ({ id, name }) => String(name ?? id));

/** The parameter `templateId`, for operations that also have `adAccountId`. */
export const reportTemplateId = idInAccount(
	{ name: 'templateId', displayName: 'Template', list: 'searchReportTemplates', example: '4782365892' },
	{ description: 'The template of the report, picked from the list or given by ID' },
);

/** A report template: schema TemplateResponse of the API description. */
export const reportTemplateOutput: Output = {
	columns: {
		id: identity,
		ad_account_id: text(),
		name: text(),
		report_level: text(),
		granularity: text(),
		columns: inOneText('columns'),
		report_format: text(),
		is_scheduled: { type: 'boolean' },
		updated_at: text(({ updated_time: seconds }: IDataObject) => timeOf(seconds)),
	},
	selectable: [
		'ad_account_id',
		'ad_account_ids',
		'click_window_days',
		'columns',
		'conversion_report_time_type',
		'creation_source',
		'custom_column_ids',
		'date_range',
		'engagement_window_days',
		'filters_json',
		'granularity',
		'id',
		'ingestion_sources',
		'is_deleted',
		'is_owned_by_user',
		'is_scheduled',
		'name',
		'report_end_relative_days_in_past',
		'report_format',
		'report_level',
		'report_start_relative_days_in_past',
		'type',
		'updated_time',
		'user_id',
		'view_window_days',
	],
};
