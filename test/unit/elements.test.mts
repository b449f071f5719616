import type { IDataObject } from 'n8n-workflow';

import { having, readElements, readNamedElements, readProcessed, repeating } from '../../nodes/api/elements';

const soup = { name: 'Soup' };
const stew = { name: 'Stew' };
const pie = { name: 'Pie' };

const done = (result: object) => ({ kind: 'done', result });
const untold = { kind: 'untold' };

describe('the forms in which Pinterest answers a call with several elements', () => {
	test.each([
		['a list of exceptions, empty on success (campaigns)', []],
		['one object of exceptions, empty on success (customer lists)', {}],
	])('%s', (_words, exceptions) => {
		const items = [soup, stew].map((data, n) => ({ data: { ...data, id: String(n) }, exceptions }));
		expect(readElements({ items }, [soup, stew])).toEqual([done({ ...soup, id: '0' }), done({ ...stew, id: '1' })]);
	});

	test('no exceptions at all on success (ad groups)', () => {
		expect(readElements({ items: [{ data: { id: '1' } }] }, [soup])).toEqual([done({ id: '1' })]);
	});

	test('one object with a code and no data (ads)', () => {
		const items = [
			{ exceptions: { code: 2781, message: 'Pin is not promotable' } },
			{ data: { id: '1' }, exceptions: [] },
		];
		expect(readElements({ items }, [soup, stew])).toEqual([
			{ kind: 'refused', code: 2781, text: 'Pin is not promotable' },
			done({ id: '1' }),
		]);
	});

	test('a list with error_code in place of code (lead forms)', () => {
		const items = [{ exceptions: [{ message: 'Advertiser is not in the beta', error_code: 3078 }] }];
		expect(readElements({ items }, [soup])).toEqual([
			{ kind: 'refused', code: 3078, text: 'Advertiser is not in the beta' },
		]);
	});

	test('one object of its own name under another list (promotions)', () => {
		const promotions = [
			{ data: { id: '1' }, exception: null },
			{ data: null, exception: { code: 4997, message: 'Promotion not found.' } },
			{ exception: {} },
			{ data: { id: '4' } },
		];
		expect(readElements({ promotions }, [soup, stew, pie, soup])).toEqual([
			done({ id: '1' }),
			{ kind: 'refused', code: 4997, text: 'Promotion not found.' },
			untold,
			done({ id: '4' }),
		]);
	});

	test.each([null, undefined])('labels alone, where nothing was refused (errors: %p)', (errors) => {
		expect(readElements({ labels: [{ ...soup, id: '1' }], errors }, [soup, stew])).toEqual([
			done({ ...soup, id: '1' }),
			untold,
		]);
	});

	test('refusals apart, with the element as it was sent and no code (labels)', () => {
		const errors = [{ data: { ...stew, status: 'ACTIVE' }, error_messages: ['The name is taken.', 'Choose another.'] }];
		const labels = [
			{ ...soup, id: '1' },
			{ ...pie, id: '2' },
		];
		expect(readElements({ labels, errors }, [soup, stew, pie])).toEqual([
			done({ ...soup, id: '1' }),
			{ kind: 'refused', text: 'The name is taken. Choose another.' },
			done({ ...pie, id: '2' }),
		]);
	});

	test('refusals apart, none of them (keywords)', () => {
		expect(readElements({ keywords: [{ id: '1' }], errors: [] }, [soup])).toEqual([done({ id: '1' })]);
	});

	test('a bare list', () => {
		expect(readElements([{ id: '1' }, { id: '2' }], [soup, stew])).toEqual([done({ id: '1' }), done({ id: '2' })]);
	});
});

describe('what an answer does not say is not taken for done', () => {
	test.each([
		['fewer entries than elements', { items: [{ data: { id: '1' } }] }, [done({ id: '1' }), untold]],
		['an entry without data', { items: [{ exceptions: [] }, {}] }, [untold, untold]],
		['nothing that can be read', 'OK', [untold, untold]],
		['no list', { status: 'fine' }, [untold, untold]],
		[
			'a refusal that names no element',
			{ labels: [{ id: '1' }], errors: [{ error_messages: ['No.'] }] },
			[untold, untold],
		],
	])('%s', (_words, body, outcomes) => {
		expect(readElements(body, [soup, stew])).toEqual(outcomes);
	});

	test('equal elements are refused as often as they were refused', () => {
		const errors = [{ data: soup, error_messages: ['Twice.'] }];
		expect(readElements({ keywords: [{ id: '1' }], errors }, [soup, soup])).toEqual([
			{ kind: 'refused', text: 'Twice.' },
			done({ id: '1' }),
		]);
	});
});

