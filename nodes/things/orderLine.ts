import type { IDataObject } from 'n8n-workflow';

import { identity, inOneText, number, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { currencyOf } from '../reports/money';
import { idInAccount, searchInAdAccount, withState } from './adAccount';

// An order line is a budget agreed upon with Pinterest, to which campaigns are charged.

export const searchOrderLines = searchInAdAccount(
	'order_lines/list',
	({ id, name, status }) => withState(name, status) || String(id),
);

/** The parameter `orderLineId`, for operations that also have `adAccountId`. */
export const orderLineId = idInAccount({
	name: 'orderLineId',
	displayName: 'Order Line',
	list: 'searchOrderLines',
	example: '549755885175',
});

/** Schema OrderLine of the API description. Budgets are in the ad account's currency. */
export const orderLineOutput: Output = {
	columns: {
		id: identity,
		ad_account_id: text(),
		name: text(),
		status: text(),
		paid_type: text(),
		budget: number(({ budget: micros }: IDataObject) => currencyOf(micros)),
		purchase_order_id: text(),
		start_time: text(({ start_time: seconds }: IDataObject) => timeOf(seconds)),
		end_time: text(({ end_time: seconds }: IDataObject) => timeOf(seconds)),
		campaign_ids: inOneText('campaign_ids'),
	},
	selectable: [
		'ad_account_id',
		'budget',
		'campaign_ids',
		'end_time',
		'id',
		'name',
		'paid_budget',
		'paid_type',
		'purchase_order_id',
		'start_time',
		'status',
		'type',
	],
};
