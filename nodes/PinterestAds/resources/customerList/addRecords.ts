import { adAccountId } from '../../../things/adAccount';
import { customerListId } from '../../../things/customerList';
import { changeOf, listType, records } from './records';

export const addRecords = changeOf(
	{
		name: 'Add Records',
		value: 'addRecords',
		action: 'Add records to a customer list',
		description:
			'Add the records of all input items to a customer list, 10,000 in a call. Emails and advertising IDs are normalized and hashed in n8n. Doing it twice changes nothing. Returns for each item the list.',
	},
	'ADD',
	[adAccountId(), customerListId(), listType, records],
);
