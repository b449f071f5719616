import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Lookup } from '../operations/exactlyOnce';
import { checkId, type Locator } from '../operations/locators/locator';
import { chosenId, searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { identity, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { adAccount } from './adAccount';

// A promotion is an offer of a shop, such as free shipping, that ads can show.

const promotion: Locator = { named: false, check: checkId, find: ({ value }) => value };

export async function searchPromotions(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const given = this.getCurrentNodeParameter('adAccountId');
	const adAccountId = await chosenId(this, adAccount, given, 'Ad Account');
	if (adAccountId === undefined) return { results: [] };
	const request = { endpoint: 'promotions/list' as const, pathValues: { ad_account_id: adAccountId } };
	return await searchList(this, request, filter, from, ({ id, promotion_title: title, discount_status: status }) => ({
		name:
			[title, status === 'ACTIVE' ? '' : String(status ?? '').toLowerCase()].filter(Boolean).join(' · ') || String(id),
		value: String(id),
	}));
}

/** The parameter `promotionId`, for operations that also have `adAccountId`. */
export const promotionId = (changes: Partial<Field> = {}): Field => ({
	displayName: 'Promotion',
	name: 'promotionId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The promotion, picked from the list or given by ID',
	typeOptions: { loadOptionsDependsOn: ['adAccountId.value'] },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a promotion…',
			typeOptions: { searchListMethod: 'searchPromotions', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 2680059592710' },
	],
	locate: promotion,
	...changes,
});

/** Schema PromotionResponse of the API description. */
export const promotionOutput: Output = {
	columns: {
		id: identity,
		ad_account_id: text(),
		promotion_title: text(),
		promotion_type: text(),
		promotion_code: text(),
		promotion_custom_id: text(),
		status: text(),
		discount_status: text(),
		start_time: text(({ start_time: seconds }: IDataObject) => timeOf(seconds)),
		end_time: text(({ end_time: seconds }: IDataObject) => timeOf(seconds)),
	},
	selectable: [
		'ad_account_id',
		'discount_status',
		'end_time',
		'external_id',
		'id',
		'platform_type',
		'promotion_code',
		'promotion_custom_id',
		'promotion_title',
		'promotion_type',
		'start_time',
		'status',
		'template_values',
	],
};

/** What tells promotions apart. Only what was sent is compared, because Pinterest fills in what was not. */
const MARKS = [
	...['promotion_title', 'promotion_type', 'promotion_code', 'promotion_custom_id', 'external_id'],
	...['start_time', 'end_time'],
];

/**
 * Finds a new promotion whose call was lost. Promotions carry no time, so an equal one that was there before is taken for it:
 * the same offer twice is of no use to anybody.
 */
export const promotionLookup: Lookup = {
	list: ({ pathValues }) => ({ endpoint: 'promotions/list', pathValues, query: { order: 'DESCENDING' } }),
	entries: 'promotions in the ad account',
	likeness: ({ pathValues, body }) => [pathValues, MARKS.map((name) => (body as IDataObject)[name] ?? '')],
	matches: (entry, { body }) =>
		MARKS.every((name) => {
			const wanted = (body as IDataObject)[name] ?? undefined;
			return wanted === undefined || wanted === entry[name];
		}),
	dated: false,
};
