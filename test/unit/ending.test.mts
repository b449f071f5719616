import { Failure, type FailureFacts } from '../../nodes/api/failure';
import { leftBehind, lowest, notBegun } from '../../nodes/operations/ending';

const failure = (facts: Partial<FailureFacts>) =>
	new Failure({ kind: 'refused', message: 'No.', description: '', ...facts });
const unknown = failure({ kind: 'unknown' });

test('a run ends with the failure of the lowest item, whichever came first', () => {
	expect(lowest(new Map([7, 3, 5].map((index) => [index, unknown])))).toBe(3);
});

describe('leftBehind', () => {
	test.each<[string, Array<[number, unknown]>, number, string]>([
		['nothing', [[0, failure({})]], 0, ''],
		['one write', [[1, failure({})]], 1, 'One other item of this run was already carried out on Pinterest.'],
		['writes', [[4, failure({})]], 4, '4 other items of this run were already carried out on Pinterest.'],
		['the failure that is told', [[3, unknown]], 0, ''],
		[
			'one whose outcome is not known',
			[
				[3, unknown],
				[1, failure({})],
			],
			0,
			'Item 3: it is not known whether Pinterest carried it out. Look at the account on Pinterest before you run it again.',
		],
		[
			'several, in their order, with the one that is told; what is no Failure has no outcome of its own',
			[
				[9, unknown],
				[2, unknown],
				[3, new Error('slip')],
				[5, unknown],
			],
			0,
			'Items 2, 5 and 9: it is not known whether Pinterest carried them out. Look at the account on Pinterest before you run them again.',
		],
		[
			'uploads of others',
			[
				[1, failure({ mediaId: '11' })],
				[2, failure({ mediaId: '22' })],
			],
			0,
			'Item 2: its video is already uploaded, with the media ID 22.',
		],
	])('%s', (_words, failures, done, text) => {
		expect(leftBehind(new Map(failures), done)).toBe(text);
	});
});

describe('notBegun', () => {
	const wrong = (count: number, message = '"Name" is empty.') =>
		new Map(Array.from({ length: count }, (_, index) => [index, failure({ kind: 'input', message })] as const));

	test.each([
		['the only item of a run', 1, 1, ''],
		['one of several', 1, 2, 'Nothing was sent for the other items of this run either.'],
		[
			'two',
			2,
			9,
			'Nothing was sent for the other items of this run either. One of them is wrong too. Item 1: "Name" is empty.',
		],
	])('%s', (_words, count, items, text) => {
		expect(notBegun(wrong(count), items)).toBe(text);
	});

	test('ten thousand with long messages are told in short', () => {
		const text = notBegun(wrong(10_000, 'x'.repeat(5000)), 10_000);
		expect(text).toContain('9999 of them are wrong too.');
		expect(text).toContain('And 9994 more.');
		expect(text.length).toBeLessThan(2000);
	});
});
