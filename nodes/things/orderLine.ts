import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { checkId, type Locator } from '../operations/locators/locator';
import { chosenId, searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { identity, inOneText, number, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { currencyOf } from '../reports/money';
import { adAccount } from './adAccount';

// An order line is a budget agreed upon with Pinterest, to which campaigns are charged.

const orderLine: Locator = { named: false, check: checkId, find: ({ value }) => value };

export async function searchOrderLines(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const given = this.getCurrentNodeParameter('adAccountId');
	const adAccountId = await chosenId(this, adAccount, given, 'Ad Account');
	if (adAccountId === undefined) return { results: [] };
	const request = { endpoint: 'order_lines/list' as const, pathValues: { ad_account_id: adAccountId } };
	return await searchList(this, request, filter, from, ({ id, name, status }) => ({
		name:
			[name, status === 'ACTIVE' ? '' : String(status ?? '').toLowerCase()].filter(Boolean).join(' · ') || String(id),
		value: String(id),
	}));
}

/** The parameter `orderLineId`, for operations that also have `adAccountId`. */
export const orderLineId: Field = {
	displayName: 'Order Line',
	name: 'orderLineId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The order line, picked from the list or given by ID',
	typeOptions: { loadOptionsDependsOn: ['adAccountId.value'] },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an order line…',
			typeOptions: { searchListMethod: 'searchOrderLines', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 549755885175' },
	],
	locate: orderLine,
};

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
