import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import type { Request } from '../../../api/client';
import { readAll } from '../../../api/pages';
import type { Query } from '../../../api/urls';
import type { Call } from '../../../operations/call';
import type { Operation } from '../../../operations/operation';

const WITH_BODY = ['DELETE', 'PATCH', 'POST', 'PUT'];

export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send any API request',
	description:
		"Call any endpoint of Pinterest's API v5 that has no operation of its own, with this node's credential, pacing, retries and messages. Returns Pinterest's answer as it is.",
	fields: [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			default: 'GET',
			description: 'What to do',
			options: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'].map((name) => ({ name, value: name })),
		},
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. /boards/549755885175/pins',
			description:
				"Path below the API's root, as the reference on developers.pinterest.com gives it. The host and the version are the credential's.",
			check: pathProblem,
		},
		{
			displayName: 'Query Parameters',
			name: 'queryParameters',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add parameter',
			default: {},
			description: 'Added to the address. Give a name twice to send a list.',
			options: [
				{
					displayName: 'Parameter',
					name: 'parameter',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							required: true,
							default: '',
							placeholder: 'e.g. privacy',
						},
						{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. PUBLIC' },
					],
				},
			],
		},
		{
			displayName: 'JSON Body',
			name: 'body',
			type: 'json',
			default: '{}',
			description: 'The body of the call, an object or a list',
			check: jsonProblem,
			displayOptions: { show: { method: WITH_BODY } },
		},
		{
			displayName: 'Read Pages',
			name: 'paginate',
			type: 'boolean',
			default: false,
			description:
				'Whether the endpoint returns a list in pages, which are read on and returned as one item for each entry',
			displayOptions: { show: { method: ['GET'] } },
		},
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
			displayOptions: { show: { method: ['GET'], paginate: [true] } },
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			default: 50,
			typeOptions: { minValue: 1, numberPrecision: 0 },
			description: 'Max number of results to return',
			displayOptions: { show: { method: ['GET'], paginate: [true], returnAll: [false] } },
		},
	],
	async execute(call) {
		const request = requestOf(call);
		if (call.values.paginate) return await readAll(call.client, request, call.limit);
		return (await call.client.send({ ...request, mayBeEmpty: true })).body;
	},
};

/** The path without host and version, and the query that was written behind it. */
function parts(value: unknown): { path: string; written: URLSearchParams } {
	const [address, search = ''] = String(value).trim().split('?');
	const path = address.replace(/^https:\/\/api(-sandbox)?\.pinterest\.com/i, '').replace(/^\/?v5(?=\/|$)/, '');
	return { path: path.startsWith('/') ? path : `/${path}`, written: new URLSearchParams(search) };
}

function pathProblem(value: unknown): string | undefined {
	const { path } = parts(value);
	if (/^\/?[a-z]+:\/\//i.test(path) || path.startsWith('//')) {
		return 'leads to another host. Give only the path, for example /boards.';
	}
	return /[\s#\\{}]|\/\.\.?(\/|$)/.test(path) ? `has characters that a path cannot have: "${path}".` : undefined;
}

function jsonProblem(value: unknown): string | undefined {
	const parsed = parse(value);
	if (typeof parsed !== 'object' || parsed === null) return 'is not a JSON object or list.';
	if (typeof value === 'string') return undefined;
	const lost = roundedIn(value);
	return lost === undefined
		? undefined
		: `holds a number that has lost its last digits: ${lost}. Give it as text, in quotation marks, or give the whole body as text.`;
}

function parse(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

/** The first number beyond 2^53 in a value that an expression made: n8n has rounded it before this node saw it. */
function roundedIn(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value) ? value : undefined;
	if (typeof value !== 'object' || value === null) return undefined;
	for (const part of Object.values(value)) {
		const found = roundedIn(part);
		if (found !== undefined) return found;
	}
	return undefined;
}

function requestOf(call: Call): Request {
	const method = call.text('method') as IHttpRequestMethods;
	const { path, written } = parts(call.values.path);
	const listed = ((call.values.queryParameters as IDataObject | undefined)?.parameter ?? []) as Array<{
		name: string;
		value?: string;
	}>;
	const query: Query = {};
	for (const [name, value] of [
		...written,
		...listed.flatMap(({ name, value: text }) => (text === undefined ? [] : [[name.trim(), text] as const])),
	]) {
		const before = query[name] as string | string[] | undefined;
		query[name] = before === undefined ? value : [before, value].flat();
	}
	return { method, path, query, ...(WITH_BODY.includes(method) && bodyOf(method, call.values.body)) };
}

/** A text goes out as it was written: reading it as numbers would round IDs of 18 digits. */
function bodyOf(method: IHttpRequestMethods, value: unknown): Pick<Request, 'body' | 'bodyText'> {
	const body = parse(value) as Request['body'];
	if (method === 'DELETE' && isBlank(body)) return {};
	return typeof value === 'string' ? { bodyText: value.trim() } : { body };
}

function isBlank(body: Request['body']): boolean {
	return body !== undefined && !Array.isArray(body) && Object.keys(body).length === 0;
}
