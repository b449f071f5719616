import type { Resource } from '../../operations/operation';
import { adAccount } from './adAccount';
import { audience } from './audience';
import { campaign } from './campaign';
import { customerList } from './customerList';
import { lead } from './lead';
import { leadForm } from './leadForm';
import { leadSubscription } from './leadSubscription';
import { targeting } from './targeting';
import { targetingTemplate } from './targetingTemplate';

/** What the node offers, in the order of the editor's list. */
export const resources: Resource[] = [
	adAccount,
	audience,
	campaign,
	customerList,
	lead,
	leadForm,
	leadSubscription,
	targeting,
	targetingTemplate,
];
