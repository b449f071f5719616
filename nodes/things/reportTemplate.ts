import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { checkId, type Locator } from '../operations/locators/locator';
import { chosenId, searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { identity, inOneText, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { adAccount } from './adAccount';

const template: Locator = { named: false, check: checkId, find: ({ value }) => value };

export async function searchReportTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const given = this.getCurrentNodeParameter('adAccountId');
	const adAccountId = await chosenId(this, adAccount, given, 'Ad Account');
	if (adAccountId === undefined) return { results: [] };
	const request = { endpoint: 'templates/list' as const, pathValues: { ad_account_id: adAccountId } };
	return await searchList(this, request, filter, from, ({ id, name }) => ({
		name: String(name ?? id),
		value: String(id),
	}));
}

/** The parameter `templateId`, for operations that also have `adAccountId`. */
export const reportTemplateId: Field = {
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The template of the report, picked from the list or given by ID',
	typeOptions: { loadOptionsDependsOn: ['adAccountId.value'] },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a template…',
			typeOptions: { searchListMethod: 'searchReportTemplates', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 4782365892' },
	],
	locate: template,
};

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
