import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { MOST_AT_ONCE } from '../../../things/adEntity';
import { campaignOutput } from '../../../things/campaign';
import { changedCaps, changeProblems } from './budget';
import { bidOptions, togetherProblems, updateFields } from './fields';
import { changedCampaignId, ownAdAccountId } from './shared';

const changes = ({ updateFields: fields }: IDataObject): IDataObject => (fields ?? {}) as IDataObject;

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a campaign',
	description:
		'Change fields of a campaign (a higher budget or the status Active spends money); those that are not given stay as they are. 30 input items go out in one call. Returns the campaign.',
	endpoint: 'campaigns/update',
	fields: [
		ownAdAccountId,
		changedCampaignId,
		collection('Update Fields', 'updateFields', updateFields, { required: true }),
	],
	check: (values) => [...changeProblems(changes(values)), ...togetherProblems(changes(values), false)],
	fill: (values) => ({ body: { ...changedCaps(changes(values)), ...bidOptions(changes(values), true) } }),
	output: campaignOutput,
	batch: { things: 'campaigns', most: MOST_AT_ONCE, repeatable: true },
};
