import type { IDataObject, INodePropertyRouting } from 'n8n-workflow';

import type { Call } from '../operations/call';
import type { EndpointId } from '../api/endpoints';
import { allOf, mostOf, numericId, webAddress } from '../operations/checks';
import type { Lookup } from '../operations/exactlyOnce';
import { choicesOf } from '../operations/names';
import { body, query, type Field } from '../operations/operation';
import { isEmpty } from '../operations/values';
import { elementFailureOf } from '../operations/ways/batch';
import { momentProblem, secondsOf } from '../reports/days';
import { moneyProblem } from '../reports/money';

// What campaigns, ad groups and ads have in common.

/** Every state that one can be in; lists leave out all but the first two unless they are asked for. */
export const ENTITY_STATUSES = ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DRAFT', 'DELETED_DRAFT'];

/** Most of them that Pinterest takes in one call. */
export const MOST_AT_ONCE = 30;

/** Most IDs that Pinterest takes in one call. */
export const MOST_IDS = 250;

/** For fields that take several IDs: what is wrong with one of them. */
export const someIds = (value: unknown): string | undefined =>
	(value as unknown[]).map(numericId).find((problem) => problem !== undefined);

/** The filter by status, archived ones and drafts included. */
export const statusFilter: Field = {
	displayName: 'Statuses',
	name: 'entityStatuses',
	type: 'multiOptions',
	default: ['ACTIVE', 'PAUSED'],
	description: 'Only those in one of these states',
	options: choicesOf(ENTITY_STATUSES),
	routing: query('entity_statuses'),
};

/** A field that takes up to 250 IDs. @param description the beginning of it */
export const idsField = (
	displayName: string,
	name: string,
	description: string,
	routing: INodePropertyRouting,
): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 626735565838, 626735565839',
	description: `${description}: IDs with commas between them, or a list from an expression`,
	several: true,
	check: allOf(mostOf(MOST_IDS), someIds),
	routing,
});

/**
 * A filter that takes up to 250 IDs.
 * @param things what they are, e.g. `Campaign`
 */
export const idsFilter = (things: string, name: string, property: string): Field =>
	idsField(`${things} IDs`, name, `Only these ${things.toLowerCase()}s, or what is in them`, query(property));

/** The parameter `status` of something new. */
export const newStatus = (active: string): Field => ({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'PAUSED',
	description: 'The state in which it begins',
	options: [
		{ name: 'Active', value: 'ACTIVE', description: active },
		{ name: 'Draft', value: 'DRAFT' },
		{ name: 'Paused', value: 'PAUSED' },
	],
	routing: body('status'),
});

/** A parameter that takes an amount of money. */
export const money = (displayName: string, name: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 12.50',
	description: `${description}, in the ad account's currency`,
	check: moneyProblem,
});

/** The option `dryRun`. */
export const dryRun: Field = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description: 'Whether to return what would be changed, and to change nothing',
};

/**
 * Changes one of what the operation's call changes several of. Setting values twice is setting them once, so the call may be
 * repeated.
 * @param element its ID and what it is to have
 * @throws Failure when Pinterest refuses it
 */
export async function changeOnly(call: Call, element: IDataObject): Promise<void> {
	const elements = [element];
	const failure = elementFailureOf(call, await call.send({ body: elements, repeatable: true }), elements);
	if (failure) throw failure;
}

/** The fields of a collection that the values of an item hold. */
export const fieldsIn = (values: IDataObject, name: string): IDataObject => (values[name] ?? {}) as IDataObject;

/** A field of an update, which takes away what is there when it is emptied. */
export const clearing = (field: Field): Field => ({ ...field, emptyAs: null });

/** What is wrong with the times of one thing. */
export function timeProblems({ startTime, endTime: end }: IDataObject): string[] {
	const [from, to] = [startTime, end].map((value) => (isEmpty(value) ? undefined : secondsOf(value)));
	return from !== undefined && to !== undefined && from >= to ? ['"End Time" is not after "Start Time".'] : [];
}