describe('the forms of business access, where entries name the elements', () => {
	const ids = [{ id: '1' }, { id: '2' }, { id: '3' }];
	const byId = having('id', 'group_id', 'id');

	test('a list of what was deleted, and refusals apart', () => {
		const answer = { deleted: ['3', '1'], exceptions: [{ group_id: '2', code: 1, message: 'Not found.' }] };
		expect(readNamedElements(answer, ids, byId)).toEqual([
			done({ id: '1' }),
			{ kind: 'refused', code: 1, text: 'Not found.' },
			done({ id: '3' }),
		]);
	});

	test('what is left out is untold, whatever stands in its place', () => {
		expect(readNamedElements({ items: [{ id: '1' }, { id: '9' }, { id: '3' }] }, ids, byId)).toEqual([
			done({ id: '1' }),
			untold,
			done({ id: '3' }),
		]);
		expect(readNamedElements({}, ids, byId)).toEqual([untold, untold, untold]);
		expect(readNamedElements({ items: [null, {}, []] }, ids, byId)).toEqual([untold, untold, untold]);
		expect(readNamedElements(undefined, ids, byId)).toEqual([untold, untold, untold]);
	});

	test('an invite or a response, with its exception', () => {
		const items = [
			{ invite: { id: '1' }, exception: null },
			{ invite: null, exception: { invite_id: '2', message: 'Too late.' } },
			{ response: { id: '3' } },
		];
		expect(readNamedElements({ items }, ids, having('id', 'invite_id', 'id'))).toEqual([
			done({ id: '1' }),
			{ kind: 'refused', text: 'Too late.' },
			done({ id: '3' }),
		]);
	});

	test('a refusal that names nothing is that of its place, where there are as many entries as elements', () => {
		const refusal = { exception: { code: 1, message: 'No.' } };
		const refused = { kind: 'refused', code: 1, text: 'No.' };
		expect(readNamedElements({ items: [{ id: '1' }, refusal, { id: '3' }] }, ids, byId)[1]).toEqual(refused);
		expect(readNamedElements({ items: [{ id: '1' }, refusal] }, ids, byId)).toEqual([
			done({ id: '1' }),
			untold,
			untold,
		]);
	});

	test('a thing that is there with another value than the one sent is not what was sent', () => {
		const [element] = readNamedElements(
			{ items: [{ id: '1', role: 'A' }] },
			[{ id: '1', role: 'B' }],
			repeating('id', 'role'),
		);
		expect(element).toEqual(untold);
	});

	test('words of a refusal hold no e-mail address', () => {
		const exceptions = [{ id: '1', code: 30, message: 'User "lea@example.com" (lea@example.com) not found.' }];
		expect(readNamedElements({ exceptions }, [{ id: '1' }], byId)).toEqual([
			{ kind: 'refused', code: 30, text: 'User "(an e-mail address)" ((an e-mail address)) not found.' },
		]);
	});
});

describe('what became of catalog items', () => {
	const idOf = ({ item_id: id }: IDataObject) => id;
	const sent = ['a', 'b', 'c'].map((id) => ({ item_id: id }));
	const event = (code: number, message: string) => ({ attribute: 'price', code, message });
	const kinds = (body: IDataObject) => readProcessed(body, sent, idOf).map(({ kind }) => kind);

	test('each by its ID, whatever the order, with all that is wrong in one text', () => {
		const items = [
			{ item_id: 'c', status: 'SUCCESS', warnings: [] },
			{ item_id: 'a', status: 'FAILURE', errors: [event(113, 'Malformed.'), event(151, 'Missing.')] },
			{ item_id: 'b', errors: [] },
		];
		const outcomes = readProcessed({ status: 'COMPLETED', items }, sent, idOf);
		expect(outcomes.map(({ kind }) => kind)).toEqual(['refused', 'done', 'done']);
		expect(outcomes[0]).toEqual({ kind: 'refused', code: 113, text: 'price: Malformed. (113); price: Missing. (151)' });
	});

	test.each([
		[{ status: 'COMPLETED', items: [{ item_id: 'a', status: 'SUCCESS' }] }, ['done', 'untold', 'untold']],
		[{ status: 'FAILED', items: [{ item_id: 'a', status: 'SUCCESS' }] }, ['done', 'refused', 'refused']],
		[{ status: 'FAILED' }, ['refused', 'refused', 'refused']],
		[{ status: 'PROCESSING', items: [{ item_id: 'b', errors: [event(1, 'No.')] }] }, ['done', 'refused', 'done']],
		[{}, ['done', 'done', 'done']],
	] as Array<[IDataObject, string[]]>)('%j', (body, expected) => {
		expect(kinds(body)).toEqual(expected);
	});
});
