import { encodeQuery, fillPath, urlOf } from '../../nodes/api/urls';

describe('encodeQuery', () => {
	test.each([
		['nothing', {}, ''],
		['only what is undefined', { a: undefined }, ''],
		['values of every kind', { a: 'x', b: 0, c: false }, '?a=x&b=0&c=false'],
		['characters that mean something in a query', { region: 'GB+IE', q: 'a&b=c d' }, '?region=GB%2BIE&q=a%26b%3Dc%20d'],
		['a bookmark', { bookmark: 'LT4/MTc+x==' }, '?bookmark=LT4%2FMTc%2Bx%3D%3D'],
		['a list repeats its key', { types: ['A', 'B'] }, '?types=A&types=B'],
		['an empty list', { types: [] }, ''],
		['a comma-joined list keeps the commas between', { domains: { commaJoined: ['a,b', 'c'] } }, '?domains=a%2Cb,c'],
		['a key with brackets', { 'p[a]': '1' }, '?p%5Ba%5D=1'],
	])('%s', (_, query, expected) => {
		expect(encodeQuery(query)).toBe(expected);
	});
});

describe('fillPath', () => {
	test('fills every parameter, encoded', () => {
		expect(fillPath('/boards/{board_id}/sections/{section_id}', { board_id: '1', section_id: 'a/b' })).toBe(
			'/boards/1/sections/a%2Fb',
		);
	});

	test('a missing value is a mistake of the package and never half an address', () => {
		expect(() => fillPath('/boards/{board_id}', {})).toThrow('No value for "board_id" of /boards/{board_id}');
		expect(() => fillPath('/boards/{board_id}', { board_id: '' })).toThrow('No value');
	});
});

test('an address with letters beyond ASCII is one however often it is read', () => {
	const addresses = ['https://bäckerei.example/brot', 'https://shop.example/'];
	let denied = 0;
	for (let times = 0; times < 200_000; times++) if (!urlOf(addresses[times % 2])) denied++;
	expect(denied).toBe(0);
});
