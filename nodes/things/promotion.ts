import type { IDataObject } from 'n8n-workflow';

import type { Lookup } from '../operations/exactlyOnce';
import type { Field } from '../operations/operation';
import { identity, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { idInAccount, searchInAdAccount, withState } from './adAccount';

// A promotion is an offer of a shop, such as free shipping, that ads can show.

export const searchPromotions = searchInAdAccount(
	'promotions/list',
	({ id, promotion_title: title, discount_status: status }) => withState(title, status) || String(id),
);

/** The parameter `promotionId`, for operations that also have `adAccountId`. */
export const promotionId = (changes: Partial<Field> = {}): Field =>
	idInAccount(
		{ name: 'promotionId', displayName: 'Promotion', list: 'searchPromotions', example: '2680059592710' },
		changes,
	);

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
