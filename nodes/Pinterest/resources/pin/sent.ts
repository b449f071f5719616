import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../../../api/client';
import type { EndpointId } from '../../../api/endpoints';
import { urlOf } from '../../../api/urls';
import type { Lookup } from '../../../operations/exactlyOnce';

// What a lost Pin is recognised by. It is as exact as Pinterest's answers allow: two Pins of one run may differ in nothing but the
// tracking parameters of their links, and must not be taken for each other. What counts as a duplicate is less strict, see
// duplicates.ts.

/** Texts that tell one Pin from another; Pinterest gives back none for an empty one, and may change blanks and line ends. */
export const text = (value: unknown): string =>
	String(value ?? '')
		.replace(/\s+/g, ' ')
		.trim();

/** An address without what Pinterest may write differently: the case of its host and a slash at its end. */
function sameAddress(link: unknown): string {
	const address = text(link);
	return (urlOf(address)?.href ?? address).replace(/\/$/, '');
}

function likeness({ title, description, link }: IDataObject): string {
	return JSON.stringify([text(title), text(description), sameAddress(link)]);
}

/** The list in which a Pin that was sent to a board, or to a section of it, appears. */
function destination({ body, query }: Request): Request & { endpoint: EndpointId } {
	const { board_id: board, board_section_id: section } = body as Record<string, string | undefined>;
	const acting = { ad_account_id: query?.ad_account_id };
	if (!section) return { endpoint: 'boards/list_pins', pathValues: { board_id: board as string }, query: acting };
	return {
		endpoint: 'board_sections/list_pins',
		pathValues: { board_id: board as string, section_id: section },
		query: acting,
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
