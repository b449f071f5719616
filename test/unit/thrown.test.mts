import { NodeApiError, NodeOperationError, UserError, type INode, type JsonObject } from 'n8n-workflow';

import { readRenewal, readThrown } from '../../nodes/api/thrown';

const node = { name: 'Pinterest', type: 'pinterest', typeVersion: 1, parameters: {} } as unknown as INode;

/** As n8n's request helper throws it. */
const wrapped = (error: Error) => new NodeApiError(node, error as unknown as JsonObject);

/** As n8n-workflow 1.99 to 2.33 leaves it: no cause, no code, only texts. */
function wiped(error: Error): NodeApiError {
	const made = wrapped(error);
	Object.defineProperty(made, 'cause', { value: undefined });
	return made;
}

const network = (message: string, code: string) => Object.assign(new Error(message), { code, config: {} });

describe.each([
	['with its cause', wrapped],
	['without its cause', wiped],
])('what n8n throws, %s', (_words, thrown) => {
	test.each([
		['connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED'],
		['getaddrinfo ENOTFOUND api.pinterest.com', 'ENOTFOUND'],
		['getaddrinfo EAI_AGAIN api.pinterest.com', 'EAI_AGAIN'],
		['self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
		['unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
	])('"%s" was never sent', (message, code) => {
		expect(readThrown(thrown(network(message, code)))).toMatchObject({ kind: 'lost', sent: false, timedOut: false });
	});

	test.each([
		['socket hang up', 'ECONNRESET', false],
		['read ECONNRESET', 'ECONNRESET', false],
		['write EPIPE', 'EPIPE', false],
		['timeout of 60000ms exceeded', 'ECONNABORTED', true],
		['something that nobody has seen yet', 'E_NEW', false],
	])('"%s" may have had an effect', (message, code, timedOut) => {
		expect(readThrown(thrown(network(message, code)))).toMatchObject({ kind: 'lost', sent: true, timedOut });
	});

	test('an account that was never connected has to be connected', () => {
		expect(readThrown(thrown(new UserError('OAuth credentials not connected')))).toEqual({ kind: 'reconnect' });
	});

	test.each([
		['HTTP status 503', { code: 'ESTATUS', status: 503 }, 'passes'],
		['HTTP status 429', { code: 'ESTATUS', status: 429 }, 'passes'],
		['connect ECONNREFUSED 127.0.0.1:1', { code: 'ECONNREFUSED', config: {} }, 'passes'],
		['socket hang up', { code: 'ECONNRESET', config: {} }, 'passes'],
		['HTTP status 400', { code: 'ESTATUS', status: 400 }, 'refused'],
		['HTTP status 401', { code: 'ESTATUS', status: 401 }, 'refused'],
		['The provided authorization grant or refresh token is invalid, expired or revoked', { code: 'EAUTH' }, 'refused'],
	])('a renewal that ends with "%s"', (message, more, outcome) => {
		expect(readRenewal(thrown(Object.assign(new Error(message), more)))).toBe(outcome);
	});

	test('a renewal that n8n itself gives up', () => {
		const reconnect = new NodeOperationError(node, 'The credential "Mine" needs to be reconnected.');
		expect(readRenewal(thrown(reconnect))).toBe('refused');
	});
});

test("n8n's own refusal is told in n8n's words; where the version keeps only a text, the outcome is not known", () => {
	const blocked = new UserError('The host "api.pinterest.com" is blocked by the administrator');
	expect(readThrown(wrapped(blocked))).toEqual({ kind: 'blocked', words: blocked.message });
	expect(readThrown(wrapped(new TypeError('x is not a function')))).toMatchObject({ kind: 'lost', sent: true });
	expect(readThrown(wiped(blocked))).toMatchObject({ kind: 'lost', sent: true, words: blocked.message });
});
