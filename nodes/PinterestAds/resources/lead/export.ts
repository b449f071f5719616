import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../../api/failure';
import { filters } from '../../../operations/collections';
import { processingTimeout } from '../../../operations/fields';
import { readLocated } from '../../../operations/locators/locator';
import type { Field, Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { isEmpty } from '../../../operations/values';
import { processingSeconds } from '../../../operations/ways/job';
import { dayFromToday, dayOf } from '../../../reports/days';
import { adAccountId } from '../../../things/adAccount';
import { someIds } from '../../../things/adEntity';
import { simplified } from '../../../things/lead';
import { exportedLeads, leadAds, submittedAt } from '../../../things/leadExport';
import { leadFormId } from '../../../things/leadForm';

/** "Lead ad data will be available up to 30 days after the lead has been submitted." */
const KEPT_DAYS = 30;

function dayProblem(value: unknown): string | undefined {
	const day = dayOf(value);
	if (!day) return `is not a date: ${JSON.stringify(value)?.slice(0, 60)}. It looks like ${dayFromToday(-7)}.`;
	if (day > dayFromToday(0)) return `is ${day}, which is in the future.`;
	if (day < dayFromToday(-KEPT_DAYS)) return `is ${day}. Pinterest keeps leads for ${KEPT_DAYS} days.`;
	return undefined;
}

const day = (displayName: string, name: string, description: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: `${description}. Days are UTC.`,
	check: dayProblem,
});

const daysOf = ({ startDate, endDate }: IDataObject) => ({
	from: isEmpty(startDate) ? dayFromToday(-KEPT_DAYS) : (dayOf(startDate) ?? ''),
	to: isEmpty(endDate) ? dayFromToday(0) : (dayOf(endDate) ?? ''),
});

/** A lead as the trigger gives it, with the time in words that a CRM reads. */
function leadOf(lead: IDataObject): IDataObject {
	const at = submittedAt(lead);
	const form = { ...simplified(lead), created_at: at === undefined ? null : new Date(at).toISOString() } as IDataObject;
	delete form.created_time;
	return form;
}

export const exportLeads: Operation = {
	name: 'Export',
	value: 'export',
	action: 'Export leads',
	description:
		'Get what people answered in lead forms of ads, of up to 30 days back: orders an export of each ad that shows the form, waits for it and returns an item for each lead, with the answers by question. For new leads as they come use the Pinterest Lead Ads Trigger.',
	endpoint: 'leads_export/create',
	alsoCalls: ['leads_export/get'],
	fields: [
		adAccountId(),
		leadFormId({ required: false, description: 'Only leads of this form. Leave it empty for all forms.' }),
		day(
			'Start Date',
			'startDate',
			`The first day; ${KEPT_DAYS} days ago when it is empty, which is all that Pinterest keeps`,
		),
		day('End Date', 'endDate', 'The last day; today when it is empty'),
		filters({
			displayName: 'Ad IDs',
			name: 'leadAdIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 687201361754',
			description: 'Only leads of these ads: IDs with commas between them, or a list from an expression',
			several: true,
			check: someIds,
		}),
	],
	options: [processingTimeout('How long Pinterest may take for the export of one ad')],
	check: (values) => {
		const { from, to } = daysOf(values);
		return from && to && from > to ? [`"Start Date" (${from}) is after "End Date" (${to}).`] : [];
	},
	output: {
		columns: {
			lead_id: text(),
			created_at: text(),
			lead_form_id: text(),
			ad_account_id: text(),
			campaign_id: text(),
			ad_group_id: text(),
			ad_id: text(),
			answers: { type: 'object', always: true },
		},
		rows: (lead) => [leadOf(lead)],
	},
	async execute(call) {
		const { client, execution, request, values } = call;
		const account = request.pathValues!.ad_account_id;
		const { value: form } = readLocated(values.leadFormId, false);
		const { ads } = await leadAds(client, { adAccountId: account, leadFormId: form || undefined });
		const wanted = ((values.filters as IDataObject).leadAdIds ?? []) as unknown[];
		const strange = wanted.map(String).filter((id) => ads.every((ad) => ad.id !== id));
		if (strange.length > 0)
			throw inputFailure(
				`These ads show no such lead form: ${strange.join(', ')}`,
				'Check "Ad IDs" and "Lead Form": the ads must belong to the ad account.',
				'adIds',
			);
		const leads: IDataObject[] = [];
		for (const ad of ads.filter(({ id }) => wanted.length === 0 || wanted.map(String).includes(id))) {
			const order = {
				adAccountId: account,
				ad,
				days: daysOf(values),
				again: 'Run the item again; a longer "Processing Timeout" under Options waits longer.',
				seconds: processingSeconds(values),
			};
			leads.push(...(await exportedLeads(execution.functions, client, order)));
		}
		return leads;
	},
};
