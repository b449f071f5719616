import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../api/answers';
import { lengthUpTo, mostOf, webAddress } from '../operations/checks';
import { collection } from '../operations/collections';
import { objectIn } from '../operations/json';
import { lostDigits } from '../operations/locators/locator';
import type { Field } from '../operations/operation';
import { isEmpty } from '../operations/values';
import { momentOf, momentProblem } from '../reports/days';
import type { CatalogType } from './catalog';

/** One attribute of a catalog item: what the user sees of it, and where it goes. */
export interface Attribute {
	field: Field;
	/** Path below `attributes`, in Pinterest's names. */
	to: string;
	/** The value in Pinterest's type. */
	as?: (value: unknown) => unknown;
	/** Cannot be changed of an item that is there. */
	fixed?: true;
}

type Changes = Partial<Field>;

const camel = (property: string): string => property.replace(/[._](\w)/g, (_, letter: string) => letter.toUpperCase());

const attribute = (displayName: string, to: string, description: string, changes: Changes = {}): Attribute => ({
	field: { displayName, name: camel(to), type: 'string', default: '', description, ...changes },
	to,
});

const numeric = (displayName: string, to: string, description: string, changes: Changes = {}): Attribute =>
	attribute(displayName, to, description, { type: 'number', default: 0, ...changes });

const whole = (displayName: string, to: string, description: string): Attribute =>
	numeric(displayName, to, description, { typeOptions: { minValue: 0, numberPrecision: 0 } });

const flag = (displayName: string, to: string, description: string): Attribute =>
	attribute(displayName, to, `Whether ${description}`, { type: 'boolean', default: true });

const choice = (displayName: string, to: string, description: string, ...values: string[]): Attribute =>
	attribute(displayName, to, description, {
		type: 'options',
		default: values[0],
		options: values.map((value) => ({ name: worded(value), value })),
	});

const worded = (value: string): string =>
	value.length < 4 && value === value.toUpperCase()
		? value
		: value
				.split(/[ _]/)
				.map((word) => word[0].toUpperCase() + word.slice(1))
				.join(' ')
				.replace(/ (And|Of) /g, (word) => word.toLowerCase());

const list = (displayName: string, to: string, description: string, changes: Changes = {}): Attribute =>
	attribute(displayName, to, `${description}. Several with commas between them, or a list.`, {
		several: true,
		...changes,
	});

const link = (displayName: string, to: string, description: string, max: number): Attribute =>
	attribute(displayName, to, description, {
		placeholder: 'e.g. https://shop.example/mugs/1',
		text: { max },
		check: webAddress,
	});

const fixed = (one: Attribute): Attribute => ({ ...one, fixed: true });

/** "24.99 USD", "24.99USD" and "24.99" */
const price = (displayName: string, to: string, description: string): Attribute =>
	attribute(displayName, to, description, {
		placeholder: 'e.g. 24.99 EUR',
		check: (value) =>
			/^\d+(\.\d+)?\s?([A-Z]{3})?$/i.test(String(value).trim())
				? undefined
				: `is not a price: "${String(value)}". It takes digits with a point before the decimals and the currency, such as 24.99 EUR.`,
	});

const IMAGE = { placeholder: 'e.g. https://shop.example/mugs/1.jpg', check: webAddress };

const mainImage = (to: string): Attribute =>
	fixed(attribute('Image Link', to, 'The main picture, at least 75 × 75 pixels', { ...IMAGE, text: { max: 2000 } }));

const furtherImages: Attribute = fixed(
	list('Additional Image Links', 'additional_image_link', 'Up to ten further pictures', {
		placeholder: 'e.g. https://shop.example/mugs/1-back.jpg',
		check: (value) =>
			mostOf(10)(value, {}) ?? lengthUpTo(2000)(value, {}) ?? (value as unknown[]).map(webAddress).find(Boolean),
	}),
);

const video: Attribute = fixed(link('Video Link', 'video_link', 'A video, MP4, MOV or M4V, up to 2 GB', 2000));

const labels = (max: number): Attribute[] =>
	[0, 1, 2, 3, 4].map((number) =>
		attribute(`Custom Label ${number}`, `custom_label_${number}`, 'A label of your own to group items by', {
			text: { max },
		}),
	);

