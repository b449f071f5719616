import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../api/answers';
import { leadId } from './lead';

/** What tells that a lead was handed on before: any of `known`. And what is remembered of it once it was: all of `kept`. */
export interface Marks {
	known: string[];
	kept: string[];
}

/** 128 bits, in 22 characters. */
const DIGEST = 22;

/**
 * A lead's identity is its number inside the encryption, or all that was encrypted where it has none. Nothing beside the
 * ciphertext counts, nor the ciphertext, which differs each time the same lead is encrypted.
 */
export function marksOf(sealed: IDataObject): Marks {
	const own = [leadId(sealed) ?? `=${digest(sealed)}`];
	return { known: own, kept: own };
}

function digest(value: unknown): string {
	return createHash('sha256').update(canonical(value)).digest('base64url').slice(0, DIGEST);
}

/** JSON with its fields in order of their names. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
	const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join()}}`;
}