/**
 * Finds something new whose call was lost.
 * @param endpoint the list of the ad account
 * @param alike properties that those have in common which could be taken for each other
 * @param also further ones by which it is known; what was not sent says nothing
 */
export function newEntity(endpoint: EndpointId, things: string, alike: string[], also: string[] = []): Lookup {
	const partsOf = (entry: unknown, names: string[]) =>
		names.map((name) => String((entry as IDataObject)[name] ?? '').trim());
	const all = [...alike, ...also];
	return {
		list: ({ pathValues }) => ({
			endpoint,
			pathValues,
			query: { entity_statuses: ENTITY_STATUSES, order: 'DESCENDING' },
		}),
		entries: `${things} in the ad account`,
		likeness: ({ pathValues, body: sent }) => [pathValues, partsOf(sent, alike)],
		matches: (entry, { body: sent }) => {
			const found = partsOf(entry, all);
			return partsOf(sent, all).every((part, at) => part === '' || part === found[at]);
		},
		dated: true,
		newestFirst: true,
	};
}

const inTheFuture = (value: unknown): string | undefined => {
	const problem = momentProblem(value);
	if (problem) return problem;
	return secondsOf(value)! * 1000 < Date.now() ? 'is in the past.' : undefined;
};

/** The parameter `endTime`, of something new. */
export const endTime: Field = {
	displayName: 'End Time',
	name: 'endTime',
	type: 'dateTime',
	default: '',
	description: 'When the ads stop to appear. Without a time zone it is in UTC.',
	check: inTheFuture,
	wire: secondsOf,
	routing: body('end_time'),
};

export const startTime: Field = {
	displayName: 'Start Time',
	name: 'startTime',
	type: 'dateTime',
	default: '',
	description: 'When the ads begin to appear; at once when left out. Without a time zone it is in UTC.',
	check: momentProblem,
	wire: secondsOf,
	routing: body('start_time'),
};

/** Most addresses for one kind of event, and their length (schema TrackingUrls of the API description). */
const MOST_URLS = 3;
const MOST_CHARACTERS = 2000;

type Rows = Record<string, IDataObject[]> | undefined;

function urlsByEvent(value: unknown): Record<string, string[]> {
	const urls: Record<string, string[]> = {};
	for (const { event, url } of (value as Rows)?.url ?? [])
		urls[String(event)] = [...(urls[String(event)] ?? []), String(url).trim()];
	return urls;
}

/** The parameter `trackingUrls`. */
export const trackingUrls: Field = {
	displayName: 'Tracking URLs',
	name: 'trackingUrls',
	type: 'fixedCollection',
	placeholder: 'Add address',
	typeOptions: { multipleValues: true },
	default: {},
	description: 'Addresses of third parties that are told of what people do, up to three for each event',
	options: [
		{
			displayName: 'Address',
			name: 'url',
			values: [
				{
					displayName: 'Event',
					name: 'event',
					type: 'options',
					default: 'click',
					options: [
						{ name: 'Audience Verification', value: 'audience_verification' },
						{ name: 'Buyable Button', value: 'buyable_button' },
						{ name: 'Click', value: 'click' },
						{ name: 'Engagement', value: 'engagement' },
						{ name: 'Impression', value: 'impression' },
					],
				},
				{
					displayName: 'URL',
					name: 'url',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. https://tracking.example/click',
					text: { max: MOST_CHARACTERS },
					check: webAddress,
				} as Field,
			],
		},
	] as Field['options'],
	check: (value) => {
		const over = Object.entries(urlsByEvent(value)).find(([, urls]) => mostOf(MOST_URLS)(urls, {}));
		return over && `has more than ${MOST_URLS} addresses for the event "${over[0]}".`;
	},
	wire: urlsByEvent,
	routing: body('tracking_urls'),
};
