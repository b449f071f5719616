import { invalid, Refusal, restrictedFeature } from '../errors.mts';
import { asCsv, asJson, datesOf, reportRows } from '../reportRows.mts';
import type { Order, ReportKind, Template } from '../reports.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';
import { readableAdAccount } from './adAccounts.mts';

const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const days: Schema = { type: 'integer', enum: [0, 1, 7, 14, 30, 60] };
const some = (items: Schema, maxItems: number, minItems = 1): Schema => ({ ...listOf(items), minItems, maxItems });
const ids = some(id, 500);
const statuses = some(string, 6);
const hour: Schema = { type: 'integer', minimum: 0, maximum: 23 };
const reportTime = oneOf('TIME_OF_AD_ACTION', 'TIME_OF_CONVERSION');
const granularity = oneOf('TOTAL', 'DAY', 'HOUR', 'WEEK', 'MONTH');
const period = { start_date: day, end_date: day };
const columns: Schema = { ...listOf(string), minItems: 1 };

const LEVELS = ['ADVERTISER', 'CAMPAIGN', 'AD_GROUP', 'PIN_PROMOTION', 'PRODUCT_GROUP', 'PRODUCT_ITEM'];

const reportBody = object(
	{
		...period,
		granularity,
		columns,
		level: oneOf(...LEVELS, ...LEVELS.map((level) => `${level}_TARGETING`), 'KEYWORD'),
		click_window_days: days,
		engagement_window_days: days,
		view_window_days: days,
		conversion_report_time: reportTime,
		attribution_types: listOf(oneOf('INDIVIDUAL', 'HOUSEHOLD')),
		campaign_ids: ids,
		ad_group_ids: ids,
		ad_ids: ids,
		product_group_ids: ids,
		product_item_ids: ids,
		campaign_statuses: statuses,
		ad_group_statuses: statuses,
		ad_statuses: statuses,
		product_group_statuses: statuses,
		campaign_objective_types: some(string, 7),
		campaign_brand_label: string,
		targeting_types: some(string, 5),
		metrics_filters: listOf(
			object(
				{
					field: oneOf('SPEND_IN_DOLLAR', 'TOTAL_IMPRESSION'),
					operator: oneOf('LESS_THAN', 'GREATER_THAN'),
					values: listOf({ type: 'number' }),
				},
				'field',
				'operator',
				'values',
			),
		),
		combine_targeting_types: flag,
		custom_conversion_event_metrics: listOf(
			object(
				{ custom_event_metrics_type: string, custom_event_name: string },
				'custom_event_metrics_type',
				'custom_event_name',
			),
		),
		start_hour: hour,
		end_hour: hour,
		primary_sort: oneOf('BY_ID', 'BY_DATE'),
		report_format: oneOf('JSON', 'CSV'),
		reporting_timezone: oneOf('PINTEREST_TIME_ZONE', 'AD_ACCOUNT_TIME_ZONE'),
	},
	'start_date',
	'end_date',
	'granularity',
	'level',
	'columns',
);

const mixBody = object(
	{
		...period,
		report_name: string,
		granularity: oneOf('DAY', 'WEEK'),
		level: oneOf('CAMPAIGN_TARGETING', 'AD_GROUP_TARGETING'),
		targeting_types: some(string, 5),
		columns,
		countries: listOf(string),
	},
	...['report_name', 'start_date', 'end_date', 'granularity', 'level', 'targeting_types', 'columns'],
);

const productBody = object(
	{
		...period,
		report_name: string,
		granularity: oneOf('WEEK', 'MONTH', 'TOTAL'),
		level: oneOf('ADVERTISER', 'CAMPAIGN', 'AD_GROUP'),
		columns,
		ad_group_ids: ids,
		campaign_ids: ids,
		campaign_objective_types: some(string, 7),
		click_window_days: days,
		view_window_days: days,
		conversion_product_attribution_type: oneOf('DEFAULT', 'BRAND_ATTRIBUTION'),
		conversion_product_breakdown: oneOf(
			'PRODUCT_BRAND',
			'PRODUCT_CATEGORY',
			'PRODUCT_BRAND_AND_CATEGORY',
			'PRODUCT_SKU',
			'PRODUCT_SKU_GROUP',
		),
		conversion_report_time: reportTime,
		product_sku_ids: some({ type: 'string', pattern: '^[a-zA-Z0-9]+$' }, 500, 2),
	},
	...['report_name', 'start_date', 'end_date', 'granularity', 'level', 'columns'],
);

