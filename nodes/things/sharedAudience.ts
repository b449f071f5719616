import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchList } from '../operations/locators/search';
import { identity, integer, text, type Output } from '../operations/output';
import { chosenBusiness, moment } from './business';

/** An audience that a business has received: schema SharedAudienceResponse of the API description. */
export const sharedAudienceOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		description: text(),
		audience_type: text(),
		size: integer(),
		status: text(),
		ad_account_id: text(),
		created_by: text('created_by_company_name'),
		created_at: moment('created_timestamp', 1000),
		updated_at: moment('updated_timestamp', 1000),
	},
	selectable: [
		'ad_account_id',
		'audience_type',
		'created_by_company_name',
		'created_timestamp',
		'description',
		'id',
		'name',
		'rule',
		'size',
		'status',
		'type',
		'updated_timestamp',
	],
};

export async function searchSharedAudiences(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const id = await chosenBusiness(this);
	if (id === undefined) return { results: [] };
	const request = { endpoint: 'shared_audiences_for_business/list' as const, pathValues: { business_id: id } };
	return await searchList(this, request, filter, from, (audience) => ({
		name: String(audience.name),
		value: String(audience.id),
	}));
}
