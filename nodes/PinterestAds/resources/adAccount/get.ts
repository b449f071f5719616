import type { Operation } from '../../../operations/operation';
import { adAccountId, adAccountOutput } from '../../../things/adAccount';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get an ad account',
	description: 'Get one ad account: its name, currency, country, owner and the roles of the connected user',
	endpoint: 'ad_accounts/get',
	fields: [adAccountId()],
	output: adAccountOutput,
};
