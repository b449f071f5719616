import 'reflect-metadata';

import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

// The container must be the one of n8n-core, and npm may have installed another copy for other packages.
const requireOfCore = createRequire(join(process.cwd(), 'node_modules/n8n-core/package.json'));
const service = (): BinaryDataService => requireOfCore('@n8n/di').Container.get(BinaryDataService);

/** Lets n8n keep files on disk, as a server does, instead of in memory. Lasts for the test file. */
export async function useFileStorage(): Promise<void> {
	process.env.N8N_BINARY_DATA_STORAGE_PATH = mkdtempSync(join(tmpdir(), 'binary-data-'));
	process.env.N8N_DEFAULT_BINARY_DATA_MODE = 'filesystem';
	await service().init();
}

/** Stores a file where n8n keeps those of executions. */
export async function stored(bytes: Buffer, fileName: string, mimeType: string): Promise<IBinaryData> {
	const location = { type: 'execution' as const, workflowId: 'w', executionId: '1' };
	return await service().store(location, bytes, { data: '', fileName, mimeType });
}

/** A file that n8n keeps in memory. */
export const inMemory = (bytes: Buffer, fileName: string, mimeType: string): IBinaryData => ({
	data: bytes.toString('base64'),
	fileName,
	mimeType,
});
