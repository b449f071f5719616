import type { INodeExecutionData } from 'n8n-workflow';

import {
	customer,
	customerPhones,
	newLeadKey,
	newSignature,
	newToken,
	newUploadToken,
	ownApp,
	typedIn,
} from '../../simulator/secrets.mts';
import { leakIn, leakInItems, ONLY_SECRETS, refuse } from '../support/leaks.mts';

const secrets: Array<[string, string]> = [
	['access token', newToken('pina')],
	['token of an app', newToken('pinc')],
	['refresh token', newToken('pinr')],
	['key of leads, as base64', newLeadKey().toString('base64')],
	['key of leads, as hex', newLeadKey().toString('hex')],
	['signature of an address', `https://files.example/1?signature=${newSignature()}`],
	['signature of an upload', newSignature(32)],
	['token of an upload', newUploadToken()],
	['client secret', ownApp.clientSecret],
	['client secret on its way', `Basic ${Buffer.from(`${ownApp.clientId}:${ownApp.clientSecret}`).toString('base64')}`],
	...Object.entries(typedIn),
];

const personal: Array<[string, string]> = [
	...Object.entries(customer).filter(([name]) => !['gender', 'dateOfBirth', 'state', 'zip', 'country'].includes(name)),
	['address', 'Reader17@customers.example'],
	['telephone', customerPhones[0]],
	['telephone with its country', '+49 (30) 5550177'],
	['telephone as it is hashed', '49305550123'],
	['hash', 'b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514'],
];

test.each([...secrets, ...personal])('%s is found in the midst of a text', (_what, value) => {
	expect(leakIn({ a: [{ b: `It is ${value}.` }] })?.where).toBe('a › 0 › b');
});

test.each(secrets)('%s is found where people are asked for', (_what, value) => {
	expect(leakIn([value], ONLY_SECRETS)).toMatchObject({ where: '0' });
});

test.each(personal)('%s is not', (_what, value) => {
	expect(leakIn([value], ONLY_SECRETS)).toBeUndefined();
});

test.each([
	'ada@shop.example',
	'626750123549305550199',
	'+49 30 1234567',
	'pina_…',
	'd41d8cd98f00b204e9800998ecf8427e',
	'A Pin was made',
])('%s is nothing', (text) => {
	expect(leakIn({ [text]: text })).toBeUndefined();
});

describe('what is hidden is found', () => {
	const token = newToken('pina');

	test('in the message, the stack and the cause of an error', () => {
		expect(leakIn(new Error(token))?.where).toMatch(/message|stack/);
		expect(leakIn(new Error('It failed', { cause: { config: { headers: { token } } } }))?.where).toBe(
			'cause › config › headers › token',
		);
		const quiet = Object.defineProperty(new Error('It failed'), 'request', { value: token });
		expect(leakIn(quiet)?.where).toBe('request');
	});

	test('in names, numbers, buffers and maps', () => {
		expect(leakIn({ [token]: 1 })).toBeDefined();
		expect(leakIn(49305550199)).toEqual({ what: 'a telephone number of a customer', where: '' });
		expect(leakIn(Buffer.from(token))).toBeDefined();
		expect(leakIn(new Map([['x', token]]))).toBeDefined();
	});

	test('though things refer to themselves', () => {
		const loop: Record<string, unknown> = { a: 1 };
		loop.self = loop;
		expect(leakIn(loop)).toBeUndefined();
		loop.token = token;
		expect(leakIn(loop)?.where).toBe('token');
	});
});

describe('of items', () => {
	const input: INodeExecutionData[] = [{ json: { id: 1 } }, { json: { id: 2, email: customer.email } }];

	test('a field of the input is the user’s own, in its place and of its item', () => {
		const item = (json: INodeExecutionData['json'], at: number) => ({ json, pairedItem: { item: at } });
		expect(leakInItems([item({ email: customer.email, error: 'no' }, 1)], input)).toBeUndefined();
		expect(leakInItems([item({ email: customer.email }, 0)], input)?.where).toBe('output item 0 › email');
		expect(leakInItems([item({ id: 1 }, 0), item({ error: customer.email }, 1)], input)).toEqual({
			what: 'an e-mail address of a customer',
			where: 'output item 1 › error',
		});
	});

	test('the parameters of a node are the user’s own, what its error says is not', () => {
		const node = { typeVersion: 1, parameters: { password: typedIn.feedPassword } };
		const error = Object.assign(new Error('It failed'), { node, description: 'Refused' });
		expect(leakIn(error)).toBeUndefined();
		error.description = typedIn.feedPassword;
		expect(leakIn(error)).toEqual({ what: 'a password', where: 'description' });
	});

	test('names of files are searched', () => {
		const binary = { data: { data: '', mimeType: 'text/csv', fileName: `${customer.lastName}.csv` } };
		expect(leakInItems([{ json: {}, binary }], input)?.where).toContain('fileName');
	});
});

test('what is said of it does not repeat it', () => {
	const token = newToken('pina');
	expect(() => refuse(leakIn({ description: token }), 'The error')).toThrow(
		/^The error gives away a token: description$/,
	);
});
