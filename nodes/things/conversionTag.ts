import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { checkId, type Locator } from '../operations/locators/locator';
import { chosenId, searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { at, identity, text, type Output } from '../operations/output';
import { adAccount } from './adAccount';

/** Tags are known by ID. */
export const conversionTag: Locator = { named: false, check: checkId, find: ({ value }) => value };

export async function searchConversionTags(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const account = await chosenId(this, adAccount, this.getCurrentNodeParameter('adAccountId'), 'Ad Account');
	if (account === undefined) return { results: [] };
	const request = { endpoint: 'conversion_tags/list' as const, pathValues: { ad_account_id: account } };
	return await searchList(this, request, filter, from, ({ id, name }) => ({ name: String(name), value: String(id) }));
}

/** The parameter `conversionTagId`, for operations that also have `adAccountId`. */
export const conversionTagId: Field = {
	displayName: 'Tag',
	name: 'conversionTagId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The conversion tag, picked from the list or given by ID',
	typeOptions: { loadOptionsDependsOn: ['adAccountId.value'] },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a tag…',
			typeOptions: { searchListMethod: 'searchConversionTags', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 2617998078212' },
	],
	locate: conversionTag,
};

/** A conversion tag as all endpoints return it. */
export const conversionTagOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		status: text(),
		enhanced_match_status: text(),
		last_fired: text(({ last_fired_time_ms: moment }) => timeOf(moment)),
		version: text(),
		automatic_enhanced_match: { type: 'boolean', from: (tag) => at(tag, 'configs.aem_enabled') },
		ad_account_id: text(),
		code_snippet: text(),
	},
	selectable: [
		'ad_account_id',
		'code_snippet',
		'configs',
		'enhanced_match_status',
		'id',
		'last_fired_time_ms',
		'name',
		'status',
		'version',
	],
};

/** What a tag has recorded, as the lists of page visits and of events for optimisation return it. */
export const tagEventOutput: Output = {
	columns: {
		conversion_tag_id: identity,
		conversion_event: text(),
		created: text(({ created_time: seconds }) => timeOf(Number(seconds) * 1000)),
		ad_account_id: text(),
	},
	selectable: ['ad_account_id', 'conversion_event', 'conversion_tag_id', 'created_time'],
};

/** ISO 8601; undefined where Pinterest does not say when. */
function timeOf(milliseconds: unknown): string | undefined {
	const moment = new Date(Number(milliseconds));
	return milliseconds === null || milliseconds === undefined || Number.isNaN(moment.getTime())
		? undefined
		: moment.toISOString();
}
