import type { Resource } from '../../../operations/operation';
import { get } from './get';
import { submit } from './submit';

export const auctionItem: Resource = { name: 'Auction Item', value: 'auctionItem', operations: [get, submit] };
