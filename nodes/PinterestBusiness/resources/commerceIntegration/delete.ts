import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { externalBusinessId } from '../../../things/integration';

export const del: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a commerce integration',
	description: 'Delete the link of a business of a shop system with Pinterest. This cannot be undone.',
	endpoint: 'integrations_commerce/del',
	fields: [externalBusinessId],
	output: deleted,
};
