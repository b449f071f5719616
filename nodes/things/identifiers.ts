import { createHash } from 'crypto';

import { jsonIn } from '../operations/json';
import { lostDigits } from '../operations/locators/locator';
import { namesIn } from '../operations/names';
import { birthday } from './birthday';
import { countryCode } from './country';
import { genderLetter } from './gender';
import { phoneDigits } from './phone';
import { stateCode } from './state';

/** What a person is known by and Pinterest takes as a hash only. */
export type Identifier =
	| 'email'
	| 'phone'
	| 'firstName'
	| 'lastName'
	| 'gender'
	| 'dateOfBirth'
	| 'city'
	| 'state'
	| 'zip'
	| 'country'
	| 'externalId'
	| 'hashedMaids';

interface Rule {
	/** What to give, for who gave something else. */
	wants: string;
	/**
	 * The form that is hashed, by the words of Pinterest's description (`ConversionEventsUserDataProperties`).
	 * @param value a text, or what `whole` takes
	 * @returns undefined where there is none
	 */
	normal: (value: unknown, country?: string) => string | undefined;
}

const NOTHING_ADVERTISED = /^[0-]+$/;

/** Countries whose postal codes have five digits, of which sheets take the leading zeros. */
const FIVE_DIGITS = new Set(['us', 'de', 'fr', 'it', 'es', 'mx', 'fi', 'ee', 'tr', 'kr', 'my', 'th']);

const plainText = (value: unknown): string => String(value).normalize('NFC').trim();

const lowerCase = (value: unknown): string | undefined =>
	plainText(value).replace(/\s+/g, ' ').toLowerCase() || undefined;

const RULES: Readonly<Record<Identifier, Rule>> = {
	email: {
		wants: 'an e-mail address',
		normal(value) {
			const address = plainText(value).replace(/\s/g, '').toLowerCase();
			return /^[^@,;<>()]+@[^@,;<>()]+$/.test(address) ? address : undefined;
		},
	},
	phone: {
		wants: 'a number with its country code, such as +49 30 1234567, or the country of the person beside it',
		normal: (value, country) => phoneDigits(plainText(value), country),
	},
	firstName: { wants: 'a name', normal: lowerCase },
	lastName: { wants: 'a name', normal: lowerCase },
	gender: { wants: 'f, m, n, or a word for it', normal: (value) => genderLetter(plainText(value)) },
	dateOfBirth: { wants: 'a date that can be read in one way only, such as 1990-07-04', normal: birthday },
	city: {
		wants: 'the name of a city',
		normal: (value) =>
			plainText(value)
				.toLowerCase()
				.replace(/[\s\p{P}\p{S}]/gu, '') || undefined,
	},
	state: { wants: 'its two-letter code', normal: (value, country) => stateCode(plainText(value), country) },
	zip: {
		wants: 'a postal code with digits',
		normal(value, country = '') {
			const digits = plainText(value).normalize('NFKC').replace(/\D/g, '');
			const lost = typeof value === 'number' && FIVE_DIGITS.has(country);
			return (lost ? digits.padStart(5, '0') : digits) || undefined;
		},
	},
	country: { wants: 'its two-letter code, or its name', normal: (value) => countryCode(plainText(value)) },
	externalId: { wants: 'an ID', normal: (value) => plainText(value) || undefined },
	hashedMaids: {
		wants: 'an advertising ID of 32 hexadecimal digits',
		normal(value) {
			const digits = plainText(value).toLowerCase().replace(/[{}-]/g, '');
			if (!/^[0-9a-f]{32}$/.test(digits) || NOTHING_ADVERTISED.test(digits)) return undefined;
			return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
		},
	},
};

const HASH = /^[0-9a-f]{64}$/i;

/**
 * The form of one value that Pinterest wants hashed, or what is a hash already, as it is but for its case.
 * @param country of the person, two letters in lower case; phones, dates, states and postal codes may need it
 * @returns undefined where the value is none of its kind
 */
export function normalForm(identifier: Identifier, value: unknown, country?: string): string | undefined {
	if (typeof value === 'string' && HASH.test(value.trim())) return value.trim().toLowerCase();
	if (typeof value === 'boolean' || lostDigits(value)) return undefined;
	return RULES[identifier].normal(value, country);
}

export interface Hashed {
	/** SHA-256 of each value, as 64 hexadecimal digits in lower case, each once. */
	hashes: string[];
	/** Why values were left out, as a sentence without them. */
	leftOut?: string;
}

/**
 * Everything that is given for one identifier, normalised and hashed.
 * @param value one, or several as a list or in a text with commas
 * @param label what messages call it
 */
export function hashed(identifier: Identifier, value: unknown, label: string, country?: string): Hashed {
	const given = valuesOf(value);
	const whole = identifier === 'dateOfBirth' ? commaInDate(given, country) : undefined;
	const forms = whole ? [whole] : given.map((one) => normalForm(identifier, one, country));
	const known = forms.filter((form) => form !== undefined);
	const missing = forms.length - known.length;
	return {
		hashes: [...new Set(known.map((form) => (HASH.test(form) ? form : sha256(form))))],
		...(missing > 0 && {
			leftOut: `"${label}" was left out${forms.length > 1 ? ` for ${missing} of ${forms.length} values` : ''}: it takes ${RULES[identifier].wants}.`,
		}),
	};
}

/** `July 4, 1990` is one date, although commas are between values. */
function commaInDate(given: unknown[], country?: string): string | undefined {
	return given.length > 1 && given.every((part) => typeof part === 'string')
		? birthday(given.join(' '), country)
		: undefined;
}

/** The values in a list, in JSON of one, or in a text with commas between them. */
export function valuesOf(value: unknown): unknown[] {
	if (typeof value === 'string') {
		const parsed = value.trim().startsWith('[') ? jsonIn(value) : null;
		return Array.isArray(parsed) ? valuesOf(parsed) : namesIn(value);
	}
	const all = Array.isArray(value) ? value : [value];
	return all.filter((one) => one !== undefined && one !== null && String(one).trim() !== '');
}

/** Of the form in UTF-8, as 64 hexadecimal digits in lower case. */
export function sha256(form: string): string {
	return createHash('sha256').update(form, 'utf8').digest('hex');
}
