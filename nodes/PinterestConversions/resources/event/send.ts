import type { IDataObject } from 'n8n-workflow';

import type { ElementOutcome } from '../../../api/elements';
import { Failure } from '../../../api/failure';
import type { Call } from '../../../operations/call';
import { collection } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { identity, text } from '../../../operations/output';
import { momentOf, momentProblem, timeOf } from '../../../reports/days';
import { adAccountId } from '../../../things/adAccount';
import { eventOf } from './build';
import { eventNames } from './eventNames';
import { aboutParts, eventSourceUrl, otherParts, personFields } from './parts';

/** "maxItems": 1000 in the schema `ConversionEvents` of the API description. */
const MOST = 1000;

/** "At most 20 events of a test batch are processed" (track-conversions). */
const MOST_TESTED = 20;

/** Seconds by which clocks may differ. "event_time not in the future" (third-party-integrations). */
const TOLERANCE = 300;

function timeProblem(value: unknown): string | undefined {
	const problem = momentProblem(value);
	if (problem) return problem;
	const ahead = momentOf(value)! - Date.now();
	return ahead > TOLERANCE * 1000
		? `is ${Math.ceil(ahead / 60_000)} minutes in the future, which Pinterest does not take. A time without a time zone counts as UTC.`
		: undefined;
}

/** "Events that took place offline cannot be deduplicated" (events/create), so one that may have arrived is not sent again. */
const isOffline = ({ action_source: source }: IDataObject): boolean => source === 'offline';

function split(answer: IDataObject, sent: IDataObject[]): ElementOutcome[] {
	const told = Array.isArray(answer.events) ? (answer.events as IDataObject[]) : [];
	return sent.map((event, index): ElementOutcome => {
		const one = told[index] as IDataObject | undefined;
		if (one?.status === 'processed')
			return { kind: 'done', result: { ...one, warning_message: conceal(String(one.warning_message ?? ''), [event]) } };
		if (one?.status === 'failed') return { kind: 'refused', text: String(one.error_message || 'it does not say why') };
		return { kind: 'untold' };
	});
}

/** What identifies people goes into no message: Pinterest's sentences may quote what was sent. */
function conceal(words: string, sent: IDataObject[]): string {
	if (words === '') return words;
	const said = new Set(sent.flatMap(({ user_data: user }) => Object.values(user as IDataObject).flat() as string[]));
	return [...said]
		.filter((value) => value.length > 3)
		.sort((one, other) => other.length - one.length)
		.reduce((rest, value) => rest.replaceAll(value, '(user data)'), words);
}

function result([answer]: IDataObject[], { values }: Call): IDataObject {
	const { event, hints, skipped } = eventOf(values);
	const { test } = values.options as IDataObject;
	return {
		event_id: event.event_id,
		event_name: event.event_name,
		event_time: event.event_time,
		action_source: event.action_source,
		...(skipped ? { status: 'skipped', skipped: true } : answer),
		hints: skipped ? ['The person has not consented, so nothing was sent.'] : hints,
		test: Boolean(test),
	};
}

function advise(failure: Failure, { values }: Call, elements: number): Failure {
	const { kind, httpStatus, code, description } = failure.facts;
	const more = (sentence: string, changes = {}) =>
		new Failure({ ...failure.facts, ...changes, description: `${description} ${sentence}` });
	if (httpStatus === 403 && !failure.facts.blocks)
		return more(
			'To send conversions, the connected user needs the role Owner, Admin, Analyst, Audience or Campaign in the ad account.',
		);
	if (code === 4197) return more('Pinterest has switched its conversion events off for the moment.');
	if (values.actionSource !== 'offline') return failure;
	if (kind === 'unknown')
		return more('Pinterest does not leave out repeated events that took place offline, so they were not sent again.');
	if (httpStatus === 422 && elements > 1)
		return more(
			`Pinterest may have counted some of the ${elements} events of this call. Run single ones again rather than all.`,
			{ kind: 'unknown' },
		);
	return failure;
}

