import type { Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';

export const getVerificationCode: Operation = {
	name: 'Get Verification Code',
	value: 'getVerificationCode',
	action: 'Get the code to claim websites',
	description:
		'Get what to put on a website before it can be claimed with "Claim": a meta tag, a file, or a DNS TXT record; one of them is enough. The code is the same for all websites of the account.',
	endpoint: 'website_verification/get',
	fields: [],
	actsForAdAccount: true,
	output: {
		columns: {
			verification_code: text(),
			metatag: text(),
			dns_txt_record: text(),
			filename: text(),
			file_content: text(),
		},
		selectable: ['dns_txt_record', 'file_content', 'filename', 'metatag', 'verification_code'],
	},
};
