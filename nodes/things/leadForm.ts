import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { readLocated } from '../operations/locators/locator';
import { searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';
import { identity, inOneText, integer, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { idInAccount, newByName } from './adAccount';

/** The lead forms of the chosen ad account, for the list in the editor. */
export async function searchLeadForms(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const { value } = readLocated(this.getCurrentNodeParameter('adAccountId'), false);
	if (!/^\d+$/.test(value)) throw new NodeOperationError(this.getNode(), 'Choose the ad account first');
	const request = { endpoint: 'lead_forms/list', pathValues: { ad_account_id: value } } as const;
	return await searchList(this, request, filter, from, ({ id, name, status }) => ({
		name: [name ?? `Lead form ${String(id)}`, status === 'DRAFT' && 'draft'].filter(Boolean).join(' · '),
		value: String(id),
	}));
}

/** The parameter `leadFormId`, for operations that also have `adAccountId`. */
export const leadFormId = (changes: Partial<Field> = {}): Field =>
	idInAccount(
		{ name: 'leadFormId', displayName: 'Lead Form', list: 'searchLeadForms', example: '643892711934' },
		changes,
	);

/** A lead form: schema LeadFormResponse of the API description. */
export const leadFormOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		status: text(),
		ad_account_id: text(),
		question_count: integer(({ questions }: IDataObject) => (questions as unknown[] | undefined)?.length),
		questions: text(({ questions }: IDataObject) => ((questions ?? []) as IDataObject[]).map(questionName).join(', ')),
		privacy_policy_link: text(),
		policy_links: inOneText('policy_links', 'link'),
		completion_message: text(),
		created_at: text(({ created_time: seconds }: IDataObject) => timeOf(seconds)),
	},
	selectable: [
		'ad_account_id',
		'completion_message',
		'created_time',
		'disclosure_language',
		'has_accepted_terms',
		'id',
		'name',
		'policy_links',
		'privacy_policy_link',
		'questions',
		'status',
		'updated_time',
	],
};

/** A custom question by its text, the others by their type. */
const questionName = ({ question_type: type, custom_question_label: label }: IDataObject): string =>
	String(label || type);

/** Finds a new lead form whose call was lost. */
export const leadFormLookup = newByName('lead_forms/list', 'lead forms');
