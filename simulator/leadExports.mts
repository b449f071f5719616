import type { FastifyInstance } from 'fastify';
import { Refusal } from './errors.mts';
import type { AdAccount } from './entities.mts';
import type { Lead } from './leadDelivery.mts';
import type { State } from './state.mts';

/**
 * How a finished export is written; Pinterest documents neither its form nor its columns. ids: with the number of each lead ·
 * noIds: without · json: a list of objects.
 */
export type ExportForm = 'ids' | 'noIds' | 'json';

/** An order for the leads of one ad (schema LeadsExportCreateRequest). */
export interface LeadExport {
	id: string;
	adAccount: AdAccount;
	adId: string;
	/** Days as text, both included. */
	from: string;
	to: string;
	/** In the address of the file: whoever has it may read. */
	signature: string;
	/** Looks at it so far. */
	looks: number;
}

/** Pinterest keeps leads for 30 days. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/** The files that exports lead to, on a host that refuses Pinterest's tokens. */
export async function serveLeadExports(app: FastifyInstance, state: State): Promise<void> {
	app.get<{ Params: { id: string }; Querystring: { signature?: string } }>('/:id', async (request, reply) => {
		if (request.headers.authorization !== undefined) throw new Refusal(400, 0, 'Only one auth mechanism allowed');
		const order = state.leadAds.exports.get(request.params.id);
		if (order?.signature !== request.query.signature) throw new Refusal(403, 0, 'Access denied');
		const leads = state.leadAds.submitted.filter((lead) => isOrdered(lead, order!));
		const form = state.leadAds.exportForm;
		if (form === 'json') return leads;
		return reply.type('text/csv; charset=utf-8').send(csv(leads, form === 'ids'));
	});
}

function isOrdered(lead: Lead, { adId, from, to }: LeadExport): boolean {
	const at = Number(lead.created_time) * 1000;
	const day = new Date(at).toISOString().slice(0, 10);
	return lead.ad_id === adId && day >= from && day <= to && Date.now() - at < KEPT;
}

function csv(leads: Lead[], withIds: boolean): string {
	const questions = new Set(leads.flatMap(({ answers }) => (answers as Answer[]).map(nameOf)));
	const header = [...(withIds ? ['Lead ID'] : []), 'Created Time', 'Campaign ID', 'Form ID', ...questions];
	const rows = leads.map((lead) => {
		const answers = new Map((lead.answers as Answer[]).map((answer) => [nameOf(answer), answer.answer]));
		const time = new Date(Number(lead.created_time) * 1000).toISOString();
		const facts = [...(withIds ? [lead.lead_id] : []), time, lead.campaign_id, lead.lead_form_id];
		return [...facts, ...[...questions].map((name) => answers.get(name) ?? '')];
	});
	return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

interface Answer {
	question_type: string;
	custom_question_label?: string;
	answer: string;
}

const nameOf = ({ question_type, custom_question_label }: Answer) => custom_question_label ?? question_type;

const cell = (value: unknown) =>
	/[",\n]/.test(String(value)) ? `"${String(value).replace(/"/g, '""')}"` : String(value);
