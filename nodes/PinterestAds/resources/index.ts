import type { Resource } from '../../operations/operation';
import { ad } from './ad';
import { adAccount } from './adAccount';
import { adGroup } from './adGroup';
import { audience } from './audience';
import { billing } from './billing';
import { bulk } from './bulk';
import { campaign } from './campaign';
import { customerList } from './customerList';
import { insertionOrder } from './insertionOrder';
import { keyword } from './keyword';
import { label } from './label';
import { lead } from './lead';
import { leadForm } from './leadForm';
import { leadSubscription } from './leadSubscription';
import { orderLine } from './orderLine';
import { productGroupPromotion } from './productGroupPromotion';
import { promotion } from './promotion';
import { report } from './report';
import { targeting } from './targeting';
import { targetingTemplate } from './targetingTemplate';

/** What the node offers, in the order of the editor's list. */
export const resources: Resource[] = [
	ad,
	adAccount,
	adGroup,
	audience,
	billing,
	bulk,
	campaign,
	customerList,
	insertionOrder,
	keyword,
	label,
	lead,
	leadForm,
	leadSubscription,
	orderLine,
	productGroupPromotion,
	promotion,
	report,
	targeting,
	targetingTemplate,
];
