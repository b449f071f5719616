import { pages } from '../../api/pages';
import { alone } from './way';

/** Pages of a list, until there are as many entries as are wanted. */
export const list = alone(async function* (call) {
	for await (const { items } of pages(call.client, call.request, call.limit)) yield items;
});
