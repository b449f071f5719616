import type { Resource } from '../../operations/operation';
import { adAccount } from './adAccount';
import { audience } from './audience';
import { billing } from './billing';
import { campaign } from './campaign';
import { customerList } from './customerList';
import { insertionOrder } from './insertionOrder';
import { label } from './label';
import { lead } from './lead';
import { leadForm } from './leadForm';
import { leadSubscription } from './leadSubscription';
import { orderLine } from './orderLine';
import { productGroupPromotion } from './productGroupPromotion';
import { promotion } from './promotion';
import { targeting } from './targeting';
import { targetingTemplate } from './targetingTemplate';

/** What the node offers, in the order of the editor's list. */
export const resources: Resource[] = [
	adAccount,
	audience,
	billing,
	campaign,
	customerList,
	insertionOrder,
	label,
	lead,
	leadForm,
	leadSubscription,
	orderLine,
	productGroupPromotion,
	promotion,
	targeting,
	targetingTemplate,
];
