import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../../api/failure';
import type { Call } from '../../../operations/call';
import { longPeriodOf, reachOf } from '../../../reports/longPeriod';

/** @throws Failure while Pinterest's numbers of the last day of the report are not final, where only final ones are wanted */
export async function checkFinal(call: Call): Promise<void> {
	const { onlyFinal } = (call.values.options ?? {}) as IDataObject;
	if (onlyFinal !== true) return;
	const { end_date: day } = longPeriodOf(call.values, reachOf(call.values));
	const ready = await call.readOnce(`metrics ready ${day}`, async () => await readiness(call, day));
	if (ready.conversion_metrics_ready === true && ready.non_conversion_metrics_ready === true) return;
	const what = ready.non_conversion_metrics_ready === true ? 'conversions' : 'numbers';
	throw new Failure({
		kind: 'refused',
		message: `Pinterest's ${what} of ${day} are not final yet`,
		description:
			'No report was ordered. Run the workflow again later, or without "Only When Final" under Options. Days end at midnight UTC and are mostly final some hours later.',
	});
}

async function readiness({ client }: Call, date: string): Promise<IDataObject> {
	const { body } = await client.send({ endpoint: 'metrics_ready_state/get', query: { date } });
	return body as IDataObject;
}
