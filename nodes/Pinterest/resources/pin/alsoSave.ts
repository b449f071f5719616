import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../../api/failure';
import { pages } from '../../../api/pages';
import type { Call } from '../../../operations/call';
import type { Field } from '../../../operations/operation';
import { board } from '../../../things/board';
import { pinsOfBoard } from './boardPins';
import { savedPin } from './sent';

export const alsoSaveTo: Field = {
	displayName: 'Also Save To',
	name: 'alsoSaveTo',
	type: 'string',
	default: '',
	placeholder: 'e.g. Autumn Recipes, Quick Dinners',
	description:
		'More boards for the Pin, by name, ID or address, with commas between them. It is made once and then saved to each of them, which costs a call each. Pinterest advises to space such saves over days; see the example "One Pin on several boards".',
	several: true,
	locate: board,
};

/**
 * Saves a Pin to the other boards that the item names.
 * @returns the Pin with the IDs of its copies, in the order of the boards
 * @throws Failure that says what was done before it
 */
export async function alsoSaved(call: Call, pin: IDataObject): Promise<IDataObject> {
	// Where names were given, the ids that they lead to.
	const { alsoSaveTo: given = [] } = call.values as { alsoSaveTo?: string[] };
	const boards = [...new Set(given)].filter((id) => id !== pin.board_id);
	if (boards.length === 0) return pin;
	const ids: string[] = [];
	for (const id of boards) {
		try {
			const known = pin.skipped ? await copyOn(call, id, pin) : undefined;
			ids.push(known ?? (await save(call, id, pin)));
		} catch (error) {
			throw error instanceof Failure ? begun(error, pin, ids, boards.slice(ids.length)) : error;
		}
	}
	return { ...pin, saved_pin_ids: ids };
}

async function save(call: Call, boardId: string, { id }: IDataObject): Promise<string> {
	const pathValues = { pin_id: String(id) };
	const saved = await call.send({ endpoint: 'pins/save', pathValues, body: { board_id: boardId } }, savedPin);
	return String(saved.id);
}

/** The copy of a Pin that an earlier run saved to a board. */
async function copyOn({ client, request }: Call, boardId: string, { id }: IDataObject): Promise<string | undefined> {
	for await (const { items } of pages(client, pinsOfBoard(boardId, request))) {
		const copy = items.find(({ parent_pin_id: parent }) => parent === id);
		if (copy) return String(copy.id);
	}
	return undefined;
}

function begun({ facts }: Failure, { id }: IDataObject, done: string[], left: string[]): Failure {
	const saved = done.length > 0 ? ` and saved to ${done.length} more` : '';
	return new Failure({
		...facts,
		description:
			`${facts.description ?? ''} The Pin ${String(id)} was made on its board${saved}; it is not on ${left.length === 1 ? 'the board' : 'the boards'} ${left.join(', ')}. Save it there with the operation Save; running this item again makes another Pin, unless "Duplicates" is set to skip.`.trim(),
	});
}
