import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Lookup } from '../operations/exactlyOnce';
import { checkId, type Locator } from '../operations/locators/locator';
import { chosenId, searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { identity, number, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { currencyOf } from '../reports/money';
import { adAccount } from './adAccount';
import { ENTITY_STATUSES } from './adEntity';

/** Campaigns are known by ID only: names need not be different. */
export const campaign: Locator = { named: false, check: checkId, find: ({ value }) => value };

export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const given = this.getCurrentNodeParameter('adAccountId');
	const adAccountId = await chosenId(this, adAccount, given, 'Ad Account');
	if (adAccountId === undefined) return { results: [] };
	const request = { endpoint: 'campaigns/list' as const, pathValues: { ad_account_id: adAccountId } };
	return await searchList(this, request, filter, from, ({ id, name, status }) => ({
		name: [name, status === 'ACTIVE' ? '' : String(status).toLowerCase()].filter(Boolean).join(' · '),
		value: String(id),
	}));
}

/** The parameter `campaignId`, for operations that also have `adAccountId`. */
export const campaignId = (changes: Partial<Field> = {}): Field => ({
	displayName: 'Campaign',
	name: 'campaignId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The campaign, picked from the list or given by ID',
	typeOptions: { loadOptionsDependsOn: ['adAccountId.value'] },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a campaign…',
			typeOptions: { searchListMethod: 'searchCampaigns', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 626735565838' },
	],
	locate: campaign,
	...changes,
});

/** A campaign: schema CampaignResponse of the API description. Budgets are in the ad account's currency. */
export const campaignOutput: Output = {
	columns: {
		id: identity,
		ad_account_id: text(),
		name: text(),
		objective_type: text(),
		status: text(),
		summary_status: text(),
		daily_budget: number(({ daily_spend_cap: cap }: IDataObject) => currencyOf(cap || null)),
		lifetime_budget: number(({ lifetime_spend_cap: cap }: IDataObject) => currencyOf(cap || null)),
		start_time: text(({ start_time: seconds }: IDataObject) => timeOf(seconds)),
		end_time: text(({ end_time: seconds }: IDataObject) => timeOf(seconds)),
	},
	selectable: [
		'ad_account_id',
		'bid_options',
		'created_time',
		'daily_spend_cap',
		'end_time',
		'id',
		'is_automated_campaign',
		'is_campaign_budget_optimization',
		'is_flexible_daily_budgets',
		'is_performance_plus',
		'lifetime_spend_cap',
		'name',
		'objective_type',
		'order_line_id',
		'start_time',
		'status',
		'summary_status',
		'tracking_urls',
		'type',
		'updated_time',
	],
};

const nameOf = (entry: IDataObject): string => String(entry.name ?? '').trim();

/** Finds a new campaign whose call was lost by its name. */
export const campaignLookup: Lookup = {
	list: ({ pathValues }) => ({
		endpoint: 'campaigns/list',
		pathValues,
		query: { entity_statuses: ENTITY_STATUSES, order: 'DESCENDING' },
	}),
	entries: 'campaigns in the ad account',
	likeness: ({ pathValues, body }) => [pathValues, nameOf(body as IDataObject)],
	matches: (entry, { body }) => nameOf(entry) === nameOf(body as IDataObject),
	dated: true,
	newestFirst: true,
};
