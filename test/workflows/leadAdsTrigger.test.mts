import { setTimeout as wait } from 'node:timers/promises';
import type { AdAccount, Account } from '../../simulator/state.mts';
import type { LeadForm } from '../../simulator/leads.mts';
import type { Simulator } from '../../simulator/simulator.mts';
import { locator } from './harness.mts';
import type { LeadHost } from './leadHost.mts';
import { openLeadWorld, post, sealedFor, unreadable, type LeadWorld } from './leadWorld.mts';

const SUBSCRIPTIONS = '/ad_accounts/{ad_account_id}/leads/subscriptions';
const SUBSCRIPTION = `${SUBSCRIPTIONS}/{subscription_id}`;

let world: LeadWorld;
let simulator: Simulator;
let adAccount: AdAccount;
let form: LeadForm;
let host: LeadWorld['host'];
let activated: LeadWorld['activated'];

beforeEach(async () => {
	world = await openLeadWorld();
	({ simulator, adAccount, form, host, activated } = world);
});

afterEach(async () => await world.close());

const subscriptions = () => [...simulator.state.leadAds.subscriptions.values()];
const deliveries = () => simulator.state.leadAds.deliveries;
const sent = (method: string) => simulator.requests.filter((request) => request.method === method);
const leadIds = ({ items }: LeadHost) => items.map(({ json }) => String(json.lead_id));

const deliver = async (target: LeadHost, body: string, type?: string) => await post(target.ownWebhookUrl, body, type);

