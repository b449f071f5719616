import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../../simulator/faults.mts';
import { inLeadWorld, type LeadWorld } from './leadWorld.mts';

/**
 * Pinterest answers 503 for as long as a call is repeated, which takes seconds; such tests wait at the same time, each in a world of
 * its own. Those that start n8n again when others may have ended do not: jest loads modules only while a test runs.
 */

const SUBSCRIPTIONS = '/ad_accounts/{ad_account_id}/leads/subscriptions';
const SUBSCRIPTION = `${SUBSCRIPTIONS}/{subscription_id}`;
const TRIES_OF_A_CALL = 5;

const subscriptionsOf = ({ simulator }: LeadWorld) => [...simulator.state.leadAds.subscriptions.values()];

/** Somebody submits the form. */
async function submit({ simulator }: LeadWorld) {
	simulator.state.leadAds.deliveries.submit();
	await simulator.state.leadAds.deliveries.idle();
	return simulator.state.leadAds.deliveries.log;
}

const down = ({ simulator }: LeadWorld, path: string) =>
	simulator.faults.add({ path, kind: 'status', status: 503, times: TRIES_OF_A_CALL });

describe('while Pinterest is down', () => {
	it.concurrent(
		'deactivating ends deactivated, and the next activation uses or deletes what was left',
		async () =>
			await inLeadWorld(async (world) => {
				const leads = await world.activated();
				const [left] = subscriptionsOf(world);
				down(world, SUBSCRIPTION);
				await leads.deactivate();
				expect(leads.remembered).toMatchObject({ leftovers: [{ id: left.id }] });
				expect(leads.logged.join()).toContain('next activation tries again');
				expect(await submit(world)).toMatchObject([{ statuses: [404] }]);

				await leads.activate();
				expect(subscriptionsOf(world)).toEqual([left]);
				expect(leads.remembered).toMatchObject({ subscription: { id: left.id }, leftovers: [] });
				await submit(world);
				expect(leads.items).toHaveLength(1);
			}),
		30_000,
	);

	it.concurrent(
		'a restart of n8n keeps the subscription that is known',
		async () =>
			await inLeadWorld(async (world) => {
				const leads = await world.activated();
				down(world, SUBSCRIPTIONS);
				await leads.restart();
				expect(world.simulator.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(0);
				await submit(world);
				expect(leads.items).toHaveLength(1);
			}),
		30_000,
	);

	it(
		'a delivery whose key is missing waits and is not lost',
		async () =>
			await inLeadWorld(async (world) => {
				const leads = await world.activated();
				leads.stored = '{}';
				down(world, SUBSCRIPTIONS);
				const { deliveries } = world.simulator.state.leadAds;
				deliveries.submit();
				while (!deliveries.log[0]?.statuses.length) await wait(20);
				await leads.restart();
				await deliveries.idle();
				const [{ statuses }] = deliveries.log;
				expect([statuses[0], statuses.at(-1)]).toEqual([503, 200]);
				expect(leads.items).toHaveLength(1);
				expect(leads.remembered.subscription).toHaveProperty('key');
			}),
		30_000,
	);
});

describe('a refusal that passes', () => {
	const refusals: Array<[string, Omit<Fault, 'path'>]> = [
		['a token that cannot be renewed just now', { kind: 'status', status: 401, code: 2, times: 4 }],
		['a role that is missing just now', { kind: 'status', status: 403, code: 29, times: 4 }],
		['a quota that is used up', { kind: 'rateLimit', resetSeconds: 3600 }],
	];

	it.each(refusals)(
		'keeps webhook and subscription at a restart, and leads are read with the stored key: %s',
		async (_, fault) =>
			await inLeadWorld(async (world) => {
				const leads = await world.activated();
				const [subscription] = subscriptionsOf(world);
				world.simulator.requests.length = 0;
				world.simulator.faults.add({ path: SUBSCRIPTIONS, ...fault });
				await leads.restart();
				expect(leads.logged.join()).toContain('the known one is used');
				expect(subscriptionsOf(world)).toEqual([subscription]);
				expect(await submit(world)).toMatchObject([{ statuses: [200] }]);
				expect(leads.items).toHaveLength(1);
				expect(world.simulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
			}),
		30_000,
	);

	it('at an activation takes up the subscription that could not be deleted before', async () =>
		await inLeadWorld(async (world) => {
			const leads = await world.activated();
			world.simulator.faults.add({ path: SUBSCRIPTION, kind: 'status', status: 403, code: 29 });
			await leads.deactivate();
			world.simulator.faults.add({ path: SUBSCRIPTIONS, kind: 'status', status: 403, code: 29 });
			await leads.activate();
			await submit(world);
			expect(leads.items).toHaveLength(1);
			expect(subscriptionsOf(world)).toHaveLength(1);
		}));

	it('that fails an activation deletes nothing, although n8n then takes the webhook back', async () =>
		await inLeadWorld(async (world) => {
			const leads = await world.activated();
			const [subscription] = subscriptionsOf(world);
			leads.stored = '{}';
			world.simulator.faults.add({ path: SUBSCRIPTIONS, kind: 'status', status: 403, code: 29 });
			await expect(leads.restart()).rejects.toThrow('lets this account not subscribe');
			expect(subscriptionsOf(world)).toEqual([subscription]);

			await leads.restart();
			expect(subscriptionsOf(world)).toEqual([subscription]);
			await leads.deactivate();
			expect(subscriptionsOf(world)).toEqual([]);
		}));

	it('that hides the key lets deliveries wait for it', async () =>
		await inLeadWorld(async (world) => {
			const leads = await world.activated();
			leads.stored = '{}';
			world.simulator.faults.add({ path: SUBSCRIPTION, kind: 'status', status: 403, code: 29 });
			await leads.restart();
			expect(leads.logged.join()).toContain('wait for it');
			await submit(world);
			expect(leads.items).toHaveLength(1);
			expect(leads.remembered.subscription).toHaveProperty('key');
		}));
});
