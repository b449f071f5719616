import { setTimeout as wait } from 'node:timers/promises';
import type { LeadHost } from './leadHost.mts';
import type { Lead, LeadOrder } from '../../simulator/leadDelivery.mts';
import { offers } from '../support/n8nVersion.mts';
import { inLeadWorld, type LeadWorld } from './leadWorld.mts';

/**
 * Leads that no delivery brought are read from Pinterest's export when the workflow is activated. Tests that start n8n again do not
 * run beside others: jest loads modules only while a test runs.
 */

const EXPORTS = '/ad_accounts/{ad_account_id}/leads_export';
const DAY = 24 * 60 * 60 * 1000;

const catchUpDays = 30;
const parameters = { options: { catchUpDays } };

const deliveriesOf = ({ simulator }: LeadWorld) => simulator.state.leadAds.deliveries;
const idsOf = ({ items }: LeadHost) => items.map(({ json }) => String(json.lead_id)).sort();
const numbers = (leads: Lead[]) => leads.map(({ lead_id }) => lead_id).sort();

async function submit(world: LeadWorld, order: LeadOrder = {}): Promise<Lead[]> {
	const leads = deliveriesOf(world).submit(order);
	await deliveriesOf(world).idle();
	return leads;
}

/** Waits until the trigger has looked through the exports, so many times since n8n runs. */
async function looked(leads: LeadHost, times = 1): Promise<void> {
	const count = () => leads.logged.filter((line) => line.includes('missed leads were handed on')).length;
	while (count() < times) await wait(20);
	await wait(50);
}

