import { readableBoard, seesBoard, seesPin, writableBoard } from '../access.mts';
import { boardNameTaken, invalid, notPermitted } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { actingAs, creativeTypes, flag, listOf, object, oneOf, string } from '../schemas.mts';
import type { Board } from '../state.mts';
import { boardView, pinView } from '../views.mts';

/** Boards of any kind that an account may have (create-boards-and-pins). */
const MAX_BOARDS = 2000;
const MAX_NAME = 180;

export const boards: Routes = {
	'boards/list': {
		clientCredentials: true,
		query: { ...actingAs, privacy: oneOf('ALL', 'PUBLIC', 'PROTECTED', 'SECRET', 'PUBLIC_AND_SECRET') },
		handle: (call) => {
			const { privacy = 'ALL' } = call.query;
			const wanted = (board: Board) =>
				seesBoard(call, board) &&
				(privacy === 'ALL' ||
					(privacy === 'PUBLIC_AND_SECRET' ? board.privacy !== 'PROTECTED' : board.privacy === privacy));
			const { items, ...rest } = call.page(call.account.boards, wanted);
			return { items: items.map((board) => boardView(call.state, board)), ...rest };
		},
	},

	'boards/create': {
		clientCredentials: true,
		query: actingAs,
		body: object(
			{
				name: string,
				description: { type: ['string', 'null'] },
				privacy: oneOf('PUBLIC', 'PROTECTED', 'SECRET'),
				is_ads_only: flag,
			},
			'name',
		),
		status: 201,
		handle: (call) => {
			const { body, state, account } = call;
			const name = body.is_ads_only ? 'Ad-only Pins' : nameFor(call, body.name);
			const privacy = body.is_ads_only ? 'PROTECTED' : (body.privacy ?? 'PUBLIC');
			if (privacy === 'SECRET' && !call.may('boards:write_secret')) throw notPermitted();
			if (account.boards.size >= MAX_BOARDS) throw invalid(`You have reached the limit of ${MAX_BOARDS} boards.`);
			const board = state.addBoard({
				name,
				description: body.description,
				privacy,
				isAdsOnly: body.is_ads_only,
				owner: account,
			});
			return boardView(state, board);
		},
	},

	'boards/get': {
		clientCredentials: true,
		query: actingAs,
		handle: (call) => boardView(call.state, readableBoard(call, call.params.board_id)),
	},

	'boards/update': {
		clientCredentials: true,
		query: actingAs,
		body: object({ name: string, description: { type: ['string', 'null'] }, privacy: oneOf('PUBLIC', 'SECRET') }),
		handle: (call) => {
			const { body } = call;
			const board = writableBoard(call, call.params.board_id);
			if (body.privacy === 'SECRET' && !call.may('boards:write_secret')) throw notPermitted();
			if (body.name !== undefined) board.name = nameFor(call, body.name, board);
			if (body.description !== undefined) board.description = body.description;
			if (body.privacy !== undefined) board.privacy = body.privacy;
			return boardView(call.state, board);
		},
	},

	'boards/delete': {
		query: actingAs,
		status: 204,
		handle: (call) => call.state.removeBoard(writableBoard(call, call.params.board_id)),
	},

	'boards/list_pins': {
		clientCredentials: true,
		query: { ...actingAs, creative_types: listOf(creativeTypes), pin_metrics: flag },
		handle: (call) => {
			const board = readableBoard(call, call.params.board_id);
			const types = call.query.creative_types as string[] | undefined;
			const { items, ...rest } = call.page(
				board.pins,
				(pin) => seesPin(call, pin) && (types === undefined || types.includes(pin.creativeType)),
			);
			const metrics = call.query.pin_metrics === true;
			return { items: items.map((pin) => pinView(call.state, pin, call.account, metrics)), ...rest };
		},
	},
};

/** A name that no other board of the account has, however it is written. */
function nameFor({ account }: Call, name: string, itself?: Board): string {
	const wanted = name.trim().toLowerCase();
	if (wanted === '' || name.length > MAX_NAME) throw boardNameTaken();
	for (const board of account.boards.from()) {
		if (board !== itself && board.name.trim().toLowerCase() === wanted) throw boardNameTaken();
	}
	return name.trim();
}
