import { pathOf, type Locator } from '../operations/locators/locator';
import type { Field } from '../operations/operation';
import { text, type Output } from '../operations/output';

/** Accounts are known by username, and by the address of their profile. A username has at least one letter. */
export const username: Locator = {
	named: true,
	check({ mode, value }) {
		if (mode === 'url') {
			return pathOf(value).length === 1
				? undefined
				: `is not the address of a profile: "${value}". It looks like https://www.pinterest.com/username/.`;
		}
		return /^@?(?!\d+$)[^\s/?#@]+$/.test(value)
			? undefined
			: `is not a username: "${value}". It is the last part of the profile's address: https://www.pinterest.com/username/.`;
	},
	find: ({ mode, value }) => (mode === 'url' ? pathOf(value)[0] : value.replace(/^@/, '')),
};

/** The parameter `username`. */
export const usernameField = (changes: Partial<Field> = {}): Field => ({
	displayName: 'Username',
	name: 'username',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. willowandthyme',
	description: "The account's username, or the address of its profile",
	locate: username,
	...changes,
});

/** Somebody in a list of followers or of accounts followed: schema UserSummary of the API description. */
export const userOutput: Output = {
	columns: {
		username: text(),
		type: text(),
		url: text(({ username }) => `https://www.pinterest.com/${String(username)}/`),
	},
	selectable: ['type', 'username'],
};
