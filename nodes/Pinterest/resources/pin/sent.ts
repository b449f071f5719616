import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../../../api/client';
import type { EndpointId } from '../../../api/endpoints';
import { urlOf } from '../../../api/urls';
import type { Lookup } from '../../../operations/exactlyOnce';
import { actingLike, pinsOfBoard } from './boardPins';

// What a lost Pin is recognised by. It is as exact as Pinterest's answers allow: two Pins of one run may differ in nothing but the
// tracking parameters of their links, and must not be taken for each other. What counts as a duplicate is less strict, see
// duplicates.ts.

/** Texts that tell one Pin from another; Pinterest gives back none for an empty one, and may change blanks and line ends. */
export const text = (value: unknown): string =>
	String(value ?? '')
		.replace(/\s+/g, ' ')
		.trim();

/** A text or an address without what Pinterest may write differently: blanks, the case of a host, a slash at the end. */
export function plain(value: unknown): string {
	const words = text(value);
	return (urlOf(words)?.href ?? words).replace(/\/$/, '');
}

function likeness({ title, description, link }: IDataObject): string {
	return JSON.stringify([text(title), text(description), plain(link)]);
}

/** The list in which a Pin that was sent to a board, or to a section of it, appears. */
function destination(request: Request): Request & { endpoint: EndpointId } {
	const { board_id: board, board_section_id: section } = request.body as Record<string, string | undefined>;
	if (!section) return pinsOfBoard(board, request);
	return {
		endpoint: 'board_sections/list_pins',
		pathValues: { board_id: board as string, section_id: section },
		query: actingLike(request),
	};
}

/** The list of a board also holds the Pins of its sections. */
function isInPlace(pin: IDataObject, sent: IDataObject): boolean {
	return Boolean(sent.board_section_id) || !pin.board_section_id;
}

/** Finds a created Pin by what it says and where it is. */
export const createdPin: Lookup = {
	list: destination,
	entries: 'Pins on the board',
	likeness: ({ body }) => [(body as IDataObject).board_id, likeness(body as IDataObject)],
	matches: (pin, { body }) => isInPlace(pin, body as IDataObject) && likeness(pin) === likeness(body as IDataObject),
	dated: true,
};

/** Finds a saved Pin by the Pin it was saved from and where it is. */
export const savedPin: Lookup = {
	list: destination,
	entries: 'Pins on the board',
	likeness: ({ body, pathValues }) => [(body as IDataObject).board_id, pathValues?.pin_id],
	matches: (pin, { pathValues, body }) =>
		isInPlace(pin, body as IDataObject) && pin.parent_pin_id === pathValues?.pin_id,
	dated: true,
};
