import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { runNode, type RunOptions } from '../harness.mts';
import { calls } from '../rules/world.mts';

const scopes = ['user_accounts:read', 'user_accounts:write'];
let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: null } });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const website = (operation: string, parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
	runNode(simulator, { parameters: { resource: 'website', operation, ...parameters }, scopes, ...more });

test('getAll lists claimed and unclaimed websites', async () => {
	simulator.state.addWebsite('old.example', new Date('2026-03-01T10:00:00Z'));
	simulator.state.addWebsite('new.example/blog');
	const { json } = await website('getAll');
	expect(json).toEqual([
		{ website: 'new.example/blog', status: 'not_verified', verified_at: null },
		{ website: 'old.example', status: 'success', verified_at: '2026-03-01T10:00:00' },
	]);
});

test('getVerificationCode gives the three ways to prove a website', async () => {
	const { json } = await website('getVerificationCode');
	const [{ verification_code: code, metatag, dns_txt_record: dns, filename, file_content: content }] = json;
	expect(code).toMatch(/^[0-9a-f]{32}$/);
	expect(metatag).toBe(`<meta name="p:domain_verify" content="${String(code)}"/>`);
	expect(dns).toBe(`pinterest-site-verification=${String(code)}`);
	expect(filename).toMatch(/^pinterest-\w+\.html$/);
	expect(content).toContain(metatag);
});

describe('verify', () => {
	test('claims the website by the chosen method, given as a full address', async () => {
		const { json } = await website('verify', { website: 'https://shop.example/', verificationMethod: 'DNSTXT' });
		expect(json).toEqual([{ website: 'shop.example', status: 'success', verified_at: expect.any(String) }]);
		expect(calls(simulator, 'POST')[0].body).toEqual({ website: 'shop.example', verification_method: 'DNSTXT' });
	});

	test('a claim whose answer is lost is found and not sent again', async () => {
		simulator.faults.add({ method: 'POST', kind: 'resetAfter' });
		const { json, error } = await website('verify', { website: 'shop.example' });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ website: 'shop.example', status: 'success' }]);
		expect(calls(simulator, 'POST')).toHaveLength(1);
	});

	test('for an ad account, whose websites cannot be listed, a lost answer is told as unknown', async () => {
		const { id } = simulator.state.addAdAccount({ name: 'Ads' });
		simulator.faults.add({ method: 'POST', kind: 'resetAfter' });
		const { error } = await website('verify', {
			website: 'shop.example',
			options: { adAccountId: { __rl: true, mode: 'id', value: id } },
		});
		expect(error?.message).toBe('It is not known whether Pinterest carried this out');
		expect(calls(simulator, 'POST')).toHaveLength(1);
		expect(calls(simulator, 'POST')[0].query.parsed).toEqual({ ad_account_id: id });
	});

	test("Pinterest's own words are told when the code is not there", async () => {
		const { error } = await website('verify', { website: 'nowhere.invalid' });
		expect(error?.message).toContain('could not find the verification code');
	});

	test.each(['shop', 'https://', 'mail@shop.example', 'shop.example?a=1'])(
		'refuses %j before any call',
		async (wrong) => {
			const { error } = await website('verify', { website: wrong });
			expect(error?.message).toContain('"Website" is not a website');
			expect(simulator.requests).toEqual([]);
		},
	);
});

test('unverify gives the claim up and returns the website', async () => {
	simulator.state.addWebsite('shop.example/blog', new Date());
	const { json } = await website('unverify', { website: 'http://shop.example/blog/' });
	expect(json).toEqual([{ deleted: true, id: 'shop.example/blog' }]);
	expect(simulator.state.account.websites.size).toBe(0);
	expect(calls(simulator, 'DELETE')[0].query.raw).toBe('website=shop.example%2Fblog');
});

test('unverify of a website that is not in the list is an error', async () => {
	const { error } = await website('unverify', { website: 'other.example' });
	expect(error?.httpCode).toBe('404');
	expect(error?.description).toContain('Website not in user list.');
});
