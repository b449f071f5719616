import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { fieldsIn, MOST_AT_ONCE } from '../../../things/adEntity';
import { adGroupOutput } from '../../../things/adGroup';
import { changedBudget } from './budget';
import { togetherProblems, updateFields } from './fields';
import { advise, changedAdGroupId } from './shared';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update an ad group',
	description:
		'Change fields of an ad group (a higher budget or bid, or the status Active, spends money); those that are not given stay as they are. Its targeting is changed by Change Targeting. 30 input items go out in one call. Returns the ad group.',
	endpoint: 'ad_groups/update',
	fields: [
		adAccountId(),
		changedAdGroupId,
		collection('Update Fields', 'updateFields', updateFields, { required: true }),
	],
	check: (values) => togetherProblems(fieldsIn(values, 'updateFields'), false),
	fill: (values) => ({ body: changedBudget(fieldsIn(values, 'updateFields')) }),
	output: adGroupOutput,
	advise,
	batch: { things: 'ad groups', most: MOST_AT_ONCE, repeatable: true },
};
