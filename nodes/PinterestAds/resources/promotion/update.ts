import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import { choicesOf } from '../../../operations/names';
import { body, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { ENTITY_STATUSES, MOST_AT_ONCE } from '../../../things/adEntity';
import { promotionId, promotionOutput } from '../../../things/promotion';
import { promotionType, rareFields, templateValues, timeProblems, title } from './fields';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a promotion',
	description:
		'Change a promotion; what is not given stays as it is. 30 input items go out in one call. Returns the promotion.',
	endpoint: 'promotions/update',
	fields: [
		adAccountId(),
		promotionId({ routing: body('id') }),
		collection(
			'Update Fields',
			'updateFields',
			[
				...rareFields,
				{
					displayName: 'Status',
					name: 'status',
					type: 'options',
					default: 'PAUSED',
					description: 'What the promotion is to be',
					options: choicesOf(ENTITY_STATUSES),
					routing: body('status'),
				},
				title,
				promotionType,
				templateValues,
			],
			{ required: true },
		),
	],
	check: ({ updateFields }) => timeProblems((updateFields ?? {}) as IDataObject),
	output: promotionOutput,
	batch: { things: 'promotions', most: MOST_AT_ONCE, repeatable: true },
};
