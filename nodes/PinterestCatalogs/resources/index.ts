import type { Resource } from '../../operations/operation';
import { catalog } from './catalog';
import { feed } from './feed';
import { item } from './item';
import { productGroup } from './productGroup';

/** What the node offers, in the order of the editor's list. */
export const resources: Resource[] = [catalog, feed, item, productGroup];
