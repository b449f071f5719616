import { momentOf } from '../../nodes/reports/days.ts';

const AT = Date.parse('2026-11-01T10:30:00Z');

test.each([
	['ISO 8601', '2026-11-01T10:30:00Z'],
	['with milliseconds', '2026-11-01T10:30:00.000Z'],
	['in another zone', '2026-11-01T12:30:00+02:00'],
	['in another zone, without a colon', '2026-11-01 05:30:00-0500'],
	['without a zone, which is UTC', '2026-11-01T10:30'],
	['seconds', AT / 1000],
	['milliseconds', AT],
	['seconds as text', String(AT / 1000)],
	['milliseconds as text', String(AT)],
	['a Date', new Date(AT)],
	['a Luxon DateTime', { valueOf: () => AT }],
	['a DateTime within a text', '[DateTime: 2026-11-01T10:30:00.000Z]'],
	['of a feed', 'Sun, 01 Nov 2026 10:30:00 GMT'],
	['of a feed, in another zone', '1 November 2026 12:30:00 +0200'],
	['with the name of the zone', '2026-11-01 10:30:00 UTC'],
	['with the day first', '01.11.2026 10:30'],
	['as a spreadsheet counts it', AT / 86_400_000 + 25_569],
	['the same as text', String(AT / 86_400_000 + 25_569)],
])('a moment %s', (_form, value) => {
	expect(momentOf(value)).toBe(AT);
});

test('a day alone is its first moment in UTC', () => {
	for (const day of ['2026-11-01', '20261101', 20261101, '01.11.2026', '1 Nov 2026', 46327, '46327'])
		expect([day, momentOf(day)]).toEqual([day, Date.parse('2026-11-01T00:00:00Z')]);
});

test.each([
	'yesterday',
	'20261399',
	'03/04/2026',
	'99999',
	'Sun, 31 Feb 2026',
	'1 Marraskuu 2026',
	'01.11.26',
	'2026-02-30',
	'2026-11-01T25:00',
	'',
	{},
	new Date(Number.NaN),
	Number.NaN,
	Infinity,
])('%j is none', (value) => {
	expect(momentOf(value)).toBeUndefined();
});
