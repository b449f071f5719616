import { query, type Field } from '../../../operations/operation';

export const explicitFollowing: Field = {
	displayName: 'Explicit Following',
	name: 'explicitFollowing',
	type: 'boolean',
	default: false,
	description:
		'Whether to list only accounts that are followed as such, and not those of which only a board is followed',
	routing: query('explicit_following'),
};