describe('activation', () => {
	it('subscribes to the chosen form and keeps what decrypting needs', async () => {
		const leads = await activated();
		expect(subscriptions()).toMatchObject([{ leadFormId: form.id, webhookUrl: leads.webhookUrl, adAccount }]);
		expect(leads.remembered.subscription).toMatchObject({
			id: subscriptions()[0].id,
			leadFormId: form.id,
			key: subscriptions()[0].key.toString('base64').replace('=', ''),
		});
	});

	it('subscribes to all forms when none is chosen', async () => {
		const leads = await activated({ form: null });
		expect(subscriptions()).toMatchObject([{ leadFormId: null, webhookUrl: leads.webhookUrl }]);
		expect(sent('POST')[0].body).not.toHaveProperty('lead_form_id');
	});

	it('works with an access token', async () => {
		await activated({ authentication: 'accessToken' });
		expect(subscriptions()).toHaveLength(1);
	});

	it('recognises its subscription after a restart', async () => {
		const leads = await activated();
		await leads.restart();
		expect(sent('POST')).toHaveLength(1);
		expect(subscriptions()).toHaveLength(1);
	});

	it('finds its subscription on a later page of the list', async () => {
		const leads = await activated();
		for (let count = 0; count < 260; count++) {
			simulator.state.leadAds.addSubscription({
				adAccount,
				account: simulator.state.account,
				leadFormId: form.id,
				webhookUrl: `https://other.example/${count}`,
			});
		}
		leads.stored = '{}';
		await leads.restart();
		expect(sent('POST')).toHaveLength(1);
		expect(leads.remembered.subscription).toHaveProperty('key');
	});

	it('exchanges the subscription when the form is edited', async () => {
		const other = simulator.state.leadAds.addForm({ adAccount, name: 'Newsletter' });
		const leads = await activated();
		await leads.edit({ leadFormId: locator('list', other.id) });
		expect(subscriptions()).toMatchObject([{ leadFormId: other.id, webhookUrl: leads.webhookUrl }]);
	});

	it('exchanges the subscription when the ad account is edited', async () => {
		const otherAccount = simulator.state.addAdAccount({ name: 'More ads' });
		const leads = await activated({ form: null });
		await leads.edit({ adAccountId: locator('id', otherAccount.id) });
		expect(subscriptions()).toMatchObject([{ adAccount: otherAccount }]);
	});

	it('subscribes again when the subscription was deleted by hand', async () => {
		const leads = await activated();
		simulator.state.leadAds.subscriptions.clear();
		await leads.restart();
		expect(subscriptions()).toMatchObject([{ webhookUrl: leads.webhookUrl }]);
		deliveries().submit();
		await deliveries().idle();
		expect(leads.items).toHaveLength(1);
	});

	it('fetches the key again when the static data lost it', async () => {
		const leads = await activated();
		leads.stored = '{}';
		await leads.restart();
		expect(sent('POST')).toHaveLength(1);
		expect(leads.remembered.subscription).toMatchObject({ id: subscriptions()[0].id, key: expect.any(String) });
	});

	it('leaves one subscription when the answer to the first try is lost', async () => {
		simulator.faults.add({ method: 'POST', path: SUBSCRIPTIONS, kind: 'resetAfter' });
		const leads = await activated();
		expect(subscriptions()).toHaveLength(1);
		deliveries().submit();
		await deliveries().idle();
		expect(leads.items).toHaveLength(1);
	});

	it('gives two workflows on one form a subscription each', async () => {
		const [first, second] = [await activated(), await activated({ webhookId: 'c2d4' })];
		deliveries().submit({ count: 3 });
		await deliveries().idle();
		expect(leadIds(first).sort()).toEqual(leadIds(second).sort());
		await first.deactivate();
		expect(subscriptions()).toMatchObject([{ webhookUrl: second.webhookUrl }]);
	});

	it('names the subscription in the way where Pinterest allows one for each form, and leaves it alone', async () => {
		simulator.state.settings.oneSubscriptionPerForm = true;
		const first = await activated();
		const second = await host({ webhookId: 'c2d4' });
		await expect(second.activate()).rejects.toMatchObject({
			message: 'Another subscription already receives the leads of this lead form',
			description: expect.stringContaining(new URL(first.url).host),
		});
		expect(subscriptions()).toMatchObject([{ webhookUrl: first.webhookUrl }]);
	});

	it('says that HTTPS is needed before Pinterest does', async () => {
		const leads = await host({ publicUrl: 'http://n8n.shop.example' });
		await expect(leads.activate()).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'Pinterest delivers leads only to an address that starts with https://',
			description: expect.stringContaining('WEBHOOK_URL'),
		});
		expect(sent('POST')).toHaveLength(0);
	});

	it('says that Pinterest cannot reach an address on this computer', async () => {
		const leads = await host({ credential: { environment: 'production' } });
		await expect(leads.activate()).rejects.toMatchObject({
			message: expect.stringContaining('cannot reach this n8n'),
			description: expect.stringContaining('WEBHOOK_URL'),
		});
	});

	it('takes an https address', async () => {
		const leads = await host({ publicUrl: 'https://n8n.shop.example' });
		await leads.activate();
		expect(subscriptions()).toMatchObject([{ webhookUrl: 'https://n8n.shop.example/webhook/b7c1/webhook' }]);
	});

	it('says who may subscribe', async () => {
		const owner = simulator.state.addAccount({ username: 'client' });
		const members: Array<[Account, string]> = [[simulator.state.account, 'ANALYST']];
		const shared = simulator.state.addAdAccount({ name: 'Client ads', owner, members });
		const leads = await host({ form: null, parameters: { adAccountId: locator('id', shared.id) } });
		await expect(leads.activate()).rejects.toMatchObject({
			description: expect.stringMatching(/Owner or Admin/),
			httpCode: '403',
		});
	});

	it('names the missing permission', async () => {
		const leads = await host({ scopes: ['ads:read'] });
		await expect(leads.activate()).rejects.toThrow('The credential lacks the permission Manage Ads (ads:write)');
	});

	it.each([
		[{ adAccountId: locator('list', '') }, /"Ad Account" is missing/],
		[{ adAccountId: locator('id', 'abc') }, /"Ad Account" is not an ID/],
		[{ leadFormId: locator('id', 'form 7') }, /"Lead Form" is not an ID/],
	])('checks the parameters before any call: %j', async (parameters, description) => {
		const leads = await host({ parameters });
		await expect(leads.activate()).rejects.toMatchObject({ description: expect.stringMatching(description) });
		expect(simulator.requests.filter(({ path }) => path.includes('/leads/'))).toHaveLength(0);
	});
});

