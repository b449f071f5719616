import type { IDataObject, INodeExecutionData, IRun, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';

import { Failure } from '../api/failure';
import { connectNode, nodeError } from '../operations/connection';
import { simplified } from '../things/lead';
import { exportedLeads, leadAds, submittedAt, type Days } from '../things/leadExport';
import { dayOf, marksOfRow, type Marks } from './marks';
import { wantsRaw } from './parameters';
import type { Remembered } from './remembered';
import { seenLeads } from './seenLeads';
import { chosenBy, daysToCatchUp } from './wanted';

const DAY = 24 * 60 * 60 * 1000;

/** What a failed export says of the next try. */
const AGAIN = 'The next activation tries again.';

/** Leads that start the workflow together. */
const MOST_TOGETHER = 100;

/**
 * Hands on the leads of the last days that no delivery brought, whenever n8n activates the trigger. A webhook's own hooks cannot
 * start a workflow, but n8n also calls `trigger` of a node that has webhooks, after they are registered, and what that emits
 * needs neither an address nor a delivery. It goes on in the background, so no activation waits for it or fails over it.
 */
export async function startCatchingUp(functions: ITriggerFunctions): Promise<ITriggerResponse> {
	const days = daysToCatchUp(functions);
	const stopping = new AbortController();
	if (days > 0) void catchUp(functions, days, stopping.signal);
	return { closeFunction: async () => stopping.abort() };
}

async function catchUp(functions: ITriggerFunctions, days: number, signal: AbortSignal): Promise<void> {
	try {
		const client = await connectNode(functions, functions.getNodeParameter('authentication', ''));
		const chosen = chosenBy(functions);
		const { ads, now } = await leadAds(client, chosen);
		const period: Days = { from: dateOf(now - days * DAY), to: dateOf(now) };
		let count = 0;
		let problem: unknown;
		for (const ad of ads) {
			try {
				const order = { adAccountId: chosen.adAccountId, ad, days: period, again: AGAIN, signal };
				const leads = await exportedLeads(functions, client, order);
				// What is submitted from now on is delivered.
				const before = leads.filter((lead) => (submittedAt(lead) ?? 0) <= now);
				if (!signal.aborted) count += handOn(functions, before);
			} catch (error) {
				problem ??= error;
			}
			if (signal.aborted) return;
		}
		functions.logger.info(`${count} missed leads were handed on`, { ads: ads.length, days });
		if (problem) tell(functions, problem);
	} catch (error) {
		if (!signal.aborted) tell(functions, error);
	}
}

const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Emits those that were not handed on before, which n8n stores with them. @returns how many */
function handOn(functions: ITriggerFunctions, leads: IDataObject[]): number {
	const seen = seenLeads(functions);
	const remembered = functions.getWorkflowStaticData('node') as Remembered;
	const isRaw = wantsRaw(functions);
	const today = dayOf(Date.now());
	const rows = leads.map((lead) => ({ lead, marks: marksOfRow(lead, today) }));
	const isCovered = seen.coverage(remembered);
	const judged = rows.filter(({ lead }) => isCovered(submittedAt(lead)));
	const fresh = seen.take(
		judged.map(({ marks }) => marks),
		remembered,
	);
	const news = judged.filter(({ marks }) => fresh.has(marks));
	for (let from = 0; from < news.length; from += MOST_TOGETHER) {
		const together = news.slice(from, from + MOST_TOGETHER);
		const items = together.map(({ lead }): INodeExecutionData => ({ json: isRaw ? lead : simplified(lead) }));
		const done = functions.helpers.createDeferredPromise<IRun>();
		done.promise.catch((error: Error) => {
			takeBack(
				functions,
				together.map(({ marks }) => marks),
				error,
			);
		});
		functions.emit([items], undefined, done);
	}
	return news.length;
}

/** n8n could not start the workflow: the next activation hands them on. */
function takeBack(functions: ITriggerFunctions, marks: Marks[], error: Error): void {
	seenLeads(functions).giveBack(marks);
	functions.logger.warn('Missed leads could not start the workflow; the next activation tries again', {
		leads: marks.length,
		reason: error.message,
	});
}

/** In the log, and where this n8n offers it as a failed execution, which error workflows see. */
function tell(functions: ITriggerFunctions, error: unknown): void {
	functions.logger.warn('Missed leads could not be looked for; the next activation tries again', {
		reason: (error as Error).message,
	});
	if (!(error instanceof Failure)) return;
	const { saveFailedExecution } = functions as Partial<ITriggerFunctions>;
	saveFailedExecution?.call(functions, nodeError(functions, error) as never);
}
