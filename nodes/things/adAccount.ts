import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { adAccount } from '../operations/actFor';
import { searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';

export { adAccount } from '../operations/actFor';

/** The parameter `adAccountId` of operations whose endpoint lies below an ad account. */
export const adAccountId: Field = {
	displayName: 'Ad Account',
	name: 'adAccountId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description:
		'The ad account, picked from the list or given by ID. An expression may choose another one for each item.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an ad account…',
			typeOptions: { searchListMethod: 'searchAdAccounts', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 549755885175' },
	],
	locate: adAccount,
};

export async function searchAdAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	return await searchList(this, { endpoint: 'ad_accounts/list' }, filter, from, ({ id, name, currency }) => ({
		name: [name, currency].filter(Boolean).join(' · '),
		value: String(id),
	}));
}
