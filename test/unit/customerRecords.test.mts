import { createHash } from 'node:crypto';

import { partSizes } from '../../nodes/api/parts.ts';
import { recordOf, recordsOf, withoutRecords } from '../../nodes/things/customerRecords.ts';
import { hashed } from '../../nodes/things/identifiers.ts';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

describe('records of customer lists', () => {
	test.each([' Ada.Marsh@Customers.example ', 'ADA@CUSTOMERS.EXAMPLE', sha('ada').toUpperCase()])(
		'%s is hashed as for conversions',
		(email) => {
			expect([recordOf('EMAIL', email)]).toEqual(hashed('email', email, 'Email').hashes);
		},
	);

	test('nothing is hashed twice', () => {
		const once = recordOf('EMAIL', 'ada@customers.example')!;
		expect(recordOf('EMAIL', once)).toBe(once);
		expect(recordOf('MAID', sha('x'))).toBe(sha('x'));
	});

	test.each<[Parameters<typeof recordOf>[0], unknown]>([
		['EMAIL', 'ada'],
		['EMAIL', true],
		['EMAIL', 12],
		['MAID', '00000000-0000-0000-0000-000000000000'],
		['MAID', 'ada@customers.example'],
		['LR_ID', 'ada@customers.example'],
		['LR_ID', 'two words'],
		['LR_ID', 'x'.repeat(101)],
		['DLX_ID', 12345678901234567890],
	])('of type %s is not %p', (listType, value) => {
		expect(recordOf(listType, value)).toBeUndefined();
	});

	test('are counted, each once', () => {
		expect(recordsOf('EMAIL', ['ada@x.example', 'ADA@x.example', 'nobody', ''])).toEqual({
			records: [sha('ada@x.example')],
			given: 3,
			leftOut: 1,
		});
		expect(recordsOf('EMAIL', undefined)).toEqual({ records: [], given: 0, leftOut: 0 });
	});

	test('are in no words of Pinterest', () => {
		const told = `No: '${sha('ada')}', '${sha('ada').slice(0, 20)}…', 'XY1005wm' and 'xy1005wm0dLg'.`;
		expect(withoutRecords(told, ['XY1005wm', 'xy1005wm0dLg', 'abc'])).toBe(
			"No: '(a record)', '(a record)…', '(a record)' and '(a record)'.",
		);
	});
});

test.each<[number, number]>([
	[1, 1],
	[5 * 1024 * 1024, 1],
	[10 * 1024 * 1024 - 1, 1],
	[10 * 1024 * 1024, 2],
	[53 * 1024 * 1024 + 7, 10],
	[2 ** 31, 10],
])('%d bytes are %d parts, each but the last of at least 5 MB', (size, count) => {
	const sizes = partSizes(size);
	expect(sizes).toHaveLength(count);
	expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(size);
	expect(Math.min(...sizes.slice(0, -1), Infinity)).toBeGreaterThanOrEqual(5 * 1024 * 1024);
	expect(sizes.at(-1)).toBeGreaterThan(0);
});
