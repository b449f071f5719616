import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../api/answers';

/** Question types of a lead form (enum LeadFormQuestionType of the API description), in case a lead names its answers by them. */
const QUESTION_TYPES = new Set([
	'full_name',
	'first_name',
	'last_name',
	'email',
	'phone_number',
	'zip_code',
	'gender',
	'city',
	'country',
	'state_province',
	'address',
	'date_of_birth',
	'age',
]);

/** Names under which a lead may carry its answers, and an answer its question and its value; the first that is there counts. */
const ANSWER_LISTS = [
	'answers',
	'questions_and_answers',
	'lead_data',
	'field_data',
	'responses',
	'questions',
	'fields',
];
const LABELS = ['custom_question_label', 'question_label', 'question_text', 'question', 'label', 'name', 'key'];
const IDS = ['question_id', 'id'];
const VALUES = ['answer', 'value', 'answers', 'values', 'response', 'text'];

/** The number that Pinterest gives a lead, for telling repeated deliveries; undefined when the lead has none. */
export function leadId(lead: IDataObject): string | undefined {
	const id = lead.lead_id ?? lead.id;
	return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** A lead as a flat record for a sheet or CRM: ids, time, and `answers` by question. */
export function simplified(lead: IDataObject): IDataObject {
	return {
		lead_id: leadId(lead) ?? null,
		lead_form_id: lead.lead_form_id ?? null,
		ad_account_id: lead.ad_account_id ?? lead.advertiser_id ?? null,
		campaign_id: lead.campaign_id ?? null,
		ad_group_id: lead.ad_group_id ?? null,
		ad_id: lead.ad_id ?? null,
		created_time: lead.created_time ?? lead.created_at ?? null,
		answers: answersOf(lead),
	};
}

/**
 * Questions and answers by name: a custom question by its text, the others by their type in lower case (`email`), an answer
 * without either by its question's id or its place (`answer_1`). Several values of one answer stand in one text with commas.
 */
export function answersOf(lead: IDataObject): IDataObject {
	const list = ANSWER_LISTS.map((name) => lead[name]).find((value) => Array.isArray(value) || isRecord(value));
	const answers: IDataObject = {};
	if (isRecord(list))
		for (const [name, value] of Object.entries(list)) put(answers, questionName(name), valueOf(value));
	if (Array.isArray(list)) {
		const values = lead.questions === list ? [] : lead.questions;
		list.forEach((answer, index) => {
			const question = Array.isArray(values) ? values[index] : undefined;
			const name = nameOf(answer) ?? nameOf(question) ?? (typeof question === 'string' ? question : undefined);
			put(answers, name ?? `answer_${index + 1}`, valueOf(answer));
		});
	}
	for (const [name, value] of Object.entries(lead)) {
		if (QUESTION_TYPES.has(name.toLowerCase())) put(answers, name.toLowerCase(), valueOf(value));
	}
	return answers;
}

function nameOf(question: unknown): string | undefined {
	if (!isRecord(question)) return undefined;
	const first = (names: string[]) => names.map((name) => question[name]).find(isText);
	const type = question.question_type ?? question.type;
	const standard = isText(type) && type.toUpperCase() !== 'CUSTOM' ? type : undefined;
	const name = standard ?? first(LABELS) ?? first(IDS);
	return name === undefined ? undefined : questionName(name);
}

/** `EMAIL` is Pinterest's name of a question type; anything else is somebody's own question and stays as it is. */
function questionName(name: string): string {
	return QUESTION_TYPES.has(name.toLowerCase()) ? name.toLowerCase() : name;
}

function valueOf(answer: unknown): IDataObject[string] {
	if (Array.isArray(answer)) return answer.map(valueOf).join(', ');
	if (!isRecord(answer)) return (answer ?? null) as IDataObject[string];
	const name = VALUES.find((one) => answer[one] !== undefined);
	return name === undefined ? null : valueOf(answer[name]);
}

/** Two questions may have the same text. */
function put(answers: IDataObject, name: string, value: IDataObject[string]): void {
	let free = name;
	for (let count = 2; free in answers; count++) free = `${name} (${count})`;
	answers[free] = value;
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
