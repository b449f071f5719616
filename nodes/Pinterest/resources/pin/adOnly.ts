import { body, type Field } from '../../../operations/operation';

/** `is_removable`: only in Pinterest's documentation of "Create Pin", no longer in the API description. */
export const adOnly: Field = {
	displayName: 'Ad-Only Pin',
	name: 'isRemovable',
	type: 'boolean',
	default: false,
	description:
		'Whether the Pin is for ads only and not shown on the profile. Pinterest puts it on its board for these.',
	routing: body('is_removable'),
};
