import type { IDataObject } from 'n8n-workflow';

import { identity, inOneText, text, type Output } from '../operations/output';
import type { Event } from '../polling/event';
import { News } from '../polling/news';
import { Updates, type Changing } from '../polling/updates';
import { ENTITY_STATUSES } from '../things/adEntity';
import { feedResultOutput, isProcessed } from './feed';

/** More than any account is known to have; beyond it nothing is watched. */
const MOST = 50_000;

const SUMMARIES = 'RUNNING PAUSED NOT_STARTED COMPLETED ADVERTISER_DISABLED ARCHIVED DRAFT DELETED_DRAFT'.split(' ');

const STATES: Changing = {
	contents: ['status', 'summary_status'],
	known: ENTITY_STATUSES.flatMap((status) => [null, ...SUMMARIES].map((summary) => [status, summary])),
};

const DECIDED = new Set(['APPROVED', 'REJECTED']);
const isDecided = ({ review_status: status }: IDataObject): boolean => DECIDED.has(String(status));

const REVIEWS: Changing = {
	contents: ['review_status'],
	known: ['APPROVED', 'OTHER', 'PENDING', 'REJECTED', null].map((status) => [status]),
	wanted: isDecided,
	isNews: isDecided,
};

/** Changes of what an ad account has. Archived ones and drafts are read too, so that nothing looks deleted. */
const ofAdAccount = (changing: Changing) =>
	({
		facts: (entry: IDataObject) => [{ key: String(entry.id), entry }],
		example: (entry: IDataObject) => entry,
		book: ({ memory, waiting, again }) => new Updates(memory, waiting, again, changing),
		query: { entity_statuses: ENTITY_STATUSES },
		whole: true,
		sweepHours: 0,
		dated: false,
		most: MOST,
	}) satisfies Partial<Event>;

const before = (name: string) => text((raw: IDataObject) => (raw.before as IDataObject | undefined)?.[name]);

const stateOutput = (parent: Output['columns'], selectable: string[]): Output => ({
	columns: {
		id: identity,
		...parent,
		name: text(),
		status: text(),
		previous_status: before('status'),
		summary_status: text(),
		previous_summary_status: before('summary_status'),
	},
	selectable: [
		'ad_account_id',
		'before',
		'created_time',
		'end_time',
		'id',
		'name',
		'start_time',
		'status',
		'summary_status',
		'updated_time',
		...selectable,
	].sort(),
});

/** In the order of the alphabet, as n8n wants lists. */
export const events: Event[] = [
	{
		...ofAdAccount(STATES),
		name: 'Ad Group Status Changed',
		value: 'adGroupStatusChanged',
		description:
			'An ad group was paused, activated or archived, or its delivery began, ended or was stopped. Costs one call for every 250 ad groups a poll.',
		endpoint: 'ad_groups/list',
		shape: stateOutput({ ad_account_id: text(), campaign_id: text() }, [
			'bid_in_micro_currency',
			'budget_in_micro_currency',
			'budget_type',
			'campaign_id',
		]),
		things: 'ad groups',
	},
	{
		...ofAdAccount(REVIEWS),
		name: 'Ad Review Changed',
		value: 'adReviewChanged',
		description: 'Pinterest has approved or rejected an ad. Costs one call for every 250 ads a poll.',
		endpoint: 'ads/list',
		shape: {
			columns: {
				id: identity,
				ad_account_id: text(),
				campaign_id: text(),
				ad_group_id: text(),
				pin_id: text(),
				name: text(),
				review_status: text(),
				previous_review_status: before('review_status'),
				rejected_reasons: inOneText('rejected_reasons'),
				rejection_labels: inOneText('rejection_labels'),
			},
			selectable: [
				'ad_account_id',
				'ad_group_id',
				'before',
				'campaign_id',
				'created_time',
				'creative_type',
				'destination_url',
				'id',
				'name',
				'pin_id',
				'rejected_reasons',
				'rejection_labels',
				'review_status',
				'status',
				'summary_status',
				'updated_time',
			],
		},
		things: 'ads',
	},
	{
		...ofAdAccount(STATES),
		name: 'Campaign Status Changed',
		value: 'campaignStatusChanged',
		description:
			'A campaign was paused, activated or archived, or its delivery began, ended or was stopped. Costs one call for every 250 campaigns a poll.',
		endpoint: 'campaigns/list',
		shape: stateOutput({ ad_account_id: text(), objective_type: text() }, [
			'daily_spend_cap',
			'lifetime_spend_cap',
			'objective_type',
		]),
		things: 'campaigns',
	},
	{
		name: 'Feed Processed',
		value: 'feedProcessed',
		description: 'Pinterest has processed a product feed, or could not. Costs one call a poll.',
		endpoint: 'feed_processing_results/list',
		facts: (entry, { feedId }) =>
			isProcessed(entry)
				? [{ key: `${String(entry.id)} ${String(entry.status)}`, entry: { feed_id: feedId, ...entry } as IDataObject }]
				: [],
		example: (entry, { feedId }) => ({ feed_id: feedId, ...entry }) as IDataObject,
		book: ({ event, memory, values, again, waiting, beginning }) =>
			new News(event, memory, values, again, waiting, beginning),
		dated: true,
		actsForAdAccount: true,
		// Pinterest says that only the first page works.
		most: 250,
		shape: feedResultOutput,
		things: 'results of the feed',
	},
];
