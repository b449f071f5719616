import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { EndpointId } from '../api/endpoints';
import type { Query } from '../api/urls';
import { adAccount, pickAdAccount } from '../operations/actFor';
import type { Lookup } from '../operations/exactlyOnce';
import { idPicker, type IdPicker } from '../operations/locators/idPicker';
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
export const adAccountId = (changes: Partial<Field> = {}): Field =>
	pickAdAccount('Ad Account', {
		required: true,
		description:
			'The ad account, picked from the list or given by ID. An expression may name another one for each item.',
		...changes,
	});

/** The parameter that picks something in the ad account, for operations that also have `adAccountId`. */
export const idInAccount = (picker: IdPicker, changes: Partial<Field> = {}): Field =>
	idPicker(picker, {
		required: true,
		typeOptions: { loadOptionsDependsOn: ['adAccountId.value'] },
		...changes,
	});

/** What one is called, with its state unless that is the usual one. */
export function withState(name: unknown, state: unknown, usual = 'ACTIVE'): string {
	const told = state === usual ? '' : String(state ?? '').toLowerCase();
	return [name, told.replace('_', ' ')].filter(Boolean).join(' · ');
}

/**
 * A method of `listSearch`: what the chosen ad account has.
 * @param endpoint the list, whose path takes nothing but the ad account
 * @param show what the list in the editor says of an entry
 */
export const searchInAdAccount = (
	endpoint: EndpointId,
	show = ({ id, name, status }: IDataObject): string => withState(name ?? id, status),
	query: Query = {},
) =>
	async function (this: ILoadOptionsFunctions, filter?: string, from?: string): Promise<INodeListSearchResult> {
		const chosen = await chosenId(this, adAccount, this.getCurrentNodeParameter('adAccountId'), 'Ad Account');
		if (chosen === undefined) return { results: [] };
		const request = { endpoint, pathValues: { ad_account_id: chosen }, query };
		return await searchList(this, request, filter, from, (entry) => ({ name: show(entry), value: String(entry.id) }));
	};

const nameOf = (entry: unknown): string => String((entry as IDataObject).name ?? '').trim();

/** Finds something new in the ad account, whose call was lost, by its name. @param endpoint the list, which says when each was made */
export const newByName = (endpoint: EndpointId, things: string): Lookup => ({
	list: ({ pathValues }) => ({
		endpoint,
		pathValues: { ad_account_id: pathValues!.ad_account_id },
		query: { order: 'DESCENDING' },
	}),
	entries: `${things} in the ad account`,
	likeness: ({ pathValues, body }) => [pathValues, nameOf(body)],
	matches: (entry, { body }) => nameOf(entry) === nameOf(body),
	dated: true,
	newestFirst: true,
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
