import type { IDataObject } from 'n8n-workflow';

import { endpoints } from '../../api/endpoints';
import type { Call } from '../call';
import type { Operation } from '../operation';
import { alone } from './way';

/** One call for one item: send it, or delete what it names. */
export const one = alone(async function* (call, operation) {
	yield [await perform(call, operation)].flat();
});

async function perform(call: Call, { endpoint, entries }: Operation): Promise<IDataObject | IDataObject[]> {
	if (endpoints[endpoint!].method === 'DELETE') {
		await call.client.send(call.request);
		return { deleted: true, id: Object.values(call.request.pathValues ?? {}).at(-1) };
	}
	const answer = await call.send();
	return entries ? entries(answer) : answer;
}
