import { body, type Operation } from '../../../operations/operation';
import { done } from '../../../operations/output';
import { businessId } from '../../../things/business';
import { systemUserId } from '../../../things/businessUser';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Rename a system user',
	description: 'Rename a system user of a business: an account for programs, not for a person',
	endpoint: 'system_user/update',
	fields: [
		businessId,
		systemUserId,
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Reporting',
			description: 'The new name',
			routing: body('name'),
		},
	],
	output: { columns: done('updated') },
	// Pinterest answers with nothing.
	execute: async (call) => {
		await call.send({ mayBeEmpty: true, repeatable: true });
		return { id: call.text('systemUserId'), updated: true };
	},
};
