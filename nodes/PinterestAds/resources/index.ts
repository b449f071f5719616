import type { Resource } from '../../operations/operation';
import { adAccount } from './adAccount';
import { billing } from './billing';
import { campaign } from './campaign';
import { insertionOrder } from './insertionOrder';
import { label } from './label';
import { orderLine } from './orderLine';
import { productGroupPromotion } from './productGroupPromotion';
import { promotion } from './promotion';

/** What the node offers, in the order of the editor's list. */
export const resources: Resource[] = [
	adAccount,
	billing,
	campaign,
	insertionOrder,
	label,
	orderLine,
	productGroupPromotion,
	promotion,
];
