import { seesBoard, seesPin } from '../access.mts';
import type { Routes } from '../route.mts';
import { actingAs, string } from '../schemas.mts';
import { boardView, pinView } from '../views.mts';

/** Pinterest searches only what belongs to the account itself. */
export const search: Routes = {
	'search_user_boards/get': {
		clientCredentials: true,
		query: { ...actingAs, query: string },
		handle: (call) => {
			const wanted = String(call.query.query ?? '').toLowerCase();
			const { items, ...rest } = call.page(
				call.account.boards,
				(board) => seesBoard(call, board) && board.name.toLowerCase().includes(wanted),
			);
			return { items: items.map((board) => boardView(call.state, board)), ...rest };
		},
	},

	'search_user_pins/list': {
		query: { ...actingAs, query: string },
		requiredQuery: ['query'],
		handle: (call) => {
			const wanted = String(call.query.query).toLowerCase();
			const ids = /^\d+(,\d+)*$/.test(wanted) ? new Set(wanted.split(',')) : undefined;
			const { items, ...rest } = call.page(call.account.pins, (pin) => {
				if (!seesPin(call, pin)) return false;
				if (ids) return ids.has(pin.id);
				return `${pin.title ?? ''} ${pin.description ?? ''} ${pin.altText ?? ''}`.toLowerCase().includes(wanted);
			});
			return { items: items.map((pin) => pinView(call.state, pin, call.account)), ...rest };
		},
	},
};
