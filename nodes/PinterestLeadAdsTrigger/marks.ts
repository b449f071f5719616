import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../api/answers';
import { answersOf, leadId } from '../things/lead';
import type { OpenedLead } from './decryptLead';

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

/**
 * The marks of a delivered lead for a trigger that catches up on missed ones, because a row of an export may have no number, or
 * a delivery may have it only beside the ciphertext. What was answered then tells whether they are the same lead. The number
 * beside the ciphertext is remembered for rows and never believed for deliveries.
 * @param today `dayOf` the present
 */
export function marksForCatchingUp({ sealed, lead }: OpenedLead, today: string): Marks {
	const { known, kept } = marksOf(sealed);
	const answers = answersMark(lead);
	const beside = leadId(sealed) === undefined ? [`numbered ${answers}`] : [];
	const number = leadId(lead);
	return {
		known: [...known, `row ${answers}`, ...beside],
		kept: [today, ...new Set([...kept, ...(number === undefined ? [] : [number]), `delivered ${answers}`])],
	};
}

/**
 * The marks of a row of an export: its number, or what was answered where it has none. Two people's equal answers to one form
 * count as the same lead then.
 */
export function marksOfRow(lead: IDataObject, today: string): Marks {
	const number = leadId(lead);
	const answers = answersMark(lead);
	if (number !== undefined) return { known: [number], kept: [today, number, `numbered ${answers}`] };
	return { known: [`row ${answers}`, `delivered ${answers}`], kept: [today, `row ${answers}`] };
}

/** Stands in the memory before the leads of its day (UTC), and tells for which days it is complete. */
export function dayOf(time: number): string {
	return `day ${Math.floor(time / 86_400_000)}`;
}

function answersMark(lead: IDataObject): string {
	const values = Object.values(answersOf(lead)).map((value) =>
		String(value ?? '')
			.trim()
			.toLowerCase(),
	);
	return digest([lead.lead_form_id ?? null, values.filter((value) => value !== '').sort()]);
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
