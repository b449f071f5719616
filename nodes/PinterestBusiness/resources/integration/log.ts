import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import { collection } from '../../../operations/collections';
import { snakeCase } from '../../../operations/names';
import type { Field } from '../../../operations/operation';
import { momentOf, momentProblem } from '../../../reports/days';

/** Fields of a log entry: schema IntegrationLog of the API description, with its limits. */

type Changes = Partial<Field> & Pick<Field, 'name' | 'displayName'>;

const line = (max: number | undefined, changes: Changes): Field => ({
	type: 'string',
	default: '',
	...(max && { text: { max } }),
	...changes,
});

const whole = (changes: Changes): Field => ({
	type: 'number',
	default: 0,
	typeOptions: { numberPrecision: 0 },
	...changes,
});

const headers = (name: string, displayName: string): Field => ({
	displayName,
	name,
	type: 'json',
	default: '{}',
	placeholder: 'e.g. { "accept": "text/html" }',
	description: 'As a JSON object of texts. Leave out what is secret, such as tokens.',
	check: (value) => (headersOf(value) ? undefined : 'is not a JSON object of texts.'),
});

function headersOf(value: unknown): IDataObject | undefined {
	try {
		const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
		const isTexts = isRecord(parsed) && Object.values(parsed).every((one) => typeof one === 'string');
		return isTexts ? (parsed as IDataObject) : undefined;
	} catch {
		return undefined;
	}
}

const METHODS = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'];

export const logFields: Field[] = [
	{
		displayName: 'Event Type',
		name: 'eventType',
		type: 'options',
		default: 'APP',
		description: 'Where it happened',
		options: [
			{ name: 'In the App', value: 'APP' },
			{ name: 'In a Call of an API', value: 'API' },
		],
	},
	{
		displayName: 'Level',
		name: 'logLevel',
		type: 'options',
		default: 'INFO',
		description: 'How bad it is',
		options: [
			{ name: 'Error', value: 'ERROR' },
			{ name: 'Information', value: 'INFO' },
			{ name: 'Warning', value: 'WARN' },
		],
	},
	{
		displayName: 'When',
		name: 'clientTimestamp',
		type: 'dateTime',
		required: true,
		default: '={{ $now }}',
		description: 'When it happened',
		check: momentProblem,
	},
	line(8192, {
		displayName: 'Message',
		name: 'message',
		typeOptions: { rows: 3 },
		description: 'What happened. Leave out what is secret or personal.',
	}),
	collection('Additional Fields', 'additionalFields', [
		line(128, { displayName: 'Ad Account ID', name: 'advertiserId' }),
		line(20, { displayName: 'App Version', name: 'appVersionNumber' }),
		line(2048, { displayName: 'External Business ID', name: 'externalBusinessId' }),
		line(128, { displayName: 'Feed Profile ID', name: 'feedProfileId' }),
		line(128, { displayName: 'Merchant ID', name: 'merchantId' }),
		line(20, { displayName: 'Platform Version', name: 'platformVersionNumber' }),
		line(128, { displayName: 'Tag ID', name: 'tagId' }),
	]),
	collection(
		'Error',
		'error',
		[
			line(512, { displayName: 'Cause', name: 'cause' }),
			whole({ displayName: 'Column', name: 'columnNumber' }),
			line(256, { displayName: 'File', name: 'fileName' }),
			whole({ displayName: 'Line', name: 'lineNumber' }),
			line(8192, { displayName: 'Message', name: 'message' }),
			line(1024, { displayName: 'Message Detail', name: 'messageDetail' }),
			line(256, { displayName: 'Name', name: 'name' }),
			whole({ displayName: 'Number', name: 'number', description: 'Code of the error' }),
			line(undefined, { displayName: 'Stack Trace', name: 'stackTrace' }),
		],
		{ description: 'The error of the program' },
	),
	collection(
		'Request',
		'request',
		[
			line(undefined, { displayName: 'Host', name: 'host', placeholder: 'e.g. api.pinterest.com' }),
			{
				displayName: 'Method',
				name: 'method',
				type: 'options',
				default: 'GET',
				options: METHODS.map((name) => ({ name, value: name })),
			},
			line(undefined, { displayName: 'Path', name: 'path', placeholder: 'e.g. /v5/pins' }),
			headers('requestHeaders', 'Request Headers'),
			headers('responseHeaders', 'Response Headers'),
			whole({ displayName: 'Response Status', name: 'responseStatusCode', default: 200 }),
		],
		{ description: 'The call of an API that went wrong' },
	),
];

/** A call has all of its method, host and path, or it is not told. */
export function logProblems({ request }: IDataObject): string[] {
	const fields = given(request);
	const isWhole = ['method', 'host', 'path'].every((name) => name in fields);
	return Object.keys(fields).length === 0 || isWhole ? [] : ['A request needs its method, host and path.'];
}

/** A log entry as Pinterest takes it. */
export function logElement({ eventType, logLevel, clientTimestamp, message, ...rest }: IDataObject): IDataObject {
	const { error, request } = rest;
	const { requestHeaders: sent, responseHeaders: received, ...call } = (request ?? {}) as IDataObject;
	return {
		event_type: eventType,
		log_level: logLevel,
		client_timestamp: momentOf(clientTimestamp),
		...given({ message }),
		...given(rest.additionalFields),
		...(Object.keys(given(error)).length > 0 && { error: given(error) }),
		...(Object.keys(given(request)).length > 0 && {
			request: {
				...given(call),
				...(sent !== undefined && { request_headers: headersOf(sent) }),
				...(received !== undefined && { response_headers: headersOf(received) }),
			},
		}),
	};
}

/** What is set, by Pinterest's names. */
function given(fields: unknown): IDataObject {
	const set = Object.entries((fields ?? {}) as IDataObject).filter(([, value]) => value !== undefined && value !== '');
	return Object.fromEntries(set.map(([name, value]) => [snakeCase(name), value]));
}
