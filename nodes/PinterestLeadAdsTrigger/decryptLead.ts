import { createDecipheriv } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../api/answers';

/**
 * Everything this package assumes about the form of a delivery. Pinterest documents the algorithm (AES-256-GCM, a base64 key of
 * 32 bytes; page "Lead ads" and schema LeadSubscription) but not the layout, so several are tried; GCM's tag tells which one is
 * right, and what none of them opens is refused. To correct a layout, change the lists below or `layouts`.
 */
const CIPHERTEXT_FIELDS = [
	'ciphertext',
	'encrypted_data',
	'encrypted_lead_data',
	'encrypted_lead',
	'encrypted_payload',
	'encrypted',
	'lead_data',
	'data',
	'payload',
	'content',
];
const NONCE_FIELDS = ['nonce', 'iv', 'initialization_vector'];
const TAG_FIELDS = ['tag', 'auth_tag', 'authentication_tag', 'mac'];
/** Where a decrypted object keeps its list of leads, when it is not itself a lead. */
const LIST_FIELDS = ['leads', 'items', 'data', 'lead_data'];

/** What bytes that are no text turn into. */
const NOT_UTF8 = '\uFFFD';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export type Opened =
	| { leads: IDataObject[] }
	/** malformed: nothing in it could be ciphertext · undecryptable: not made with this key · badKey: the key is no AES-256 key. */
	| { problem: 'malformed' | 'undecryptable' | 'badKey' };

interface Sealed {
	nonce: Buffer;
	ciphertext: Buffer;
	tag: Buffer;
}

/**
 * Opens one delivery.
 * @param body the request's body as it came
 * @param key `cryptographic_key` of the subscription: base64, with or without padding
 * @returns the leads in it, or why there are none; never throws, and never tells anything about the key
 */
export function decryptLeads(body: Buffer, key: string): Opened {
	const keyBytes = Buffer.from(key.trim(), 'base64');
	if (keyBytes.length !== KEY_BYTES) return { problem: 'badKey' };
	const text = body.toString('utf8').trim();
	const json = parsed(text);
	if (json !== undefined) return openValue(json, keyBytes);
	const isText = !text.includes(NOT_UTF8);
	return openBlob(isText ? decoded(text) : [body], keyBytes);
}

/** A blob as JSON text, an object with the parts as fields, or a list of either, of which every entry must open. */
function openValue(value: unknown, key: Buffer): Opened {
	if (typeof value === 'string') return openBlob(decoded(value.trim()), key);
	if (isRecord(value)) return openFields(value, key);
	if (!Array.isArray(value) || value.length === 0) return { problem: 'malformed' };
	const leads: IDataObject[] = [];
	for (const entry of value) {
		const opened = openValue(entry, key);
		if ('problem' in opened) return opened;
		leads.push(...opened.leads);
	}
	return { leads };
}

/** The parts under names of their own. Fields beside them are kept, but what was encrypted with them counts more. */
function openFields(entry: Record<string, unknown>, key: Buffer): Opened {
	const ciphertext = field(entry, CIPHERTEXT_FIELDS);
	if (!ciphertext) {
		const inner = CIPHERTEXT_FIELDS.map((name) => entry[name]).find((value) => typeof value === 'object' && value);
		return inner ? openValue(inner, key) : { problem: 'malformed' };
	}
	const nonce = field(entry, NONCE_FIELDS);
	const tag = field(entry, TAG_FIELDS);
	const opened = nonce
		? open(separate(ciphertext.text, nonce.text, tag?.text), key)
		: openBlob(decoded(ciphertext.text), key);
	if ('problem' in opened) return opened;
	const parts = new Set([ciphertext.name, nonce?.name, tag?.name]);
	const beside = Object.fromEntries(Object.entries(entry).filter(([name]) => !parts.has(name)));
	return { leads: opened.leads.map((lead) => ({ ...beside, ...lead }) as IDataObject) };
}

function openBlob(candidates: Buffer[], key: Buffer): Opened {
	return open(candidates.flatMap(layouts), key);
}

function layouts(blob: Buffer): Sealed[] {
	if (blob.length <= NONCE_BYTES + TAG_BYTES) return [];
	const nonce = blob.subarray(0, NONCE_BYTES);
	const rest = blob.subarray(NONCE_BYTES);
	return [
		{ nonce, ciphertext: rest.subarray(0, -TAG_BYTES), tag: rest.subarray(-TAG_BYTES) },
		{ nonce, ciphertext: rest.subarray(TAG_BYTES), tag: rest.subarray(0, TAG_BYTES) },
	];
}

function separate(ciphertext: string, nonce: string, tag: string | undefined): Sealed[] {
	const nonces = decoded(nonce).filter(({ length }) => length === NONCE_BYTES);
	const tags = tag === undefined ? [] : decoded(tag).filter(({ length }) => length === TAG_BYTES);
	const withTag = decoded(ciphertext).flatMap((bytes): Array<Omit<Sealed, 'nonce'>> => {
		if (tag !== undefined) return tags.map((one) => ({ ciphertext: bytes, tag: one }));
		if (bytes.length <= TAG_BYTES) return [];
		return [{ ciphertext: bytes.subarray(0, -TAG_BYTES), tag: bytes.subarray(-TAG_BYTES) }];
	});
	return nonces.flatMap((one) => withTag.map((sealed) => ({ nonce: one, ...sealed })));
}

function open(candidates: Sealed[], key: Buffer): Opened {
	if (candidates.length === 0) return { problem: 'malformed' };
	for (const sealed of candidates) {
		const plain = decrypted(sealed, key);
		const leads = plain && leadsIn(parsed(plain.toString('utf8')));
		if (leads) return { leads };
	}
	return { problem: 'undecryptable' };
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

function field(entry: Record<string, unknown>, names: string[]): { name: string; text: string } | undefined {
	const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
	for (const wanted of names) {
		const name = Object.keys(entry).find((key) => plain(key) === plain(wanted));
		const value = name === undefined ? undefined : entry[name];
		if (name !== undefined && typeof value === 'string' && value !== '') return { name, text: value.trim() };
	}
	return undefined;
}

/** Base64 (also its form for URLs), and hexadecimal where it can be that. */
function decoded(given: string): Buffer[] {
	const text = given.replace(/\s/g, '');
	const readings: Buffer[] = [];
	if (/^[\w+/-]+={0,2}$/.test(text)) readings.push(Buffer.from(text, 'base64'));
	if (/^([0-9a-f]{2})+$/i.test(text)) readings.push(Buffer.from(text, 'hex'));
	return readings;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