describe('deactivation', () => {
	it('deletes the subscription', async () => {
		const leads = await activated();
		await leads.deactivate();
		expect(subscriptions()).toHaveLength(0);
		expect(leads.remembered.subscription).toBeUndefined();
	});

	it('is content when the subscription is gone already', async () => {
		const leads = await activated();
		simulator.state.leadAds.subscriptions.clear();
		await leads.deactivate();
		expect(leads.remembered.leftovers).toEqual([]);
	});

	it('deletes its subscription although the static data is lost', async () => {
		const leads = await activated();
		leads.stored = '{}';
		await leads.deactivate();
		expect(subscriptions()).toHaveLength(0);
	});

	it('deletes a left subscription of another form at the next activation', async () => {
		const leads = await activated();
		simulator.faults.add({ method: 'DELETE', path: SUBSCRIPTION, kind: 'status', status: 403, code: 29 });
		await leads.deactivate();
		await leads.edit({ leadFormId: locator('list', '') });
		await leads.activate();
		expect(subscriptions()).toMatchObject([{ leadFormId: null }]);
		expect(leads.remembered.leftovers).toEqual([]);
	});
});

describe('deliveries', () => {
	it.each(['fields', 'renamed', 'blob', 'entries'] as const)('are decrypted and flattened: %s', async (layout) => {
		const leads = await activated();
		const [lead] = deliveries().submit({ layout, answers: ['Ada Marsh', 'ada@customers.example', 'A mug'] });
		await deliveries().idle();
		expect(leads.items).toEqual([
			{
				json: {
					lead_id: lead.lead_id,
					lead_form_id: form.id,
					ad_account_id: adAccount.id,
					campaign_id: '626735565838',
					ad_group_id: null,
					ad_id: '687201361754',
					created_time: lead.created_time,
					answers: { full_name: 'Ada Marsh', email: 'ada@customers.example', 'What would you like to make?': 'A mug' },
				},
			},
		]);
	});

	it.each([true, 'yes'])('come whole with Raw, and with the body when asked for by %j', async (includeRawBody) => {
		const leads = await activated({ parameters: { output: 'raw', options: { includeRawBody } } });
		const [lead] = deliveries().submit();
		await deliveries().idle();
		const [{ json }] = leads.items;
		expect(json).toEqual({ ...lead, raw_body: expect.any(String) });
		expect(Object.keys(JSON.parse(String(json.raw_body)))).toEqual(['nonce', 'ciphertext', 'tag']);
	});

	it('may hold several leads: one item each', async () => {
		const leads = await activated();
		deliveries().submit({ count: 25, perDelivery: 10 });
		await deliveries().idle();
		expect(leads.executions.map(({ length }) => length).sort()).toEqual([10, 10, 5]);
		expect(new Set(leadIds(leads)).size).toBe(25);
	});

	it('come through the test of the API', async () => {
		const leads = await activated();
		const { accessToken } = simulator.issueToken({ scopes: ['ads:write'] });
		const answer = await fetch(`${simulator.url}/v5/ad_accounts/${adAccount.id}/lead_forms/${form.id}/test`, {
			method: 'POST',
			headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
			body: JSON.stringify({ answers: ['John Doe', 'abc@email.example', 'A bowl'] }),
		});
		expect(await answer.json()).toEqual({ subscription_id: subscriptions()[0].id });
		await deliveries().idle();
		expect(leads.items).toMatchObject([{ json: { answers: { full_name: 'John Doe' } } }]);
	});

	it('are refused for good when they are not encrypted', async () => {
		const leads = await activated();
		const plain = JSON.stringify([{ advertiser_id: adAccount.id, lead_form_id: form.id, lead_id: '1', answers: [] }]);
		expect(await deliver(leads, plain)).toBe(400);
		expect(await deliver(leads, 'hello', 'text/plain')).toBe(400);
		expect(await deliver(leads, '[]')).toBe(400);
		expect(leads.executions).toHaveLength(0);
	});

	it('are refused for good when the key is wrong, without asking Pinterest every time', async () => {
		const leads = await activated();
		deliveries().submit();
		await deliveries().idle();
		simulator.requests.length = 0;
		deliveries().submit({ count: 10, copies: 0, wrongKeys: 10, concurrency: 1 });
		await deliveries().idle();
		expect(deliveries().log.map(({ statuses }) => statuses)).toEqual([[200], ...Array(10).fill([401])]);
		expect(leads.executions).toHaveLength(1);
		expect(simulator.requests.filter(({ path }) => path.includes('/leads/'))).toHaveLength(1);
	});

	it('wait while the credential does not work', async () => {
		const leads = await activated();
		leads.stored = '{}';
		simulator.state.tokens.clear();
		simulator.state.refreshable.clear();
		expect(await deliver(leads, unreadable())).toBe(503);
	});

	it('are opened with the new key when the subscription was replaced behind the back of the workflow', async () => {
		const leads = await activated();
		const [{ webhookUrl }] = subscriptions();
		simulator.state.leadAds.subscriptions.clear();
		const { account } = simulator.state;
		simulator.state.leadAds.addSubscription({ adAccount, account, leadFormId: form.id, webhookUrl });
		deliveries().submit({ count: 3 });
		await deliveries().idle();
		expect(leads.items).toHaveLength(3);
		expect(leads.remembered.subscription).toMatchObject({ id: subscriptions()[0].id });
	});

	it('start the workflow once for each lead, however often and in whichever order they come', async () => {
		const leads = await activated({ start: async () => await wait(Math.random() * 20) });
		deliveries().submit({ count: 80, copies: 4, shuffled: true, wrongKeys: 40, concurrency: 25 });
		await deliveries().idle();
		expect(leads.items).toHaveLength(80);
		expect(new Set(leadIds(leads)).size).toBe(80);
		const good = deliveries().log.filter(({ wrongKey }) => !wrongKey);
		expect(good.every(({ statuses }) => statuses.length === 1 && statuses[0] === 200)).toBe(true);
		const bad = deliveries().log.filter(({ wrongKey }) => wrongKey);
		expect(bad.every(({ statuses }) => statuses.length === 1 && statuses[0] === 401)).toBe(true);
	}, 30_000);

	it('drop a lead that is twice in one delivery', async () => {
		const leads = await activated();
		const [lead] = deliveries().submit();
		await deliveries().idle();
		const twice = deliveries().log[0];
		expect(twice.leadIds).toEqual([lead.lead_id]);
		expect(leads.items).toHaveLength(1);
		const body = [{ lead_id: '5' }, { lead_id: '5' }, { lead_id: lead.lead_id }, { lead_form_id: form.id }];
		const blob = sealedFor(subscriptions()[0], body);
		expect(await deliver(leads, blob, 'text/plain')).toBe(200);
		expect(leads.executions[1].map(({ json }) => json.lead_id)).toEqual(['5', null]);
	});

	it('come again after the workflow could not be started, and are not lost', async () => {
		let failures = 2;
		const start = async () => {
			await wait(20);
			if (failures-- > 0) throw new Error('The database is locked');
		};
		const leads = await activated({ start });
		const [lead] = deliveries().submit({ copies: 3, concurrency: 3 });
		await deliveries().idle();
		expect(leadIds(leads)).toEqual([lead.lead_id]);
		expect(deliveries().log.every(({ statuses }) => statuses.at(-1) === 200)).toBe(true);
	});

	it('are still known after a restart', async () => {
		const leads = await activated({ start: async () => await wait(Math.random() * 10) });
		const submitted = deliveries().submit({ count: 30, concurrency: 10 });
		await deliveries().idle();
		await leads.restart();
		deliveries().deliverAgain(submitted);
		await deliveries().idle();
		expect(leads.items).toHaveLength(30);
	});

	it('are still known after the workflow was switched off and on', async () => {
		const leads = await activated();
		const submitted = deliveries().submit({ count: 3 });
		await deliveries().idle();
		await leads.deactivate();
		await leads.activate();
		deliveries().deliverAgain(submitted);
		await deliveries().idle();
		expect(leads.items).toHaveLength(3);
	});

	it('are remembered up to 5,000 leads', async () => {
		const leads = await activated();
		deliveries().submit({ count: 5010, perDelivery: 501, concurrency: 1 });
		await deliveries().idle();
		expect(leads.items).toHaveLength(5010);
		expect(leads.remembered.seen).toHaveLength(5000);
		expect((leads.remembered.seen as string[]).at(-1)).toBe(leadIds(leads).at(-1));
	}, 30_000);

	it('never show the key or the token', async () => {
		const leads = await activated();
		simulator.state.leadAds.addSubscription({
			adAccount,
			account: simulator.state.account,
			leadFormId: form.id,
			webhookUrl: leads.webhookUrl,
		});
		deliveries().submit({ wrongKeys: 2 });
		await deliveries().idle();
		const said = leads.logged.join('\n');
		expect(said).not.toBe('');
		for (const { key } of subscriptions()) expect(said).not.toContain(key.toString('base64').slice(0, 20));
		for (const token of simulator.state.tokens.keys()) expect(said).not.toContain(token);
	});
});

