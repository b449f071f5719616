import type { IDataObject } from 'n8n-workflow';

import { everyOperation } from '../../lab/nodes.mts';
import type { Call } from '../../nodes/operations/call';
import { at, fieldNames, formed, integer, text, type Output, type OutputMode } from '../../nodes/operations/output';
import { create } from '../../nodes/Pinterest/resources/pin/create';
import { boardOutput } from '../../nodes/things/board';
import { pinOutput } from '../../nodes/things/pinOutput';

/** The items that an answer becomes, for the parameters "Output" and "Fields". */
function items(raw: IDataObject, mode: OutputMode, fields: unknown, output?: Output): IDataObject[] {
	return formed(raw, output, { values: { output: mode, fields } } as unknown as Call);
}

function shaped(raw: IDataObject, mode: OutputMode, fields: unknown, output?: Output): IDataObject {
	const [only, ...others] = items(raw, mode, fields, output);
	expect(others).toEqual([]);
	return only;
}

const image = (width: number, height: number) => ({ width, height, url: `https://i.pinimg.com/${width}x.jpg` });
const images = { '150x150': image(150, 150), '1200x': image(1200, 1800), '600x': image(600, 900) };

const pin = {
	id: '813744226420795884',
	title: 'Soup',
	link: null,
	board_id: '549755885175',
	created_at: '2026-01-01T10:00:00',
	media: { media_type: 'image', images },
	pin_metrics: { '90d': { impression: 3 } },
};

describe('simplified', () => {
	test('a Pin: its address, its texts, and its largest picture', () => {
		expect(shaped(pin, 'simplified', [], pinOutput)).toEqual({
			id: '813744226420795884',
			url: 'https://www.pinterest.com/pin/813744226420795884/',
			title: 'Soup',
			description: null,
			link: null,
			board_id: '549755885175',
			board_section_id: null,
			created_at: '2026-01-01T10:00:00',
			image_url: 'https://i.pinimg.com/1200x.jpg',
			image_size: '1200x1800',
			alt_text: null,
			media_type: 'image',
		});
	});

	test.each([
		['a carousel: its first image', { media: { media_type: 'multiple_images', items: [{ images }, {}] } }, '1200x1800'],
		['a video: its cover', { media: { media_type: 'video', images } }, '1200x1800'],
		['no media at all', {}, null],
		['pictures without a size', { media: { images: { x: { url: 'https://i.pinimg.com/x.jpg' } } } }, null],
	])('a Pin with %s', (_, changes, size) => {
		expect(shaped({ id: '1', ...changes }, 'simplified', [], pinOutput).image_size).toBe(size);
	});

	test('a video that has only the address of its cover', () => {
		const media = { media_type: 'video', cover_image_url: 'https://i.pinimg.com/cover.jpg' };
		expect(shaped({ id: '1', media }, 'simplified', [], pinOutput).image_url).toBe('https://i.pinimg.com/cover.jpg');
	});

	test('a board: the owner and the cover are no longer nested', () => {
		const board = {
			id: '1',
			name: 'A',
			owner: { username: 'u' },
			media: { image_cover_url: 'https://i.pinimg.com/c.jpg' },
		};
		expect(shaped(board, 'simplified', [], boardOutput)).toMatchObject({
			id: '1',
			owner: 'u',
			cover_image_url: 'https://i.pinimg.com/c.jpg',
			description: null,
		});
	});

	test.each(
		everyOperation.flatMap(({ title, operation: { output } }) =>
			output?.selectable ? [[title, output] as const] : [],
		),
	)('%s: at most twelve fields, flat, even of an empty answer', (_, output: Output) => {
		const result = shaped({}, 'simplified', [], output);
		expect(Object.keys(result).length).toBeLessThanOrEqual(12);
		expect(Object.values(result).filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
		expect(output.selectable).toEqual([...output.selectable!].sort());
	});
});

test('raw is what Pinterest sent', () => {
	expect(shaped(pin, 'raw', [], pinOutput)).toBe(pin);
});

test('without a declared output there is only raw', () => {
	expect(shaped(pin, 'simplified', [])).toBe(pin);
});

test('selected: these fields in this order, null where Pinterest says nothing, dots lead inside', () => {
	const result = shaped(pin, 'selected', ['title', 'alt_text', 'media.media_type'], pinOutput);
	expect(Object.entries(result)).toEqual([
		['title', 'Soup'],
		['alt_text', null],
		['media.media_type', 'image'],
	]);
});

describe('an answer that holds several rows', () => {
	const days: Output = {
		rows: ({ days: list }) => (list as IDataObject[]).map(({ date, n }) => ({ date, clicks: n })),
		columns: { date: text(), clicks: integer() },
	};
	const answer = { days: [{ date: '2026-01-01', n: 1 }, { date: '2026-01-02' }] };

	test('one item for each', () => {
		expect(items(answer, 'simplified', [], days)).toEqual([{ date: '2026-01-01', clicks: 1 }, { date: '2026-01-02' }]);
		expect(items(answer, 'selected', ['clicks'], days)).toEqual([{ clicks: 1 }, { clicks: null }]);
		expect(items(answer, 'raw', [], days)).toEqual([answer]);
	});
});

test('a mark, such as that of a skipped duplicate, is part of every form, and only where there is one', () => {
	const { output } = create;
	const skipped = { ...pin, skipped: true };
	expect(shaped(skipped, 'simplified', [], output)).toMatchObject({ id: pin.id, skipped: true });
	expect(shaped(skipped, 'selected', ['title'], output)).toEqual({ title: 'Soup', skipped: true });
	expect(shaped(skipped, 'raw', [], output)).toBe(skipped);
	expect(shaped(pin, 'simplified', [], output)).not.toHaveProperty('skipped');
});

test('at reads what is null like what is absent', () => {
	expect([at({ a: null }, 'a.b'), at({}, 'a.b'), at({ a: { b: 0 } }, 'a.b')]).toEqual([undefined, undefined, 0]);
});

test('fieldNames takes a list, and text with commas', () => {
	expect(fieldNames(['a', 'b'])).toEqual(['a', 'b']);
	expect(fieldNames('username, profile_image,website_url')).toEqual(['username', 'profile_image', 'website_url']);
	expect(fieldNames(undefined)).toEqual([]);
});
