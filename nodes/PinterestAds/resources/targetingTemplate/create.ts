import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { adAccountId, newByName } from '../../../things/adAccount';
import { trackingUrls } from '../../../things/adEntity';
import { placementGroup } from '../../../things/adGroup';
import { targeting, targetingOf } from '../../../things/targetingSpec';
import { keywords, problemsOf, templateOutput } from './fields';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a targeting template',
	description: 'Create a targeting template, which new ad groups can take their targeting from. Returns the template.',
	endpoint: 'targeting_template/create',
	fields: [
		adAccountId(),
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Cooks in the US',
			description: 'What the template is called',
			routing: body('name'),
		},
		targeting,
		collection('Additional Fields', 'additionalFields', [
			{
				displayName: 'Expanded Targeting',
				name: 'autoTargetingEnabled',
				type: 'boolean',
				default: true,
				description: 'Whether Pinterest may show the ads to further people who are likely to be interested',
				routing: body('auto_targeting_enabled'),
			},
			keywords,
			placementGroup,
			trackingUrls,
		]),
	],
	check: problemsOf,
	fill: (values) => ({ body: { targeting_attributes: targetingOf(values) as IDataObject } }),
	lookup: newByName('targeting_template/list', 'targeting templates'),
	output: templateOutput,
};
