import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { inputFailure } from './failure';

/** A file of an item. It stays where n8n keeps it; only what is asked for is read. */
export interface ItemFile {
	/** What messages call it, e.g. `in the field "data"`. */
	where: string;
	parameter: string;
	name: string;
	/** Bytes. */
	size: number;
	/** All of it in memory. */
	read(): Promise<Buffer>;
	/** The first bytes, at most `length`. */
	beginning(length: number): Promise<Buffer>;
	/** Piece by piece; can be called again to begin anew. */
	stream(): AsyncGenerator<Uint8Array>;
}

/** Bytes of one piece of a stream. */
const PIECE = 256 * 1024;

/**
 * Opens a binary field of an item.
 * @param parameter internal name of the parameter that names the field
 * @throws Failure of kind `input` when the item has no such file, or an empty one
 */
export async function openFile(
	functions: IExecuteFunctions,
	index: number,
	property: string,
	parameter: string,
): Promise<ItemFile> {
	const { binary = {} } = functions.getInputData()[index];
	const file = binary[property];
	if (file) return await opened(functions, file, `in the field "${property}"`, parameter);
	const present = Object.keys(binary).map((name) => `"${name}"`);
	const has = present.length > 0 ? `It has ${present.join(', ')}.` : 'It has no files at all.';
	throw inputFailure(
		`The item has no file in the field "${property}"`,
		`${has} Give the name of the field that holds the file under "Input Data Field Name", or put a node before this one that reads or downloads the file.`,
		parameter,
	);
}

/**
 * Opens what n8n has stored.
 * @throws Failure of kind `input` when it is empty
 */
export async function opened(
	functions: IExecuteFunctions,
	file: IBinaryData,
	where: string,
	parameter: string,
): Promise<ItemFile> {
	const { id } = file;
	// Without an id, n8n keeps the file in memory as base64.
	const inMemory = id ? undefined : Buffer.from(file.data, 'base64');
	const size = inMemory ? inMemory.length : (await functions.helpers.getBinaryMetadata(id!)).fileSize;
	if (size === 0) {
		throw inputFailure(`The file ${where} is empty`, 'Check the node that reads or downloads it.', parameter);
	}
	async function* stream(): AsyncGenerator<Uint8Array> {
		if (inMemory) yield inMemory;
		else yield* (await functions.helpers.getBinaryStream(id!, PIECE)) as AsyncIterable<Uint8Array>;
	}
	return {
		where,
		parameter,
		name: file.fileName ?? 'file',
		size,
		stream,
		read: async () =>
			inMemory ?? (await functions.helpers.binaryToBuffer(await functions.helpers.getBinaryStream(id!))),
		async beginning(length) {
			const pieces: Uint8Array[] = [];
			let read = 0;
			for await (const piece of stream()) {
				pieces.push(piece);
				read += piece.length;
				if (read >= length) break;
			}
			return Buffer.concat(pieces).subarray(0, length);
		},
	};
}
