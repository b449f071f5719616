import { seesBoard, seesPin } from '../access.mts';
import { restrictedFeature } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Routes } from '../route.mts';
import { actingAs, string } from '../schemas.mts';
import type { Pin } from '../state.mts';
import { boardView, pinView, summaryPinView } from '../views.mts';

/** Pinterest searches only what belongs to the account itself, but for the search for partner Pins. */
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

	search_partner_pins: {
		query: {
			term: string,
			country_code: { ...string, pattern: '^[A-Z]{2}$' },
			locale: string,
			limit: { type: 'integer', minimum: 1, maximum: 50 },
		},
		requiredQuery: ['term', 'country_code'],
		handle: (call) => {
			if (call.state.settings.betaRefused) throw restrictedFeature();
			const wanted = String(call.query.term).toLowerCase();
			const all = new NewestFirst<Pin>();
			for (const pin of call.state.pins.values()) if (pin.board?.privacy === 'PUBLIC') all.add(pin);
			const found = ({ title, description }: Pin) => `${title} ${description}`.toLowerCase().includes(wanted);
			const { items, ...rest } = call.page(all, found, Number(call.query.limit ?? 10));
			return { items: items.map((pin) => summaryPinView(call.state, pin)), ...rest };
		},
	},
};
