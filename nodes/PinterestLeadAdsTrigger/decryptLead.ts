import { createDecipheriv } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../api/answers';

/**
 * Everything this package assumes about the form of a delivery. Pinterest documents the algorithm (AES-256-GCM, a base64 key of
 * 32 bytes; page "Lead ads" and schema LeadSubscription) but not the layout. So ciphertext is looked for by its form, under any
 * name, and the usual orders of nonce, ciphertext and tag are tried; GCM's tag tells which one is right.
 */
const KEY_BYTES = 32;
const NONCE_BYTES = [12, 16];
const TAG_BYTES = 16;
/** A nonce, one byte and a tag: what is shorter holds no ciphertext. */
const FEWEST_BYTES = NONCE_BYTES[0] + TAG_BYTES + 1;

/** Where a decrypted object keeps its list of leads, when it is not itself a lead. */
const LIST_FIELDS = ['leads', 'items', 'data', 'lead_data'];

/**
 * Bounds of what one delivery may cost, whoever sends it: depth of its JSON, values side by side, and openings that fail, where a
 * long ciphertext counts once more for every 32 KB.
 */
const DEEPEST = 8;
const MOST_PARTS = 20;
const MOST_FAILURES = 2000;
const FAILURE_BYTES = 32 * 1024;

/** What bytes that are no text turn into. */
const NOT_UTF8 = '\uFFFD';

export interface OpenedLead {
	/** What was encrypted, so it is surely Pinterest's. */
	sealed: IDataObject;
	/** The same, and the fields that stood beside the ciphertext, which anybody could have changed. */
	lead: IDataObject;
}

/**
 * malformed: nothing in it could be ciphertext, so it is surely not Pinterest's · badKey: the key is missing or no AES-256 key ·
 * undecryptable: the key does not open it · unknownContent: opened, so surely Pinterest's, but what was encrypted is not a lead.
 */
export type Problem = 'malformed' | 'badKey' | 'undecryptable' | 'unknownContent';

export type Opened = { leads: OpenedLead[] } | { problem: Problem };

interface Sealed {
	nonce: Buffer;
	ciphertext: Buffer;
	tag: Buffer;
}

/** A value that can be read as bytes, in one or two ways. */
interface Part {
	name: string;
	readings: Buffer[];
}

/**
 * Opens one delivery.
 * @param body the request's body as it came
 * @param key `cryptographic_key` of the subscription: base64, with or without padding; undefined when it is not at hand
 * @returns the leads in it, or why there are none; never throws, and never tells anything about the key
 */
export function decryptLeads(body: Buffer, key: string | undefined): Opened {
	const bytes = Buffer.from(key?.trim() ?? '', 'base64');
	const opener = new Opener(bytes.length === KEY_BYTES ? bytes : undefined);
	const leads = opener.open(contentOf(body));
	return leads ? { leads } : { problem: opener.problem };
}

/** Looks through a delivery for what its key opens. */
class Opener {
	problem: Problem = 'malformed';
	private failures = 0;

	constructor(private readonly key: Buffer | undefined) {}

	/** @returns undefined unless all of it could be opened */
	open(value: unknown, depth = 0): OpenedLead[] | undefined {
		if (depth > DEEPEST) return undefined;
		const whole = this.first(readingsOf(value).flatMap(layouts));
		if (whole) return whole;
		if (typeof value === 'string') {
			const inner = innerOf(value);
			return inner === undefined ? undefined : this.open(inner, depth + 1);
		}
		if (Array.isArray(value)) return this.all(value, depth) ?? this.parts(value)?.leads;
		return isRecord(value) ? this.fields(value, depth) : undefined;
	}

	private all(entries: unknown[], depth: number): OpenedLead[] | undefined {
		const leads: OpenedLead[] = [];
		for (const entry of entries) {
			const opened = this.open(entry, depth + 1);
			if (!opened) return undefined;
			leads.push(...opened);
		}
		return entries.length > 0 ? leads : undefined;
	}

