import type { IDataObject } from 'n8n-workflow';

import { everyOperation } from '../../lab/nodes.mts';
import { cellsOf, offered } from '../../nodes/operations/mapped';
import { spelling } from '../../nodes/operations/names';
import { body, type Field } from '../../nodes/operations/operation';
import { bodyOf } from '../../nodes/operations/values';

const column = (name: string, displayName: string, more: Partial<Field> = {}): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	routing: body(name),
	...more,
});

const columns = [column('campaign_id', 'Campaign ID'), column('name', 'Name')];
const found = (item: IDataObject) => cellsOf(columns, { mappingMode: 'autoMapInputData', value: null }, item);

test.each<[string, IDataObject, unknown]>([
	['by name', { campaign_id: '1' }, '1'],
	['by label, in any spelling', { ' CAMPAIGN-id ': '1' }, '1'],
	['of two the one that holds something', { 'Campaign ID': ' ', campaign_id: '1' }, '1'],
	['0 and off are something', { campaign_id: 0 }, 0],
	['not by a part of the name', { campaign: '1' }, undefined],
])('a column is found %s', (_words, item, cell) => {
	expect(found(item).campaign_id).toBe(cell);
});

test('values that are given go by the name of the column; a field without any has none', () => {
	const value = { campaign_id: '1', other: '2' };
	expect(cellsOf(columns, { mappingMode: 'defineBelow', value }, { name: 'of the item' })).toEqual(value);
	expect(cellsOf(columns, { mappingMode: 'defineBelow', value: null }, {})).toEqual({});
	expect(cellsOf(columns, undefined, {})).toEqual({});
});

test('what the user has not added is not given, whatever the editor keeps for it', () => {
	const schema = [
		{ id: 'name', removed: false },
		{ id: 'archived', removed: true },
	];
	const mapper = { mappingMode: 'defineBelow', value: { name: 'A', archived: false }, schema };
	expect(cellsOf(columns, mapper, {})).toEqual({ name: 'A' });
});

test('lists of texts are texts for the editor, lists of objects are lists', () => {
	const types = [
		column('a', 'A', { several: true }),
		column('b', 'B', { type: 'json', several: true }),
		column('c', 'C', { type: 'json' }),
		column('d', 'D', { type: 'number' }),
	].map((one) => offered(one).type);
	expect(types).toEqual(['string', 'array', 'object', 'number']);
});

test('columns send what is given, each where it belongs', () => {
	const all = [column('a', 'A', { routing: body('in.a') }), column('b', 'B', { wire: Number }), column('c', 'C')];
	expect(bodyOf(all, { a: ' x', b: '7', c: '' })).toEqual({ in: { a: ' x' }, b: 7 });
});

const mappers = everyOperation.flatMap(({ title, operation }) =>
	operation.fields.flatMap((field) => (field.columns ? [{ title, field, operation }] : [])),
);

test.each(mappers)('$title: no two columns of a row go by the same words', ({ field, operation }) => {
	const choicesOf = (name: string) =>
		(operation.fields.find((one) => one.name === name)!.options as Array<{ value: string }>).map(({ value }) => value);
	const [first, second] = field.typeOptions!.loadOptionsDependsOn as string[];
	for (const one of choicesOf(first)) {
		for (const other of choicesOf(second)) {
			const words = field.columns!({ [first]: one, [second]: other }).flatMap(({ name, displayName }) => [
				...new Set([spelling(name), spelling(displayName)]),
			]);
			expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
		}
	}
});
