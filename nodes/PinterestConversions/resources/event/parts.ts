import { webAddress } from '../../../operations/checks';
import type { Field } from '../../../operations/operation';
import { momentProblem, secondsOf } from '../../../reports/days';
import type { Identifier } from '../../../things/identifiers';
import { amount, COLUMN_NAMES, contentsOf, contentsProblem } from './contents';

/** A field of an event, and where in it the value goes (schema `ConversionEvents` of the API description). */
export interface Part {
	field: Field;
	/** Paths with dots; Pinterest has some values in an older and in a newer place. */
	to: string[];
	/** How Pinterest wants it; by default as it is. */
	as?: (value: unknown) => unknown;
}

type Look = Omit<Field, 'displayName' | 'name' | 'type' | 'default'>;

const asText = (value: unknown): string => String(value).trim();

const text = (to: string[], displayName: string, name: string, placeholder: string, look: Look = {}): Part => ({
	to,
	field: { displayName, name, type: 'string', default: '', placeholder: `e.g. ${placeholder}`, ...look },
	as: asText,
});

const texts = (to: string[], displayName: string, name: string, placeholder: string, description: string): Part => ({
	to,
	field: {
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder: `e.g. ${placeholder}`,
		description: `${description}: one, several with commas between them, or a list`,
		several: true,
	},
	as: (value) => [value].flat().map(asText),
});

const count = (to: string[], displayName: string, name: string, maxValue: number, description = ''): Part => ({
	to,
	field: {
		displayName,
		name,
		type: 'number',
		default: 0,
		typeOptions: { minValue: 0, maxValue, numberPrecision: 0 },
		...(description && { description }),
	},
});

const flag = (to: string[], displayName: string, name: string, description: string): Part => ({
	to,
	field: { displayName, name, type: 'boolean', default: true, description },
});

const choice = (
	to: string[],
	displayName: string,
	name: string,
	usual: string,
	values: Record<string, string>,
): Part => ({
	to,
	field: {
		displayName,
		name,
		type: 'options',
		default: usual,
		options: Object.entries(values).map(([value, label]) => ({ name: label, value })),
	},
});

/** "The ISO-4217 currency code." */
const currencyProblem = (value: unknown): string | undefined =>
	/^[a-z]{3}$/i.test(asText(value)) ? undefined : 'is not a currency code. It has three letters, such as EUR.';

/** Identifiers that are hashed here, with their place in `user_data`. */
export const identifiers: Readonly<Record<Identifier, string>> = {
	email: 'em',
	phone: 'ph',
	firstName: 'fn',
	lastName: 'ln',
	gender: 'ge',
	dateOfBirth: 'db',
	city: 'ct',
	state: 'st',
	zip: 'zp',
	country: 'country',
	externalId: 'external_id',
	hashedMaids: 'hashed_maids',
};

const person = (displayName: string, name: Identifier, placeholder: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description: `${description} Sent hashed. One, or several with commas between them or as a list; what is a SHA-256 hash already is passed on.`,
	several: true,
});

const NOT_HASHED = 'Pinterest takes it as it is, not hashed.';

const asItIs = (displayName: string, name: string, placeholder: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description: [description, NOT_HASHED].join(' '),
});

/** The fields of `userData`. */
export const personFields: Field[] = [
	person('City', 'city', 'Freiburg', 'City of residence.'),
	asItIs(
		'Click ID',
		'clickId',
		'dj0yJnU9b2JDcFFHekV4SHJNcmVrbFBkUEdqakh0akdUT1VjVVU',
		'What the cookie "_epik" holds, or the parameter "epik" of the address with which the person came.',
	),
	asItIs('Client IP Address', 'clientIpAddress', '203.0.113.7', 'IPv4 or IPv6 address of the browser.'),
	asItIs(
		'Client User Agent',
		'clientUserAgent',
		'Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0',
		'User agent of the browser.',
	),
	person('Country', 'country', 'DE', 'Country of residence, by code or name.'),
	person('Date of Birth', 'dateOfBirth', '1990-07-04', 'Day of birth.'),
	person('Email', 'email', 'ada@customers.example', 'E-mail address.'),
	person('External ID', 'externalId', 'customer-1042', 'What you know the person by, such as the customer number.'),
	person('First Name', 'firstName', 'Ada', 'First name.'),
	person('Gender', 'gender', 'f', 'f, m, n for non-binary, or a word for it in one of many languages.'),
	person('Last Name', 'lastName', 'Marsh', 'Last name.'),
	person(
		'Mobile Advertising IDs',
		'hashedMaids',
		'cdda802e-fb9c-47ad-9866-0794d394c912',
		'Advertising ID of an Android (GAID) or Apple device (IDFA).',
	),
	person(
		'Phone',
		'phone',
		'+49 30 1234567',
		'Phone number with its country code; one without it is completed where the country is given.',
	),
	person('State', 'state', 'CA', 'State of residence: its two letters, or the name of a well-known one.'),
	person('ZIP Code', 'zip', '79098', 'Postal code of residence. Only its digits count.'),
];