const description = (max?: number): Attribute =>
	attribute('Description', 'description', 'What people read about it', max ? { text: { max } } : {});

const category = attribute(
	'Google Product Category',
	'google_product_category',
	"A category of Google's taxonomy, as its number or written out",
	{ placeholder: 'e.g. Home & Garden > Kitchen & Dining > Tableware' },
);

const deepLinks = [
	attribute('Android Deep Link', 'android_deep_link', 'Where the Android app shows it', {
		placeholder: 'e.g. shopapp://mugs/1',
	}),
	attribute('iOS Deep Link', 'ios_deep_link', 'Where the iOS app shows it', { placeholder: 'e.g. shopapp://mugs/1' }),
];

/** Ad images and videos with their tags, in the order in which they are numbered: "restricted". */
const tagged = (displayName: string, kind: 'ad_image' | 'ad_video', most: number): Attribute => ({
	to: kind,
	field: {
		displayName,
		name: camel(`${kind}s`),
		type: 'fixedCollection',
		placeholder: 'Add',
		typeOptions: { multipleValues: true },
		default: {},
		description: `Up to ${most} for shopping ads, each with a tag of its own. Pinterest opens it to some accounts only.`,
		check: (value) => {
			const { length } = rowsOf(value);
			return length > most ? `has ${length} entries; Pinterest takes at most ${most}.` : undefined;
		},
		options: [
			{
				displayName: 'Entry',
				name: 'entry',
				values: [
					{ ...link('Link', 'link', 'Where it is', 2000).field, required: true },
					{ displayName: 'Tag', name: 'tag', type: 'string', required: true, default: '', text: { max: 511 } },
				],
			},
		] as Field['options'],
	},
	as: (value) =>
		Object.fromEntries(
			rowsOf(value).flatMap(({ link: at, tag }, number) => [
				[`${kind}_${number}_link`, at],
				[`${kind}_${number}_tag`, tag],
			]),
		),
});

const rowsOf = (value: unknown): IDataObject[] => ((value as IDataObject).entry ?? []) as IDataObject[];

