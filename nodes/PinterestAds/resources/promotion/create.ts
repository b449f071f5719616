import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { MOST_AT_ONCE } from '../../../things/adEntity';
import { promotionLookup, promotionOutput } from '../../../things/promotion';
import { promotionType, rareFields, templateValues, timeProblems, title } from './fields';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a promotion',
	description:
		'Create an offer of a shop, such as free shipping or 10% off, that ads can show. It spends nothing by itself. 30 input items go out in one call. Returns the promotion.',
	endpoint: 'promotions/create',
	fields: [
		adAccountId(),
		{ ...title, required: true },
		promotionType,
		templateValues,
		collection('Additional Fields', 'additionalFields', rareFields),
	],
	check: ({ additionalFields }) => timeProblems((additionalFields ?? {}) as IDataObject),
	output: promotionOutput,
	batch: { things: 'promotions', most: MOST_AT_ONCE, lookup: promotionLookup },
};
