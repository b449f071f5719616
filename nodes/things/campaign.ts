import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../operations/operation';
import { identity, number, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { currencyOf } from '../reports/money';
import { idInAccount, searchInAdAccount } from './adAccount';
import { newEntity } from './adEntity';

export const searchCampaigns = searchInAdAccount('campaigns/list');

/** The parameter `campaignId`, for operations that also have `adAccountId`. */
export const campaignId = (changes: Partial<Field> = {}): Field =>
	idInAccount(
		{ name: 'campaignId', displayName: 'Campaign', list: 'searchCampaigns', example: '626735565838' },
		changes,
	);

/** Schema ObjectiveType of the API description. Pinterest knows more, so fields with this list are open. */
export const objectiveChoices = [
	{ name: 'Awareness', value: 'AWARENESS' },
	{ name: 'Catalog Sales', value: 'CATALOG_SALES' },
	{ name: 'Consideration', value: 'CONSIDERATION' },
	{ name: 'Video Completion', value: 'VIDEO_COMPLETION' },
	{ name: 'Web Conversion', value: 'WEB_CONVERSION' },
];

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

/** Finds a new campaign whose call was lost by its name. */
export const campaignLookup = newEntity('campaigns/list', 'campaigns', ['name']);
