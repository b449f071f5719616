import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import type { Lookup } from '../../../operations/exactlyOnce';
import { body, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { trackingUrls } from '../../../things/adEntity';
import { placementGroup } from '../../../things/adGroup';
import { keywords, targeting, templateOutput } from './fields';

const nameOf = (entry: IDataObject): string => String(entry.name ?? '').trim();

/** Finds a new template whose call was lost by its name. */
const lookup: Lookup = {
	list: ({ pathValues }) => ({ endpoint: 'targeting_template/list', pathValues, query: { order: 'DESCENDING' } }),
	entries: 'targeting templates in the ad account',
	likeness: ({ pathValues, body: sent }) => [pathValues, nameOf(sent as IDataObject)],
	matches: (entry, { body: sent }) => nameOf(entry) === nameOf(sent as IDataObject),
	dated: true,
	newestFirst: true,
};

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
	lookup,
	output: templateOutput,
};
