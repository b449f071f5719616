import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { Failure } from '../api/failure';
import { urlOf } from '../api/urls';
import { idPicker } from '../operations/locators/idPicker';
import { searchList } from '../operations/locators/search';
import { body, type Field } from '../operations/operation';
import { identity, text, type Output } from '../operations/output';
import { actingFor } from './catalog';

/** The parameter `feedId`. */
export const feedId = (changes: Partial<Field> = {}): Field =>
	idPicker({ name: 'feedId', displayName: 'Feed', list: 'searchFeeds', example: '2680059592705' }, changes);

export async function searchFeeds(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	return await searchList(this, { endpoint: 'feeds/list' }, filter, from, ({ id, name, default_country, status }) => ({
		name: [name ?? id, default_country, status === 'ACTIVE' ? '' : String(status ?? '').toLowerCase()]
			.filter(Boolean)
			.join(' · '),
		value: String(id),
	}));
}

/** A feed: schema CatalogsFeed of the API description, whose answers repeat the user name and password of the file. */
export const feedOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		catalog_type: text(),
		status: text(),
		format: text(),
		location: text(),
		default_country: text(),
		default_locale: text(),
		default_currency: text(),
		created_at: text(),
	},
	selectable: [
		'catalog_id',
		'catalog_type',
		'created_at',
		'default_availability',
		'default_country',
		'default_currency',
		'default_locale',
		'format',
		'id',
		'location',
		'name',
		'preferred_processing_schedule',
		'status',
		'updated_at',
	],
	secrets: ['credentials'],
};

/** How a feed is found again by its name, which is different for each feed of an account. */
export const feedsOfAccount = (query: unknown) => ({
	endpoint: 'feeds/list' as const,
	query: actingFor(query as IDataObject | undefined),
});

export const feedName: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Garden Shop Germany',
	description: 'What the feed is called. No two feeds of an account have the same name.',
	routing: body('name'),
};

/** "pattern": "^(http|https|ftp|sftp)://" */
function fileAddress(value: unknown): string | undefined {
	const url = urlOf(String(value).trim());
	if (!url || !/^(https?|s?ftp):$/.test(url.protocol))
		return `is not an address that Pinterest fetches feeds from: "${withoutLogin(String(value)).slice(0, 100)}". It begins with https://, http://, sftp:// or ftp://.`;
	return url.username || url.password
		? 'holds a user name or a password. Put them into "Credentials", where they do not come out again.'
		: undefined;
}

const withoutLogin = (address: string): string => address.replace(/\/\/[^/]*@/, '//');

export const feedFormat: Field = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	default: 'CSV',
	description: 'The form of the file',
	options: [
		{ name: 'CSV', value: 'CSV' },
		{ name: 'TSV', value: 'TSV' },
		{ name: 'XML', value: 'XML' },
	],
	routing: body('format'),
};

export const feedLocation: Field = {
	displayName: 'Location',
	name: 'location',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://shop.example/feeds/pinterest.csv',
	description: 'Where Pinterest fetches the file, once a day',
	check: fileAddress,
	routing: body('location'),
};

const pair = (field: Pick<Field, 'displayName' | 'name' | 'description' | 'check'>, values: Field[]): Field => ({
	...field,
	type: 'fixedCollection',
	placeholder: 'Add',
	default: {},
	options: [{ displayName: field.displayName, name: field.name, values }] as unknown as Field['options'],
	routing: body(field.name === 'credentials' ? 'credentials' : 'preferred_processing_schedule'),
	wire: (value) => inside(value, field.name),
});

const inside = (value: unknown, name: string): IDataObject =>
	((value as IDataObject | undefined)?.[name] ?? {}) as IDataObject;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function isTimeZone(value: unknown): boolean {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: String(value) }));
	} catch {
		return false;
	}
}

/** What a feed has besides: of all types of catalogs. */
export const feedCredentials: Field = pair(
	{
		displayName: 'Credentials',
		name: 'credentials',
		description:
			'What the server of the file asks for. Goes to Pinterest and never comes out again. Take it from a credential or a vault, not from the workflow.',
		check: (value) => {
			const { username, password } = inside(value, 'credentials');
			return username && password ? undefined : 'needs both a user name and a password.';
		},
	},
	[
		{ displayName: 'User Name', name: 'username', type: 'string', default: '' },
		{ displayName: 'Password', name: 'password', type: 'string', typeOptions: { password: true }, default: '' },
	],
);

export const feedSchedule: Field = pair(
	{
		displayName: 'Schedule',
		name: 'schedule',
		description: 'When Pinterest fetches the file each day; at any time without it',
		check: (value) => {
			const { time, timezone } = inside(value, 'schedule');
			if (!TIME.test(String(time)))
				return `has no time of day: "${String(time ?? '')}". It takes hours and minutes, such as 07:30.`;
			return isTimeZone(timezone)
				? undefined
				: `has no time zone: "${String(timezone ?? '')}". It takes names such as Europe/Berlin.`;
		},
	},
	[
		{
			displayName: 'Time',
			name: 'time',
			type: 'string',
			default: '',
			placeholder: 'e.g. 07:30',
			check: (value) => (TIME.test(String(value)) ? undefined : 'is not a time of day.'),
		},
		{
			displayName: 'Time Zone',
			name: 'timezone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Europe/Berlin',
			check: (value) => (isTimeZone(value) ? undefined : 'is not a time zone.'),
		},
	],
);

export const feedAvailability: Field = {
	displayName: 'Availability',
	name: 'availability',
	type: 'options',
	default: 'IN_STOCK',
	description: 'The availability of products that come without one. For retail catalogs.',
	options: [
		{ name: 'In Stock', value: 'IN_STOCK' },
		{ name: 'Out of Stock', value: 'OUT_OF_STOCK' },
		{ name: 'Preorder', value: 'PREORDER' },
	],
	routing: body('default_availability'),
};

export const feedStatus: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'ACTIVE',
	description: 'Whether Pinterest fetches the file',
	options: [
		{ name: 'Active', value: 'ACTIVE' },
		{ name: 'Inactive', value: 'INACTIVE' },
	],
	routing: body('status'),
};

/** What only feeds of retail catalogs have. */
export function retailOnly({ catalogType, additionalFields, updateFields }: IDataObject): string[] {
	const { availability } = (additionalFields ?? updateFields ?? {}) as IDataObject;
	return catalogType !== 'RETAIL' && availability !== undefined
		? ['"Availability" is for feeds of retail catalogs; leave it out.']
		: [];
}

/** A failure without the user name and password that were sent: Pinterest's words may repeat them. */
export function withoutSecrets({ facts }: Failure, values: IDataObject): Failure {
	const { additionalFields, updateFields } = values;
	const given = inside(((additionalFields ?? updateFields) as IDataObject | undefined)?.credentials, 'credentials');
	const secrets = Object.values(given)
		.map(String)
		.filter((one) => one.length > 2);
	const clean = (words: string | undefined) =>
		words && secrets.reduce((rest, secret) => rest.replaceAll(secret, '(hidden)'), words);
	return new Failure({
		...facts,
		message: clean(facts.message)!,
		description: clean(facts.description)!,
		...(facts.pinterestMessage && { pinterestMessage: clean(facts.pinterestMessage) }),
	});
}
