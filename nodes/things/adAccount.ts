import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchList } from '../operations/locators/search';

export { adAccount } from '../operations/actFor';

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
