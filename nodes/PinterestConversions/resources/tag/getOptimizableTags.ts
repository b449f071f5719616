import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { tagEventOutput } from '../../../things/conversionTag';

export const getOptimizableTags: Operation = {
	name: 'Get Optimizable Tags',
	value: 'getOptimizableTags',
	action: 'Get the optimizable tags',
	description: 'List the events of tags that have happened often enough for campaigns to be optimized for them',
	endpoint: 'ocpm_eligible_conversion_tags/get',
	fields: [adAccountId()],
	entries: (answer) => Object.values(answer as IDataObject).flat() as IDataObject[],
	output: tagEventOutput,
};
