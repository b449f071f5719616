import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { connectNode } from '../operations/connection';
import { decryptLeads, formOf, type Opened, type OpenedLead, type Problem } from './decryptLead';
import { keyQuestion } from './keyQuestion';
import { simplified } from '../things/lead';
import { dayOf, marksForCatchingUp, marksOf } from './marks';
import { option, wantsRaw } from './parameters';
import type { Remembered } from './remembered';
import { seenLeads } from './seenLeads';
import { Subscriptions } from './subscription';
import { addressOf, chosenBy, daysToCatchUp } from './wanted';

/** Milliseconds in which a delivery is answered whatever Pinterest and other deliveries do, and those of them for the key. */
const ANSWERED_WITHIN = 4000;
const KEY_WITHIN = 2500;

/** For the calls behind the question for the key. They may take longer than the delivery that asked. */
const QUICK = { maxWait: 1, timeout: 5 };

/** Milliseconds between two deliveries that are handed on although they could not be read. */
const SHOW_EVERY = 60_000;

/** What this process knows about the deliveries to one address. */
interface Experience {
	/** Forms in which leads came that could be opened. */
	forms: Set<string>;
	shownAt: number;
}

const MOST_FORMS = 20;

const experiences = new Map<string, Experience>();

function experienceOf(url: string): Experience {
	const known = experiences.get(url) ?? { forms: new Set<string>(), shownAt: -Infinity };
	experiences.set(url, known);
	return known;
}

/** A delivery that starts no workflow: the status that Pinterest acts on, and why, for the log. */
interface Refused {
	status: 400 | 401 | 503;
	problem: Problem;
	reason: string;
}

/**
 * Takes one delivery. The answer is what Pinterest acts on: it repeats after 429 and 5xx and never after another 4xx (page
 * "Lead ads"), so only what is surely not from Pinterest gets a 4xx.
 */
export async function receive(functions: IWebhookFunctions): Promise<IWebhookResponseData> {
	const deadline = Date.now() + ANSWERED_WITHIN;
	const body = rawBody(functions);
	const remembered = functions.getWorkflowStaticData('node') as Remembered;
	const opened = await openWithOwnKey(functions, body, remembered);
	if ('status' in opened) return refuse(functions, body, opened);

	const isTest = functions.getMode() === 'manual';
	const leads = isTest ? opened.leads : await onlyNew(functions, opened.leads, remembered, deadline);
	if (!leads) return answer(functions, 503, 'The same lead is being worked on');
	if (leads.length === 0) return { webhookResponse: { message: 'Received before' } };
	return { workflowData: [leads.map(({ lead }) => asItem(functions, lead, body))] };
}

async function openWithOwnKey(
	functions: IWebhookFunctions,
	body: Buffer,
	remembered: Remembered,
): Promise<{ leads: OpenedLead[] } | Refused> {
	// n8n tells a test webhook the address of the live one, so the subscription knows better where its deliveries go.
	const url = remembered.subscription?.url ?? addressOf(functions);
	const { forms } = experienceOf(url);
	const form = JSON.stringify(formOf(body));
	const noted = (opened: Opened) => {
		if ('leads' in opened && forms.size < MOST_FORMS) forms.add(form);
		return opened;
	};

	const known = remembered.subscription?.key;
	const opened = noted(decryptLeads(body, known));
	if ('leads' in opened) return opened;
	const { problem } = opened;
	if (problem === 'malformed') return { status: 400, problem, reason: 'Nothing in it is encrypted' };
	if (problem === 'unknownContent') return { status: 503, problem, reason: 'What was encrypted is not a lead' };

	const ask = async () => {
		const client = await connectNode(functions, functions.getNodeParameter('authentication', ''), QUICK);
		const subscriptions = new Subscriptions(client, { ...remembered }, functions.logger);
		return await subscriptions.current({ ...chosenBy(functions), url });
	};
	const said = await keyQuestion(url).answer(known, ask, Date.now(), KEY_WITHIN);
	if ('failure' in said) return { status: 503, problem, reason: `The key is not confirmed: ${said.failure}` };
	const { subscription } = said;
	if (subscription?.key && subscription.key !== known) {
		remembered.subscription = subscription;
		const withNew = noted(decryptLeads(body, subscription.key));
		if ('leads' in withNew) return withNew;
	}
	// One like it has been opened before, so this one was not encrypted with the key that Pinterest has.
	const status = forms.has(form) ? 401 : 503;
	return { status, problem, reason: 'The key of the own subscription does not open it' };
}

/** The leads of a delivery that did not start the workflow before. */
async function onlyNew(
	functions: IWebhookFunctions,
	leads: OpenedLead[],
	remembered: Remembered,
	deadline: number,
): Promise<OpenedLead[] | undefined> {
	const today = dayOf(Date.now());
	const catchesUp = daysToCatchUp(functions) > 0;
	const marks = leads.map((lead) => (catchesUp ? marksForCatchingUp(lead, today) : marksOf(lead.sealed)));
	const fresh = await seenLeads(functions).claim(marks, functions.getResponseObject(), remembered, deadline);
	return fresh && leads.filter((_, index) => fresh.has(marks[index]));
}

function asItem(functions: IWebhookFunctions, lead: IDataObject, body: Buffer): INodeExecutionData {
	const json = wantsRaw(functions) ? lead : simplified(lead);
	return { json: isOn(functions, 'includeRawBody') ? { ...json, raw_body: body.toString('utf8') } : json };
}

function isOn(functions: IWebhookFunctions, name: string): boolean {
	return option(functions, name) === true;
}

/** The log never gets anything of the body: nobody knows what is in it. Who asks for it gets it as an item. */
function refuse(
	functions: IWebhookFunctions,
	body: Buffer,
	{ status, problem, reason }: Refused,
): IWebhookResponseData {
	functions.logger.warn(
		status === 503 ? 'A lead delivery could not be read, and is to come again' : 'A lead delivery was refused',
		{ problem, reason, status, bytes: body.length },
	);
	const response = answer(functions, status, status === 503 ? 'Try again later' : 'This is not a delivery of leads');
	if (!mayShow(functions)) return response;
	const { 'content-type': contentType = null } = functions.getHeaderData();
	const text = body.toString('utf8');
	const isText = Buffer.from(text, 'utf8').equals(body);
	const json = {
		problem,
		reason,
		content_type: contentType as string | null,
		form: formOf(body) as IDataObject,
		raw_body: isText ? text : body.toString('base64'),
		raw_body_encoding: isText ? 'utf8' : 'base64',
	};
	return { ...response, workflowData: [[{ json }]] };
}

/** In production once a minute at most, because anybody who knows the address can send something. */
function mayShow(functions: IWebhookFunctions): boolean {
	if (functions.getMode() === 'manual')
		return isOn(functions, 'includeRawBody') || isOn(functions, 'includeUnreadable');
	const experience = experienceOf(addressOf(functions));
	if (!isOn(functions, 'includeUnreadable') || Date.now() - experience.shownAt < SHOW_EVERY) return false;
	experience.shownAt = Date.now();
	return true;
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
