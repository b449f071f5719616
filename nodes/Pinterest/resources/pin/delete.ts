import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { pinId } from '../../../things/pin';

export const del: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a pin',
	description: 'Delete a Pin. This cannot be undone.',
	endpoint: 'pins/delete',
	fields: [pinId()],
	output: deleted,
	actsForAdAccount: true,
};
