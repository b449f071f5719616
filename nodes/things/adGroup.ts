import type { IDataObject } from 'n8n-workflow';

import { body, type Field } from '../operations/operation';
import { identity, number, text, type Output } from '../operations/output';
import { currencyOf } from '../reports/money';
import { idInAccount, searchInAdAccount } from './adAccount';
import { newEntity } from './adEntity';

export const searchAdGroups = searchInAdAccount('ad_groups/list');

/** The parameter `adGroupId`, for operations that also have `adAccountId`. */
export const adGroupId = (changes: Partial<Field> = {}): Field =>
	idInAccount(
		{ name: 'adGroupId', displayName: 'Ad Group', list: 'searchAdGroups', example: '2680060704746' },
		changes,
	);

/** The parameter `placementGroup`, of ad groups and of the templates for them. */
export const placementGroup: Field = {
	displayName: 'Placement',
	name: 'placementGroup',
	type: 'options',
	default: 'ALL',
	description: 'Where the ads appear',
	options: [
		{ name: 'All', value: 'ALL' },
		{ name: 'Browse', value: 'BROWSE' },
		{ name: 'Other', value: 'OTHER' },
		{ name: 'Search', value: 'SEARCH' },
	],
	routing: body('placement_group'),
};

/** Of an ad group whose budget its campaign shares out. */
export const OF_CAMPAIGN = 'CBO_ADGROUP';

/** An ad group: schema AdGroupResponse of the API description. Budget and bid are in the ad account's currency. */
export const adGroupOutput: Output = {
	columns: {
		id: identity,
		campaign_id: text(),
		name: text(),
		status: text(),
		summary_status: text(),
		budget_type: text(),
		budget: number(({ budget_in_micro_currency: micros }: IDataObject) => currencyOf(micros || null)),
		bid: number(({ bid_in_micro_currency: micros }: IDataObject) => currencyOf(micros || null)),
		bid_strategy_type: text(),
		billable_event: text(),
	},
	selectable: [
		'ad_account_id',
		'auto_targeting_enabled',
		'bid_in_micro_currency',
		'bid_multiplier',
		'bid_strategy_type',
		'billable_event',
		'budget_in_micro_currency',
		'budget_type',
		'campaign_id',
		'conversion_learning_mode_type',
		'created_time',
		'dca_assets',
		'end_time',
		'feed_profile_id',
		'id',
		'is_creative_optimization',
		'lifetime_frequency_cap',
		'name',
		'optimization_goal_metadata',
		'pacing_delivery_type',
		'placement_group',
		'promotion_application_level',
		'promotion_id',
		'start_time',
		'status',
		'summary_status',
		'targeting_spec',
		'targeting_template_ids',
		'tracking_urls',
		'type',
		'updated_time',
	],
};

/** Finds a new ad group whose call was lost by its campaign and its name. */
export const adGroupLookup = newEntity('ad_groups/list', 'ad groups', ['campaign_id', 'name']);
