import { adAccountId } from '../../../things/adAccount';
import { customerListId } from '../../../things/customerList';
import { changeOf, listType, records } from './records';

export const removeRecords = changeOf(
	{
		name: 'Remove Records',
		value: 'removeRecords',
		action: 'Remove records from a customer list',
		description:
			'Take the records of all input items out of a customer list, 10,000 in a call, for example of people who unsubscribed. They are normalized and hashed in the same way as for Add Records. Doing it twice changes nothing. Returns for each item the list.',
	},
	'REMOVE',
	[adAccountId(), customerListId(), listType, records],
);
