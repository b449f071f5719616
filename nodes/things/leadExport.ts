import type { IDataObject, IExecuteFunctions, ITriggerFunctions } from 'n8n-workflow';

import { isRecord } from '../api/answers';
import type { Client, Request } from '../api/client';
import { Failure } from '../api/failure';
import { pages } from '../api/pages';
import { untilDone, type Pending } from '../api/polling';

/** Seconds that Pinterest may take for the leads of one ad where the order does not say, and its host to send them. */
const MOST_SECONDS = 15 * 60;
const DOWNLOAD_SECONDS = 120;

/** An ad that collects leads. */
export interface LeadAd {
	id: string;
	leadFormId: string;
}

/** What exports are ordered with. */
type Functions = Pick<IExecuteFunctions | ITriggerFunctions, 'helpers'>;

/** Days as `2026-11-24`, by Pinterest's clock (UTC), both included. */
export interface Days {
	from: string;
	to: string;
}

/**
 * The ads that show the chosen lead form, or any. An export is for one ad, and one that has ended meanwhile may have collected
 * leads before.
 * @returns them and the time by Pinterest's clock, in milliseconds since the epoch
 * @throws Failure
 */
export async function leadAds(
	client: Client,
	{ adAccountId, leadFormId }: { adAccountId: string; leadFormId?: string },
) {
	const ads: LeadAd[] = [];
	let now: number | undefined;
	const request: Request = {
		endpoint: 'ads/list',
		pathValues: { ad_account_id: adAccountId },
		query: { entity_statuses: ['ACTIVE', 'PAUSED', 'ARCHIVED'] },
	};
	for await (const { items, date } of pages(client, request)) {
		now ??= date;
		for (const { id, lead_form_id: form } of items) {
			// Some ids of forms come with letters before the number (pattern of `lead_form_id` in schema AdCommon).
			const formId = typeof form === 'string' ? form.replace(/^\D+/, '') : '';
			if (formId && (!leadFormId || formId === leadFormId)) ads.push({ id: String(id), leadFormId: formId });
		}
	}
	return { ads, now: now ?? Date.now() };
}

/** The leads of one ad that are wanted. */
export interface LeadOrder {
	adAccountId: string;
	ad: LeadAd;
	days: Days;
	/** What a failure says of another try, as a sentence. */
	again: string;
	/** Seconds that Pinterest may take. */
	seconds?: number;
	signal?: AbortSignal;
}

/**
 * Orders, awaits and downloads the leads of one ad (operations `leads_export/*` of the API description).
 * @throws Failure
 */
export async function exportedLeads(
	functions: Functions,
	client: Client,
	{ adAccountId, ad, days: { from, to }, again, seconds = MOST_SECONDS, signal = client.signal }: LeadOrder,
): Promise<IDataObject[]> {
	const what = `the export of the leads of ad ${ad.id}`;
	// A second order for the same leads does no harm.
	const { body } = await client.send({
		endpoint: 'leads_export/create',
		pathValues: { ad_account_id: adAccountId },
		body: { start_date: from, end_date: to, ad_id: ad.id },
		repeatable: true,
	});
	const exportId = String((body as IDataObject).leads_export_id);
	const done = await untilDone(client, exporting(adAccountId, exportId, what, again), seconds, signal);
	const { download_url: address } = done as IDataObject;
	// An ad that collected nothing in these days may have no file.
	if (!address) return [];
	const rows = rowsOf(await download(functions, String(address), what));
	return rows.map((row) => leadOf(row, adAccountId, ad));
}

function exporting(adAccountId: string, exportId: string, what: string, again: string): Pending {
	return {
		ask: {
			endpoint: 'leads_export/get',
			pathValues: { ad_account_id: adAccountId, leads_export_id: exportId },
		},
		field: 'export_status',
		done: ['FINISHED'],
		failed: ['FAILED'],
		failure: () =>
			new Failure({
				kind: 'refused',
				message: `Pinterest could not finish ${what}`,
				description: `Pinterest gives no reason. ${again}`,
			}),
		unfinished: (seconds) =>
			new Failure({
				kind: 'unreachable',
				message: `Pinterest did not finish ${what} within ${seconds} seconds`,
				description: again,
			}),
	};
}

/** Without the token, which is for the API only. The address itself is what lets in, so no message holds it. */
async function download(functions: Functions, url: string, what: string): Promise<string> {
	const request = functions.helpers.httpRequest.bind(functions as unknown as IExecuteFunctions);
	let status = 0;
	let body: unknown;
	try {
		({ statusCode: status, body } = (await request({
			url,
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: DOWNLOAD_SECONDS * 1000,
		})) as { statusCode: number; body: unknown });
	} catch {
		throw notDownloaded(what, 'The server could not be reached.');
	}
	if (status > 299) throw notDownloaded(what, `The server answered with HTTP ${status}.`);
	return Buffer.from(body as ArrayBuffer).toString('utf8');
}

