import type { IDataObject } from 'n8n-workflow';

import type { ElementOutcome } from '../../../api/elements';
import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { appTypeMultipliers, factorsOf, placementMultipliers } from '../../../things/bidMultipliers';
import { events } from '../../../things/itemBatch';
import { microsOf, moneyOrZeroProblem } from '../../../reports/money';
import { auctionFields, auctionOutput, keyOf, keyText, MOST } from './shared';

const ofBid = {
	description: 'The bid is multiplied by these; Pinterest takes those that are left out for 1',
	factor: 'From 0 to 10',
};

/** By parameter: the property of `bid_options`, its name in `update_mask`, and the value for the wire. */
const OPTIONS: Record<string, [property: string, mask: string, as: (value: unknown) => unknown]> = {
	bid: ['bid_in_micro_currency', 'BID', (value) => (isEmpty(value) ? null : microsOf(value))],
	appTypeMultipliers: ['app_type_multipliers', 'APP_TYPE_BID_MULTIPLIER_SET', factorsOf],
	placementMultipliers: ['placement_multipliers', 'PLACEMENT_BID_MULTIPLIER_SET', factorsOf],
};

function element(values: IDataObject): IDataObject {
	const { change, bidOptions } = values;
	if (change === 'DELETE') return { operation: 'DELETE', ...keyOf(values) };
	const given = Object.entries((bidOptions ?? {}) as IDataObject);
	return {
		operation: 'UPSERT',
		...keyOf(values),
		bid_options: Object.fromEntries(
			given.map(([name, value]) => [OPTIONS[name][0], OPTIONS[name][2](value)]),
		) as IDataObject,
		update_mask: given.map(([name]) => OPTIONS[name][1]),
	};
}

function split({ items }: IDataObject, sent: IDataObject[]): ElementOutcome[] {
	const told = new Map(((items ?? []) as IDataObject[]).map((one) => [keyText(one), one]));
	return sent.map((one) => {
		const answer = told.get(keyText(one));
		if (!answer) return { kind: 'untold' };
		const errors = (answer.errors ?? []) as IDataObject[];
		if (errors.length === 0) return { kind: 'done', result: answer };
		const { code } = errors[0];
		return { kind: 'refused', ...(typeof code === 'number' && { code }), text: events(errors) };
	});
}

export const submit: Operation = {
	name: 'Submit',
	value: 'submit',
	action: 'Submit the bid options of items',
	description:
		'Set or remove bids (a higher one spends more money) and multipliers of items of a retail catalog, 10,000 in a call. They count in ad groups with a maximum bid in campaigns for catalog sales. Pinterest opens this to some accounts only.',
	endpoint: 'advanced_auction_items_submit/post',
	fields: [
		...auctionFields,
		{
			displayName: 'Change',
			name: 'change',
			type: 'options',
			default: 'UPSERT',
			description: 'What to do with the bid options of the item',
			options: [
				{ name: 'Remove', value: 'DELETE', description: 'All of them' },
				{ name: 'Set', value: 'UPSERT', description: 'Those that are given; others stay' },
			],
		},
		collection(
			'Bid Options',
			'bidOptions',
			[
				appTypeMultipliers(ofBid),
				{
					displayName: 'Bid',
					name: 'bid',
					type: 'string',
					default: '',
					placeholder: 'e.g. 1.25',
					description:
						"In the ad account's currency. 0 stops ads for the item; empty goes back to the bid of the ad group.",
					check: moneyOrZeroProblem,
				},
				placementMultipliers(ofBid),
			],
			{ placeholder: 'Add option', displayOptions: { show: { change: ['UPSERT'] } } },
		),
	],
	actsForAdAccount: true,
	check: ({ change, bidOptions }) =>
		change === 'UPSERT' && Object.keys((bidOptions ?? {}) as IDataObject).length === 0
			? ['"Bid Options" are empty; there is nothing to set.']
			: [],
	batch: {
		things: 'items',
		most: MOST,
		repeatable: true,
		alike: keyText,
		elements: (values) => [element(values)],
		size: () => 1,
		into: (items) => ({ body: { items } }),
		refusedFor: new Set([400]),
		split,
	},
	output: auctionOutput,
};
