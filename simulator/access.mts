import { boardNotFound, mediaNotFound, notPermitted, pinNotFound, sectionNotFound } from './errors.mts';
import type { Call } from './route.mts';
import type { Board, Media, Pin, Section } from './state.mts';

/** Finding what a request names, as far as its token may see or change it. */

export function readableBoard(call: Call, boardId: string): Board {
	const board = call.state.boards.get(boardId);
	if (board === undefined) throw boardNotFound();
	if (!seesBoard(call, board)) throw notPermitted();
	return board;
}

/** @throws unless it belongs to the account; a secret one needs boards:write_secret too */
export function writableBoard(call: Call, boardId: string): Board {
	const board = readableOwn(call, boardId);
	if (board.privacy === 'SECRET' && !call.may('boards:write_secret')) throw notPermitted();
	return board;
}

/** A board that Pins may be put on; a secret one needs pins:write_secret too. */
export function pinnableBoard(call: Call, boardId: string): Board {
	const board = readableOwn(call, boardId);
	if (board.privacy === 'SECRET' && !call.may('pins:write_secret')) throw notPermitted();
	return board;
}

function readableOwn(call: Call, boardId: string): Board {
	const board = call.state.boards.get(boardId);
	if (board === undefined) throw boardNotFound();
	if (board.owner !== call.account) throw notPermitted();
	return board;
}

export function sectionOf(call: Call, board: Board, sectionId: string): Section {
	const section = call.state.sections.get(sectionId);
	if (section === undefined || section.board !== board) throw sectionNotFound();
	return section;
}

export function readablePin(call: Call, pinId: string): Pin {
	const pin = call.state.pins.get(pinId);
	if (pin === undefined) throw pinNotFound();
	if (!seesPin(call, pin)) throw notPermitted();
	return pin;
}

export function writablePin(call: Call, pinId: string): Pin {
	const pin = call.state.pins.get(pinId);
	if (pin === undefined) throw pinNotFound();
	if (pin.owner !== call.account) throw notPermitted();
	if (pin.board?.privacy === 'SECRET' && !call.may('pins:write_secret')) throw notPermitted();
	return pin;
}

export function ownMedia(call: Call, mediaId: string): Media {
	const media = call.state.media.get(mediaId);
	if (media === undefined || media.owner !== call.account) throw mediaNotFound();
	return media;
}

export function seesBoard(call: Call, board: Board): boolean {
	if (board.owner !== call.account) return board.privacy === 'PUBLIC';
	return board.privacy !== 'SECRET' || call.may('boards:read_secret');
}

export function seesPin(call: Call, { owner, board }: Pin): boolean {
	if (owner !== call.account) return board?.privacy === 'PUBLIC';
	return board?.privacy !== 'SECRET' || call.may('pins:read_secret');
}
