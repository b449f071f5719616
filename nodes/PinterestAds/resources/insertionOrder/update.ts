import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { identity } from '../../../operations/output';
import { isEmpty } from '../../../operations/values';
import { adAccountId } from '../../../things/adAccount';
import { dayProblems, updateFields, words } from './fields';

const IDS = {
	adsManagerOrderLineId: 'Ads Manager Order Line ID',
	oracleLineId: 'Oracle Line ID',
	salesforceOrderId: 'Order ID',
	salesforceOrderLineId: 'Order Line ID',
};

const idsOf = ({ order }: IDataObject): IDataObject => (order ?? {}) as IDataObject;

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update an insertion order',
	description:
		'Change an order with Pinterest; a higher budget commits you to spend more money. Name it by the IDs that Get Order Lines lists. What is not given stays as it is. Returns the ID of the order.',
	endpoint: 'ssio_insertion_order/edit',
	fields: [
		adAccountId(),
		collection(
			'Order',
			'order',
			[
				words(
					IDS.adsManagerOrderLineId,
					'adsManagerOrderLineId',
					'ads_manager_order_line_id',
					'Of its order line in Ads Manager',
					'549755885175',
				),
				words(IDS.oracleLineId, 'oracleLineId', 'oracle_line_id', 'Of its line in the billing system', '1234567'),
				words(
					IDS.salesforceOrderId,
					'salesforceOrderId',
					'salesforce_order_id',
					'The ID that Create returns as pin_order_id',
					'8011N00000Example4',
				),
				words(
					IDS.salesforceOrderLineId,
					'salesforceOrderLineId',
					'salesforce_order_line_id',
					'Listed as salesforce_order_line_id',
					'8021N00000Example5',
				),
			],
			{
				placeholder: 'Add ID',
				description: 'What the order is known by, as Get Order Lines lists it; one ID is enough',
			},
		),
		collection('Update Fields', 'updateFields', updateFields, { required: true }),
	],
	check: (values) => [
		...(Object.values(idsOf(values)).every(isEmpty)
			? [`"Order" is empty; give one of ${Object.values(IDS).join(', ')}.`]
			: []),
		...dayProblems((values.updateFields ?? {}) as IDataObject),
	],
	output: { columns: { pin_order_id: identity }, selectable: ['pin_order_id'] },
	// One order a call; it sets values, so that a lost call may be repeated.
	batch: {
		things: 'orders',
		most: 1,
		repeatable: true,
		into: ([order]) => ({ body: order }),
		split: (answer) => [{ kind: 'done', result: answer }],
	},
};
