import type { IDataObject, INode } from 'n8n-workflow';

import { Failure } from '../../nodes/api/failure';
import { allFields } from '../../nodes/operations/fields';
import { body, joinedQuery, query, type Field, type Operation } from '../../nodes/operations/operation';
import { shortened } from '../../nodes/operations/shorten';
import { buildRequest, checkValues, isEmpty, readValues } from '../../nodes/operations/values';

const text = (name: string, more: Partial<Field> = {}): Field => ({
	displayName: name.toUpperCase(),
	name,
	type: 'string',
	default: '',
	...more,
});

const operation = (...fields: Field[]): Operation => ({
	name: 'Test',
	value: 'test',
	action: 'Test',
	description: '',
	endpoint: 'boards/create',
	fields,
});

const cut = {
	isWanted: ({ longText }: IDataObject) => longText === 'shorten',
	how: 'set "Long Text" to "Shorten It"',
};

/** Reads as the node does, with the parameters of one item. */
function read(tested: Operation, parameters: Record<string, unknown>) {
	const node = { typeVersion: 1 } as INode;
	return readValues(node, allFields(tested), (name, fallback) => parameters[name] ?? fallback);
}

function problemsOf(tested: Operation, parameters: Record<string, unknown>): string {
	const { given, all } = read(tested, parameters);
	try {
		checkValues(tested, given, all);
		return '';
	} catch (error) {
		expect((error as Failure).facts.kind).toBe('input');
		return (error as Failure).message;
	}
}

const requestOf = (tested: Operation, parameters: Record<string, unknown>) => {
	const { given, all } = read(tested, parameters);
	return buildRequest(tested, given, all);
};

describe('shortened', () => {
	test.each([
		['a text that fits stays', 'Pumpkin soup', 12, 'Pumpkin soup'],
		['cut at a word near the limit', 'Pumpkin soup with ginger', 15, 'Pumpkin soup…'],
		['no word near the limit: cut anywhere', 'Pumpkinsoupwithginger', 10, 'Pumpkinso…'],
		['a word that ends far before the limit does not count', 'A Pumpkinsoupwithginger', 10, 'A Pumpkin…'],
		['exactly at the end of a word', 'one two three', 8, 'one two…'],
	])('%s', (_, long, max, expected) => {
		expect(shortened(long, max)).toBe(expected);
		expect(Array.from(expected).length).toBeLessThanOrEqual(max);
	});

	test('counts characters as Pinterest does, and never cuts one in half', () => {
		const soup = '🍲'.repeat(20);
		expect(shortened(soup, 20)).toBe(soup);
		expect(shortened(soup, 10)).toBe(`${'🍲'.repeat(9)}…`);
	});
});

describe('isEmpty', () => {
	test.each([[undefined], [null], [''], ['  \n'], [[]], [{}], [{ __rl: true, mode: 'list', value: '' }]])(
		'%j is',
		(value) => {
			expect(isEmpty(value)).toBe(true);
		},
	);
	test.each([[0], [false], ['a'], [['']], [{ a: '' }], [{ __rl: true, mode: 'id', value: 5 }]])(
		'%j is not',
		(value) => {
			expect(isEmpty(value)).toBe(false);
		},
	);
});

