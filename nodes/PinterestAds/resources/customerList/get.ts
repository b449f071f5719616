import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { customerListId, customerListOutput, told } from '../../../things/customerList';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a customer list',
	description:
		'Get one customer list: its status, and how many records were added and removed. READY: ads can use it; PROCESSING: Pinterest still compares it; TOO_SMALL: fewer than 100 accounts.',
	endpoint: 'customer_lists/get',
	fields: [adAccountId(), customerListId()],
	entries: (answer) => [told(answer as IDataObject)],
	output: {
		...customerListOutput,
		columns: { ...customerListOutput.columns, problem: text() },
		selectable: [...customerListOutput.selectable!, 'problem'].sort(),
	},
};