export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send an event',
	description:
		'Tell Pinterest about an order, a lead, a sign-up or another conversion, 1,000 events in a call. Personal data is normalized and hashed in n8n before it is sent. Returns for each event whether Pinterest processed it, with its warning. The event ID makes it safe to send an event twice.',
	endpoint: 'events/create',
	fields: [
		adAccountId(),
		{
			displayName: 'Event Name',
			name: 'eventName',
			type: 'options',
			required: true,
			default: 'checkout',
			description:
				'What happened. An expression may also give a name of Google Analytics, Shopify, WooCommerce or Meta, such as purchase or orders/create, or an event of your own.',
			options: eventNames,
			open: true,
		},
		{
			displayName: 'Action Source',
			name: 'actionSource',
			type: 'options',
			required: true,
			default: 'web',
			description: 'Where it happened',
			options: [
				{ name: 'Android App', value: 'app_android' },
				{ name: 'iOS App', value: 'app_ios' },
				{ name: 'Offline', value: 'offline', description: 'In a store, by phone, in a CRM' },
				{ name: 'Website', value: 'web' },
			],
		},
		{
			displayName: 'Event Time',
			name: 'eventTime',
			type: 'dateTime',
			default: '',
			description: 'When it happened; now when it is empty. A time without a time zone counts as UTC.',
			check: timeProblem,
		},
		{
			displayName: 'Event ID',
			name: 'eventId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. order-1042',
			description:
				'What the event is known by, such as the number of the order. Pinterest counts events with the same name and ID once, also those of its tag, so use the ID that the tag sends.',
			check: (value) =>
				Number.isFinite(value) && !Number.isSafeInteger(value)
					? 'has lost its last digits; give it as text.'
					: undefined,
		},
		eventSourceUrl.field,
		{
			displayName: 'Has Consented',
			name: 'consent',
			type: 'boolean',
			required: true,
			default: true,
			description:
				'Whether the person agrees to being measured, where the law asks for it. Usually an expression; one that gives nothing is refused.',
		},
		{
			displayName: 'Without Consent',
			name: 'withoutConsent',
			type: 'options',
			default: 'skip',
			description: 'What to do with the event of somebody who has not consented',
			options: [
				{ name: 'Leave It Out', value: 'skip', description: 'Nothing is sent; the item comes out with "skipped"' },
				{
					name: 'Send It With the Opt-Out',
					value: 'optOut',
					description: 'Sent with the sign that the person has opted out',
				},
			],
			displayOptions: { show: { consent: [false] } },
		},
		collection('User Data', 'userData', personFields, {
			placeholder: 'Add user data',
			description:
				'Who it was. Pinterest needs an email, a mobile advertising ID, or both IP address and user agent; more of it makes better matches.',
		}),
		collection(
			'Custom Data',
			'customData',
			aboutParts.map(({ field }) => field),
			{
				placeholder: 'Add custom data',
				description: 'What it was about: its worth, the order, the products',
			},
		),
		collection(
			'Additional Fields',
			'additionalFields',
			otherParts.map(({ field }) => field),
		),
	],
	options: [
		{
			displayName: 'Test',
			name: 'test',
			type: 'boolean',
			default: true,
			description: 'Whether Pinterest only checks the events, without counting them. Test events go out 20 in a call.',
			routing: query('test'),
		},
	],
	check: (values) => eventOf(values).problems,
	advise,
	batch: {
		things: 'events',
		most: MOST,
		elements(values) {
			const { event, skipped } = eventOf(values);
			return skipped ? [] : [event];
		},
		size: ({ options }) => ((options as IDataObject).test ? MOST / MOST_TESTED : 1),
		apart: ({ actionSource }) => actionSource === 'offline',
		into: (events) => ({ body: { data: events }, ...(!events.some(isOffline) && { repeatable: true as const }) }),
		split,
		refusedFor: new Set([400, 422]),
		// "422: Not all events were successfully processed."
		partial: new Set([422]),
		conceal,
		result,
	},
	output: {
		columns: {
			event_id: identity,
			event_name: identity,
			event_time: text(({ event_time: seconds }) => timeOf(seconds)),
			action_source: identity,
			status: text(),
			warning: text(({ warning_message: warning }) => warning || undefined),
			hints: text(({ hints }) => ((hints ?? []) as string[]).join(' ') || undefined),
			test: { type: 'boolean', always: true },
			skipped: { type: 'boolean', mark: true },
		},
		selectable: [
			'action_source',
			'error_message',
			'event_id',
			'event_name',
			'event_time',
			'hints',
			'status',
			'test',
			'warning_message',
		],
	},
};