/** Schema ItemAttributesRequest. */
const retail: Attribute[] = [
	link('Ad Link', 'ad_link', 'Another address for ads, whole and with its tracking parameters', 511),
	furtherImages,
	flag('Adult', 'adult', 'the item is for adults only; Pinterest does not show such items'),
	choice('Age Group', 'age_group', 'Who it is for', 'adult', 'infant', 'kids', 'newborn', 'toddler'),
	...deepLinks,
	choice('Availability', 'availability', 'Whether it can be bought', 'in stock', 'out of stock', 'preorder'),
	numeric('Average Review Rating', 'average_review_rating', 'From 1 to 5', {
		typeOptions: { minValue: 0, maxValue: 5 },
	}),
	attribute('Brand', 'brand', 'Who makes it'),
	attribute('Color', 'color', 'The main color'),
	choice('Condition', 'condition', 'How used it is', 'new', 'refurbished', 'used'),
	...labels(511),
	...[0, 1, 2, 3, 4].map((number) =>
		numeric(`Custom Number ${number}`, `custom_number_${number}`, 'A number of your own to group items by', {
			typeOptions: { minValue: 0, maxValue: 4_294_967_295, numberPrecision: 0 },
		}),
	),
	description(10_000),
	flag('Free Shipping', 'free_shipping_label', 'shipping costs nothing'),
	attribute('Free Shipping Limit', 'free_shipping_limit', 'From which order on shipping is free', {
		placeholder: 'e.g. 50 EUR',
	}),
	choice('Gender', 'gender', 'Who it is for', 'female', 'male', 'unisex'),
	category,
	attribute('GTIN', 'gtin', 'The number of the bar code, with its leading zeros', { check: lostDigits }),
	mainImage('image_link'),
	attribute('Installment Price', 'installment_price', 'Number of payments and the amount of each', {
		placeholder: 'e.g. 3:9.99 EUR',
	}),
	attribute('Item Group ID', 'item_group_id', 'What the variants of a product have in common', { text: { max: 127 } }),
	{
		...attribute(
			'Last Updated',
			'last_updated_time',
			'When the item was changed at the shop; Pinterest leaves out older changes',
			{
				type: 'dateTime',
				check: momentProblem,
			},
		),
		as: momentOf,
	},
	link('Link', 'link', 'The page of the product, on the claimed website', 511),
	attribute('Material', 'material', 'What it is made of'),
	price('Minimum Advertised Price', 'min_ad_price', 'The lowest price that may be advertised'),
	link('Mobile Link', 'mobile_link', 'The page for phones', 511),
	attribute('MPN', 'mpn', "The maker's number"),
	whole('Number of Ratings', 'number_of_ratings', 'How many people have rated it'),
	whole('Number of Reviews', 'number_of_reviews', 'How many people have reviewed it'),
	attribute('Pattern', 'pattern', 'What is printed on it'),
	price('Price', 'price', 'With the currency. Pinterest takes a price without one for US dollars.'),
	attribute('Product Type', 'product_type', 'A category of your own, from the top', {
		placeholder: 'e.g. Kitchen > Mugs',
		text: { max: 1000 },
	}),
	attribute('Promotion ID', 'promotion_id', 'The promotion that the item is part of'),
	price('Sale Price', 'sale_price', 'Lower than the price. Pinterest takes one without a currency for US dollars.'),
	attribute('Sale Price Dates', 'sale_price_effective_date', 'Start and end of the sale', {
		placeholder: 'e.g. 2026-03-01T00:00Z/2026-03-31T23:59Z',
	}),
	fixed(
		flag('Save Disabled', 'save_pin_disabled', 'people cannot save the Pin. Pinterest opens it to some accounts only.'),
	),
	attribute('Shipping', 'shipping', 'Country, region, service and price, with all colons', {
		placeholder: 'e.g. DE:::4.90 EUR',
	}),
	attribute('Shipping Height', 'shipping_height', 'With a blank before the unit', { placeholder: 'e.g. 12 cm' }),
	attribute('Shipping Weight', 'shipping_weight', 'With a blank before the unit', { placeholder: 'e.g. 3 kg' }),
	attribute('Shipping Width', 'shipping_width', 'With a blank before the unit', { placeholder: 'e.g. 20 cm' }),
	attribute('Size', 'size', 'As on the label'),
	choice('Size System', 'size_system', 'What the size means', ...'US UK EU DE FR JP CN IT BR MEX AU'.split(' ').sort()),
	choice('Size Type', 'size_type', 'The cut', 'big_and_tall', 'maternity', 'petite', 'plus', 'regular'),
	attribute('Tax', 'tax', 'Country, region, rate and tax on shipping, with all colons', {
		placeholder: 'e.g. US:CA:9.25:y',
	}),
	attribute('Title', 'title', 'The name of the product', { text: { max: 500 } }),
	attribute('Unit Pricing Base Measure', 'unit_pricing_base_measure', 'What the unit price is for', {
		placeholder: 'e.g. 100 ml',
	}),
	attribute('Unit Pricing Measure', 'unit_pricing_measure', 'How much the product holds', {
		placeholder: 'e.g. 750 ml',
	}),
	list('Variant Names', 'variant_names', 'What the variants differ in, such as Color, Size'),
	list('Variant Values', 'variant_values', 'The values of this variant, in the order of the names'),
	video,
	tagged('Ad Images', 'ad_image', 20),
	tagged('Ad Videos', 'ad_video', 3),
];

/** Schema CatalogsHotelAttributes. */
const hotel: Attribute[] = [
	furtherImages,
	attribute('Brand', 'brand', 'The chain'),
	attribute('Category', 'category', 'The kind of property'),
	attribute('City', 'address.city', 'Where the hotel is'),
	attribute('Country', 'address.country', 'Where the hotel is'),
	...labels(127),
	description(),
	mainImage('main_image.link'),
	fixed(list('Image Tags', 'main_image.tag', 'What the main picture shows')),
	numeric('Latitude', 'latitude', 'Where the hotel is', { typeOptions: { minValue: -90, maxValue: 90 } }),
	link('Link', 'link', 'The page of the hotel', 511),
	numeric('Longitude', 'longitude', 'Where the hotel is', { typeOptions: { minValue: -180, maxValue: 180 } }),
	attribute('Name', 'name', 'The name of the hotel'),
	list('Neighborhoods', 'neighborhood', 'Where the hotel is'),
	attribute('Postal Code', 'address.postal_code', 'Where the hotel is'),
	price('Price', 'base_price', 'A night, with the currency'),
	numeric('Rating', 'guest_ratings.score', 'What guests say. Needs the other three fields about ratings.', {
		typeOptions: { minValue: 0 },
	}),
	numeric('Rating Maximum', 'guest_ratings.max_score', 'The best rating that there is', {
		typeOptions: { minValue: 0 },
	}),
	attribute('Rating System', 'guest_ratings.rating_system', 'Where the ratings come from'),
	whole('Ratings', 'guest_ratings.number_of_reviewers', 'How many guests have rated'),
	attribute('Region', 'address.region', 'State, county or province'),
	price('Sale Price', 'sale_price', 'A night in the sale, with the currency'),
	attribute('Street', 'address.addr1', 'Street and number'),
];

