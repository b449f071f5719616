import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { adOutput } from '../../../things/ad';
import { adAccountId } from '../../../things/adAccount';
import { fieldsIn, MOST_AT_ONCE } from '../../../things/adEntity';
import { togetherProblems, updateFields } from './fields';
import { changedAdId } from './shared';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update an ad',
	description:
		'Change fields of an ad (an active one spends money); those that are not given stay as they are. Pinterest may review it again. 30 input items go out in one call. Returns the ad.',
	endpoint: 'ads/update',
	fields: [adAccountId(), changedAdId, collection('Update Fields', 'updateFields', updateFields, { required: true })],
	check: (values) => togetherProblems(fieldsIn(values, 'updateFields'), false),
	output: adOutput,
	batch: { things: 'ads', most: MOST_AT_ONCE, repeatable: true },
};
