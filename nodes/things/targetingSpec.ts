import type { IDataObject } from 'n8n-workflow';

import { collection } from '../operations/collections';
import { objectIn } from '../operations/json';
import type { Field } from '../operations/operation';
import { isEmpty } from '../operations/values';
import { fieldsIn, someIds } from './adEntity';

// Whom ads are for: schema TargetingSpec of the API description.

interface Part {
	/** Pinterest's name. */
	name: string;
	field: Field;
	/** In Pinterest's form; by default a list of texts. @param value checked, and not empty */
	wire?: (value: unknown) => unknown;
}

const choices = (names: Record<string, string>) =>
	Object.entries(names).map(([value, label]) => ({ name: label, value }));

const several = (
	name: string,
	displayName: string,
	parameter: string,
	example: string,
	description: string,
	check?: Field['check'],
): Part => ({
	name,
	field: {
		displayName,
		name: parameter,
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description: `${description}: with commas between them, or a list from an expression`,
		several: true,
		check,
	},
});

const oneOf = (
	name: string,
	displayName: string,
	parameter: string,
	description: string,
	names: Record<string, string>,
): Part => ({
	name,
	field: {
		displayName,
		name: parameter,
		type: 'multiOptions',
		default: [],
		description,
		options: choices(names),
		open: true,
	},
});

/** Devices, in the order of their names. */
export const APP_TYPES: Record<string, string> = {
	android_mobile: 'Android Phone',
	android_tablet: 'Android Tablet',
	ipad: 'iPad',
	iphone: 'iPhone',
	web: 'Web',
	web_mobile: 'Web on a Phone',
};

const LEAST_AGE = 18;
const MOST_AGE = 65;

const ageProblem =
	(form: RegExp) =>
	(value: unknown): string | undefined => {
		const text = String(value).trim();
		const age = parseInt(text, 10);
		return form.test(text) && age >= LEAST_AGE && age <= MOST_AGE
			? undefined
			: `is not an age that Pinterest takes: "${text}". Ages go from ${LEAST_AGE} to ${MOST_AGE}; the highest may also be ${MOST_AGE}+.`;
	};

const age = (name: string, displayName: string, parameter: string, example: string, form: RegExp): Part => ({
	name,
	field: {
		displayName,
		name: parameter,
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description: `Included. From ${LEAST_AGE} to ${MOST_AGE}; lowest and highest age go together.`,
		check: ageProblem(form),
	},
	wire: (value) => String(value).trim(),
});

const twoLetters = (value: unknown): string | undefined => {
	const wrong = (value as unknown[]).map(String).find((one) => !/^[a-z]{2}$/.test(one));
	return wrong && `has a value that is not a language of two small letters: "${wrong}". It looks like en, de.`;
};

type Rows = Record<string, IDataObject[]> | undefined;

const retargeting: Part = {
	name: 'SHOPPING_RETARGETING',
	field: {
		displayName: 'Shopping Retargeting',
		name: 'shoppingRetargeting',
		type: 'fixedCollection',
		placeholder: 'Add visitors',
		typeOptions: { multipleValues: true },
		default: {},
		description: 'People who did something with your products. For catalog sales.',
		options: [
			{
				displayName: 'Visitors',
				name: 'visitors',
				values: [
					{
						displayName: 'From Days Ago',
						name: 'lookbackWindow',
						type: 'number',
						default: 30,
						typeOptions: { minValue: 0, numberPrecision: 0 },
						description: 'How many days ago it begins to count',
					},
					{
						displayName: 'Until Days Ago',
						name: 'exclusionWindow',
						type: 'number',
						default: 0,
						typeOptions: { minValue: 0, numberPrecision: 0 },
						description: 'How many days ago it ends to count',
					},
					{
						displayName: 'Event Types',
						name: 'tagTypes',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. 0, 6',
						description: "Pinterest's numbers of what they did, with commas between them",
						several: true,
						check: someIds,
					} as Field,
				],
			},
		] as Field['options'],
	},
	wire: (value) =>
		((value as Rows)?.visitors ?? []).map(({ lookbackWindow, exclusionWindow, tagTypes }) => ({
			lookback_window: lookbackWindow ?? 30,
			exclusion_window: exclusionWindow ?? 0,
			tag_types: [tagTypes ?? []].flat().map(Number),
		})),
};

