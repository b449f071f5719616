import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { IBinaryData } from 'n8n-workflow';

import { binaryDataService, storeFile } from './n8nVersion.mts';

/** Lets n8n keep files on disk, as a server does, instead of in memory. Lasts for the test file. */
export async function useFileStorage(): Promise<void> {
	process.env.N8N_BINARY_DATA_STORAGE_PATH = mkdtempSync(join(tmpdir(), 'binary-data-'));
	process.env.N8N_DEFAULT_BINARY_DATA_MODE = 'filesystem';
	await binaryDataService().init();
}

/** Stores a file where n8n keeps those of executions. */
export async function stored(bytes: Buffer, fileName: string, mimeType: string): Promise<IBinaryData> {
	return await storeFile(bytes, { data: '', fileName, mimeType });
}

/** A file that n8n keeps in memory. */
export const inMemory = (bytes: Buffer, fileName: string, mimeType: string): IBinaryData => ({
	data: bytes.toString('base64'),
	fileName,
	mimeType,
});
