import { eachElement, exception } from '../elements.mts';
import type { LeadForm } from '../leads.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, listOf, object, oneOf, string, type Schema } from '../schemas.mts';
import type { AdAccount } from '../state.mts';
import { writableAdAccount } from './adAccounts.mts';
import { formView } from './leads.mts';

const nullable: Schema = { type: ['string', 'null'] };

const question = object({
	question_type: oneOf(
		...'CUSTOM FULL_NAME FIRST_NAME LAST_NAME EMAIL PHONE_NUMBER ZIP_CODE GENDER CITY COUNTRY STATE_PROVINCE ADDRESS DATE_OF_BIRTH AGE'.split(
			' ',
		),
	),
	custom_question_field_type: oneOf('TEXT_FIELD', 'TEXT_AREA', 'RADIO_LIST', 'CHECKBOX'),
	custom_question_label: nullable,
	custom_question_options: { ...listOf(string), maxItems: 5 },
});

const common = {
	completion_message: nullable,
	disclosure_language: nullable,
	has_accepted_terms: flag,
	name: nullable,
	policy_links: { ...listOf(object({ label: string, link: string })), maxItems: 3 },
	privacy_policy_link: nullable,
	questions: { ...listOf(question), maxItems: 10 },
	status: oneOf('DRAFT', 'ACTIVE'),
};

const upToThirty = (element: Schema): Schema => ({ ...listOf(element), minItems: 1, maxItems: 30 });

type Sent = Record<string, any>;

/** Making and changing lead forms. Refusals of single forms have `error_code`, as was recorded on the live service. */
export const leadForms: Routes = {
	'lead_forms/create': {
		body: upToThirty(object(common)),
		handle: (call) => withErrorCodes(call, (sent) => formView(create(call, writableAdAccount(call), sent))),
	},

	'lead_forms/update': {
		body: upToThirty(object({ ...common, id }, 'id')),
		handle: (call) => withErrorCodes(call, (sent) => formView(update(call, writableAdAccount(call), sent))),
	},
};

function withErrorCodes(call: Call, work: (sent: Sent) => unknown) {
	const { items } = eachElement<Sent>(call, work);
	return {
		items: items.map(({ data, exceptions }) => {
			const refusals = exceptions as Array<{ code: number; message: string }>;
			if (refusals.length === 0) return { data, exceptions: [] };
			return { exceptions: refusals.map(({ code, message }) => ({ message, error_code: code })) };
		}),
	};
}

const refuseUnlessFit = ({ status, has_accepted_terms: accepted }: Sent) => {
	if (status === 'ACTIVE' && accepted === false) throw exception(3079, 'The terms have to be accepted.');
};

function create({ state }: Call, adAccount: AdAccount, sent: Sent): LeadForm {
	if (state.settings.betaRefused) throw exception(3078, 'Advertiser is not in the lead ads beta.');
	refuseUnlessFit(sent);
	const { name, status = 'DRAFT', questions = [], ...rest } = sent;
	return Object.assign(state.leadAds.addForm({ adAccount, name, status, questions }), { rest });
}

function update({ state }: Call, adAccount: AdAccount, sent: Sent): LeadForm {
	const form = state.leadAds.forms.get(sent.id);
	if (form?.adAccount !== adAccount) throw exception(4842, 'Lead form is not found.');
	refuseUnlessFit(sent);
	const { id: _id, name = form!.name, status = form!.status, questions = form!.questions, ...rest } = sent;
	return Object.assign(form!, { name, status, questions, rest: { ...form!.rest, ...rest } });
}