/** Schema CatalogsCreativeAssetsAttributes. */
const creative: Attribute[] = [
	...deepLinks,
	...labels(511),
	description(),
	category,
	mainImage('image_link'),
	link('Link', 'link', 'The page that it leads to', 511),
	attribute('Title', 'title', 'The name of it'),
	video,
	choice('Visibility', 'visibility', 'Whether people see it', 'hidden', 'visible'),
];

export const attributesOfType: Readonly<Record<CatalogType, Attribute[]>> = {
	RETAIL: retail,
	HOTEL: hotel,
	CREATIVE_ASSETS: creative,
};

/** The parameters `attributes`, one for each type of catalog, and `attributesJson`. */
export const attributeFields: Field[] = [
	...(['RETAIL', 'HOTEL', 'CREATIVE_ASSETS'] as const).map((type) =>
		collection(
			'Attributes',
			'attributes',
			attributesOfType[type].map(({ field }) => field),
			{
				placeholder: 'Add attribute',
				description: 'What Pinterest is to know about the item',
				displayOptions: { show: { catalogType: [type] } },
			},
		),
	),
	{
		displayName: 'Attributes (JSON)',
		name: 'attributesJson',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "description": "Blue, with a handle", "link": "https://shop.example/mugs/1" }',
		description:
			"Further attributes, or all of them, by Pinterest's names, such as a whole row of a sheet whose columns are called so. What is chosen above counts before it.",
		check: (value) => (objectIn(value) ? undefined : 'is not a JSON object of attributes.'),
	},
];

/** The attributes that one item's parameters say. */
export interface Attributes {
	/** As Pinterest wants them. */
	values: IDataObject;
	/** Names of attributes that were emptied. */
	emptied: string[];
}

export function attributesOf({ catalogType, attributes, attributesJson }: IDataObject): Attributes {
	const given = (attributes ?? {}) as IDataObject;
	const values: IDataObject = {};
	const emptied: string[] = [];
	for (const [name, value] of Object.entries(isEmpty(attributesJson) ? {} : (objectIn(attributesJson) ?? {}))) {
		if (value !== undefined && value !== null && value !== '') values[name] = value;
	}
	for (const { field, to, as } of attributesOfType[catalogType as CatalogType] ?? []) {
		const raw = given[field.name];
		const value = typeof raw === 'string' && field.check ? raw.trim() : raw;
		if (value === undefined) continue;
		if (isEmpty(value)) emptied.push(to);
		else if (field.type === 'fixedCollection') Object.assign(values, as!(value));
		else put(values, to.split('.'), as ? as(value) : value);
	}
	// "The list of links to the main product images", of exactly one.
	if (catalogType === 'RETAIL' && typeof values.image_link === 'string') values.image_link = [values.image_link];
	return { values, emptied };
}

function put(target: IDataObject, [key, ...rest]: string[], value: unknown): void {
	if (rest.length > 0) put((target[key] ??= {}) as IDataObject, rest, value);
	else target[key] = value as IDataObject[string];
}

/** Labels of the attributes that an item which is there keeps, among those given. */
export function fixedAmong(type: CatalogType, attributes: IDataObject): string[] {
	const paths = Object.entries(attributes).flatMap(([name, value]) =>
		isRecord(value) ? Object.keys(value).map((part) => `${name}.${part}`) : [name],
	);
	return attributesOfType[type]
		.filter(({ to, fixed: stays }) => stays && paths.includes(to))
		.map(({ field }) => `"${field.displayName}"`);
}
