import type { Operation } from '../../../operations/operation';
import { websiteOutput } from '../../../things/website';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many websites',
	description: 'List the websites of the connected account, claimed or not, with the state of the claim',
	endpoint: 'user_websites/get',
	fields: [],
	output: websiteOutput,
};
