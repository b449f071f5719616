import type { Campaign } from '../ads.mts';
import { Refusal } from '../errors.mts';
import type { Order } from '../reports.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';
import { readableAdAccount, writableAdAccount } from './adAccounts.mts';
import { campaignView } from './campaigns.mts';

const seconds: Schema = { type: 'string', pattern: '^\\d+$' };
const LISTS = ['campaigns', 'ad_groups', 'ads', 'keywords', 'labels', 'product_groups', 'catalog_product_groups'];
const side = object(Object.fromEntries(LISTS.map((list) => [list, listOf({ type: 'object' })])));

type Row = Record<string, unknown>;

export const bulk: Routes = {
	'bulk_download/create': {
		body: object({
			entity_types: {
				...listOf(oneOf('CAMPAIGN', 'AD_GROUP', 'PRODUCT_GROUP', 'AD', 'KEYWORD', 'LABEL', 'SCHEDULE')),
				minItems: 1,
				maxItems: 6,
			},
			entity_ids: listOf(id),
			updated_since: seconds,
			output_format: oneOf('JSON', 'CSV'),
			campaign_filter: object({
				campaign_status: listOf(string),
				end_time: seconds,
				name: string,
				objective_type: listOf(string),
				start_time: seconds,
			}),
		}),
		handle: (call) => {
			const adAccount = readableAdAccount(call);
			const campaigns = [...call.state.ads.campaignsOf(adAccount).from()].filter((one) => isWanted(one, call.body));
			const views = campaigns.map(campaignView);
			const isCsv = call.body.output_format === 'CSV';
			const wanted = (call.body.entity_types as string[] | undefined)?.includes('CAMPAIGN') !== false;
			const rows = wanted ? views : [];
			return begun(call, isCsv ? csv(rows) : JSON.stringify({ campaigns: rows }), isCsv ? 'text/csv' : undefined);
		},
	},

	'bulk_upsert/create': {
		body: object({ create: side, update: side }),
		handle: (call) => {
			writableAdAccount(call);
			const { create = {}, update = {} } = call.body as Record<string, Record<string, Row[]>>;
			const result: Record<string, Row[]> = {};
			for (const [list, entities] of Object.entries(create))
				result[list] = [...(result[list] ?? []), ...entities.map((entity) => created(call, list, entity))];
			for (const [list, entities] of Object.entries(update))
				result[list] = [...(result[list] ?? []), ...entities.map((entity) => updated(call, list, entity))];
			return begun(call, JSON.stringify(result));
		},
	},

	'bulk_request/get': {
		query: { include_details: flag },
		handle: (call) => {
			const adAccount = readableAdAccount(call);
			const { reports, url } = call.state;
			const order = reports.orders.get(call.params.bulk_request_id);
			if (order?.kind !== 'bulk' || order.adAccount !== adAccount) throw new Refusal(404, 1, 'Bulk request not found.');
			const status = reports.lookAt(order, 'SUCCEEDED');
			return { status, result_url: status === 'SUCCEEDED' ? reports.linkTo(order, url) : null };
		},
	},
};

function begun(call: Call, content: string, type = 'application/json'): Row {
	const order: Order = call.state.reports.add({
		kind: 'bulk',
		adAccount: readableAdAccount(call),
		body: call.body,
		type,
		content: () => content,
	});
	return { request_id: order.id };
}

function isWanted(campaign: Campaign, body: Row): boolean {
	const { name, campaign_status: statuses } = (body.campaign_filter ?? {}) as {
		name?: string;
		campaign_status?: string[];
	};
	const ids = body.entity_ids as string[] | undefined;
	const view = campaignView(campaign);
	return (
		(!ids || ids.includes(campaign.id)) &&
		(name === undefined || campaign.name === name) &&
		(!statuses || statuses.includes(view.summary_status))
	);
}

function csv(rows: Row[]): string {
	const names = ['id', 'name', 'status'];
	const header = ['Campaign ID', 'Name', 'Status'].map((name) => (name === 'Campaign ID' ? 'ID' : name));
	return [header, ...rows.map((row) => names.map((name) => String(row[name])))].map((row) => row.join(',')).join('\n');
}

const failed = (entity: Row, code: number, message: string): Row => ({
	...entity,
	status: 'FAILED',
	errors: [{ code, message }],
});

/** Of what this Pinterest does not have, it only says that it was made. */
function created(call: Call, list: string, entity: Row): Row {
	if (entity.name === 'Refused') return failed(entity, 2384, 'Campaign budget is required.');
	if (list !== 'campaigns') return { ...entity, id: String(900_000 + Math.floor(Math.random() * 1e5)) };
	const { name, status, objective_type: objectiveType, daily_spend_cap: cap } = entity as Record<string, never>;
	const made = call.state.ads.addCampaign({
		adAccount: readableAdAccount(call),
		name,
		status,
		objectiveType,
		dailySpendCap: cap ?? null,
	});
	return campaignView(made);
}

function updated(call: Call, list: string, entity: Row): Row {
	if (list !== 'campaigns') return entity;
	const campaign = call.state.ads.campaigns.get(String(entity.id));
	if (!campaign) return failed(entity, 29, 'You are not permitted to access that resource.');
	if (entity.name !== undefined) campaign.name = String(entity.name);
	return campaignView(campaign);
}
