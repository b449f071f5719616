import type { Resource } from '../../operations/operation';
import { ad } from './ad';
import { adAccount } from './adAccount';
import { adGroup } from './adGroup';
import { campaign } from './campaign';
import { keyword } from './keyword';

/** What the node offers, in the order of the editor's list. */
export const resources: Resource[] = [ad, adAccount, adGroup, campaign, keyword];
