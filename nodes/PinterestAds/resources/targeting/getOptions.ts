import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import type { Operation } from '../../../operations/operation';
import { identity, integer, text } from '../../../operations/output';
import { choicesOf } from '../../../operations/names';

/** Schema PublicTargetingType of the API description. */
const TYPES = [
	'AGE_BUCKET',
	'APPTYPE',
	'AUDIENCE_EXCLUDE',
	'AUDIENCE_INCLUDE',
	'GENDER',
	'GEO',
	'INTEREST',
	'KEYWORD',
	'LOCALE',
	'LOCATION',
];

const NAMES: Record<string, string> = { APPTYPE: 'Device', GEO: 'Region or Postal Code' };

/**
 * Pinterest answers with a list of objects: one that maps each value to its name, as for places, or one for each value, as for
 * interests. Both become one entry for each value.
 */
export function optionsIn(answer: IDataObject | IDataObject[]): IDataObject[] {
	return [answer]
		.flat()
		.filter(isRecord)
		.flatMap((entry) => {
			const { id, key, ...rest } = entry as IDataObject;
			const value = id ?? key;
			if (value !== undefined && ('name' in entry || 'level' in entry || 'child_interests' in entry))
				return [{ ...rest, id: String(value) }];
			return Object.entries(entry as IDataObject).map(([one, name]) => ({ id: one, name }));
		});
}

export const getOptions: Operation = {
	name: 'Get Options',
	value: 'getOptions',
	action: 'Get targeting options',
	description:
		'List the values that the targeting of ad groups takes: countries and regions, languages, interests, ages, genders, devices. Returns an item for each value with its ID and name.',
	endpoint: 'targeting_options/get',
	actsForAdAccount: true,
	fields: [
		{
			displayName: 'Targeting Type',
			name: 'targetingType',
			type: 'options',
			default: 'LOCATION',
			description: 'What to list',
			options: choicesOf(TYPES, NAMES),
		},
	],
	entries: optionsIn,
	output: {
		columns: { id: identity, name: text(), level: integer(), parent_id: text() },
		selectable: ['child_interests', 'id', 'level', 'name', 'parent_id'],
	},
};
