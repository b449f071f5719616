import { permissionName } from '../api/permissions';
import { idPicker } from './locators/idPicker';
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

/** A parameter `adAccountId`. */
export const pickAdAccount = (displayName: string, changes: Partial<Field>): Field =>
	idPicker(
		{
			name: 'adAccountId',
			displayName,
			thing: 'ad account',
			list: 'searchAdAccounts',
			example: '549755885175',
		},
		{ locate: adAccount, ...changes },
	);

/** The option `adAccountId`, for operations that can act for the business behind an ad account. */
export const actFor: Field = pickAdAccount('Act for Ad Account', {
	description: `Do this on behalf of the business that owns an ad account. The connected user needs a role in that business; the list needs the permission ${permissionName('ads:read')}.`,
	routing: query('ad_account_id'),
});
