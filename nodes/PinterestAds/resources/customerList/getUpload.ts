import type { IDataObject } from 'n8n-workflow';

import { numericId } from '../../../operations/checks';
import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { customerListId } from '../../../things/customerList';
import { toldUpload, uploadOutput } from '../../../things/customerListUpload';

export const getUpload: Operation = {
	name: 'Get Upload',
	value: 'getUpload',
	action: 'Get an upload of a customer list',
	description: 'See how far Pinterest is with a file that was uploaded to a customer list, and what was wrong in it',
	endpoint: 'customer_list_uploads/get',
	fields: [
		adAccountId(),
		customerListId(),
		{
			displayName: 'Upload ID',
			name: 'customerListUploadId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 2680060704746',
			description: 'What the operation Upload returned as its ID',
			check: numericId,
		},
	],
	entries: (answer) => [toldUpload(answer as IDataObject)],
	output: uploadOutput,
};