function notDownloaded(what: string, reason: string): Failure {
	return new Failure({
		kind: 'unreachable',
		message: `The file of ${what} could not be downloaded`,
		description: `${reason} Check that this n8n server may open connections to the host that Pinterest keeps exports on.`,
	});
}

/** The rows of an export. Pinterest does not document its form, so JSON and any usual CSV are read. */
export function rowsOf(file: string): IDataObject[] {
	const text = file.replace(/^\uFEFF/, '').trim();
	if (/^[[{]/.test(text)) {
		const json = parsed(text) ?? text.split('\n').map(parsed);
		const list = isRecord(json) ? (Object.values(json).find(Array.isArray) ?? [json]) : json;
		return (list as unknown[]).filter(isRecord) as IDataObject[];
	}
	const [header = [], ...rows] = cellsOf(text);
	return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name.trim(), cells[at] ?? ''])));
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** CSV as RFC 4180 has it, with the separator that the header uses most. */
function cellsOf(text: string): string[][] {
	const header = text.split('\n')[0].replace(/"[^"]*"/g, '');
	const count = (sign: string) => header.split(sign).length;
	const separator = ['\t', ',', ';'].sort((a, b) => count(b) - count(a))[0];
	const rows: string[][] = [[]];
	let at = 0;
	while (at < text.length) {
		const quoted = text[at] === '"';
		const end = quoted ? endOfQuoted(text, at) : endOfPlain(text, at, separator);
		const raw = text.slice(at, end);
		rows[rows.length - 1].push(quoted ? raw.slice(1, -1).replace(/""/g, '"') : raw);
		at = end;
		if (text[at] === separator && at === text.length - 1) rows[rows.length - 1].push('');
		if (text[at] === '\r') at++;
		if (text[at] === '\n' && at < text.length - 1) rows.push([]);
		at++;
	}
	return rows;
}

function endOfPlain(text: string, from: number, separator: string): number {
	let at = from;
	while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
	return at;
}

function endOfQuoted(text: string, from: number): number {
	for (let at = from + 1; at < text.length; at++) {
		if (text[at] !== '"') continue;
		if (text[at + 1] !== '"') return at + 1;
		at++;
	}
	return text.length;
}

/** Columns that are not questions, by their names in small letters with underscores. */
const FACTS: Record<string, string> = {
	lead_id: 'lead_id',
	leadid: 'lead_id',
	id: 'lead_id',
	form_id: 'lead_form_id',
	lead_form_id: 'lead_form_id',
	campaign_id: 'campaign_id',
	ad_group_id: 'ad_group_id',
	ad_id: 'ad_id',
	ad_account_id: 'ad_account_id',
	advertiser_id: 'ad_account_id',
	created_time: 'created_time',
	created_at: 'created_time',
	creation_time: 'created_time',
	submission_time: 'created_time',
	submitted_time: 'created_time',
	submitted_at: 'created_time',
	submission_date: 'created_time',
	timestamp: 'created_time',
	form_name: 'form_name',
	lead_form_name: 'form_name',
	campaign_name: 'campaign_name',
	ad_group_name: 'ad_group_name',
	ad_name: 'ad_name',
	ad_account_name: 'ad_account_name',
};

/** A row as a lead: what is no fact about it is a question with its answer. A row that has a list of answers keeps it. */
export function leadOf(row: IDataObject, adAccountId: string, { id, leadFormId }: LeadAd): IDataObject {
	const lead: IDataObject = { ad_account_id: adAccountId, lead_form_id: leadFormId, ad_id: id };
	const answers: IDataObject[] = [];
	for (const [name, value] of Object.entries(row)) {
		const plain = name.toLowerCase().replace(/[^a-z]+/g, '_');
		const fact = FACTS[plain.replace(/^_|_$/g, '')];
		if (fact && value !== '') lead[fact] = value;
		else if (typeof value === 'object' && value !== null) lead[name] = value;
		else if (!fact) answers.push({ question: name, answer: value });
	}
	if (answers.length > 0 && !lead.answers) lead.answers = answers;
	if (/^\d+$/.test(String(lead.created_time))) lead.created_time = Number(lead.created_time);
	return lead;
}

/** When a lead was submitted, in milliseconds since the epoch; undefined when it does not say so in a form that is known. */
export function submittedAt({ created_time: time }: IDataObject): number | undefined {
	if (typeof time === 'number') return time < 1e11 ? time * 1000 : time;
	if (typeof time !== 'string' || time === '') return undefined;
	const hasZone = /(z|gmt|utc|[+-]\d\d:?\d\d)$/i.test(time.trim());
	const at = Date.parse(hasZone || !/\d:\d/.test(time) ? time : `${time.trim()} UTC`);
	return Number.isNaN(at) ? undefined : at;
}
