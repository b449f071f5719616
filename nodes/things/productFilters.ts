import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../api/answers';
import { jsonIn } from '../operations/json';
import type { Field } from '../operations/operation';
import { isEmpty } from '../operations/values';
import { country, currency } from './markets';

/** What a product group is made from: the items of one feed, or those of a catalog of one type. */
export type Basis = 'feed' | 'RETAIL' | 'HOTEL' | 'CREATIVE_ASSETS';

interface Group {
	name: string;
	displayName: string;
	columns: Field[];
	/** One row as Pinterest wants it: schemas CatalogsProductGroupFilterKeys and those of other types. */
	as: (row: IDataObject) => IDataObject;
}

const worded = (value: string): string =>
	value
		.toLowerCase()
		.split('_')
		.map((word) => (word === 'id' ? 'ID' : word[0].toUpperCase() + word.slice(1)))
		.join(' ');

const attribute: Field = { displayName: 'Attribute', name: 'attribute', type: 'options', default: '' };

const attributeOf = (...values: string[]): Field => ({
	...attribute,
	default: values[0],
	options: values.map((value) => ({ name: worded(value), value })),
});

const comparison: Field = {
	displayName: 'Comparison',
	name: 'comparison',
	type: 'options',
	default: 'is',
	options: [
		{ name: 'Is', value: 'is' },
		{ name: 'Is Not', value: 'isNot' },
	],
};

const labelComparison: Field = {
	...comparison,
	options: [
		{ name: 'Contains', value: 'contains' },
		{ name: 'Does Not Contain', value: 'containsNot' },
		{ name: 'Is', value: 'is' },
		{ name: 'Is Not', value: 'isNot' },
	],
};

const order: Field = {
	displayName: 'Comparison',
	name: 'comparison',
	type: 'options',
	default: 'GREATER_THAN',
	options: [
		{ name: 'Greater Than', value: 'GREATER_THAN' },
		{ name: 'Greater Than or Equal', value: 'GREATER_THAN_OR_EQUALS' },
		{ name: 'Less Than', value: 'LESS_THAN' },
		{ name: 'Less Than or Equal', value: 'LESS_THAN_OR_EQUALS' },
	],
};

const values = (description: string, placeholder: string): Field => ({
	displayName: 'Values',
	name: 'values',
	type: 'string',
	required: true,
	default: '',
	placeholder,
	description: `${description}; one or several with commas between them, of which any fits`,
	several: true,
});

const number = (changes: Partial<Field>): Field => ({
	displayName: 'Value',
	name: 'value',
	type: 'number',
	required: true,
	default: 0,
	...changes,
});

const choices = (...list: string[]): Field => ({
	displayName: 'Values',
	name: 'values',
	type: 'multiOptions',
	required: true,
	default: [],
	options: list.map((value) => ({ name: worded(value), value })),
});

const negated = ({ comparison: how }: IDataObject): boolean => how === 'isNot' || how === 'containsNot';

const listed = (row: IDataObject, attribute = String(row.attribute)): IDataObject => ({
	[attribute]: { values: row.values, negated: negated(row) },
});

const text = (...attributes: string[]): Group => ({
	name: 'text',
	displayName: 'Text',
	columns: [attributeOf(...attributes), comparison, values('What the attribute is', 'e.g. Willow')],
	as: listed,
});

const label: Group = {
	name: 'label',
	displayName: 'Custom Label',
	columns: [
		attributeOf(...[0, 1, 2, 3, 4].map((at) => `CUSTOM_LABEL_${at}`)),
		labelComparison,
		values('What the label is or contains', 'e.g. autumn'),
	],
	as: (row) => ({
		[String(row.attribute)]: {
			values: row.values,
			negated: negated(row),
			filter_operator_type: String(row.comparison).startsWith('contains') ? 'CONTAINS' : 'IS',
		},
	}),
};

/** Categories are lists from the top: `Kitchen > Mugs` is `['Kitchen', 'Mugs']`. */
const categories = (name: string, displayName: string, prefix: string, deepest: number): Group => ({
	name,
	displayName,
	columns: [
		attributeOf(...Array.from({ length: deepest + 1 }, (_, level) => `${prefix}_${level}`)),
		comparison,
		values('Categories from the top, with " > " between the levels', 'e.g. Kitchen > Mugs'),
	],
	as: (row) => ({
		[String(row.attribute)]: {
			values: [row.values].flat().map((path) => String(path).split(/\s*>\s*/)),
			negated: negated(row),
		},
	}),
});

const googleCategory = categories('googleCategory', 'Google Product Category', 'GOOGLE_PRODUCT_CATEGORY', 6);

const media: Group = {
	name: 'mediaType',
	displayName: 'Media Type',
	columns: [comparison, choices('IMAGE', 'VIDEO')],
	as: (row) => listed(row, 'MEDIA_TYPE'),
};

/** A minimum is met by what is equal where it is inclusive. */
const retailPrice: Group = {
	name: 'price',
	displayName: 'Price',
	columns: [order, number({ typeOptions: { minValue: 0 } })],
	as: ({ comparison: how, value }) => ({
		[String(how).startsWith('GREATER') ? 'MIN_PRICE' : 'MAX_PRICE']: {
			values: value,
			inclusion: String(how).endsWith('EQUALS'),
			negated: false,
		},
	}),
};