describe('at an activation', () => {
	it.each(['ids', 'noIds', 'json'] as const)(
		'the leads of the time between are handed on, and those of before not again: export with %s',
		async (form) =>
			await inLeadWorld(async (world) => {
				world.simulator.state.leadAds.exportForm = form;
				const leads = await world.activated({ parameters });
				await looked(leads);
				await submit(world, { count: 5 });
				await leads.deactivate();
				const missed = await submit(world, { count: 3, answers: ['Ada, "A."', 'ada@customers.example', 'A\nmug'] });
				await submit(world, { count: 1, answers: ['Noor', 'noor@customers.example', 'A bowl'] });
				await leads.activate();
				await looked(leads, 2);
				// Without a number, equal answers are one lead.
				expect(leads.items).toHaveLength(form === 'noIds' ? 7 : 9);
				expect(leads.executions).toHaveLength(6);
				expect(leads.items[5].json).toEqual({
					lead_id: form === 'noIds' ? null : missed[0].lead_id,
					lead_form_id: world.form.id,
					ad_account_id: world.adAccount.id,
					campaign_id: '626735565838',
					ad_group_id: null,
					ad_id: world.form.adId,
					created_time: expect.anything(),
					answers: {
						full_name: 'Ada, "A."',
						email: 'ada@customers.example',
						'What would you like to make?': 'A\nmug',
					},
				});
				await leads.restart();
				await looked(leads, 3);
				await leads.deactivate();
				await leads.activate();
				await looked(leads, 4);
				expect(leads.executions).toHaveLength(6);
			}),
		60_000,
	);

	it.concurrent(
		'a lead that was caught up and is delivered after all is dropped, with and without a number in the export',
		async () =>
			await inLeadWorld(async (world) => {
				for (const form of ['ids', 'noIds'] as const) {
					world.simulator.state.leadAds.exportForm = form;
					const missed = await submit(world, { count: 4 });
					const leads = await world.activated({ parameters, webhookId: form });
					await looked(leads);
					const before = leads.items.length;
					deliveriesOf(world).deliverAgain(missed, { layout: 'fields' });
					deliveriesOf(world).deliverAgain(missed, { layout: 'entries' });
					await deliveriesOf(world).idle();
					expect(leads.items).toHaveLength(before);
					await leads.deactivate();
				}
			}),
		60_000,
	);

	it.concurrent(
		'as many days are looked through as the option says, for all forms or the chosen one',
		async () =>
			await inLeadWorld(async (world) => {
				const other = world.simulator.state.leadAds.addForm({ adAccount: world.adAccount, name: 'Newsletter' });
				const recent = await submit(world, { at: Date.now() - 2 * DAY });
				const old = await submit(world, { at: Date.now() - 9 * DAY });
				const elsewhere = await submit(world, { leadFormId: other.id, at: Date.now() - DAY });
				const leads = await world.activated({ parameters: { options: { catchUpDays: 5 } } });
				await looked(leads);
				expect(idsOf(leads)).toEqual(numbers(recent));
				const all = await world.activated({ parameters, form: null, webhookId: 'all' });
				await looked(all);
				expect(idsOf(all)).toEqual(numbers([...recent, ...old, ...elsewhere]));
			}),
		60_000,
	);

	it.concurrent(
		'the file is fetched without the token',
		async () =>
			await inLeadWorld(async (world) => {
				await submit(world);
				const leads = await world.activated({ parameters });
				await looked(leads);
				const [file] = world.simulator.requests.filter(({ path }) => path.startsWith('/lead-exports/'));
				expect(file).toMatchObject({ status: 200 });
				expect(file.headers).not.toHaveProperty('authorization');
			}),
	);

	it('nothing is looked for unless it is asked for', async () =>
		await inLeadWorld(async (world) => {
			await submit(world);
			const leads = await world.activated();
			await leads.restart();
			await wait(500);
			expect(leads.executions).toEqual([]);
			expect(world.simulator.requests.filter(({ path }) => /export|\/ads$/.test(path))).toEqual([]);
		}));

	it(
		'a refusal is told, does not stop the activation, and the next one catches up',
		async () =>
			await inLeadWorld(async (world) => {
				const missed = await submit(world);
				world.simulator.faults.add({
					path: EXPORTS,
					kind: 'status',
					status: 401,
					code: 3,
					message: 'Your application does not have access to this restricted feature.',
				});
				const leads = await world.activated({ parameters });
				await looked(leads);
				expect(leads.logged.join()).toContain('could not be looked for');
				expect(leads.failedExecutions.map(({ message }) => message)).toEqual(
					offers.failedExecutions ? ['Pinterest has not opened this feature for your app'] : [],
				);
				const delivered = await submit(world);
				await leads.restart();
				await looked(leads, 2);
				expect(idsOf(leads)).toEqual(numbers([...missed, ...delivered]));
			}),
		60_000,
	);

	it.concurrent(
		'an export that fails does not keep the leads of other ads',
		async () =>
			await inLeadWorld(async (world) => {
				const other = world.simulator.state.leadAds.addForm({ adAccount: world.adAccount, name: 'Newsletter' });
				await submit(world, { leadFormId: other.id });
				const kept = await submit(world);
				// Newest first: the ad of the other form.
				world.simulator.faults.add({ method: 'POST', path: EXPORTS, kind: 'status', status: 400, code: 400 });
				const leads = await world.activated({ parameters, form: null });
				await looked(leads);
				expect(idsOf(leads)).toEqual(numbers(kept));
				expect(leads.failedExecutions).toHaveLength(offers.failedExecutions ? 1 : 0);
			}),
		60_000,
	);

	it.concurrent(
		'leads that could not start the workflow are handed on at the next one',
		async () =>
			await inLeadWorld(async (world) => {
				let failures = 1;
				const start = async () => {
					if (failures-- > 0) throw new Error('The database is locked');
				};
				const missed = await submit(world, { count: 2 });
				const leads = await world.activated({ parameters, start });
				await looked(leads);
				while (!leads.logged.join().includes('could not start the workflow')) await wait(20);
				await leads.deactivate();
				await leads.activate();
				await looked(leads, 2);
				expect(idsOf(leads)).toEqual(numbers(missed));
			}),
		60_000,
	);

	it.concurrent(
		'a memory that is full hands on nothing that it may have forgotten',
		async () =>
			await inLeadWorld(async (world) => {
				const leads = await world.activated({ parameters });
				await looked(leads);
				await leads.deactivate();
				const seen = Array.from({ length: 10_100 }, (_, index) => `old ${index}`);
				const node = { ...leads.remembered, seen: [...seen, `day ${Math.floor(Date.now() / DAY) - 3}`, 'x'] };
				leads.stored = JSON.stringify({ 'node:Leads': node });
				await submit(world, { at: Date.now() - 6 * DAY });
				const judged = await submit(world, { at: Date.now() - DAY });
				await leads.activate();
				await looked(leads, 2);
				expect(idsOf(leads)).toEqual(numbers(judged));
			}),
		60_000,
	);

	it.concurrent(
		'deactivating ends the looking',
		async () =>
			await inLeadWorld(async (world) => {
				await submit(world);
				const leads = await world.activated({ parameters });
				await leads.deactivate();
				const count = () => world.simulator.requests.length;
				await wait(3000);
				const before = count();
				await wait(2000);
				expect(count()).toBe(before);
				expect(leads.executions).toEqual([]);
			}),
	);
});
