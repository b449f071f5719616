import type { IDataObject } from 'n8n-workflow';

import { PinterestAdsTrigger } from '../../../nodes/PinterestAdsTrigger/PinterestAdsTrigger.node.ts';
import type { Ad } from '../../../simulator/ads.mts';
import type { Outcome } from '../../../simulator/catalogs.mts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { calls, byId } from '../rules/world.mts';
import { clock, DAY, HOUR, ids, MINUTE, watchedBy, type WatchedOptions } from './watched.mts';

let simulator: Simulator;
let time: ReturnType<typeof clock>;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { ads_read: null, catalogs_read: null } });
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	time = clock();
});
afterEach(() => time.back());

const account = () => [...simulator.state.adAccounts.values()][0] ?? simulator.state.addAdAccount({ name: 'Shop' });

function feed() {
	const { catalogs, account: owner } = simulator.state;
	return [...catalogs.feeds.values()][0] ?? catalogs.addFeed({ catalog: catalogs.oldest(owner), name: 'Shop' });
}

const watch = (event: string, more: Record<string, unknown> = {}, options: WatchedOptions = {}) =>
	watchedBy(
		simulator,
		{
			event,
			...(event === 'feedProcessed' ? { feedId: byId(feed().id) } : { adAccountId: byId(account().id) }),
			...more,
		},
		{ scopes: ['ads:read', 'catalogs:read'], own: new PinterestAdsTrigger(), ...options },
	);

const addCampaign = (name: string) =>
	simulator.state.ads.addCampaign({ adAccount: account(), name, createdAt: Date.now() - 30 * DAY });

describe('states of campaigns', () => {
	test('a change tells what it was before; what is new or as it was starts nothing', async () => {
		const [soups, bowls] = ['Soups', 'Bowls'].map(addCampaign);
		const trigger = watch('campaignStatusChanged');
		expect(await trigger.poll()).toEqual([]);
		time.pass(15 * MINUTE);
		soups.status = 'PAUSED';
		addCampaign('New');
		expect(await trigger.poll()).toEqual([
			{
				id: soups.id,
				ad_account_id: account().id,
				objective_type: 'CONSIDERATION',
				name: 'Soups',
				status: 'PAUSED',
				previous_status: 'ACTIVE',
				summary_status: 'PAUSED',
				previous_summary_status: 'RUNNING',
			},
		]);
		time.pass(15 * MINUTE);
		bowls.name = 'Deep Bowls';
		expect(await trigger.poll()).toEqual([]);
	});

	test('an archived one is said to be archived, and does not look deleted', async () => {
		const soups = addCampaign('Soups');
		const trigger = watch('campaignStatusChanged');
		await trigger.poll();
		time.pass(15 * MINUTE);
		soups.status = 'ARCHIVED';
		expect(await trigger.poll()).toEqual([expect.objectContaining({ id: soups.id, status: 'ARCHIVED' })]);
		const { entity_statuses } = calls(simulator, 'GET', /campaigns$/)[0].query.parsed;
		expect(entity_statuses).toEqual(['ACTIVE', 'PAUSED', 'ARCHIVED', 'DRAFT', 'DELETED_DRAFT']);
	});

	test('1,000 campaigns are four calls a poll, and 16 kB of static data', async () => {
		for (let n = 0; n < 1000; n++) addCampaign(`C ${n}`);
		const trigger = watch('campaignStatusChanged', {}, { storage: 'cursors' });
		await trigger.poll();
		expect(calls(simulator, 'GET', /campaigns$/)).toHaveLength(4);
		expect(JSON.stringify(trigger.staticData()).length).toBeLessThan(18_000);
	});

	test('a poll that fails loses no change', async () => {
		const soups = addCampaign('Soups');
		const trigger = watch('campaignStatusChanged');
		await trigger.poll();
		time.pass(HOUR);
		soups.status = 'PAUSED';
		simulator.faults.add({ path: /campaigns$/, kind: 'status', status: 400, code: 1, message: 'No.' });
		await expect(trigger.poll()).rejects.toThrow('did not accept a value');
		expect(ids(await trigger.poll())).toEqual([soups.id]);
	});

	test('what was handed on right before n8n stopped is handed on again', async () => {
		const soups = addCampaign('Soups');
		const trigger = watch('campaignStatusChanged');
		await trigger.poll();
		time.pass(HOUR);
		soups.status = 'PAUSED';
		await trigger.poll();
		// The poll's output was kept by n8n, but the workflow may not have run; another process of n8n goes on.
		trigger.restart((data) => {
			(data.memory as IDataObject).last = {
				keys: [soups.id],
				at: Date.now(),
				process: 'of another time',
			};
		});
		expect(ids(await trigger.poll())).toEqual([soups.id]);
		expect(await trigger.poll()).toEqual([]);
	});

	test('at most so many a run: the rest follows', async () => {
		const all = ['A', 'B', 'C'].map(addCampaign);
		const trigger = watch('campaignStatusChanged', { options: { mostPerRun: 2 } });
		await trigger.poll();
		time.pass(HOUR);
		for (const one of all) one.status = 'PAUSED';
		const first = await trigger.poll();
		const second = await trigger.poll();
		expect([first.length, second.length]).toEqual([2, 1]);
		expect(ids([...first, ...second]).sort()).toEqual(all.map(({ id }) => id).sort());
	});

	test('read only every so many hours, where that is wanted', async () => {
		addCampaign('Soups');
		const trigger = watch('campaignStatusChanged', { options: { sweepHours: 6 } });
		for (const hours of [0, 1, 1, 5]) {
			time.pass(hours * HOUR);
			await trigger.poll();
		}
		expect(calls(simulator, 'GET', /campaigns$/)).toHaveLength(2);
	});

	test('the test event shows some', async () => {
		const soups = addCampaign('Soups');
		const shown = await watch('campaignStatusChanged').poll('manual');
		expect(shown).toEqual([expect.objectContaining({ id: soups.id, previous_status: null })]);
	});

	test("somebody else's ad account is told at the activation", async () => {
		const owner = simulator.state.addAccount({ username: 'other' });
		const { id } = simulator.state.addAdAccount({ name: 'Other', owner });
		await expect(watch('campaignStatusChanged', { adAccountId: byId(id) }).poll()).rejects.toThrow(
			'does not let this account use',
		);
	});
});