	/** Fields beside the ciphertext are kept, but what was encrypted with them counts more. */
	private fields(entry: Record<string, unknown>, depth: number): OpenedLead[] | undefined {
		const found = this.parts(entry) ?? this.oneField(entry, depth);
		if (!found) return undefined;
		const beside = Object.fromEntries(Object.entries(entry).filter(([name]) => !found.used.includes(name)));
		return found.leads.map(({ sealed, lead }) => ({ sealed, lead: { ...beside, ...lead } as IDataObject }));
	}

	private oneField(entry: Record<string, unknown>, depth: number) {
		for (const [name, value] of Object.entries(entry)) {
			const leads = this.open(value, depth + 1);
			if (leads) return { leads, used: [name] };
		}
		return undefined;
	}

	/** Nonce, ciphertext and perhaps tag as values of their own, told apart by their lengths. */
	private parts(entry: object): { leads: OpenedLead[]; used: string[] } | undefined {
		const parts = Object.entries(entry)
			.map(([name, value]): Part => ({ name, readings: readingsOf(value) }))
			.filter(({ readings }) => readings.length > 0);
		if (parts.length < 2 || parts.length > MOST_PARTS) return undefined;
		const tags = sized(parts, [TAG_BYTES]);
		for (const nonce of sized(parts, NONCE_BYTES)) {
			for (const { name, bytes } of sized(parts)) {
				if (name === nonce.name) continue;
				const leads = this.first(rests(bytes).map((rest) => ({ nonce: nonce.bytes, ...rest })));
				if (leads) return { leads, used: [nonce.name, name] };
				for (const tag of tags) {
					if (tag.name === name || tag.name === nonce.name) continue;
					const withTag = this.first([{ nonce: nonce.bytes, ciphertext: bytes, tag: tag.bytes }]);
					if (withTag) return { leads: withTag, used: [nonce.name, name, tag.name] };
				}
			}
		}
		return undefined;
	}

	private first(candidates: Sealed[]): OpenedLead[] | undefined {
		for (const sealed of candidates) {
			if (this.problem === 'malformed') this.problem = this.key ? 'undecryptable' : 'badKey';
			if (!this.key || this.failures > MOST_FAILURES) return undefined;
			const plain = decrypted(sealed, this.key);
			const leads = plain && leadsIn(parsed(plain.toString('utf8')));
			if (leads) return leads.map((lead) => ({ sealed: lead, lead }));
			if (plain) this.problem = 'unknownContent';
			this.failures += 1 + sealed.ciphertext.length / FAILURE_BYTES;
		}
		return undefined;
	}
}

function sized(parts: Part[], sizes?: number[]): Array<{ name: string; bytes: Buffer }> {
	return parts.flatMap(({ name, readings }) =>
		readings.filter(({ length }) => sizes?.includes(length) ?? true).map((bytes) => ({ name, bytes })),
	);
}

function layouts(blob: Buffer): Sealed[] {
	if (blob.length < FEWEST_BYTES) return [];
	return NONCE_BYTES.flatMap((size) =>
		rests(blob.subarray(size)).map((rest) => ({ nonce: blob.subarray(0, size), ...rest })),
	);
}

/** Ciphertext and tag in one: the tag stands at the end or at the beginning. */
function rests(bytes: Buffer): Array<Omit<Sealed, 'nonce'>> {
	if (bytes.length <= TAG_BYTES) return [];
	return [
		{ ciphertext: bytes.subarray(0, -TAG_BYTES), tag: bytes.subarray(-TAG_BYTES) },
		{ ciphertext: bytes.subarray(TAG_BYTES), tag: bytes.subarray(0, TAG_BYTES) },
	];
}

