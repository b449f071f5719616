import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';

export const deleteSandboxData: Operation = {
	name: 'Delete Sandbox Data',
	value: 'deleteSandboxData',
	action: 'Delete the sandbox data of an ad account',
	description:
		"Delete an ad account of Pinterest's sandbox with its campaigns, ad groups and ads. Pinterest refuses it outside the sandbox.",
	endpoint: 'sandbox/delete',
	fields: [adAccountId()],
	output: deleted,
};
