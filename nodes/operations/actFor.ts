import { permissionName } from '../api/permissions';
import { checkId, type Located, type Locator } from './locators/locator';
import { query, type Field } from './operation';

/** An ad account's ID has at most 18 digits (parameter `ad_account_id` of the API description). */
const MOST_DIGITS = 18;

export const adAccount: Locator = {
	named: false,
	check(located: Located) {
		return (
			checkId(located) ??
			(located.value.length > MOST_DIGITS ? `is longer than ${MOST_DIGITS} digits: "${located.value}".` : undefined)
		);
	},
	find: ({ value }) => value,
};

/** The option `adAccountId`, for operations that can act for the business behind an ad account. */
export const actFor: Field = {
	displayName: 'Act for Ad Account',
	name: 'adAccountId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: `Do this on behalf of the business that owns an ad account. The connected user needs a role in that business; the list needs the permission ${permissionName('ads:read')}.`,
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
	routing: query('ad_account_id'),
	locate: adAccount,
};