describe('listening for a test event', () => {
	it('has a subscription of its own beside that of the active workflow, and removes it', async () => {
		const leads = await activated();
		const received = await leads.listen();
		expect(subscriptions()).toHaveLength(2);
		const [lead] = deliveries().submit();
		await deliveries().idle();
		expect(received).toMatchObject([[{ json: { lead_id: lead.lead_id } }]]);
		await leads.stopListening();
		expect(subscriptions()).toMatchObject([{ webhookUrl: leads.webhookUrl }]);
		expect(leads.items).toHaveLength(1);
	});

	it('shows the same lead as often as it comes', async () => {
		const leads = await host();
		const received = await leads.listen();
		deliveries().submit({ copies: 2 });
		await deliveries().idle();
		expect(received).toHaveLength(2);
	});

	it('shows a body that cannot be decrypted when the raw body is asked for, and does not take it all the same', async () => {
		const leads = await host({ parameters: { options: { includeRawBody: true } } });
		const received = await leads.listen();
		expect(await post(leads.testWebhookUrl, unreadable())).toBe(503);
		expect(received).toMatchObject([
			[{ json: { problem: 'undecryptable', content_type: 'application/json', raw_body: expect.any(String) } }],
		]);
	});
});

describe('the lists of the editor', () => {
	it('offer the ad accounts and the lead forms of the chosen one', async () => {
		simulator.state.leadAds.addForm({ adAccount, name: 'Newsletter', status: 'DRAFT' });
		simulator.state.leadAds.addForm({ adAccount: simulator.state.addAdAccount({ name: 'Other' }), name: 'Elsewhere' });
		const leads = await host();
		expect((await leads.list('searchAdAccounts')).results.map(({ name }) => name)).toEqual([
			'Other · USD',
			'Ads · USD',
		]);
		expect((await leads.list('searchLeadForms')).results).toEqual([
			{ name: 'Newsletter · draft', value: expect.any(String) },
			{ name: 'Pottery workshop', value: form.id },
		]);
		expect((await leads.list('searchLeadForms', 'pott')).results).toHaveLength(1);
	});

	it('ask for the ad account first', async () => {
		const leads = await host({ parameters: { adAccountId: locator('list', '') } });
		await expect(leads.list('searchLeadForms')).rejects.toThrow('Choose the ad account first');
	});
});
