import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { actFor, adAccount } from '../operations/actFor';
import { checkId, type Locator } from '../operations/locators/locator';
import { chosenId, searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { identity, inOneText, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';

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

/** The parameter `adAccountId` of operations on an ad account, first after the operation. */
export const adAccountId = (changes: Partial<Field> = {}): Field => ({
	displayName: 'Ad Account',
	name: 'adAccountId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The ad account, picked from the list or given by ID. An expression may name another one for each item.',
	modes: actFor.modes,
	locate: adAccount,
	...changes,
});

/** The ad account that the node being edited is about; undefined while none is chosen. */
export async function chosenAdAccount(functions: ILoadOptionsFunctions): Promise<string | undefined> {
	return await chosenId(functions, adAccount, functions.getCurrentNodeParameter('adAccountId'), 'Ad Account');
}

/** What is known by its ID only, because names need not be different. */
export const byIdOnly: Locator = { named: false, check: checkId, find: ({ value }) => value };

/** A parameter that takes the ID of something in the ad account, picked from a list or given. */
export const idInAccount = (
	name: string,
	displayName: string,
	thing: string,
	searchListMethod: string,
	changes: Partial<Field> = {},
): Field => ({
	displayName,
	name,
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: `The ${thing}, picked from the list or given by ID`,
	typeOptions: { loadOptionsDependsOn: ['adAccountId.value'] },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: `Choose ${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}…`,
			typeOptions: { searchListMethod, searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 643892711934' },
	],
	locate: byIdOnly,
	...changes,
});

/** An ad account: schema AdAccount of the API description. */
export const adAccountOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		currency: text(),
		country: text(),
		owner_username: text('owner.username'),
		permissions: inOneText('permissions'),
		created_at: text(({ created_time: seconds }: IDataObject) => timeOf(seconds)),
	},
	selectable: ['country', 'created_time', 'currency', 'id', 'name', 'owner', 'permissions', 'updated_time'],
};