const PRODUCTS =
	'[{ "id": "mug-1", "item_price": "14.99", "quantity": 2, "item_name": "Mug", "item_category": "cups", "item_brand": "Willow" }]';

/** The fields of `customData`. */
export const aboutParts: Part[] = [
	text(['custom_data.content_brand'], 'Content Brand', 'contentBrand', 'Willow & Thyme'),
	text(['custom_data.content_category'], 'Content Category', 'contentCategory', 'tableware'),
	texts(
		['custom_data.content_ids'],
		'Content IDs',
		'contentIds',
		'mug-1, bowl-2',
		'IDs of the products as in your catalog; taken from "Contents" where they are not given',
	),
	text(['custom_data.content_name'], 'Content Name', 'contentName', 'Stoneware'),
	{
		to: ['custom_data.contents'],
		field: {
			displayName: 'Contents',
			name: 'contents',
			type: 'json',
			default: '',
			placeholder: `e.g. ${PRODUCTS}`,
			description: `The products, as a list of objects with ${COLUMN_NAMES}. Usually an expression that maps the line items of an order. Prices are those before discounts.`,
			check: contentsProblem,
		},
		as: contentsOf,
	},
	{
		...text(['custom_data.currency'], 'Currency', 'currency', 'EUR', {
			description: 'Currency of "Value" and of the prices; without it that of the ad account',
			check: currencyProblem,
		}),
		as: (value) => asText(value).toUpperCase(),
	},
	count(
		['custom_data.num_items'],
		'Number of Items',
		'numItems',
		Number.MAX_SAFE_INTEGER,
		'How many products the event is about; counted from "Contents" where it is not given',
	),
	text(['custom_data.opt_out_type'], 'Opt-Out Type', 'optOutType', 'LDP', {
		description: 'Law under which the person has opted out; LDP is Limited Data Processing in US states',
	}),
	text(['custom_data.order_id'], 'Order ID', 'orderId', '1042'),
	text(['custom_data.search_string'], 'Search String', 'searchString', 'blue bowl'),
	text(['custom_data.value'], 'Value', 'value', '72.39', {
		description: 'What the event is worth in all, best before tax and shipping',
		check: amount,
	}),
];

const GIGABYTES = 1_048_576;
const PIXELS = 30_720;
const app = 'app_info';
const device = 'device_info';

