import type { IDataObject } from 'n8n-workflow';

import type { Client, Request } from '../api/client';
import type { EndpointId } from '../api/endpoints';
import { locateAll } from '../operations/locators/locateAll';
import type { Field, Operation } from '../operations/operation';
import { buildRequest, type Given } from '../operations/values';
import type { Event } from './event';

/** What the user wants watched, before names have become ids. */
export interface Wish {
	event: Event;
	/** All fields of the node. */
	fields: Field[];
	/** The node's parameters. */
	all: IDataObject;
	given: Given[];
}

/** The ids of a board, a section and an ad account, as far as there are such parameters. */
export type Place = IDataObject;

export function operationOf({ event, fields, all }: Pick<Wish, 'event' | 'fields' | 'all'>): Operation {
	const endpoint: EndpointId = event.anywhere && all.pinsOf === 'board' ? 'boards/list_pins' : event.endpoint;
	return { ...event, endpoint, action: '', fields, output: event.shape, check: event.check };
}

/** What was given for the places, so that a change is noticed. */
export function givenPlaces({ all, given }: Wish): unknown[] {
	return [...given.filter(({ field }) => field.locate).map(({ value }) => value), all.moreBoards];
}

/**
 * Finds the places that are meant, one for each board.
 * @throws Failure of kind `input` when a name or address leads nowhere
 */
export async function locatePlaces(client: Client, { all, given }: Wish): Promise<Place[]> {
	const once = new Map<string, Promise<unknown>>();
	const names = given.filter(({ field }) => field.locate).map(({ field }) => field.name);
	const places: Place[] = [];
	for (const name of [undefined, ...((all.moreBoards as string[] | undefined) ?? [])]) {
		const meant = given.map((one) =>
			name !== undefined && one.field.name === 'boardId' ? { ...one, value: name } : one,
		);
		const { values } = await locateAll({ client, once }, meant, all);
		const place = Object.fromEntries(names.filter((one) => one in values).map((one) => [one, values[one]]));
		if (!places.some((other) => other.boardId === place.boardId)) places.push(place);
	}
	return places;
}

/** The call that lists what is at a place. */
export function requestFor(wish: Wish, place: Place): Request {
	const located = wish.given.map((one) =>
		one.field.locate && one.field.name in place ? { ...one, value: place[one.field.name] } : one,
	);
	const request = buildRequest(operationOf(wish), located, wish.all);
	return { ...request, query: { ...request.query, ...wish.event.query } };
}
