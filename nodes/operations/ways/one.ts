import type { IDataObject } from 'n8n-workflow';

import { endpoints } from '../../api/endpoints';
import type { Call } from '../call';
import { alone } from './way';

/** One call for one item: send it, or delete what it names. */
export const one = alone(async function* (call) {
	yield [await perform(call)].flat();
});

async function perform(call: Call): Promise<IDataObject | IDataObject[]> {
	const { entries, endpoint } = call.execution.operation;
	if (endpoints[endpoint!].method === 'DELETE') {
		await call.client.send(call.request);
		return { deleted: true, id: Object.values(call.request.pathValues ?? {}).at(-1) };
	}
	const answer = await call.send();
	return entries ? entries(answer) : answer;
}
