import { carries } from '../../../operations/lookups';
import type { Operation } from '../../../operations/operation';
import { boardId } from '../../../things/board';
import { sectionId, sectionOutput } from '../../../things/section';
import { sectionName } from './shared';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a board section',
	description: 'Rename a section of a board. Returns the section.',
	endpoint: 'board_sections/update',
	fields: [boardId(), sectionId({ required: true }), sectionName],
	actsForAdAccount: true,
	output: sectionOutput,
	lookup: {
		list: ({ pathValues, query }) => ({
			endpoint: 'board_sections/list',
			pathValues,
			query: { ad_account_id: query?.ad_account_id },
		}),
		likeness: ({ pathValues }) => pathValues,
		matches: (section, { pathValues, body }) => section.id === pathValues?.section_id && carries(section, body),
		dated: false,
		repeats: true,
	},
};
