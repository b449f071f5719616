import type { IDataObject } from 'n8n-workflow';

import { pages } from '../../../api/pages';
import type { Request } from '../../../api/client';
import { filters } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { boardId } from '../../../things/board';
import { pinOutput } from '../../../things/pinOutput';
import { actingLike, pinsOfBoard } from './boardPins';
import { pageOf } from './duplicates';
import { tidyAddress } from './links';

/** Without what people do not see as a difference. */
const folded = (value: unknown): string =>
	String(value ?? '')
		.normalize('NFKC')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();

/** Whether a Pin has what each field looks for. */
const TESTS: Record<string, (pin: IDataObject, wanted: string) => boolean> = {
	link: ({ link }, wanted) => Boolean(link) && pageOf(link) === pageOf(wanted),
	title: ({ title }, wanted) => folded(title).includes(folded(wanted)),
	text: ({ title, description, alt_text: altText }, wanted) =>
		[title, description, altText].some((one) => folded(one).includes(folded(wanted))),
};

const given = (values: IDataObject): string[] => Object.keys(TESTS).filter((name) => !isEmpty(values[name]));

export const find: Operation = {
	name: 'Find',
	value: 'find',
	action: 'Find pins by link or text',
	description:
		'Find own Pins by their link, title or texts, on one board or in the whole account, the newest first. Works in the sandbox and needs no permission for secret boards, unlike Search. The Pins are read for each item: one call for every 250.',
	endpoint: 'pins/list',
	fields: [
		{
			displayName: 'Link',
			name: 'link',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/pumpkin-soup',
			description:
				'Only Pins that lead to this page. Tracking parameters, http or https, www. and a final slash make no difference.',
			tidy: tidyAddress,
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. pumpkin soup',
			description: 'Only Pins with these words in their title, in any case',
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			default: '',
			placeholder: 'e.g. ginger',
			description: 'Only Pins with these words in title, description or alt text, in any case',
		},
		filters(boardId({ required: false, description: 'Only Pins of this board and its sections' })),
	],
	actsForAdAccount: true,
	output: pinOutput,
	check: (values) =>
		given(values).length > 0 ? [] : ['Give a link, a title or a text to look for; to list all Pins use "Get Many".'],
	async execute(call) {
		const { client, values, limit = Infinity } = call;
		const names = given(values);
		const found: IDataObject[] = [];
		for await (const { items } of pages(client, placeOf(values, call.request))) {
			found.push(...items.filter((pin) => names.every((name) => TESTS[name](pin, String(values[name])))));
			if (found.length >= limit) break;
		}
		return found.slice(0, limit);
	},
};

/** Where to look: the address of a board in a filter has become its ID. */
function placeOf({ boardId: board }: IDataObject, request: Request): Request {
	return board ? pinsOfBoard(board, request) : { endpoint: 'pins/list', query: actingLike(request) };
}
