import { numericId } from '../../../operations/checks';
import type { Operation } from '../../../operations/operation';
import { identity, inOneText, integer, text } from '../../../operations/output';

export const getInterest: Operation = {
	name: 'Get Interest',
	value: 'getInterest',
	action: 'Get an interest',
	description: 'Get one interest that ads can be targeted at: its name, its level, and the IDs of the interests in it',
	endpoint: 'interest_targeting_options/get',
	fields: [
		{
			displayName: 'Interest ID',
			name: 'interestId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 935249274030',
			description: 'As Get Options lists it',
			check: numericId,
		},
	],
	output: {
		columns: { id: identity, name: text(), level: integer(), child_interests: inOneText('child_interests') },
		selectable: ['child_interests', 'id', 'level', 'name'],
	},
};
