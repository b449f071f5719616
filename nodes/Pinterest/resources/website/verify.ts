import type { IDataObject } from 'n8n-workflow';

import type { Lookup } from '../../../operations/exactlyOnce';
import { body, type Operation } from '../../../operations/operation';
import { sameWebsite, websiteInBody, websiteOutput } from '../../../things/website';

export const verify: Operation = {
	name: 'Claim',
	value: 'verify',
	action: 'Claim a website',
	description:
		'Claim a website: prove that it belongs to the connected account. First put the code from "Get Verification Code" on it. Returns the website with its state.',
	endpoint: 'verify_website/update',
	fields: [
		websiteInBody,
		{
			displayName: 'Verification Method',
			name: 'verificationMethod',
			type: 'options',
			default: 'METATAG',
			description: 'Where Pinterest finds the verification code',
			options: [
				{ name: 'DNS TXT Record', value: 'DNSTXT', description: 'A TXT record of the domain' },
				{ name: 'HTML File', value: 'FILENAME', description: 'A file at the root of the website' },
				{ name: 'Meta Tag', value: 'METATAG', description: 'A tag in the head of the home page' },
			],
			routing: body('verification_method'),
		},
	],
	actsForAdAccount: true,
	output: websiteOutput,
	async execute(call) {
		// The list of websites is that of the connected account only, whoever the call acts for.
		if (call.request.query?.ad_account_id) return (await call.client.send(call.request)).body as IDataObject;
		return await call.send({}, verifiedWebsite);
	},
};

const verifiedWebsite: Lookup = {
	list: () => ({ endpoint: 'user_websites/get' }),
	likeness: ({ body: sent }) => sent,
	matches: (entry, { body: sent }) =>
		sameWebsite(entry.website, (sent as IDataObject).website) && (!!entry.verified_at || entry.status === 'success'),
	dated: false,
	repeats: true,
};