const token = { query: { token: string }, requiredQuery: ['token'] };

export const reports: Routes = {
	'analytics/create_report': { body: reportBody, handle: (call) => begun(order(call, 'report', call.body)) },
	'analytics/get_report': { ...token, handle: (call) => stateOf(call) },

	'analytics/create_mmm_report': { body: mixBody, handle: (call) => wrapped(begun(order(call, 'mmm', call.body))) },
	'analytics/get_mmm_report': { ...token, handle: (call) => wrapped(stateOf(call)) },

	'analytics/create_conversion_product_report': {
		body: productBody,
		handle: (call) => {
			if (call.state.settings.betaRefused) throw restrictedFeature();
			return begun(order(call, 'product', call.body));
		},
	},
	'analytics/get_conversion_product_report': { ...token, handle: (call) => stateOf(call) },

	'templates/list': {
		clientCredentials: true,
		query: { order: oneOf('ASCENDING', 'DESCENDING') },
		handle: (call) => {
			const adAccount = readableAdAccount(call);
			const all = new NewestFirst<Template>();
			for (const template of call.state.reports.templates.values()) all.add(template);
			const { items, ...rest } = call.page(all, (one) => one.adAccount === adAccount);
			return { items: items.map(templateView), ...rest };
		},
	},

	'analytics/create_template_report': {
		query: { start_date: day, end_date: day, granularity },
		handle: (call) => {
			const adAccount = readableAdAccount(call);
			const template = call.state.reports.templates.get(call.params.template_id);
			if (template?.adAccount !== adAccount) throw new Refusal(404, 1, 'Template not found.');
			const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
			const { level, granularity: own, columns: chosen } = template;
			const asked = { start_date: yesterday, end_date: yesterday, granularity: own, ...call.query };
			return { ...begun(order(call, 'report', { ...asked, level, columns: chosen })), template_id: template.id };
		},
	},
};

function order(call: Call, kind: ReportKind, body: Record<string, unknown>): Order {
	const adAccount = readableAdAccount(call);
	const inParts = String(body.level).endsWith('_TARGETING');
	if (inParts !== (body.targeting_types !== undefined)) throw invalid('targeting_types go with levels by targeting.');
	datesOf(body);
	// As things are when it is ordered, made when somebody fetches it.
	const rows = reportRows(call.state, adAccount, body);
	const isCsv = body.report_format === 'CSV';
	return call.state.reports.add({
		kind,
		adAccount,
		body,
		type: isCsv ? 'text/csv' : 'application/json',
		content: () =>
			call.state.reports.written(
				JSON.stringify([adAccount.id, call.state.ads.campaignsOf(adAccount).changes, Object.entries(body).sort()]),
				() => (isCsv ? asCsv(rows(), body.columns as string[]) : asJson(rows())),
			),
	});
}

const begun = ({ id: one }: Order) => ({ report_status: 'IN_PROGRESS', token: one, message: null });

function stateOf(call: Call) {
	const adAccount = readableAdAccount(call);
	const { reports: all, url } = call.state;
	const found = all.orders.get(String(call.query.token));
	if (found?.adAccount !== adAccount) return { report_status: 'DOES_NOT_EXIST', url: null, size: null };
	const status = all.lookAt(found, 'FINISHED');
	const isThere = status === 'FINISHED';
	return { report_status: status, url: isThere ? all.linkTo(found, url) : null, size: isThere ? 1000 : null };
}

/** The form of 5.23; later there is none around it. */
const wrapped = (data: object) => ({ code: 0, status: 'success', message: null, data: { status: 'success', ...data } });

const templateView = (template: Template) => ({
	id: template.id,
	ad_account_id: template.adAccount.id,
	ad_account_ids: [template.adAccount.id],
	user_id: '383791336903426391',
	name: template.name,
	report_level: template.level,
	report_format: 'JSON',
	granularity: template.granularity,
	columns: template.columns,
	is_scheduled: false,
	is_owned_by_user: true,
	is_deleted: false,
	type: 'TABLE',
	creation_source: 'ADS_MANAGER_REPORT_BUILDER',
	updated_time: 1_771_000_000,
	date_range: { relative_date_range: { type: 'RELATIVE', start_days_in_past: 1, end_days_in_past: 1 } },
});