const hotelPrice: Group = {
	name: 'price',
	displayName: 'Price',
	columns: [order, number({ typeOptions: { minValue: 0 } }), currency({ required: true, description: undefined })],
	as: ({ comparison: operator, value, currency: code }) => ({
		PRICE: { operator, value, currency: code, negated: false },
	}),
};

const customNumber: Group = {
	name: 'number',
	displayName: 'Custom Number',
	columns: [
		attributeOf(...[0, 1, 2, 3, 4].map((at) => `CUSTOM_NUMBER_${at}`)),
		order,
		number({ typeOptions: { minValue: 0, maxValue: 4_294_967_295, numberPrecision: 0 } }),
	],
	as: ({ attribute, comparison: operator, value }) => ({ [String(attribute)]: { operator, value, negated: false } }),
};

const inCurrency: Group = {
	name: 'currency',
	displayName: 'Currency',
	columns: [currency({ required: true, description: undefined })],
	as: ({ currency: code }) => ({ CURRENCY: { values: code, negated: false } }),
};

const gender: Group = {
	name: 'gender',
	displayName: 'Gender',
	columns: [comparison, choices('FEMALE', 'MALE', 'UNISEX')],
	as: (row) => listed(row, 'GENDER'),
};

const oneCountry = country();

const countries: Group = {
	name: 'country',
	displayName: 'Country',
	columns: [
		comparison,
		{
			...values('Countries as two letters or by name', 'e.g. DE, AT'),
			tidy: oneCountry.tidy,
			check: (value) => (value as unknown[]).map((one) => oneCountry.check!(one, {})).find(Boolean),
		},
	],
	as: (row) => listed(row, 'COUNTRY'),
};

const retailGroups: Group[] = [
	label,
	customNumber,
	inCurrency,
	gender,
	googleCategory,
	media,
	retailPrice,
	categories('productType', 'Product Type', 'PRODUCT_TYPE', 4),
	text('AVAILABILITY', 'BRAND', 'CONDITION', 'ITEM_GROUP_ID', 'ITEM_ID', 'PRODUCT_GROUP', 'TITLE_KEYWORDS'),
];

const GROUPS: Readonly<Record<Basis, Group[]>> = {
	feed: retailGroups,
	RETAIL: retailGroups,
	HOTEL: [countries, label, hotelPrice, text('BRAND', 'HOTEL_ID', 'TITLE_KEYWORDS')],
	CREATIVE_ASSETS: [label, googleCategory, media, text('CREATIVE_ASSETS_ID', 'TITLE_KEYWORDS')],
};

const rowsFor = (bases: Basis[]): Field => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'fixedCollection',
	placeholder: 'Add filter',
	typeOptions: { multipleValues: true },
	default: {},
	description: 'Which items the product group holds',
	options: GROUPS[bases[0]].map(({ name, displayName, columns }) => ({
		name,
		displayName,
		values: columns,
	})) as unknown as Field['options'],
	displayOptions: { show: { basedOn: bases } },
});

/** The parameters `match`, `filters` (one for each type of catalog) and `filtersJson`. */
export const filterFields: Field[] = [
	{
		displayName: 'Match',
		name: 'match',
		type: 'options',
		default: 'all_of',
		description: 'How many of the filters an item has to fit',
		options: [
			{ name: 'All Filters', value: 'all_of' },
			{ name: 'Any Filter', value: 'any_of' },
		],
	},
	rowsFor(['feed', 'RETAIL']),
	rowsFor(['HOTEL']),
	rowsFor(['CREATIVE_ASSETS']),
	{
		displayName: 'Filters (JSON)',
		name: 'filtersJson',
		type: 'json',
		default: '[]',
		placeholder: 'e.g. [{ "CUSTOM_LABEL_0": { "values": ["autumn"] } }]',
		description: "Further filters, or all of them, as a list in Pinterest's form",
		check: (value) =>
			fromJson(value) ? undefined : 'is not a list of filters. It looks like [{ "BRAND": { "values": ["Willow"] } }].',
	},
];

/** A list of filters, or the object in which Pinterest keeps it. */
function fromJson(value: unknown): { match?: string; list: IDataObject[] } | undefined {
	const given = jsonIn(value);
	if (Array.isArray(given)) return given.every(isRecord) ? { list: given as IDataObject[] } : undefined;
	if (!isRecord(given)) return undefined;
	const [[match, list] = ['all_of', []], ...others] = Object.entries(given);
	const isOne = ['all_of', 'any_of'].includes(match) && Array.isArray(list) && list.every(isRecord);
	return isOne && others.length === 0 ? { match, list: list as IDataObject[] } : undefined;
}

/** `filters` of a body; undefined where none are given. Their forms differ with what the product group is based on. */
export function filtersOf({ basedOn, match, filters, filtersJson }: IDataObject): IDataObject | undefined {
	const rows = (filters ?? {}) as Record<string, IDataObject[] | undefined>;
	const chosen = (GROUPS[basedOn as Basis] ?? []).flatMap(({ name, as }) => (rows[name] ?? []).map((row) => as(row)));
	const json = isEmpty(filtersJson) ? undefined : fromJson(filtersJson);
	const all = [...chosen, ...(json?.list ?? [])];
	return all.length > 0 ? { [json?.match ?? String(match)]: all } : undefined;
}

/** For operations that cannot do without. */
export const filtersMissing = (given: IDataObject): string[] =>
	filtersOf(given) ? [] : ['"Filters" are empty; a product group needs at least one.'];
