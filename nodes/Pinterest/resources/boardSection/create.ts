import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { boardId } from '../../../things/board';
import { sectionOutput } from '../../../things/section';
import { sectionName } from './shared';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a board section',
	description: 'Create a section on a board, to group its Pins. Returns the section with its ID.',
	endpoint: 'board_sections/create',
	fields: [boardId(), sectionName],
	actsForAdAccount: true,
	output: sectionOutput,
	lookup: {
		list: ({ pathValues, query }) => ({
			endpoint: 'board_sections/list',
			pathValues,
			query: { ad_account_id: query?.ad_account_id },
		}),
		likeness: ({ pathValues, body }) => [pathValues, body],
		matches: (section, { body }) => String(section.name).trim() === String((body as IDataObject).name).trim(),
		dated: false,
	},
};
