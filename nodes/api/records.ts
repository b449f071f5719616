import type { IDataObject } from 'n8n-workflow';

import { Failure } from './failure';

/** One record of a file, and the name of the list that it stands in, such as the ID of a campaign; CSV has none. */
export interface FileRecord {
	under?: string;
	record: IDataObject;
}

/**
 * Reads a file of records piece by piece; never more of it is in memory than one piece and one record. JSON: every object that
 * stands in a list, wherever the list is. CSV: every row, as texts under the names of the first row.
 * @returns the records of each piece
 * @throws Failure of kind `unreadable` for what is neither
 */
export async function* recordsIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord[]> {
	const decoder = new TextDecoder('utf-8');
	let reader: Reader | undefined;
	let start = '';
	for await (const piece of bytes) {
		let text = decoder.decode(piece, { stream: true });
		if (!reader) {
			start += text;
			const [first] = start.trimStart();
			if (first === undefined) continue;
			reader = first === '{' || first === '[' ? new JsonReader() : new CsvReader();
			text = start.trimStart();
			start = '';
		}
		const records = reader.read(text);
		if (records.length > 0) yield records;
	}
	const rest = decoder.decode();
	if (!reader) return;
	const records = [...reader.read(rest), ...reader.end()];
	if (records.length > 0) yield records;
}

interface Reader {
	/** The records that are complete with this piece. */
	read(text: string): FileRecord[];
	/** Those that are complete because the file has ended. */
	end(): FileRecord[];
}

