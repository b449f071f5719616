import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { campaignOutput } from '../../../things/campaign';
import { budget, budgetProblems, budgetType, capsOf } from './budget';
import { bidOptions, sorted, togetherProblems, updateFields } from './fields';
import { changedCampaignId, MOST_AT_ONCE, ownAdAccountId } from './shared';

const changes = ({ updateFields: fields }: IDataObject): IDataObject => (fields ?? {}) as IDataObject;

/** A budget is of one kind, so its amount alone says too little. */
function kindProblems({ budgetType: type, budget: amount }: IDataObject): string[] {
	if (type === undefined && !isEmpty(amount))
		return ['"Budget" needs "Budget Type" beside it. To change a budget of whichever kind, use Change Budget.'];
	return (type === 'daily' || type === 'lifetime') && isEmpty(amount)
		? ['"Budget Type" needs "Budget" beside it.']
		: [];
}

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a campaign',
	description:
		'Change fields of a campaign; those that are not given stay as they are. 30 input items go out in one call. Returns the campaign.',
	endpoint: 'campaigns/update',
	fields: [
		ownAdAccountId,
		changedCampaignId,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			required: true,
			options: sorted([...updateFields, budget, budgetType]),
		},
	],
	check: (values) => [
		...kindProblems(changes(values)),
		...budgetProblems(changes(values).budgetType, changes(values), false),
		...togetherProblems(changes(values), false),
	],
	fill: (values) => {
		const { budgetType: type, budget: amount } = changes(values);
		return {
			body: { ...(type !== undefined && capsOf(type, amount, true)), ...bidOptions(changes(values), true) },
		};
	},
	output: campaignOutput,
	batch: { things: 'campaigns', most: MOST_AT_ONCE, repeatable: true },
};
