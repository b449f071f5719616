import type { Operation } from '../../../operations/operation';
import { deleted } from '../../../operations/output';
import { websiteInQuery } from '../../../things/website';

export const unverify: Operation = {
	name: 'Unclaim',
	value: 'unverify',
	action: 'Unclaim a website',
	description: 'Give up the claim of a website. It can be claimed again with "Claim".',
	endpoint: 'unverify_website/delete',
	fields: [websiteInQuery],
	output: deleted,
	async execute(call) {
		await call.client.send(call.request);
		return { deleted: true, id: call.text('website') };
	},
};
