import { readableBoard, sectionOf, seesPin, writableBoard } from '../access.mts';
import type { Routes } from '../route.mts';
import { actingAs, object } from '../schemas.mts';
import { pinView, sectionView } from '../views.mts';

const body = object({ name: { type: 'string', minLength: 1, maxLength: 180 } }, 'name');

export const boardSections: Routes = {
	'board_sections/list': {
		clientCredentials: true,
		query: actingAs,
		handle: (call) => {
			const { items, ...rest } = call.page(readableBoard(call, call.params.board_id).sections);
			return { items: items.map(sectionView), ...rest };
		},
	},

	'board_sections/create': {
		query: actingAs,
		body,
		status: 201,
		handle: (call) => {
			const board = writableBoard(call, call.params.board_id);
			return sectionView(call.state.addSection({ boardId: board.id, name: call.body.name }));
		},
	},

	'board_sections/update': {
		query: actingAs,
		body,
		handle: (call) => {
			const section = sectionOf(call, writableBoard(call, call.params.board_id), call.params.section_id);
			section.name = call.body.name;
			return sectionView(section);
		},
	},

	'board_sections/delete': {
		query: actingAs,
		status: 204,
		handle: (call) => {
			const board = writableBoard(call, call.params.board_id);
			call.state.removeSection(sectionOf(call, board, call.params.section_id));
		},
	},

	'board_sections/list_pins': {
		clientCredentials: true,
		query: actingAs,
		handle: (call) => {
			const section = sectionOf(call, readableBoard(call, call.params.board_id), call.params.section_id);
			const { items, ...rest } = call.page(section.pins, (pin) => seesPin(call, pin));
			return { items: items.map((pin) => pinView(call.state, pin, call.account)), ...rest };
		},
	},
};
