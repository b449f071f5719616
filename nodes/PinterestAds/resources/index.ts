import type { Resource } from '../../operations/operation';
import { adAccount } from './adAccount';
import { bulk } from './bulk';
import { campaign } from './campaign';
import { report } from './report';

/** What the node offers, in the order of the editor's list. */
export const resources: Resource[] = [adAccount, bulk, campaign, report];