test('states of ad groups', async () => {
	const campaign = addCampaign('Soups');
	const group = simulator.state.ads.addAdGroup({ campaign, name: 'Bowls' });
	const trigger = watch('adGroupStatusChanged');
	await trigger.poll();
	time.pass(HOUR);
	group.rest = { ...group.rest, summary_status: 'COMPLETED' };
	expect(await trigger.poll()).toEqual([
		expect.objectContaining({
			id: group.id,
			campaign_id: campaign.id,
			status: 'ACTIVE',
			previous_status: 'ACTIVE',
			summary_status: 'COMPLETED',
			previous_summary_status: 'RUNNING',
		}),
	]);
});

describe('reviews of ads', () => {
	const addAd = (review: Ad['review'], createdAt = Date.now() - 30 * DAY) => {
		const { ads } = simulator.state;
		const adGroup =
			[...ads.adGroups.byId.values()][0] ?? ads.addAdGroup({ campaign: addCampaign('Soups'), name: 'Bowls' });
		return ads.addAd({ adGroup, pinId: '813744226420795884', review, createdAt });
	};

	test('approved, and rejected with the reasons; going back to pending starts nothing', async () => {
		const [good, bad, again] = [addAd('PENDING'), addAd('PENDING'), addAd('APPROVED')];
		const trigger = watch('adReviewChanged');
		expect(await trigger.poll()).toEqual([]);
		time.pass(HOUR);
		good.review = 'APPROVED';
		Object.assign(bad, { review: 'REJECTED', rejectedReasons: ['HASHTAGS', 'TARGETING'] });
		bad.rest = { rejection_labels: ['No.'] };
		again.review = 'PENDING';
		const told = await trigger.poll();
		expect(
			told.map(({ id, review_status, previous_review_status }) => [id, review_status, previous_review_status]),
		).toEqual(
			expect.arrayContaining([
				[good.id, 'APPROVED', 'PENDING'],
				[bad.id, 'REJECTED', 'PENDING'],
			]),
		);
		expect(told).toHaveLength(2);
		expect(told.find(({ id }) => id === bad.id)).toMatchObject({
			rejected_reasons: 'HASHTAGS, TARGETING',
			rejection_labels: 'No.',
		});
		time.pass(HOUR);
		again.review = 'REJECTED';
		expect(await trigger.poll()).toEqual([
			expect.objectContaining({ id: again.id, review_status: 'REJECTED', previous_review_status: 'PENDING' }),
		]);
	});

	test('an ad that was made and decided between two polls is told', async () => {
		addAd('APPROVED');
		const trigger = watch('adReviewChanged');
		await trigger.poll();
		time.pass(HOUR);
		const quick = addAd('REJECTED', Date.now() - MINUTE);
		expect(ids(await trigger.poll())).toEqual([quick.id]);
		expect(await trigger.poll()).toEqual([]);
	});
});

describe('feeds', () => {
	const addResult = (outcome: Outcome) => simulator.state.catalogs.addResult(feed(), outcome);

	test('each result once, when it has ended, with its problems', async () => {
		const old = addResult({ status: 'COMPLETED' });
		const trigger = watch('feedProcessed');
		time.pass(HOUR);
		expect(await trigger.poll()).toEqual([]);
		time.pass(HOUR);
		simulator.state.catalogs.processing = 30 * MINUTE;
		const next = addResult({
			status: 'COMPLETED',
			counts: { original: 12, ingested: 10 },
			ingestionErrors: { IMAGE_FILE_NOT_FOUND: 2 },
			ingestionWarnings: { AD_IMAGE_DOWNLOAD_SSL_ERROR: 1 },
			errors: { FETCH_ERROR: 3 },
		});
		expect(await trigger.poll()).toEqual([]);
		time.pass(HOUR);
		expect(await trigger.poll()).toEqual([
			{
				id: next.id,
				feed_id: feed().id,
				status: 'COMPLETED',
				product_count: 12,
				ingested_count: 10,
				error_count: 5,
				errors: 'FETCH_ERROR: 3, IMAGE_FILE_NOT_FOUND: 2',
				warning_count: 1,
				warnings: 'AD_IMAGE_DOWNLOAD_SSL_ERROR: 1',
				created_at: expect.any(String),
			},
		]);
		time.pass(HOUR);
		expect(await trigger.poll()).toEqual([]);
		expect(old.id).not.toBe(next.id);
	});

	test('a state that nobody knows is an end too', async () => {
		const trigger = watch('feedProcessed');
		await trigger.poll();
		time.pass(HOUR);
		const next = addResult({ status: 'DISAPPROVED' });
		expect(await trigger.poll()).toEqual([expect.objectContaining({ id: next.id, status: 'DISAPPROVED' })]);
	});
});
