/**
 * Pinterest's OpenAPI description 5.23.0, which the contract suite holds the package against. It is not part of this
 * repository. Looked for in this order: the file named by PINTEREST_OPENAPI, `../shared/pinterest-openapi.json`, an earlier
 * download in `.lab/`, and Pinterest's public repository `pinterest/api-description`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface Schema {
	[keyword: string]: unknown;
	$ref?: string;
	type?: string;
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	additionalProperties?: boolean | Schema;
	allOf?: Schema[];
	oneOf?: Schema[];
	anyOf?: Schema[];
	enum?: unknown[];
	nullable?: boolean;
	readOnly?: boolean;
	discriminator?: { propertyName: string; mapping?: Record<string, string> };
}

export interface Parameter {
	name: string;
	in: 'query' | 'path' | 'header' | 'cookie';
	required?: boolean;
	style?: string;
	explode?: boolean;
	schema: Schema;
}

export interface RawOperation {
	description?: string;
	operationId: string;
	parameters?: Array<Parameter | { $ref: string }>;
	requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
	security: Array<Record<string, string[]>>;
	'x-ratelimit-category': string;
	'x-sandbox': string;
}

export interface Description {
	info: { version: string };
	paths: Record<string, Record<string, RawOperation>>;
	components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> };
}

/** One operation with its parameters looked up. `method` is in upper case, `path` a template below the API root. */
export interface DescribedOperation extends Omit<RawOperation, 'parameters'> {
	method: string;
	path: string;
	parameters: Parameter[];
}

/** All operations, in the description's order. */
export function operations(description: Description): DescribedOperation[] {
	return Object.entries(description.paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({
			...operation,
			method: method.toUpperCase(),
			path,
			parameters: (operation.parameters ?? []).map((parameter) =>
				'$ref' in parameter ? description.components.parameters[lastPart(parameter.$ref)] : parameter,
			),
		})),
	);
}

export const lastPart = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

/** SHA-256 of the parsed description with sorted keys, so that white space and order of keys do not matter. */
export const checksum = '6122fe2e69dadd5b3d38866e0bc8e0b82eef0cb30fbc62f95a39db8ddd4fb6f4';
const cached = resolve('.lab/openapi.json');

// The request that released 5.23.0; should that reference ever go, the commits of those months are tried. Which one is right
// is decided by the checksum alone.
const repository = 'pinterest/api-description';
const release = 'refs/pull/33/head';
const commitsOfThatTime = `https://api.github.com/repos/${repository}/commits?path=v5/openapi.json&since=2025-11-15T00:00:00Z&until=2026-04-30T00:00:00Z`;

export function fingerprint(description: unknown): string {
	const sorted = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(sorted);
		if (value === null || typeof value !== 'object') return value;
		return Object.fromEntries(
			Object.keys(value)
				.sort()
				.map((key) => [key, sorted((value as Record<string, unknown>)[key])]),
		);
	};
	return createHash('sha256')
		.update(JSON.stringify(sorted(description)))
		.digest('hex');
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Description;

/**
 * @returns null when the description is nowhere to be had
 * @throws when PINTEREST_OPENAPI names a file that cannot be read
 */
export function loadDescription(): Description | null {
	if (process.env.PINTEREST_OPENAPI) return read(resolve(process.env.PINTEREST_OPENAPI));
	const shared = resolve('../shared/pinterest-openapi.json');
	if (existsSync(shared)) return read(shared);
	// Jest wants to know its tests without waiting, so the download runs in a process of its own.
	if (!existsSync(cached)) {
		spawnSync(process.execPath, ['--import', 'tsx', 'test/contract/description.mts'], {
			stdio: ['ignore', 'ignore', 'inherit'],
			timeout: 120_000,
		});
	}
	return existsSync(cached) ? read(cached) : null;
}

/** A `describe` that needs the description: without it, one loud warning and one skipped test. */
export function describeContract(name: string, body: (description: Description) => void): void {
	const description = loadDescription();
	if (description) {
		describe(name, () => body(description));
		return;
	}
	const line = '!'.repeat(100);
	// Not console.warn, which Jest swallows where all tests of a file are skipped.
	process.stderr.write(
		`\n${line}\n!! NOT CHECKED: ${name}\n` +
			`!! Pinterest's OpenAPI description 5.23.0 could not be found or downloaded.\n` +
			`!! Set PINTEREST_OPENAPI to a copy of v5/openapi.json from github.com/${repository}.\n${line}\n`,
	);
	test.skip(`${name} (Pinterest's description is missing)`, () => {});
}

/** Puts the description into `.lab/`, or says on stderr why not. */
async function download(): Promise<void> {
	const { EnvHttpProxyAgent, fetch } = await import('undici');
	const dispatcher = new EnvHttpProxyAgent();
	const getJson = async (url: string): Promise<unknown> => {
		const response = await fetch(url, {
			dispatcher,
			headers: { 'user-agent': 'n8n-nodes-pinterest tests' },
			signal: AbortSignal.timeout(30_000),
		});
		if (!response.ok) throw new Error(`${url} answered ${response.status}`);
		return await response.json();
	};
	const keepIfRight = async (reference: string): Promise<boolean> => {
		const description = await getJson(`https://raw.githubusercontent.com/${repository}/${reference}/v5/openapi.json`);
		if (fingerprint(description) !== checksum) {
			console.error(`The description at ${reference} is not the expected 5.23.0 (checksum differs).`);
			return false;
		}
		mkdirSync(dirname(cached), { recursive: true });
		const partial = `${cached}.${process.pid}`;
		writeFileSync(partial, JSON.stringify(description));
		renameSync(partial, cached);
		return true;
	};
	try {
		if (await keepIfRight(release).catch(() => false)) return;
		for (const { sha } of (await getJson(commitsOfThatTime)) as Array<{ sha: string }>) {
			if (await keepIfRight(sha).catch(() => false)) return;
		}
	} catch (error) {
		const { message, cause } = error as Error;
		console.error(
			`Pinterest's description was not downloaded: ${message} ${cause instanceof Error ? cause.message : ''}`,
		);
	}
}

if (process.argv[1]?.endsWith('description.mts')) void download();
