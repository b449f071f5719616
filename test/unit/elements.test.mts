import { readElements } from '../../nodes/api/elements';

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