describe('buildRequest', () => {
	const collection = (...options: Field[]): Field => text('more', { type: 'collection', default: {}, options });

	test('dots lead into objects, beside what is already there', () => {
		const tested = operation(
			text('a', { routing: body('deep.a') }),
			text('b', { routing: body('deep.er.b') }),
			text('c', { routing: body('c') }),
		);
		expect(requestOf(tested, { a: '1', b: '2', c: '3' }).body).toEqual({ deep: { a: '1', er: { b: '2' } }, c: '3' });
	});

	test('what is not set is not sent', () => {
		const tested = operation(text('a', { routing: body('a') }), text('q', { routing: query('q') }));
		expect(requestOf(tested, { a: ' ' })).toMatchObject({ body: undefined, query: {} });
	});

	test('an emptied field of an update is sent as it says', () => {
		const tested = operation(
			collection(
				text('a', { emptyAs: '', routing: body('a') }),
				text('b', { emptyAs: null, routing: body('b') }),
				text('c', { emptyAs: '', routing: body('c') }),
			),
		);
		expect(requestOf(tested, { more: { a: '', b: '' } }).body).toEqual({ a: '', b: null });
	});

	test('what an expression did not find neither clears nor is sent, whatever the form of the field', () => {
		const located = { named: true, check: () => undefined, find: ({ value }: { value: string }) => value };
		const tested = operation(
			collection(
				text('a', { emptyAs: '', routing: body('a') }),
				text('b', { type: 'resourceLocator', locate: located, emptyAs: null, routing: body('b') }),
				text('c', { emptyAs: '', routing: body('c') }),
				text('d', { type: 'number', routing: body('d') }),
			),
		);
		const more = { a: undefined, b: { __rl: true, mode: 'id', value: undefined }, c: null, d: '' };
		expect(read(tested, { more }).all.more).toEqual({});
		expect(requestOf(tested, { more }).body).toBeUndefined();
		const cleared = { a: ' ', b: { __rl: true, mode: 'id', value: '' } };
		expect(requestOf(tested, { more: cleared }).body).toEqual({ a: '', b: null });
	});

	test('values within collections and rows are in their normal form too', () => {
		const tested = operation(collection(text('on', { type: 'boolean' }), text('n', { type: 'number' })), {
			...text('rows', { type: 'fixedCollection', default: {}, typeOptions: { multipleValues: true } }),
			options: [
				{ displayName: 'Row', name: 'row', values: [text('on', { type: 'boolean' }), text('n', { type: 'number' })] },
			] as unknown as Field[],
		});
		const given = { more: { on: 'Yes', n: ' 7 ' }, rows: { row: [{ on: 0, n: '' }, { n: '5' }, null] } };
		expect(read(tested, given).all).toMatchObject({
			more: { on: true, n: 7 },
			rows: { row: [{ on: false }, { n: 5 }, {}] },
		});
		const wrong = { more: { on: 'maybe' }, rows: { row: [{ n: 'many' }, { on: [] }] } };
		expect(problemsOf(tested, wrong)).toBe(
			[
				'"ON" is neither on nor off: "maybe". It takes true or false, yes or no, on or off, 1 or 0.',
				'"N (1)" is not a number.',
				'"ON (2)" is neither on nor off: []. It takes true or false, yes or no, on or off, 1 or 0.',
			].join(' '),
		);
	});

	test('what is not given has its default, unless it is required', () => {
		const tested = operation(
			text('kind', { type: 'options', default: 'A', options: [{ name: 'A', value: 'A' }] }),
			text('several', { type: 'multiOptions', default: ['A'], options: [{ name: 'A', value: 'A' }] }),
			text('count', { type: 'number', default: 50 }),
			text('file', { required: true, default: 'data' }),
		);
		const absent = { kind: null, several: null, count: null, file: null };
		const { all, given } = readValues({ typeVersion: 1 } as INode, tested.fields, (name) => absent[name as 'kind']);
		expect(all).toEqual({ kind: 'A', several: ['A'], count: 50, file: undefined });
		expect(() => checkValues(tested, given, all)).toThrow('"FILE" is empty; it needs a value.');
	});

	test('switches and numbers stay what they are', () => {
		const tested = operation(
			text('off', { type: 'boolean', default: true, routing: body('off') }),
			text('zero', { type: 'number', default: 1, routing: query('zero') }),
		);
		expect(requestOf(tested, { off: false, zero: 0 })).toMatchObject({ body: { off: false }, query: { zero: 0 } });
	});

	test('text of an expression or an AI agent becomes what the field is', () => {
		const list = { type: 'multiOptions' as const, options: ['A', 'B'].map((name) => ({ name, value: name })) };
		const tested = operation(
			text('on', { type: 'boolean', default: false, routing: body('on') }),
			text('n', { type: 'number', default: 1, routing: body('n') }),
			text('several', { ...list, routing: query('several') }),
			text('joined', { ...list, routing: joinedQuery('joined') }),
		);
		const parameters = { on: 'True', n: '12', several: 'A, B', joined: 'A,B' };
		expect(problemsOf(tested, parameters)).toBe('');
		expect(requestOf(tested, parameters)).toMatchObject({
			body: { on: true, n: 12 },
			query: { several: ['A', 'B'], joined: { commaJoined: ['A', 'B'] } },
		});
	});

	test.each([
		['public', 'PUBLIC'],
		[' Public ', 'PUBLIC'],
		['Everybody', 'PUBLIC'],
		['everybody', 'PUBLIC'],
		['only-me', 'SECRET'],
		['Ｐublic', 'PUBLIC'],
		['nobody', 'nobody'],
	])('the choice %j, by its value or its label, is %j', (given, choice) => {
		const options = [
			{ name: 'Everybody', value: 'PUBLIC' },
			{ name: 'Only Me', value: 'SECRET' },
		];
		const one = operation(text('privacy', { type: 'options', options }));
		const many = operation(text('privacy', { type: 'multiOptions', options }));
		expect(read(one, { privacy: given }).all.privacy).toBe(choice);
		expect(read(many, { privacy: [given] }).all.privacy).toEqual([choice]);
	});

	test('a text that is the label of two choices is none of them', () => {
		const options = ['a', 'b'].map((value) => ({ name: 'Same', value }));
		const tested = operation(text('one', { type: 'options', options }));
		expect(problemsOf(tested, { one: 'same' })).toBe('"ONE" has no choice "same". The choices are a, b.');
	});

	test.each([['a, b'], ['a\nb'], ['a; b;'], ['a\r\n\r\nb'], ['a，b'], ['a、b'], ['a\tb']])(
		'a list may be written as %j',
		(written) => {
			const tested = operation(text('names', { several: true }));
			expect(read(tested, { names: written }).all.names).toEqual(['a', 'b']);
		},
	);

	test('what is right but written in another way is brought into form, one by one', () => {
		const tidy = (word: string) => word.replace(/^www\./, '');
		const tested = operation(text('domain', { tidy }), text('domains', { tidy, several: true }));
		const { all } = read(tested, { domain: ' www.a.example', domains: 'www.b.example\nc.example' });
		expect(all).toMatchObject({ domain: 'a.example', domains: ['b.example', 'c.example'] });
	});

	test('a switch that is given as text also decides what is shown', () => {
		const tested = operation(
			text('on', { type: 'boolean', default: false }),
			text('shown', { default: 'x', displayOptions: { show: { on: [true] } }, routing: body('shown') }),
		);
		expect(read(tested, { on: 'false' }).all).toEqual({ on: false, options: {} });
		expect(requestOf(tested, { on: 'true' }).body).toEqual({ shown: 'x' });
	});

	test('blanks around an address or an ID are not part of it', () => {
		const tested = operation(text('link', { check: () => undefined, routing: body('link') }));
		expect(requestOf(tested, { link: ' https://example.com/a\n' }).body).toEqual({ link: 'https://example.com/a' });
	});

	test('a number in a text field is sent as text', () => {
		const tested = operation(text('title', { text: { max: 5 }, routing: body('title') }));
		expect(requestOf(tested, { title: 2026 }).body).toEqual({ title: '2026' });
		expect(read(tested, { title: true }).all.title).toBe('true');
	});

	test('a parameter fills the path where the endpoint has it, and else does not', () => {
		const tested = { ...operation(text('boardId'), text('pinId')), endpoint: 'boards/get' as const };
		expect(requestOf(tested, { boardId: '5', pinId: '6' }).pathValues).toEqual({ board_id: '5' });
	});
});

