import type { Resource } from '../../operations/operation';
import { auctionItem } from './auctionItem';
import { catalog } from './catalog';
import { feed } from './feed';
import { item } from './item';
import { productGroup } from './productGroup';
import { report } from './report';

/** What the node offers, in the order of the editor's list. */
export const resources: Resource[] = [auctionItem, catalog, feed, item, productGroup, report];