/** In the order of their labels, the JSON of all others at the end. */
const PARTS: Part[] = [
	oneOf('AGE_BUCKET', 'Age Ranges', 'ageBuckets', 'Fixed ranges; instead of the lowest and the highest age', {
		'18-24': '18-24',
		'19+': '19 and Over',
		'20+': '20 and Over',
		'21+': '21 and Over',
		'25-34': '25-34',
		'35-44': '35-44',
		'45-49': '45-49',
		'50-54': '50-54',
		'55-64': '55-64',
		'65+': '65 and Over',
	}),
	several(
		'AUDIENCE_INCLUDE',
		'Audience IDs',
		'includedAudienceIds',
		'2542620905473, 2542620905474',
		'Audiences who see the ads, each with at least 100 people',
		someIds,
	),
	oneOf('APPTYPE', 'Devices', 'devices', 'Only on these; without any, on all', APP_TYPES),
	several(
		'AUDIENCE_EXCLUDE',
		'Excluded Audience IDs',
		'excludedAudienceIds',
		'2542620905475, 2542620905476',
		'Audiences who do not see the ads',
		someIds,
	),
	oneOf('GENDER', 'Genders', 'genders', 'Only these; without any, all', {
		female: 'Female',
		male: 'Male',
		unknown: 'Unknown',
	}),
	age('MAXIMUM_AGE', 'Highest Age', 'maximumAge', '54', /^\d+\+?$/),
	several(
		'INTEREST',
		'Interest IDs',
		'interestIds',
		'935249274030, 961238559656',
		'Only people with one of these interests, as Targeting: Get Options lists them',
	),
	several('LOCALE', 'Languages', 'locales', 'en, de', 'Only people who use Pinterest in one of these', twoLetters),
	several(
		'LOCATION',
		'Locations',
		'locations',
		'US, 807',
		'Countries of two letters, or US metropolitan areas by number. Locations or regions are needed',
	),
	age('MINIMUM_AGE', 'Lowest Age', 'minimumAge', '25', /^\d+$/),
	several(
		'GEO',
		'Regions or Postal Codes',
		'geo',
		'BE-VOV, US-CA',
		'Either regions or postal codes with the country before them, such as US-94107',
	),
	retargeting,
	oneOf('TARGETING_STRATEGY', 'Strategies', 'targetingStrategies', 'Which way of targeting Ads Manager shows', {
		CHOOSE_YOUR_OWN: 'Choose Your Own',
		FIND_NEW_CUSTOMERS: 'Find New Customers',
		RECONNECT_WITH_USERS: 'Reconnect with Users',
	}),
];

const jsonField: Field = {
	displayName: 'Targeting as JSON',
	name: 'json',
	type: 'json',
	default: '',
	placeholder: 'e.g. { "LOCATION": ["US"], "GENDER": ["female"] }',
	description: "An object in Pinterest's form, whose properties go before the other fields",
	check: (value) => {
		const spec = objectIn(value);
		return spec ? wrongAgeIn(spec) : 'is not a JSON object, such as { "LOCATION": ["US"] }.';
	},
};

function wrongAgeIn(spec: Spec): string | undefined {
	for (const { name, field } of PARTS.filter((part) => part.name in AGES)) {
		const problem = isEmpty(spec[name]) ? undefined : field.check!(spec[name], {});
		if (problem) return `has a ${name} that ${problem}`;
	}
	return undefined;
}

/** A collection of everything that ads can be targeted by. `check` of an operation needs `targetingProblems` for it. */
export const targetingFields = (displayName: string, name: string, description: string): Field =>
	collection(displayName, name, [...PARTS.map(({ field }) => field), jsonField], { description });

/** The parameter `targeting` of what is made with a targeting. */
export const targeting = targetingFields(
	'Targeting',
	'targeting',
	'Whom the ads are for. Pinterest needs locations or regions.',
);

/** By Pinterest's names; lists hold what is targeted, texts an age. */
export type Spec = Record<string, unknown>;

const asTexts = (value: unknown): string[] => [value].flat().map(String);

/**
 * What the fields of such a collection say, in Pinterest's form.
 * @param fields checked; undefined where nothing is given
 */
export function specOf(fields: IDataObject | undefined): Spec {
	const spec: Spec = {};
	for (const { name, field, wire = asTexts } of PARTS) {
		const value = fields?.[field.name];
		if (!isEmpty(value)) spec[name] = wire(value);
	}
	return { ...spec, ...objectIn(fields?.json) };
}

/** The same of a parameter. @param name of the collection */
export const targetingOf = (values: IDataObject, name = 'targeting'): Spec => specOf(fieldsIn(values, name));