describe('checkValues', () => {
	test('one message lists everything that is wrong', () => {
		const tested = operation(
			text('name', { required: true }),
			text('title', { text: { max: 5, cut } }),
			text('count', { type: 'number', default: 1, typeOptions: { minValue: 1, maxValue: 9, numberPrecision: 0 } }),
			text('kind', { type: 'options', default: 'A', options: [{ name: 'A', value: 'A' }] }),
			text('link', { check: () => 'is not a web address.' }),
		);
		const problems = problemsOf(tested, { name: ' ', title: '123456', count: 10, kind: 'B', link: 'x' });
		expect(problems).toBe(
			'"NAME" is empty; it needs a value. ' +
				'"TITLE" has 6 characters; Pinterest takes at most 5. Shorten it, or set "Long Text" to "Shorten It". ' +
				'"COUNT" is 10; it must be at most 9. ' +
				'"KIND" has no choice "B". The choices are A. ' +
				'"LINK" is not a web address.',
		);
	});

	test.each([
		['abc', '"COUNT" is not a number.'],
		['Infinity', '"COUNT" is not a number.'],
		[1.5, '"COUNT" must be a whole number.'],
		[0, '"COUNT" is 0; it must be at least 1.'],
		['7', ''],
	])('the number %j: %s', (count, problem) => {
		const whole = { minValue: 1, numberPrecision: 0 };
		const tested = operation(text('count', { type: 'number', default: 1, typeOptions: whole }));
		expect(problemsOf(tested, { count })).toBe(problem);
	});

	test('the parameter is named where there is exactly one', () => {
		const tested = operation(text('name', { required: true }));
		const { given, all } = read(tested, {});
		expect(() => checkValues(tested, given, all)).toThrow(
			expect.objectContaining({ facts: expect.objectContaining({ parameter: 'name' }) }),
		);
	});

	test('a text that may be shortened is not refused then', () => {
		const tested = operation(text('title', { text: { max: 5, cut } }), text('longText', { default: 'refuse' }));
		expect(problemsOf(tested, { title: '123456' })).toContain('has 6 characters');
		expect(problemsOf(tested, { title: '123456', longText: 'shorten' })).toBe('');
	});

	test('the rows of a list are told apart', () => {
		const tested = operation({
			...text('rows', { type: 'fixedCollection', default: {}, typeOptions: { multipleValues: true } }),
			options: [
				{
					displayName: 'Row',
					name: 'row',
					values: [text('url', { required: true, check: (v) => (v === 'ok' ? undefined : 'is bad.') })],
				},
			] as unknown as Field[],
		});
		expect(problemsOf(tested, { rows: { row: [{ url: 'ok' }, { url: 'no' }, {}] } })).toBe(
			'"URL (2)" is bad. "URL (3)" is empty; it needs a value.',
		);
	});

	test.each([
		[['a'], '"NAME" is not a text but a list. Choose one value of it with an expression.'],
		[{ a: 1 }, '"NAME" is not a text but an object. Choose one value of it with an expression.'],
	])('%j is not a text', (name, problem) => {
		expect(problemsOf(operation(text('name', { text: { max: 3 } })), { name })).toBe(problem);
	});

	test('an ID that came as a number and has lost its last digits is refused', () => {
		const locate = { named: false, check: () => undefined, find: ({ value }: { value: string }) => value };
		const tested = operation(text('pinId', { displayName: 'Pin', type: 'resourceLocator', locate }));
		const rounded = Number('813744226420795884');
		expect(problemsOf(tested, { pinId: rounded })).toContain('"Pin" came as a number');
		expect(problemsOf(tested, { pinId: { __rl: true, mode: 'id', value: rounded } })).toContain(
			'"Pin" came as a number',
		);
		expect(problemsOf(tested, { pinId: 549755885175 })).toBe('');
		expect(problemsOf(tested, { pinId: '813744226420795884' })).toBe('');
	});
});
