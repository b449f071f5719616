import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { adLookup, adOutput } from '../../../things/ad';
import { adAccountId } from '../../../things/adAccount';
import { fieldsIn, MOST_AT_ONCE, newStatus } from '../../../things/adEntity';
import { adGroupId } from '../../../things/adGroup';
import { additionalFields, creativeType, name, promotedPin, togetherProblems } from './fields';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create an ad',
	description:
		'Make an ad of a Pin, paused unless "Status" says otherwise: an active one spends money as soon as Pinterest has approved it and its campaign runs. Pins of apps with Trial access cannot become ads. 30 input items go out in one call. Returns the ad with the state of its review.',
	endpoint: 'ads/create',
	fields: [
		adAccountId(),
		adGroupId({ routing: body('ad_group_id') }),
		promotedPin,
		creativeType,
		name,
		newStatus('Spends money as soon as it is approved and its campaign runs'),
		collection('Additional Fields', 'additionalFields', additionalFields),
	],
	check: (values) => togetherProblems({ ...values, ...fieldsIn(values, 'additionalFields') }, true),
	output: adOutput,
	batch: { things: 'ads', most: MOST_AT_ONCE, lookup: adLookup },
};
