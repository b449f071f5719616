import { recordsIn, type FileRecord } from '../../nodes/api/records';
import { isCompact } from '../support/compact.mts';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
	const bytes = Buffer.from(text);
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 7): Promise<FileRecord[]> {
	const all: FileRecord[] = [];
	for await (const records of recordsIn(inPieces(text, size))) all.push(...records);
	return all;
}

const JSON_FILE = JSON.stringify({
	'626735565838': [
		{ DATE: '2026-11-24', CAMPAIGN_NAME: 'Töpfe, {"groß"}', TAGS: [{ a: 1 }], LAST: '\\' },
		{ DATE: '2026-11-25', CAMPAIGN_NAME: '' },
	],
	empty: [],
	'626735565839': [{ DATE: '2026-11-24', NESTED: { list: [[1], { b: ']' }] } }],
});

describe('records of a file that comes in pieces', () => {
	test.each([1, 2, 3, 7, 64, 100_000])('JSON in pieces of %i bytes', async (size) => {
		const records = await read(JSON_FILE, size);
		expect(records.map(({ under }) => under)).toEqual(['626735565838', '626735565838', '626735565839']);
		expect(records.map(({ record }) => record)).toEqual(
			Object.values(JSON.parse(JSON_FILE) as Record<string, unknown[]>).flat(),
		);
	});

	test('a list by itself, and lists deeper down', async () => {
		expect(await read('[{"a":1},{"a":2}]')).toHaveLength(2);
		expect(await read('{"data":{"items":[{"a":1}],"errors":[{"b":2}]}}')).toEqual([
			{ under: 'items', record: { a: 1 } },
			{ under: 'errors', record: { b: 2 } },
		]);
	});

	test('rows of many columns are kept without hash tables', async () => {
		const columns = Array.from({ length: 40 }, (_, at) => `COLUMN_${at}`);
		const lines = [columns, columns.map(() => '1.5'), columns.map(() => 'text')].map((cells) => cells.join(','));
		const records = await read(lines.join('\n'));
		expect(records.map(({ record }) => isCompact(record))).toEqual([true, true]);
	});

	test.each([1, 5, 100_000])('CSV in pieces of %i bytes: quotes, line ends, a byte order mark', async (size) => {
		const text = '\uFEFFDATE,Name,Spend\r\n2026-11-24,"Soups, ""hot""\nand cold",12.5\r\n\r\n2026-11-25,Töpfe,\r\n';
		expect((await read(text, size)).map(({ record }) => record)).toEqual([
			{ DATE: '2026-11-24', Name: 'Soups, "hot"\nand cold', Spend: '12.5' },
			{ DATE: '2026-11-25', Name: 'Töpfe', Spend: '' },
		]);
	});

	test('other separators', async () => {
		expect((await read('a;b\n1;2,5\n')).map(({ record }) => record)).toEqual([{ a: '1', b: '2,5' }]);
	});

	test.each(['', '  \n', '{}', '[]', 'a,b\n'])('%j is a file without records', async (text) => {
		expect(await read(text)).toEqual([]);
	});

	test.each(['{"a":[{"b":1}', '{"message":"no"}', '[{"a":1]}', 'a,b\n"1', '<html></html>'])(
		'%j cannot be read, which is told',
		async (text) => {
			await expect(read(text)).rejects.toThrow('could not be read');
		},
	);

	test.each(['JSON', 'CSV'])(
		'of 200 MB of %s, each record is handed on with the piece that completes it',
		async (form) => {
			const row = (n: number) =>
				form === 'JSON'
					? `${n ? ',' : '{"1":['}{"CAMPAIGN_ID":${n},"NAME":"${'x'.repeat(450)}"}`
					: `${n ? '' : 'CAMPAIGN_ID,NAME\n'}${n},${'x'.repeat(490)}\n`;
			const seen = { made: 0, given: 0, bytes: 0, behind: 0 };
			async function* made(): AsyncGenerator<Uint8Array> {
				while (seen.bytes < 200 * 1024 * 1024) {
					const piece = Buffer.from(Array.from({ length: 128 }, () => row(seen.made++)).join(''));
					seen.bytes += piece.length;
					yield piece;
					seen.behind = Math.max(seen.behind, seen.made - seen.given);
				}
				if (form === 'JSON') yield Buffer.from(']}');
			}
			for await (const records of recordsIn(made())) {
				expect(records[0].record.CAMPAIGN_ID).toEqual(form === 'JSON' ? seen.given : String(seen.given));
				seen.given += records.length;
			}
			expect(seen.given).toBe(seen.made);
			expect(seen.behind).toBeLessThanOrEqual(1);
		},
	);
});
