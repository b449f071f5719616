import { bareDomain, domainIn } from '../../../operations/checks';
import { filters } from '../../../operations/collections';
import { joinedQuery, query, type Operation } from '../../../operations/operation';
import { creativeTypes, pinMetrics } from '../../../things/pinFilters';
import { pinOutput } from '../../../things/pinOutput';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many pins',
	description:
		'List the Pins of the connected account. For the Pins of one board use "Get Pins" of the resource Board.',
	endpoint: 'pins/list',
	fields: [
		filters(
			creativeTypes,
			{
				displayName: 'Domain',
				name: 'domain',
				type: 'string',
				default: '',
				placeholder: 'e.g. shop.example',
				description: 'Only Pins whose link leads to exactly this domain',
				tidy: domainIn,
				check: bareDomain,
				routing: query('domain'),
			},
			{
				displayName: 'Domains',
				name: 'domains',
				type: 'string',
				default: '',
				placeholder: 'e.g. shop.example, blog.example',
				description: 'Only Pins whose link leads to one of these domains, with commas between them',
				several: true,
				tidy: domainIn,
				check: (value) => (value as string[]).map(bareDomain).find(Boolean),
				routing: joinedQuery('domains'),
			},
			{
				displayName: 'Include Product Tags',
				name: 'includeProductTags',
				type: 'boolean',
				default: false,
				description: 'Whether to add the product tags of each Pin with their links, in the raw output',
				routing: query('include_product_tag_obj'),
			},
			{
				displayName: 'Include Protected Pins',
				name: 'includeProtectedPins',
				type: 'boolean',
				default: false,
				description:
					'Whether to include Pins on protected boards. With "Creative Types" this is slow at Pinterest; list board by board instead.',
				routing: query('include_protected_pins'),
			},
			{
				displayName: 'Pin Filter',
				name: 'pinFilter',
				type: 'options',
				default: 'exclude_repins',
				description: 'Which Pins to list',
				options: [
					{ name: 'Only Promoted', value: 'has_been_promoted', description: 'Pins that have been used in ads' },
					{
						name: 'Without Own Uploads',
						value: 'exclude_native',
						description: 'Only Pins that were not made on Pinterest itself',
					},
					{
						name: 'Without Saved Pins',
						value: 'exclude_repins',
						description: 'Leave out Pins that were saved from others',
					},
				],
				routing: query('pin_filter'),
			},
			pinMetrics,
			{
				displayName: 'Pin Type',
				name: 'pinType',
				type: 'options',
				default: 'PRIVATE',
				description: 'Only Pins of this type',
				options: [{ name: 'Private', value: 'PRIVATE', description: 'Pins that only the account itself can see' }],
				routing: query('pin_type'),
			},
		),
	],
	actsForAdAccount: true,
	output: pinOutput,
};
