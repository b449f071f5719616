import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { Failure } from '../api/failure';
import { connectNode } from '../operations/connection';
import { decryptLeads, type Opened } from './decryptLead';
import { leadId, simplified } from './lead';
import type { Remembered } from './remembered';
import { seenLeads } from './seenLeads';
import { isPassing, Subscriptions } from './subscription';
import { wantedBy } from './wanted';

/** Pinterest should have its answer soon, so little time goes into asking for a key. */
const QUICK = { maxWait: 1, timeout: 5 };

/** Milliseconds in which garbage does not make the trigger ask Pinterest for its key again. */
const KEY_IS_FRESH = 60_000;

/** The last key that Pinterest itself gave for a webhook address. */
const confirmed = new Map<string, { key: string; at: number }>();

/** A new subscription has a new key. */
export function forgetConfirmedKey(url: string): void {
	confirmed.delete(url);
}

/**
 * Takes one delivery. The answer is what Pinterest acts on: it repeats after 429 and 5xx and never after another 4xx (page
 * "Lead ads"), so only what can never be decrypted gets a 4xx.
 */
export async function receive(functions: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = rawBody(functions);
	const remembered = functions.getWorkflowStaticData('node') as Remembered;
	const opened = await openWithOwnKey(functions, body, remembered);
	if ('later' in opened) {
		functions.logger.warn('A lead delivery has to wait, because the key to decrypt it is not at hand', {
			reason: opened.later,
		});
		return answer(functions, 503, 'Try again later');
	}
	if ('problem' in opened) return refuse(functions, body, opened.problem);

	const isTest = functions.getMode() === 'manual';
	const leads = isTest ? opened.leads : await onlyNew(functions, opened.leads, remembered);
	if (!leads) return answer(functions, 503, 'The same lead is being worked on');
	if (leads.length === 0) return { webhookResponse: { message: 'Received before' } };
	return { workflowData: [leads.map((lead) => asItem(functions, lead, body))] };
}

async function openWithOwnKey(
	functions: IWebhookFunctions,
	body: Buffer,
	remembered: Remembered,
): Promise<Opened | { later: string }> {
	const known = remembered.subscription?.key;
	const opened: Opened = known ? decryptLeads(body, known) : { problem: 'badKey' };
	if ('leads' in opened || opened.problem === 'malformed') return opened;

	const wanted = wantedBy(functions);
	const last = confirmed.get(wanted.url);
	if (known && last?.key === known && Date.now() - last.at < KEY_IS_FRESH) return opened;
	try {
		const client = await connectNode(functions, functions.getNodeParameter('authentication', ''), QUICK);
		const key = await new Subscriptions(client, remembered, functions.logger).currentKey(wanted);
		if (!key) return opened;
		confirmed.set(wanted.url, { key, at: Date.now() });
		return key === known ? opened : decryptLeads(body, key);
	} catch (error) {
		// The key at hand stays the best guess where Pinterest never tells it, as in the sandbox.
		const never = error instanceof Failure && error.facts.settled === 'endpoint' && !isPassing(error);
		return known && never ? opened : { later: (error as Error).message };
	}
}

/** The leads of a delivery that did not start the workflow before. One without an id cannot be told from another, and is kept. */
async function onlyNew(
	functions: IWebhookFunctions,
	leads: IDataObject[],
	remembered: Remembered,
): Promise<IDataObject[] | undefined> {
	const ids = leads.map(leadId).filter((id) => id !== undefined);
	const url = functions.getNodeWebhookUrl('default') ?? '';
	const fresh = await seenLeads(url).claim(ids, functions.getResponseObject(), remembered);
	return (
		fresh &&
		leads.filter((lead) => {
			const id = leadId(lead);
			return id === undefined || fresh.delete(id);
		})
	);
}

function asItem(functions: IWebhookFunctions, lead: IDataObject, body: Buffer): INodeExecutionData {
	const json = functions.getNodeParameter('output', 'simplified') === 'raw' ? lead : simplified(lead);
	return { json: wantsRawBody(functions) ? { ...json, raw_body: body.toString('utf8') } : json };
}

function wantsRawBody(functions: IWebhookFunctions): boolean {
	return functions.getNodeParameter('options.includeRawBody', false) === true;
}

/** In the editor's test the raw body is shown all the same when it is asked for: it tells what Pinterest really sends. */
function refuse(functions: IWebhookFunctions, body: Buffer, problem: string): IWebhookResponseData {
	functions.logger.warn('A lead delivery was refused: it cannot be decrypted with the key of the own subscription', {
		problem,
	});
	const response = answer(functions, problem === 'malformed' ? 400 : 401, 'This delivery cannot be decrypted');
	if (functions.getMode() !== 'manual' || !wantsRawBody(functions)) return response;
	const { 'content-type': contentType = null } = functions.getHeaderData();
	const json = { problem, content_type: contentType as string | null, raw_body: body.toString('utf8') };
	return { ...response, workflowData: [[{ json }]] };
}

function answer(functions: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	functions.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** n8n parses the body too, but base64 and JSON have to be read as they came. */
function rawBody(functions: IWebhookFunctions): Buffer {
	const { rawBody: raw } = functions.getRequestObject() as unknown as { rawBody?: Buffer };
	return raw ?? Buffer.from(JSON.stringify(functions.getBodyData()));
}
