import type { Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { userOutput } from '../../../things/user';

export const getBusinesses: Operation = {
	name: 'Get Businesses',
	value: 'getBusinesses',
	action: 'Get the linked business accounts',
	description: 'List the business accounts that are linked to the connected account',
	endpoint: 'linked_business_accounts/get',
	fields: [],
	output: {
		columns: {
			username: text(),
			url: userOutput.columns.url,
			image_url: text(
				({ image_xlarge_url: xlarge, image_large_url: large, image_medium_url: medium }) => xlarge ?? large ?? medium,
			),
		},
		selectable: ['image_large_url', 'image_medium_url', 'image_small_url', 'image_xlarge_url', 'username'],
	},
};
