import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { readLocated } from '../operations/locators/locator';
import { searchList } from '../operations/locators/search';

/** The lead forms of the chosen ad account, for the list in the editor. */
export async function searchLeadForms(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const { value } = readLocated(this.getCurrentNodeParameter('adAccountId'), false);
	if (!/^\d+$/.test(value)) throw new NodeOperationError(this.getNode(), 'Choose the ad account first');
	const request = { endpoint: 'lead_forms/list', pathValues: { ad_account_id: value } } as const;
	return await searchList(this, request, filter, from, ({ id, name, status }) => ({
		name: [name ?? `Lead form ${String(id)}`, status === 'DRAFT' && 'draft'].filter(Boolean).join(' · '),
		value: String(id),
	}));
}
