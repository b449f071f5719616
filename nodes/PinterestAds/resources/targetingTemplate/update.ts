import type { IDataObject } from 'n8n-workflow';

import { numericId } from '../../../operations/checks';
import { body, type Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { targeting, targetingOf } from '../../../things/targetingSpec';
import { problemsOf } from './fields';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a targeting template',
	description:
		'Give a targeting template another targeting, which replaces the one before whole, or remove the template. Ad groups that were made with it stay as they are.',
	endpoint: 'targeting_template/update',
	fields: [
		adAccountId(),
		{
			displayName: 'Template ID',
			name: 'templateId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 643892711934',
			description: 'As Get Many returns it',
			check: numericId,
			routing: body('id'),
		},
		{
			displayName: 'What to Do',
			name: 'operationType',
			type: 'options',
			default: 'UPDATE',
			description: 'Whether the template is changed or goes away',
			options: [
				{ name: 'Remove', value: 'REMOVE' },
				{ name: 'Update', value: 'UPDATE' },
			],
			routing: body('operation_type'),
		},
		{ ...targeting, displayOptions: { show: { operationType: ['UPDATE'] } } },
	],
	check: (values) => (isUpdate(values) ? problemsOf(values) : []),
	fill: (values) => ({
		body: isUpdate(values) ? { targeting_attributes: targetingOf(values) as IDataObject } : undefined,
	}),
	output: { columns: { id: text(), operation: text(), updated: { type: 'boolean', always: true } } },
	async execute(call) {
		// Pinterest describes no content of the answer; the same change twice is one change.
		await call.client.send({ ...call.request, repeatable: true, mayBeEmpty: true });
		return { id: call.text('templateId'), operation: call.text('operationType'), updated: true } as IDataObject;
	},
};

const isUpdate = ({ operationType }: IDataObject): boolean => operationType === 'UPDATE';
