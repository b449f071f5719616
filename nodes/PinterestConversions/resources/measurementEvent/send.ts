import type { IDataObject } from 'n8n-workflow';

import { numericId } from '../../../operations/checks';
import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { done, text } from '../../../operations/output';
import { momentProblem, secondsOf } from '../../../reports/days';
import { adAccountId } from '../../../things/adAccount';

/** Schema `Currency` of the API description. */
const CURRENCIES =
	'ARS AUD BRL CAD CHF CLP COP CZK DKK EUR GBP HKD HUF ILS INR JPY KRW MXN NOK NZD PLN RON SEK SGD TRY UNK USD'.split(
		' ',
	);

/** Moments that were given, in seconds as Pinterest wants them. */
function moments({ eventTime, additionalFields }: IDataObject): { body: IDataObject } {
	const { actionTimestamps } = additionalFields as { actionTimestamps?: unknown[] };
	return {
		body: {
			event_timestamp: secondsOf(eventTime),
			...(actionTimestamps && { action_timestamps: actionTimestamps.map(secondsOf) }),
		},
	};
}

/** Pinterest knows one event by its ID; it does not say that it leaves out a second one. */
export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send a measurement event',
	description:
		'Send a conversion that a measurement partner has attributed to a Pinterest ad ("measurement source of truth"). Pinterest learns from it; it is not part of reports. For orders, leads and sign-ups that nobody has attributed yet use Event: Send.',
	endpoint: 'msot_events/create',
	fields: [
		adAccountId(),
		{
			displayName: 'Event Name',
			name: 'eventName',
			type: 'options',
			required: true,
			default: 'checkout',
			description: 'What happened',
			options: [
				{ name: 'Add to Cart', value: 'add_to_cart' },
				{ name: 'Checkout', value: 'checkout' },
				{ name: 'Lead', value: 'lead' },
				{ name: 'Sign-Up', value: 'signup' },
			],
			routing: body('event_name'),
		},
		{
			displayName: 'Event ID',
			name: 'eventId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. order-1042',
			description: 'What the event is known by, such as the number of the order; the same as in Event: Send',
			text: { max: 256 },
			routing: body('event_id'),
		},
		{
			displayName: 'Event Time',
			name: 'eventTime',
			type: 'dateTime',
			required: true,
			default: '',
			description: 'When it happened. A time without a time zone counts as UTC.',
			check: momentProblem,
		},
		{
			displayName: 'Ad Group ID',
			name: 'adGroupId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 2680060704746',
			description: 'The ad group that the event was attributed to',
			check: numericId,
			routing: body('ad_group_id'),
		},
		{
			displayName: 'Attribution Scope',
			name: 'attributionScope',
			type: 'options',
			required: true,
			default: 'click',
			description: 'What people had done with the ad',
			options: [
				{ name: 'Click', value: 'click' },
				{ name: 'Engagement', value: 'engagement' },
				{ name: 'View', value: 'view' },
			],
			routing: body('attribution_scope'),
		},
		collection('Additional Fields', 'additionalFields', [
			{
				displayName: 'Ad Action Times',
				name: 'actionTimestamps',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2026-03-01T10:00:00Z',
				description: 'When the ad was clicked or seen: one time, or several with commas between them, or a list',
				several: true,
				check: (value) => (value as unknown[]).map(momentProblem).find(Boolean),
			},
			{
				displayName: 'Attribution Model',
				name: 'attributionModel',
				type: 'options',
				default: 'last_touch',
				description: 'How the event was attributed',
				options: [
					{ name: 'First Touch', value: 'first_touch' },
					{ name: 'Last Touch', value: 'last_touch' },
					{ name: 'Multi-Touch', value: 'multi_touch' },
				],
				routing: body('attribution_model'),
			},
			{
				displayName: 'Attribution Score',
				name: 'attributionScore',
				type: 'number',
				default: 1,
				typeOptions: { minValue: 0, maxValue: 1 },
				description: 'The part of the event that the ad gets, more than 0 and at most 1',
				routing: body('attribution_score'),
			},
			{
				displayName: 'Campaign ID',
				name: 'campaignId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 626736533506',
				description: 'The campaign that the event was attributed to',
				check: numericId,
				routing: body('campaign_id'),
			},
			{
				displayName: 'Currency',
				name: 'currency',
				type: 'options',
				default: 'USD',
				description: 'The currency of "Value", which needs it',
				options: CURRENCIES.map((code) => ({ name: code, value: code })),
				routing: body('currency'),
			},
			{
				displayName: 'Total Event Touchpoints',
				name: 'totalEventTouchpoints',
				type: 'number',
				default: 1,
				typeOptions: { minValue: 1, numberPrecision: 0 },
				description: 'How many ads the person had met before, those of other platforms included',
				routing: body('total_event_touchpoints'),
			},
			{
				displayName: 'Total Events',
				name: 'totalEvents',
				type: 'number',
				default: 1,
				typeOptions: { minValue: 1, numberPrecision: 0 },
				description: 'How many attributed events are reported in one call; this operation sends one',
				routing: body('total_events'),
			},
			{
				displayName: 'Value',
				name: 'value',
				type: 'number',
				default: 0,
				description: 'What the event is worth; a checkout and an addition to the cart need it',
				routing: body('value'),
			},
		]),
	],
	check({ eventName, additionalFields }) {
		const { value, currency, attributionScore } = additionalFields as IDataObject;
		const problems: string[] = [];
		if (value === undefined && (eventName === 'checkout' || eventName === 'add_to_cart'))
			problems.push('"Value" is missing; Pinterest wants it for a checkout and an addition to the cart.');
		if (value !== undefined && currency === undefined) problems.push('"Currency" is missing; a value needs it.');
		if (attributionScore === 0) problems.push('"Attribution Score" is 0; it must be more.');
		return problems;
	},
	fill: moments,
	output: { columns: { ...done('sent'), event_name: text() } },
	async execute(call) {
		// Pinterest answers without content.
		await call.client.send({ ...call.request, mayBeEmpty: true });
		return { id: call.text('eventId'), sent: true, event_name: call.text('eventName') };
	},
};
