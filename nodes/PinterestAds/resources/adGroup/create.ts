import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { microsOf } from '../../../reports/money';
import { adAccountId } from '../../../things/adAccount';
import { fieldsIn, MOST_AT_ONCE, newStatus } from '../../../things/adEntity';
import { adGroupLookup, adGroupOutput, placementGroup } from '../../../things/adGroup';
import { campaignId } from '../../../things/campaign';
import { targeting, targetingOf, targetingProblems } from '../../../things/targetingSpec';
import { bid, budget, budgetOf, budgetType } from './budget';
import { additionalFields, bidStrategyType, billableEvent, name, togetherProblems } from './fields';
import { advise } from './shared';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create an ad group',
	description:
		'Create an ad group, paused unless "Status" says otherwise: an active one spends money as soon as it has ads and its campaign runs. Those of Performance+ campaigns cannot be paused; pause the campaign. 30 input items go out in one call. Returns the ad group.',
	endpoint: 'ad_groups/create',
	fields: [
		adAccountId(),
		campaignId({ routing: body('campaign_id') }),
		name,
		budgetType,
		{ ...budget, required: true, displayOptions: { show: { budgetType: ['daily', 'lifetime'] } } },
		billableEvent,
		bidStrategyType,
		{
			...bid,
			wire: microsOf,
			routing: body('bid_in_micro_currency'),
			displayOptions: { show: { bidStrategyType: ['MAX_BID', 'TARGET_AVG'] } },
		},
		{ ...placementGroup, wire: (value) => (value === 'ALL' ? undefined : value) },
		newStatus('Spends money as soon as it has ads and its campaign runs'),
		targeting,
		collection('Additional Fields', 'additionalFields', additionalFields),
	],
	check: (values) => [
		...togetherProblems({ ...values, ...fieldsIn(values, 'additionalFields') }, true),
		...targetingProblems(targetingOf(values), true),
	],
	fill: (values) => {
		const spec = targetingOf(values) as IDataObject;
		return {
			body: { ...budgetOf(values.budgetType, values.budget), ...(!isEmpty(spec) && { targeting_spec: spec }) },
		};
	},
	output: adGroupOutput,
	advise,
	batch: { things: 'ad groups', most: MOST_AT_ONCE, lookup: adGroupLookup },
};
