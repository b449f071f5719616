import { lostDigits } from '../operations/locators/locator';
import { normalForm, sha256, valuesOf, type Identifier } from './identifiers';

/** What the records of a customer list are (schema UserListType of the API description). */
export type ListType = 'EMAIL' | 'IDFA' | 'MAID' | 'LR_ID' | 'DLX_ID' | 'HASHED_PINNER_ID';

/** Those that Pinterest takes as a hash; the others are IDs that others gave, and go as they are. */
const HASHED: Partial<Record<ListType, Identifier>> = { EMAIL: 'email', IDFA: 'hashedMaids', MAID: 'hashedMaids' };

/** "can be plain text or hashed using SHA1, SHA256, or MD5". 32 digits may be an advertising ID without its hyphens. */
const OTHER_HASHES: Partial<Record<ListType, RegExp>> = {
	EMAIL: /^([0-9a-f]{40}|[0-9a-f]{32})$/i,
	IDFA: /^[0-9a-f]{40}$/i,
	MAID: /^[0-9a-f]{40}$/i,
};

const SHA_256 = /^[0-9a-f]{64}$/;

/** Longer than any ID that these lists take; keeps a call of 10,000 records near a megabyte. */
const MOST_CHARACTERS = 100;

/** What messages say of each. */
export const WANTED: Readonly<Record<ListType, string>> = {
	EMAIL: 'e-mail addresses, or hashes of them',
	IDFA: 'advertising IDs of 32 hexadecimal digits, or hashes of them',
	MAID: 'advertising IDs of 32 hexadecimal digits, or hashes of them',
	LR_ID: 'LiveRamp IDs',
	DLX_ID: 'DLX IDs',
	HASHED_PINNER_ID: 'hashed Pinner IDs',
};

/**
 * One record as it goes to Pinterest: normalised and hashed with SHA-256, or what is a hash or an ID already, as it is.
 * @returns undefined for what is none
 */
export function recordOf(listType: ListType, value: unknown): string | undefined {
	const identifier = HASHED[listType];
	if (identifier === undefined) return idOf(value);
	if (typeof value === 'string' && OTHER_HASHES[listType]!.test(value.trim())) return value.trim().toLowerCase();
	const form = normalForm(identifier, value);
	return form === undefined || SHA_256.test(form) ? form : sha256(form);
}

function idOf(value: unknown): string | undefined {
	if (typeof value === 'boolean' || lostDigits(value)) return undefined;
	const text = String(value).trim();
	return text.length <= MOST_CHARACTERS && /^[^\s,@]+$/.test(text) ? text : undefined;
}

export interface Records {
	/** As they go to Pinterest, each once. */
	records: string[];
	/** How many were given, and how many of them are no records. */
	given: number;
	leftOut: number;
}

/** All records that were given: one, or several as a list or in a text with commas. */
export function recordsOf(listType: ListType, value: unknown): Records {
	const given = valuesOf(value);
	const known = given.map((one) => recordOf(listType, one)).filter((record) => record !== undefined);
	return { records: [...new Set(known)], given: given.length, leftOut: given.length - known.length };
}

/** Pinterest's words without what may be records in them: hashes, and the IDs that were sent. */
export function withoutRecords(text: string, sent: readonly string[] = []): string {
	const known = sent.filter((record) => record.length > 3 && text.toLowerCase().includes(record.toLowerCase()));
	return known
		.sort((one, other) => other.length - one.length)
		.reduce((rest, record) => rest.replaceAll(record, '(a record)'), text)
		.replace(/[0-9a-f]{16,}/gi, '(a record)');
}
