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
])('a moment %s', (_form, value) => {
	expect(momentOf(value)).toBe(AT);
});

test('a day alone is its first moment in UTC', () => {
	expect(momentOf('2026-11-01')).toBe(Date.parse('2026-11-01T00:00:00Z'));
});

test.each(['yesterday', '2026-02-30', '2026-11-01T25:00', '', {}, new Date(Number.NaN), Number.NaN, Infinity])(
	'%j is none',
	(value) => {
		expect(momentOf(value)).toBeUndefined();
	},
);
