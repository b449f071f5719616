import { setTimeout as wait } from 'node:timers/promises';
import { openLeadWorld, type LeadWorld } from './leadWorld.mts';

/**
 * Pinterest answers 503 for as long as a call is repeated, which takes seconds; the tests wait at the same time, each in a world of
 * its own.
 */

const SUBSCRIPTIONS = '/ad_accounts/{ad_account_id}/leads/subscriptions';
const SUBSCRIPTION = `${SUBSCRIPTIONS}/{subscription_id}`;
const TRIES_OF_A_CALL = 5;

async function inWorld(story: (world: LeadWorld) => Promise<void>): Promise<void> {
	const world = await openLeadWorld();
	try {
		await story(world);
	} finally {
		await world.close();
	}
}

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
			await inWorld(async (world) => {
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
			await inWorld(async (world) => {
				const leads = await world.activated();
				down(world, SUBSCRIPTIONS);
				await leads.restart();
				expect(world.simulator.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(0);
				await submit(world);
				expect(leads.items).toHaveLength(1);
			}),
		30_000,
	);

	it.concurrent(
		'a delivery whose key is missing waits and is not lost',
		async () =>
			await inWorld(async (world) => {
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
