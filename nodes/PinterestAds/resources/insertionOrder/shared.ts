import type { Field } from '../../../operations/operation';
import { identity, text, type Output } from '../../../operations/output';

/** The parameter `pinOrderId`. Such IDs are of another system, with letters. */
export const pinOrderId: Field = {
	displayName: 'Order ID',
	name: 'pinOrderId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 8011N00000Example4',
	description: 'The ID of the order: the pin_order_id that Create returns',
	check: (value) =>
		/^[\w-]+$/.test(String(value).trim()) ? undefined : 'is not the ID of an order: it has letters and digits only.',
};

/** Schema SSIOInsertionOrderStatus of the API description. */
export const orderStatusOutput: Output = {
	columns: { pin_order_id: identity, status: text(), creation_time: text() },
	selectable: ['creation_time', 'pin_order_id', 'status'],
};
