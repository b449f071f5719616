import type { ItemFile } from '../api/files';
import type { Content } from '../api/parts';
import { recordOf, type ListType } from './customerRecords';

/** A file of records as it goes to Pinterest: one record on each line. */
export interface RecordFile extends Content {
	records: number;
	/** Lines without a record of the kind, such as the header of a CSV file. */
	leftOut: number;
}

/**
 * A text or CSV file with a record on each line, or in its first column, normalised and hashed line by line while it is read. It is
 * read twice, because a storage wants to know the length before.
 */
export async function recordFile(file: ItemFile, listType: ListType): Promise<RecordFile> {
	const found = { size: 0, records: 0, leftOut: 0 };
	for await (const lines of linesOf(file)) {
		for (const line of lines) {
			const record = recordIn(line, listType);
			if (record === undefined) found.leftOut++;
			else {
				found.records++;
				found.size += Buffer.byteLength(record) + 1;
			}
		}
	}
	return { ...found, stream: () => written(file, listType) };
}

async function* written(file: ItemFile, listType: ListType): AsyncGenerator<Uint8Array> {
	for await (const lines of linesOf(file)) {
		const records = lines.map((line) => recordIn(line, listType)).filter((record) => record !== undefined);
		if (records.length > 0) yield Buffer.from(`${records.join('\n')}\n`);
	}
}

function recordIn(line: string, listType: ListType): string | undefined {
	const [first] = line.split(/[,;\t]/);
	return recordOf(listType, first.trim().replace(/^"(.*)"$/, '$1'));
}

/** The lines that are not empty, as many at a time as a piece of the file holds. */
async function* linesOf(file: ItemFile): AsyncGenerator<string[]> {
	const decoder = new TextDecoder();
	let rest = '';
	for await (const piece of file.stream()) {
		const lines = (rest + decoder.decode(piece, { stream: true })).split(/\r\n|\r|\n/);
		rest = lines.pop()!;
		yield lines.filter((line) => line.trim() !== '');
	}
	yield [rest + decoder.decode()].filter((line) => line.trim() !== '');
}