/** What matters outside texts. */
const MARKS = /["{}[\]]/g;

class JsonReader implements Reader {
	/** What is open around the place that is read: `{` or `[`, the outermost first. */
	private readonly open: string[] = [];

	/** How many of these are around the record that is read; 0 between records. */
	private around = 0;

	/** What is not yet done with: from the beginning of the record or the text that is read. */
	private kept = '';

	/** Where reading goes on in it. */
	private at = 0;

	/** The last text outside of records: the name of the list that opens next. */
	private name: string | undefined;

	private readonly names: Array<string | undefined> = [];

	private lists = 0;

	private members = 0;

	read(text: string): FileRecord[] {
		this.kept += text;
		const records: FileRecord[] = [];
		let begin = 0;
		for (;;) {
			MARKS.lastIndex = this.at;
			const mark = MARKS.exec(this.kept);
			if (!mark) {
				this.at = this.kept.length;
				break;
			}
			const { index } = mark;
			if (mark[0] === '"') {
				const end = endOfText(this.kept, index);
				if (end === undefined) {
					this.at = index;
					break;
				}
				if (this.around === 0) {
					this.name = JSON.parse(this.kept.slice(index, end)) as string;
					this.members++;
				}
				this.at = end;
				continue;
			}
			this.at = index + 1;
			if (mark[0] === '{' || mark[0] === '[') {
				if (mark[0] === '{' && this.around === 0 && this.open.at(-1) === '[') {
					this.around = this.open.length;
					begin = index;
				}
				if (mark[0] === '[' && this.around === 0) {
					this.lists++;
					this.names.push(this.name);
					this.name = undefined;
				}
				this.open.push(mark[0]);
				continue;
			}
			if (this.open.pop() !== (mark[0] === '}' ? '{' : '[')) throw notReadable();
			if (this.around > 0 && this.open.length === this.around) {
				records.push({ under: this.names.at(-1), record: parsed(this.kept.slice(begin, this.at)) });
				this.around = 0;
			} else if (mark[0] === ']' && this.around === 0) {
				this.name = this.names.pop();
			}
		}
		// Of the record that goes on, all is kept; else only what is not read yet.
		const from = this.around > 0 ? begin : this.at;
		this.kept = this.kept.slice(from);
		this.at -= from;
		return records;
	}

	end(): FileRecord[] {
		// A file that breaks off in the middle must not pass for a short one; one of another form, not for an empty one.
		if (this.open.length > 0 || (this.lists === 0 && this.members > 0)) throw notReadable();
		return [];
	}
}

/** Where the text that begins there ends; undefined when it goes on in the next piece. */
function endOfText(json: string, from: number): number | undefined {
	for (let end = json.indexOf('"', from + 1); end >= 0; end = json.indexOf('"', end + 1)) {
		let slashes = 0;
		while (json[end - 1 - slashes] === '\\') slashes++;
		if (slashes % 2 === 0) return end + 1;
	}
	return undefined;
}

/** Whole numbers that a binary fraction cannot hold, such as IDs of Pins. */
const LONG = /[:[,]\s*-?\d{16,}/;
const TEXT_OR_LONG = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

function parsed(json: string): IDataObject {
	const exact = LONG.test(json)
		? json.replace(TEXT_OR_LONG, (token) => (token.startsWith('"') ? token : `"${token}"`))
		: json;
	try {
		return JSON.parse(exact) as IDataObject;
	} catch {
		throw notReadable();
	}
}

class CsvReader implements Reader {
	private header?: string[];

	/** What every record begins as a copy of: one that grows name by name would take several times the memory and time. */
	private empty: IDataObject = {};

	private separator = ',';

	/** The beginning of a row whose end has not come. */
	private kept = '';

	/** Where the search for its end goes on. */
	private at = 0;

	private quoted = false;

	read(text: string): FileRecord[] {
		this.kept += text;
		const records: FileRecord[] = [];
		let begin = 0;
		let quote = this.quoteFrom(this.at);
		for (;;) {
			const end = this.kept.indexOf('\n', this.at);
			const until = end < 0 ? this.kept.length : end;
			for (; quote < until; quote = this.quoteFrom(quote + 1)) this.quoted = !this.quoted;
			this.at = end < 0 ? until : end + 1;
			if (end < 0) break;
			if (this.quoted) continue;
			this.row(this.kept.slice(begin, end), records);
			begin = end + 1;
		}
		this.kept = this.kept.slice(begin);
		this.at -= begin;
		return records;
	}

	private quoteFrom(at: number): number {
		const found = this.kept.indexOf('"', at);
		return found < 0 ? Infinity : found;
	}

	end(): FileRecord[] {
		if (this.quoted) throw notReadable();
		const records: FileRecord[] = [];
		this.row(this.kept, records);
		return records;
	}

	private row(line: string, records: FileRecord[]): void {
		const text = line.endsWith('\r') ? line.slice(0, -1) : line;
		if (text === '') return;
		if (!this.header) {
			// Pages of proxies and errors of hosts are no tables.
			if (text.startsWith('<')) throw notReadable();
			this.separator = separatorOf(text);
			this.header = cellsOf(text, this.separator).map((name) => name.trim());
			this.empty = Object.fromEntries(this.header.map((name) => [name, '']));
			return;
		}
		const cells = cellsOf(text, this.separator);
		const record = { ...this.empty };
		for (const [at, name] of this.header.entries()) record[name] = cells[at] ?? '';
		records.push({ record });
	}
}

/** The separator that the header uses most. */
function separatorOf(header: string): string {
	const plain = header.replace(/"[^"]*"/g, '');
	const count = (sign: string) => plain.split(sign).length;
	return ['\t', ',', ';'].sort((one, other) => count(other) - count(one))[0];
}

/** The cells of one row as RFC 4180 has it. */
function cellsOf(row: string, separator: string): string[] {
	if (!row.includes('"')) return row.split(separator);
	const cells: string[] = [];
	let at = 0;
	for (;;) {
		let cell = '';
		if (row[at] === '"') {
			let end = row.indexOf('"', at + 1);
			while (end >= 0 && row[end + 1] === '"') end = row.indexOf('"', end + 2);
			cell = row.slice(at + 1, end < 0 ? row.length : end).replace(/""/g, '"');
			at = end < 0 ? row.length : end + 1;
		}
		const end = row.indexOf(separator, at);
		cells.push(cell + row.slice(at, end < 0 ? row.length : end));
		if (end < 0) return cells;
		at = end + 1;
	}
}

function notReadable(): Failure {
	return new Failure({
		kind: 'unreadable',
		message: 'The file from Pinterest could not be read',
		description:
			'It is neither a table (CSV) nor JSON with a list of records, or it breaks off in the middle. Run the item again; if it stays, check the proxy between n8n and the host of the file.',
	});
}
