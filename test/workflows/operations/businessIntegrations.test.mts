import { typedIn } from '../../../simulator/secrets.mts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { calls } from '../rules/world.mts';
import { businessOf, unlimited } from './business.mts';

let simulator: Simulator;
let { run } = {} as ReturnType<typeof businessOf>;

beforeAll(async () => {
	simulator = await startSimulator(unlimited);
});
beforeEach(() => {
	simulator.reset();
	({ run } = businessOf(simulator));
});
afterAll(() => simulator.close());

const tokens = { partner_access_token: typedIn.partnerAccessToken, partner_refresh_token: typedIn.partnerRefreshToken };
const shop = { externalBusinessId: 'shop-1' };

describe('commerceIntegration', () => {
	test('create, get, update and delete', async () => {
		const additionalFields = {
			partnerAccessToken: typedIn.partnerAccessToken,
			partnerAccessTokenExpiry: '2026-12-01T00:00:00Z',
			connectedMerchantId: '1445572885401',
		};
		const created = await run('commerceIntegration', 'create', { ...shop, additionalFields });
		expect(created.json).toMatchObject([{ external_business_id: 'shop-1', connected_merchant_id: '1445572885401' }]);
		expect(calls(simulator, 'POST')[0].body).toEqual({
			external_business_id: 'shop-1',
			partner_access_token: typedIn.partnerAccessToken,
			partner_access_token_expiry: Date.UTC(2026, 11, 1),
			connected_merchant_id: '1445572885401',
		});
		simulator.faults.add({ method: 'PATCH', kind: 'resetAfter' });
		const updated = await run('commerceIntegration', 'update', { ...shop, updateFields: { scopes: 'accounts:read' } });
		expect(updated.json).toMatchObject([{ scopes: 'accounts:read' }]);
		const got = await run('commerceIntegration', 'get', shop);
		expect(got.json).toMatchObject([{ scopes: 'accounts:read', created_at: expect.stringMatching(/Z$/) }]);
		expect((await run('commerceIntegration', 'delete', shop)).json).toEqual([{ deleted: true, id: 'shop-1' }]);
		const { error } = await run('commerceIntegration', 'get', shop);
		expect(error?.httpCode).toBe('404');
	});

	test('create whose answer is lost is found and not sent again', async () => {
		simulator.faults.add({ method: 'POST', kind: 'resetAfter' });
		const { json } = await run('commerceIntegration', 'create', shop);
		expect(json).toMatchObject([{ external_business_id: 'shop-1' }]);
		expect(calls(simulator, 'POST')).toHaveLength(1);
	});

	test('a name with a slash stays one part of the path', async () => {
		simulator.state.business.putIntegration('a/b', {});
		const { json } = await run('commerceIntegration', 'get', { externalBusinessId: 'a/b' });
		expect(json).toMatchObject([{ external_business_id: 'a/b' }]);
	});

	test.each([
		[{ externalBusinessId: '..' }, '"External Business ID" cannot consist of dots.'],
		[
			{ ...shop, additionalFields: { partnerAccessTokenExpiry: 'soon' } },
			'"Partner Access Token Expiry" is not a moment: "soon". It looks like 2026-11-01T09:30:00+01:00; a day, a DateTime, or seconds or milliseconds since 1970 are fine too.',
		],
	])('%j is refused before any call', async (parameters, message) => {
		const { error } = await run('commerceIntegration', 'create', parameters);
		expect(error?.message).toBe(message);
		expect(simulator.requests).toHaveLength(0);
	});
});

describe('integration', () => {
	test('get and getAll: tokens never come out, in no form of the output', async () => {
		const { id } = simulator.state.business.putIntegration('shop-1', { ...tokens, scopes: 'accounts:read' });
		for (const [operation, more] of [
			['get', { integrationId: id }],
			['getAll', {}],
		] as const) {
			for (const form of [
				{ output: 'simplified' },
				{ output: 'raw' },
				{ output: 'selected', fields: ['id', 'scopes'] },
			]) {
				const { json, run: execution } = await run('integration', operation, { ...more, ...form });
				expect(json).toMatchObject([{ id, scopes: 'accounts:read' }]);
				for (const secret of Object.values(tokens))
					expect(JSON.stringify(execution.data.resultData)).not.toContain(secret);
			}
		}
	});

	test('a token cannot be asked for by name either', async () => {
		const fields = '={{ ["id", "partner_access_token"] }}';
		const { error } = await run('integration', 'getAll', { output: 'selected', fields });
		expect(error?.message).toContain('"Fields" has no choice "partner_access_token".');
	});

	test('tokens that were sent never come out in a refusal', async () => {
		simulator.faults.add({ method: 'POST', kind: 'status', status: 400, code: 1, message: 'Invalid parameters.' });
		const additionalFields = {
			partnerAccessToken: typedIn.partnerAccessToken,
			partnerRefreshToken: typedIn.partnerRefreshToken,
		};
		const { error } = await run('commerceIntegration', 'create', { ...shop, additionalFields });
		for (const secret of Object.values(tokens)) {
			expect(JSON.stringify([error?.message, error?.description, error?.context])).not.toContain(secret);
		}
	});

	test('sendLogs: each item is an entry, 250 go in one call', async () => {
		const items = Array.from({ length: 251 }, (_, n) => ({ n }));
		const { json } = await run(
			'integration',
			'sendLogs',
			{
				eventType: 'API',
				logLevel: 'ERROR',
				clientTimestamp: '2026-03-01T10:00:00Z',
				message: '=Entry {{ $json.n }}',
				error: { lineNumber: 7, name: 'TypeError' },
				request: { method: 'GET', host: 'api.pinterest.com', path: '/v5/pins', requestHeaders: '{"accept":"x"}' },
			},
			{ items },
		);
		expect(json).toEqual(items.map(() => ({ sent: true, message: 'Success' })));
		expect(calls(simulator, 'POST')).toHaveLength(2);
		expect(simulator.state.business.logs).toHaveLength(251);
		expect(simulator.state.business.logs[250]).toEqual({
			event_type: 'API',
			log_level: 'ERROR',
			client_timestamp: Date.UTC(2026, 2, 1, 10),
			message: 'Entry 250',
			error: { line_number: 7, name: 'TypeError' },
			request: { method: 'GET', host: 'api.pinterest.com', path: '/v5/pins', request_headers: { accept: 'x' } },
		});
	});

	test('sendLogs: headers that are no object, and a call without its host, are refused before any call', async () => {
		const request = { method: 'GET', path: '/v5/pins', requestHeaders: '[1]' };
		const { error } = await run('integration', 'sendLogs', { clientTimestamp: '2026-03-01', request });
		expect(error?.message).toContain('"Request Headers" is not a JSON object of texts.');
		expect(error?.message).toContain('A request needs its method, host and path.');
		expect(simulator.requests).toHaveLength(0);
	});

	test('sendLogs whose answer is lost: nothing is sent twice', async () => {
		simulator.faults.add({ method: 'POST', kind: 'resetAfter' });
		const { error } = await run('integration', 'sendLogs', { clientTimestamp: '2026-03-01' });
		expect(error?.message).toBe('It is not known whether Pinterest carried this out');
		expect(simulator.state.business.logs).toHaveLength(1);
	});
});
