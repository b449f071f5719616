import { setTimeout as wait } from 'node:timers/promises';
import type { LeadHost } from './leadHost.mts';
import { inLeadWorld, post, sealedFor, unreadable, type LeadWorld } from './leadWorld.mts';

/** What comes to the address of a trigger that is not a lead as it should be, or not only once. */

const SUBSCRIPTIONS = '/ad_accounts/{ad_account_id}/leads/subscriptions';

const subscriptionsOf = ({ simulator }: LeadWorld) => [...simulator.state.leadAds.subscriptions.values()];
const asked = ({ simulator }: LeadWorld) => simulator.requests.filter(({ path }) => path.includes('/leads/'));
const leadIds = ({ items }: LeadHost) => items.map(({ json }) => json.lead_id).sort();

/** As if so many milliseconds had passed. */
function later(milliseconds: number): void {
	const now = Date.now.bind(Date);
	jest.spyOn(Date, 'now').mockImplementation(() => now() + milliseconds);
}

afterEach(() => jest.restoreAllMocks());

describe('a delivery that cannot be read', () => {
	it('is to come again, because its form may be one that is not known, and is not told in the log', async () =>
		await inLeadWorld(async (world) => {
			const leads = await world.activated();
			const body = unreadable();
			expect(await post(leads.webhookUrl, body)).toBe(503);
			expect(leads.logged.join()).toContain('is to come again');
			expect(leads.logged.join()).not.toContain((JSON.parse(body) as { payload: string }).payload.slice(0, 20));
			expect(leads.executions).toEqual([]);
		}));

	it('is refused for good when one of its form was opened before, so only the key can be wrong', async () =>
		await inLeadWorld(async (world) => {
			const leads = await world.activated();
			const [subscription] = subscriptionsOf(world);
			const body = JSON.stringify({ payload: sealedFor(subscription, { lead_id: '1' }) });
			expect(await post(leads.webhookUrl, body)).toBe(200);
			expect(await post(leads.webhookUrl, unreadable())).toBe(401);
			expect(await post(leads.webhookUrl, JSON.stringify({ other: unreadable() }))).toBe(503);
		}));

	it('is to come again when it was opened and holds something else than leads', async () =>
		await inLeadWorld(async (world) => {
			const leads = await world.activated();
			const body = JSON.stringify({ payload: sealedFor(subscriptionsOf(world)[0], 'hello') });
			expect(await post(leads.webhookUrl, body)).toBe(503);
		}));

	it('starts the workflow once a minute when that is asked for, with its form and its body', async () =>
		await inLeadWorld(async (world) => {
			const leads = await world.activated({ parameters: { options: { includeUnreadable: true } } });
			const body = unreadable();
			expect(await post(leads.webhookUrl, body)).toBe(503);
			expect(await post(leads.webhookUrl, unreadable())).toBe(503);
			while (leads.items.length < 1) await wait(10);
			expect(leads.items.map(({ json }) => json)).toEqual([
				{
					problem: 'undecryptable',
					reason: expect.any(String),
					content_type: 'application/json',
					form: { payload: 'bytes' },
					raw_body: body,
					raw_body_encoding: 'utf8',
				},
			]);
			later(61_000);
			expect(await post(leads.webhookUrl, 'hello', 'text/plain')).toBe(400);
			while (leads.items.length < 2) await wait(10);
			expect(leads.items).toMatchObject([{}, { json: { problem: 'malformed', raw_body: 'hello' } }]);
		}));

	it.each([
		['with a key', false],
		['without a key', true],
	])(
		'costs one call a minute, whatever Pinterest says: %s',
		async (_, isKeyLost) =>
			await inLeadWorld(async (world) => {
				const leads = await world.activated();
				if (isKeyLost) leads.stored = '{}';
				world.simulator.requests.length = 0;
				world.simulator.faults.add({ path: /leads/, kind: 'status', status: 403, code: 29, times: 100 });
				for (let count = 0; count < 5; count++) expect(await post(leads.webhookUrl, unreadable())).toBe(503);
				expect(asked(world)).toHaveLength(1);
				later(61_000);
				for (let count = 0; count < 5; count++) expect(await post(leads.webhookUrl, unreadable())).toBe(503);
				expect(asked(world)).toHaveLength(2);
			}),
	);
});

test('a delivery is answered while Pinterest does not answer, and what it says later serves the next one', async () =>
	await inLeadWorld(async (world) => {
		const leads = await world.activated();
		leads.stored = '{}';
		world.simulator.requests.length = 0;
		world.simulator.faults.add({ method: 'GET', path: SUBSCRIPTIONS, kind: 'slow', delay: 3500 });
		const lead = { lead_id: '7' };
		const body = () => sealedFor(subscriptionsOf(world)[0], lead);
		expect(await post(leads.webhookUrl, body(), 'text/plain')).toBe(503);
		expect(asked(world)).toHaveLength(1);
		expect(await post(leads.webhookUrl, body(), 'text/plain')).toBe(200);
		expect(leadIds(leads)).toEqual(['7']);
	}));

describe('the identity of a lead', () => {
	const answers = [{ question_type: 'EMAIL', answer: 'ada@customers.example' }];

	it('is its number inside the encryption, whatever stands beside it', async () =>
		await inLeadWorld(async (world) => {
			const leads = await world.activated();
			const [subscription] = subscriptionsOf(world);
			for (const number of ['1', '2', '3']) {
				const body = { lead_id: number, sealed: sealedFor(subscription, { lead_id: '81', answers }) };
				expect(await post(leads.webhookUrl, JSON.stringify(body))).toBe(200);
			}
			expect(leadIds(leads)).toEqual(['81']);
		}));

	it('is all that was encrypted when there is no number inside', async () =>
		await inLeadWorld(async (world) => {
			const leads = await world.activated();
			const [subscription] = subscriptionsOf(world);
			for (const number of ['1', '2', '3']) {
				const body = { lead_id: number, sealed: sealedFor(subscription, { created_time: 5, answers }) };
				expect(await post(leads.webhookUrl, JSON.stringify(body))).toBe(200);
			}
			expect(leadIds(leads)).toEqual(['1']);
			const other = { lead_id: '1', sealed: sealedFor(subscription, { created_time: 6, answers }) };
			expect(await post(leads.webhookUrl, JSON.stringify(other))).toBe(200);
			expect(leads.items).toHaveLength(2);
		}));
});

test('two webhook processes that take different leads at once lose no lead and hand on none twice', async () =>
	await inLeadWorld(async (world) => {
		const first = await world.activated();
		const second = await world.host({ beside: first });
		const { key } = subscriptionsOf(world)[0];
		const send = async (process: LeadHost, id: string) =>
			await post(process.ownWebhookUrl, sealedFor({ key } as never, { lead_id: id }), 'text/plain');
		for (let round = 0; round < 20; round++) {
			const ids = [`${round}1`, `${round}2`];
			expect(await Promise.all([send(first, ids[0]), send(second, ids[1])])).toEqual([200, 200]);
		}
		await send(first, 'last of the first');
		await send(second, 'last of the second');
		const before = first.items.length + second.items.length;
		expect(before).toBe(42);
		expect(first.remembered.seen).toHaveLength(42);

		for (let round = 0; round < 20; round++) {
			await Promise.all([send(first, `${round}2`), send(second, `${round}1`)]);
		}
		expect(first.items.length + second.items.length).toBe(before);
	}));