/** The fields of `additionalFields`: everything else of an event. */
export const otherParts: Part[] = [
	text(['app_id', `${app}.app_id`], 'App ID', 'appId', '429047995', { text: { max: 200 } }),
	{
		to: [`${app}.install_time`],
		field: {
			displayName: 'App Install Time',
			name: 'appInstallTime',
			type: 'dateTime',
			default: '',
			check: momentProblem,
		},
		as: secondsOf,
	},
	text(['app_name', `${app}.app_name`], 'App Name', 'appName', 'Willow & Thyme', { text: { max: 200 } }),
	text([`${app}.app_package_name`], 'App Package Name', 'appPackageName', 'example.shop.app', { text: { max: 200 } }),
	text([`${app}.app_store`], 'App Store', 'appStore', 'Google Play Store', { text: { max: 100 } }),
	text([`${app}.user_agent`], 'App User Agent', 'appUserAgent', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)', {
		text: { max: 16_384 },
	}),
	text(['app_version', `${app}.app_version`], 'App Version', 'appVersion', '7.9', { text: { max: 100 } }),
	count([`${app}.window_height`], 'App Window Height', 'appWindowHeight', PIXELS),
	count([`${app}.window_width`], 'App Window Width', 'appWindowWidth', PIXELS),
	count([`${device}.battery_level`], 'Device Battery Level', 'deviceBatteryLevel', 100, 'In percent'),
	text(['device_brand', `${device}.brand`], 'Device Brand', 'deviceBrand', 'Samsung', { text: { max: 100 } }),
	text(['device_carrier', `${device}.carrier`], 'Device Carrier', 'deviceCarrier', 'T-Mobile', { text: { max: 100 } }),
	count([`${device}.cpu_cores`], 'Device CPU Cores', 'deviceCpuCores', 1152),
	count(
		[`${device}.external_storage_free_space`],
		'Device External Storage: Free (GB)',
		'deviceExternalStorageFree',
		GIGABYTES,
	),
	count(
		[`${device}.external_storage_size`],
		'Device External Storage: Size (GB)',
		'deviceExternalStorageSize',
		GIGABYTES,
	),
	choice([`${device}.form_factor`], 'Device Form Factor', 'deviceFormFactor', 'cellphone', {
		cellphone: 'Cellphone',
		console: 'Console',
		desktop: 'Desktop',
		laptop: 'Laptop',
		other: 'Other',
		smartwatch: 'Smartwatch',
		tablet: 'Tablet',
		tv: 'TV',
		vr: 'VR',
	}),
	text([`${device}.kernel_version`], 'Device Kernel Version', 'deviceKernelVersion', '6.15', { text: { max: 100 } }),
	texts([`${device}.languages`], 'Device Languages', 'deviceLanguages', 'en, de', 'Two-letter codes of its languages'),
	text([`${device}.locale`], 'Device Locale', 'deviceLocale', 'en-us', { text: { max: 35 } }),
	text(['device_model', `${device}.model`], 'Device Model', 'deviceModel', 'Galaxy S25', { text: { max: 100 } }),
	choice([`${device}.network_type`], 'Device Network Type', 'deviceNetworkType', 'wifi', {
		cellular_2g: 'Cellular 2G',
		cellular_3g: 'Cellular 3G',
		cellular_4g: 'Cellular 4G',
		cellular_5g: 'Cellular 5G',
		cellular_6g: 'Cellular 6G',
		ethernet: 'Ethernet',
		unknown: 'Unknown',
		wifi: 'Wi-Fi',
	}),
	choice([`${device}.os_family`], 'Device OS Family', 'deviceOsFamily', 'android', {
		android: 'Android',
		bsd: 'BSD',
		ios: 'iOS',
		linux: 'Linux',
		macos: 'macOS',
		other: 'Other',
		windows: 'Windows',
	}),
	text([`${device}.os_name`], 'Device OS Name', 'deviceOsName', 'Ubuntu', { text: { max: 100 } }),
	text([`${device}.os_release_name`], 'Device OS Release Name', 'deviceOsReleaseName', 'Sequoia', {
		text: { max: 100 },
	}),
	text(['os_version', `${device}.os_version`], 'Device OS Version', 'deviceOsVersion', '18.3', { text: { max: 100 } }),
	count([`${device}.screen_density`], 'Device Screen Density', 'deviceScreenDensity', 100_000, 'Pixels per inch'),
	count([`${device}.screen_height`], 'Device Screen Height', 'deviceScreenHeight', PIXELS),
	count([`${device}.screen_width`], 'Device Screen Width', 'deviceScreenWidth', PIXELS),
	count([`${device}.storage_free_space`], 'Device Storage: Free (GB)', 'deviceStorageFree', GIGABYTES),
	count([`${device}.storage_size`], 'Device Storage: Size (GB)', 'deviceStorageSize', GIGABYTES),
	text([`${device}.timezone`], 'Device Time Zone', 'deviceTimezone', 'Europe/Berlin', { text: { max: 40 } }),
	text([`${device}.timezone_abbr`], 'Device Time Zone (Short)', 'deviceTimezoneAbbr', 'CET', { text: { max: 5 } }),
	text(['device_type', `${device}.type`], 'Device Type', 'deviceType', 'iPhone', { text: { max: 100 } }),
	text(['custom_data.external_measurement_id'], 'External Measurement ID', 'externalMeasurementId', 'rbos-cb7a9e56', {
		description: 'Only when Pinterest asks for it',
	}),
	count(
		['custom_data.external_measurement_vendor_id'],
		'External Measurement Vendor ID',
		'externalMeasurementVendorId',
		Number.MAX_SAFE_INTEGER,
		'Only when Pinterest asks for it',
	),
	text(['language'], 'Language', 'language', 'en', { description: "Two-letter code of the person's language" }),
	text(['custom_data.np'], 'Named Partner', 'namedPartner', 'ss-company', {
		description: 'Only when Pinterest asks for it',
	}),
	flag(
		['opt_out'],
		'Opted Out',
		'optOut',
		'Whether the person has opted out of tracking; in apps, whether ad tracking is limited on the device',
	),
	text(['user_data.partner_id'], 'Partner ID', 'partnerId', 'BUJrTlRRzGJmWhRXFZdkoiV6wKPB', {
		description: 'What a third party knows the person by, such as a RampID. Sent as it is, not hashed.',
	}),
	text(['partner_name'], 'Partner Name', 'partnerName', 'ss-partnername', {
		description: 'The third party that sends for the advertiser; not for your own events',
	}),
	text(['custom_data.predicted_ltv'], 'Predicted Lifetime Value', 'predictedLtv', '2794.82', { check: amount }),
	flag(['wifi'], 'Wi-Fi', 'wifi', 'Whether the device was connected to Wi-Fi'),
];

/** The parameter `eventSourceUrl`. */
export const eventSourceUrl: Part = text(
	['event_source_url'],
	'Event Source URL',
	'eventSourceUrl',
	'https://shop.example/thanks',
	{
		description: 'The page on which it happened',
		check: webAddress,
	},
);