/** Of a list, its entries; of an age, itself. */
const entriesOf = (value: unknown): unknown[] => (value === null || value === undefined ? [] : [value].flat());

const isGiven = (spec: Spec, name: string): boolean => entriesOf(spec[name]).length > 0;

/** What surely is a region: one to three letters behind the country (ISO 3166-2), and what is too long for one. Digits may be either. */
const REGION = /^[A-Z]{2}-[A-Z]{1,3}$/i;
const POSTAL_CODE = /^[A-Z]{2}-(?=.*\d).{4,}$/i;

/** Those that have one value, with their labels. */
const AGES: Record<string, string> = { MAXIMUM_AGE: 'Highest Age', MINIMUM_AGE: 'Lowest Age' };

/**
 * What does not go together in a whole targeting, as sentences.
 * @param isWhole whether it is all that there will be, so that what is not in it is missing
 */
export function targetingProblems(spec: Spec, isWhole: boolean): string[] {
	const problems: string[] = [];
	const has = (name: string) => isGiven(spec, name);
	if (isWhole && !isEmpty(spec) && !has('LOCATION') && !has('GEO'))
		problems.push('Targeting needs "Locations" or "Regions or Postal Codes".');
	const ages = Object.keys(AGES).filter(has);
	if (has('AGE_BUCKET'))
		problems.push(...ages.map((name) => `"Age Ranges" and "${AGES[name]}" do not go together; use one of them.`));
	else if (isWhole && ages.length === 1) problems.push('"Lowest Age" and "Highest Age" go together; give both.');
	if (
		has('MINIMUM_AGE') &&
		has('MAXIMUM_AGE') &&
		parseInt(text(spec.MINIMUM_AGE), 10) > parseInt(text(spec.MAXIMUM_AGE), 10)
	)
		problems.push('"Lowest Age" is more than "Highest Age".');
	const places = entriesOf(spec.GEO).map(text);
	const [region, postalCode] = [REGION, POSTAL_CODE].map((form) => places.find((place) => form.test(place)));
	if (region && postalCode)
		problems.push(
			`"Regions or Postal Codes" has regions and postal codes, such as ${region} and ${postalCode}; Pinterest takes one of the two.`,
		);
	const excluded = new Set(entriesOf(spec.AUDIENCE_EXCLUDE).map(text));
	for (const id of entriesOf(spec.AUDIENCE_INCLUDE).map(text))
		if (excluded.has(id)) problems.push(`The audience ${id} is both included and excluded.`);
	return problems;
}

const text = (value: unknown): string => String(value);

const sameEntry = (one: unknown, other: unknown): boolean =>
	typeof one === 'object' ? JSON.stringify(one) === JSON.stringify(other) : text(one) === text(other);

export interface Merged {
	spec: Spec;
	/** What is there that was not there before, and the other way round: names with their entries. */
	added: Spec;
	removed: Spec;
}

/**
 * A targeting with changes, because Pinterest replaces it whole. An age that is added takes the place of the one that is there.
 * What is removed without being there, and added although it is, changes nothing.
 */
export function mergedTargeting(before: Spec, add: Spec, remove: Spec): Merged {
	const merged: Merged = { spec: {}, added: {}, removed: {} };
	for (const name of new Set([...Object.keys(before), ...Object.keys(add), ...Object.keys(remove)])) {
		const old = entriesOf(before[name]);
		const wanted = entriesOf(add[name]);
		const kept = name in AGES && wanted.length > 0 ? [] : old.filter((one) => !has(entriesOf(remove[name]), one));
		const all = [...kept, ...wanted.filter((one) => !has(kept, one))];
		const added = all.filter((one) => !has(old, one));
		const removed = old.filter((one) => !has(all, one));
		if (added.length > 0) merged.added[name] = added;
		if (removed.length > 0) merged.removed[name] = removed;
		// What is not touched stays as it was sent.
		if (added.length + removed.length === 0) {
			if (old.length > 0) merged.spec[name] = before[name];
		} else if (all.length > 0) merged.spec[name] = name in AGES ? all[0] : all;
	}
	return merged;
}

const has = (list: unknown[], one: unknown): boolean => list.some((other) => sameEntry(one, other));

/** `GENDER: female; LOCATION: US, CA`, for a cell of a sheet. */
export const inOneLine = (spec: Spec): string =>
	Object.entries(spec)
		.map(
			([name, value]) =>
				`${name}: ${entriesOf(value)
					.map((one) => (typeof one === 'object' ? JSON.stringify(one) : text(one)))
					.join(', ')}`,
		)
		.join('; ');
