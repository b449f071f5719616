import { inLeadWorld, type LeadWorld } from './leadWorld.mts';

/** n8n was restored from a backup, or moved: the database remembers a subscription that delivers to another address. */

const SUBSCRIPTIONS = '/ad_accounts/{ad_account_id}/leads/subscriptions';
const SUBSCRIPTION = `${SUBSCRIPTIONS}/{subscription_id}`;

const subscriptionsOf = ({ simulator }: LeadWorld) => [...simulator.state.leadAds.subscriptions.values()];

describe('a copy of n8n that was restored on another address', () => {
	it('subscribes beside the first one, leaves its subscription alone, and says how to remove it', async () =>
		await inLeadWorld(async (world) => {
			const first = await world.activated();
			const [original] = subscriptionsOf(world);
			const copy = await world.host({ restoredFrom: first });
			await copy.restart();
			expect(subscriptionsOf(world)).toMatchObject([original, { webhookUrl: copy.webhookUrl }]);
			const said = copy.logged.join();
			expect(said).toContain(`DELETE, /ad_accounts/${world.adAccount.id}/leads/subscriptions/${original.id}`);
			expect(said).toContain(new URL(first.url).host);

			world.simulator.state.leadAds.deliveries.submit({ count: 3 });
			await world.simulator.state.leadAds.deliveries.idle();
			expect([first.items.length, copy.items.length]).toEqual([3, 3]);
			await copy.deactivate();
			expect(subscriptionsOf(world)).toEqual([original]);
		}));

	it('deletes nothing of the first one when it is deactivated before it ever was active', async () =>
		await inLeadWorld(async (world) => {
			const first = await world.activated();
			const copy = await world.host({ restoredFrom: first });
			await copy.deactivate();
			expect(subscriptionsOf(world)).toMatchObject([{ webhookUrl: first.webhookUrl }]);
			expect(copy.logged.join()).toContain('API Request, DELETE');
		}));

	it('deletes nothing of the first one when its activation fails', async () =>
		await inLeadWorld(async (world) => {
			const first = await world.activated();
			const copy = await world.host({ restoredFrom: first });
			world.simulator.faults.add({ path: SUBSCRIPTIONS, kind: 'status', status: 403, code: 29 });
			await expect(copy.restart()).rejects.toThrow('lets this account not subscribe');
			expect(subscriptionsOf(world)).toMatchObject([{ webhookUrl: first.webhookUrl }]);
		}));

	it('deletes nothing that the first one could not delete and still uses', async () =>
		await inLeadWorld(async (world) => {
			const first = await world.activated();
			world.simulator.faults.add({ method: 'DELETE', path: SUBSCRIPTION, kind: 'status', status: 403, code: 29 });
			await first.deactivate();
			const copy = await world.host({ restoredFrom: first });
			await first.activate();
			await copy.activate();
			await copy.deactivate();
			expect(subscriptionsOf(world)).toMatchObject([{ webhookUrl: first.webhookUrl }]);
		}));

	it('is told the way where Pinterest allows one subscription for a form', async () =>
		await inLeadWorld(async (world) => {
			world.simulator.state.settings.oneSubscriptionPerForm = true;
			const first = await world.activated();
			const copy = await world.host({ restoredFrom: first });
			await expect(copy.restart()).rejects.toMatchObject({
				message: 'Another subscription already receives the leads of this lead form',
				description: expect.stringContaining(`/leads/subscriptions/${subscriptionsOf(world)[0].id}`),
			});
			expect(subscriptionsOf(world)).toHaveLength(1);
		}));
});

test('whatever the database remembers, a subscription that delivers to the own address is the own one', async () =>
	await inLeadWorld(async (world) => {
		const leads = await world.activated({ form: null });
		leads.stored = '{}';
		await leads.restart();
		await leads.deactivate();
		expect(subscriptionsOf(world)).toEqual([]);
	}));
