import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { adGroupId, adGroupOutput } from '../../../things/adGroup';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get an ad group',
	description: 'Get one ad group: budget, bid, status and, with Raw or Selected Fields, targeting and goals',
	endpoint: 'ad_groups/get',
	fields: [adAccountId(), adGroupId()],
	output: adGroupOutput,
};
