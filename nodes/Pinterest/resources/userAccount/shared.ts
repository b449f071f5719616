import { query, type Field } from '../../../operations/operation';
import { text, type Output } from '../../../operations/output';

/** Somebody in a list of followers or of accounts followed: schema UserSummary of the API description. */
export const userOutput: Output = {
	columns: {
		username: text(),
		type: text(),
		url: text(({ username }) => `https://www.pinterest.com/${String(username)}/`),
	},
	selectable: ['type', 'username'],
};

export const explicitFollowing: Field = {
	displayName: 'Explicit Following',
	name: 'explicitFollowing',
	type: 'boolean',
	default: false,
	description:
		'Whether to list only accounts that are followed as such, and not those of which only a board is followed',
	routing: query('explicit_following'),
};