/** OpenSSL compares the tag in constant time. */
function decrypted({ nonce, ciphertext, tag }: Sealed, key: Buffer): Buffer | undefined {
	const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
	decipher.setAuthTag(tag);
	const start = decipher.update(ciphertext);
	try {
		return Buffer.concat([start, decipher.final()]);
	} catch {
		return undefined;
	}
}

/** The decrypted JSON: a list of leads, one lead, or an object around a list. */
function leadsIn(value: unknown): IDataObject[] | undefined {
	if (Array.isArray(value)) return value.every(isRecord) ? (value as IDataObject[]) : undefined;
	if (!isRecord(value)) return undefined;
	const list = LIST_FIELDS.map((name) => value[name]).find((inner) => Array.isArray(inner) && inner.every(isRecord));
	return 'lead_id' in value || !list ? [value as IDataObject] : (list as IDataObject[]);
}

/** A body as what it is: JSON, the fields of a form, other text, or bytes. */
function contentOf(body: Buffer): unknown {
	const text = body.toString('utf8').trim();
	return text.includes(NOT_UTF8) ? body : (parsed(text) ?? text);
}

/** What a text holds that is not itself ciphertext: JSON, the fields of a form, or parts with a sign between them. */
function innerOf(text: string): unknown {
	if (/^\s*["[{]/.test(text)) return parsed(text);
	if (/^[\w.-]+=/.test(text)) return Object.fromEntries(new URLSearchParams(text));
	const parts = text.split(/[.:|,;]/);
	return parts.length > 1 && parts.length < 5 && parts.every((part) => readingsOf(part).length > 0) ? parts : undefined;
}

/** The bytes that a value may stand for; none when it is surely something else. Numbers of any length are ids. */
function readingsOf(value: unknown): Buffer[] {
	const bytes = isRecord(value) && value.type === 'Buffer' ? value.data : value;
	if (Buffer.isBuffer(bytes)) return [bytes];
	if (isByteList(bytes)) return [Buffer.from(bytes)];
	if (typeof value !== 'string') return [];
	const text = value.replace(/\s/g, '');
	const readings: Buffer[] = [];
	if (/^\d+$/.test(text)) return readings;
	if (/^[\w+/-]+={0,2}$/.test(text)) readings.push(Buffer.from(text, 'base64'));
	if (/^([0-9a-f]{2})+$/i.test(text)) readings.push(Buffer.from(text, 'hex'));
	return readings.filter(({ length }) => length >= NONCE_BYTES[0]);
}

function isByteList(value: unknown): value is number[] {
	return (
		Array.isArray(value) &&
		value.length >= NONCE_BYTES[0] &&
		value.every((one) => Number.isInteger(one) && one >= 0 && one < 256)
	);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/**
 * The form of a delivery without its values, for telling whether one like it was opened before and for a report about one that
 * was not: names of fields, and how many bytes stand under them. Lengths of ciphertext are left out.
 */
export function formOf(body: Buffer): unknown {
	return shape(contentOf(body), 0);
}

const MOST_NAMES = 30;

function shape(value: unknown, depth: number): unknown {
	const [bytes] = readingsOf(value);
	if (bytes) return bytes.length < FEWEST_BYTES ? `${bytes.length} bytes` : 'bytes';
	if (typeof value === 'string') {
		const inner = innerOf(value);
		return inner === undefined || depth > DEEPEST ? 'text' : { 'in a text': shape(inner, depth + 1) };
	}
	if (depth > DEEPEST) return 'more';
	if (Array.isArray(value)) return distinct(value.slice(0, MOST_NAMES).map((one) => shape(one, depth + 1)));
	if (!isRecord(value)) return value === null ? 'null' : typeof value;
	const fields = Object.entries(value).slice(0, MOST_NAMES);
	return Object.fromEntries(fields.map(([name, one]) => [name.slice(0, 60), shape(one, depth + 1)]));
}

function distinct(values: unknown[]): unknown[] {
	return [...new Map(values.map((one) => [JSON.stringify(one), one])).values()];
}
