import type { IDataObject } from 'n8n-workflow';

import type { ElementOutcome } from '../../../api/elements';
import type { Operation } from '../../../operations/operation';
import { auctionFields, auctionOutput, keyOf, keyText, MOST } from './shared';

/** "Items that don't exist or do not have bid options set won't be present": they come out without options. */
function split({ items }: IDataObject, sent: IDataObject[]): ElementOutcome[] {
	const found = new Map(((items ?? []) as IDataObject[]).map((one) => [keyText(one), one]));
	return sent.map((key) => ({ kind: 'done', result: { ...key, ...found.get(keyText(key)) } }));
}

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get the bid options of items',
	description:
		'Read what bids and multipliers items of a retail catalog have, 10,000 in a call. An item without any comes out with empty fields. Pinterest opens this to some accounts only.',
	endpoint: 'advanced_auction_items_get/post',
	fields: auctionFields,
	actsForAdAccount: true,
	batch: {
		things: 'items',
		most: MOST,
		distinct: true,
		repeatable: true,
		elements: (values) => [keyOf(values)],
		into: (items) => ({ body: { items } }),
		refusedFor: new Set([400]),
		split,
	},
	output: auctionOutput,
};
