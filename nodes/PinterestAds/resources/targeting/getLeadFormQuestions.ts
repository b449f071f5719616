import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import type { Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';

/** Pinterest does not describe the answer: a list of names or of objects, or one of them in an object. */
function questionsIn(answer: IDataObject | IDataObject[]): IDataObject[] {
	const list = Array.isArray(answer) ? answer : (Object.values(answer).find(Array.isArray) ?? Object.keys(answer));
	return (list as unknown[]).map((one) => (isRecord(one) ? (one as IDataObject) : { name: String(one) }));
}

export const getLeadFormQuestions: Operation = {
	name: 'Get Lead Form Questions',
	value: 'getLeadFormQuestions',
	action: 'Get the questions that lead forms can ask',
	description: 'List the types of questions that lead forms can ask',
	endpoint: 'lead_form_questions/get',
	fields: [],
	entries: questionsIn,
	output: {
		columns: { name: text((raw: IDataObject) => raw.name ?? raw.question_type ?? raw.type ?? raw.id) },
		selectable: ['name'],
	},
};
