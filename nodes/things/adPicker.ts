import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { EndpointId } from '../api/endpoints';
import { checkId, type Locator } from '../operations/locators/locator';
import { chosenId, searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { adAccount } from './adAccount';

// How campaigns, ad groups and ads are picked.

/** They are known by ID only: names need not be different. */
const byIdOnly: Locator = { named: false, check: checkId, find: ({ value }) => value };

const nameAndStatus = ({ id, name, status }: IDataObject): string =>
	[name ?? id, status === 'ACTIVE' ? '' : String(status).toLowerCase()].filter(Boolean).join(' · ');

/**
 * A method of `listSearch`: what the chosen ad account has, those that are not active with their status.
 * @param endpoint the list, whose path takes nothing but the ad account
 */
export const searchInAdAccount = (endpoint: EndpointId) =>
	async function (this: ILoadOptionsFunctions, filter?: string, from?: string): Promise<INodeListSearchResult> {
		const given = this.getCurrentNodeParameter('adAccountId');
		const adAccountId = await chosenId(this, adAccount, given, 'Ad Account');
		if (adAccountId === undefined) return { results: [] };
		const request = { endpoint, pathValues: { ad_account_id: adAccountId } };
		return await searchList(this, request, filter, from, (entry) => ({
			name: nameAndStatus(entry),
			value: String(entry.id),
		}));
	};

/**
 * The parameter that picks one, for operations that also have `adAccountId`.
 * @param example an ID
 */
export const picker =
	(displayName: string, name: string, searchListMethod: string, example: string) =>
	(changes: Partial<Field> = {}): Field => ({
		displayName,
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: `The ${displayName.toLowerCase()}, picked from the list or given by ID`,
		typeOptions: { loadOptionsDependsOn: ['adAccountId.value'] },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Choose ${/^a/i.test(displayName) ? 'an' : 'a'} ${displayName.toLowerCase()}…`,
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: `e.g. ${example}` },
		],
		locate: byIdOnly,
		...changes,
	});
