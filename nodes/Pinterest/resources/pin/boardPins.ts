import type { Request } from '../../../api/client';

/**
 * Asks for the Pins of a board, those of its sections included.
 * @param board its ID
 * @param like a request for whose ad account this one is sent as well
 */
export const pinsOfBoard = (board: unknown, like: Request) => ({
	endpoint: 'boards/list_pins' as const,
	pathValues: { board_id: String(board) },
	query: actingLike(like),
});

/** For whose ad account a request is sent. */
export const actingLike = ({ query }: Request) => ({ ad_account_id: query?.ad_account_id });
