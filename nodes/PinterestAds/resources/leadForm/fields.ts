import type { IDataObject } from 'n8n-workflow';

import { webAddress } from '../../../operations/checks';
import { body, type Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';

// The parts of a lead form: schema LeadFormCommon of the API description.

/** "maxItems" of `questions`, of `custom_question_options` and of `policy_links`. */
const MOST_QUESTIONS = 10;
const MOST_CHOICES = 5;
const MOST_LINKS = 3;

type Rows = Record<string, IDataObject[]> | undefined;

const rowsIn = (value: unknown, name: string): IDataObject[] => (value as Rows)?.[name] ?? [];

const TYPES: Record<string, string> = {
	ADDRESS: 'Address',
	AGE: 'Age',
	CITY: 'City',
	COUNTRY: 'Country',
	CUSTOM: 'Custom Question',
	DATE_OF_BIRTH: 'Date of Birth',
	EMAIL: 'Email',
	FIRST_NAME: 'First Name',
	FULL_NAME: 'Full Name',
	GENDER: 'Gender',
	LAST_NAME: 'Last Name',
	PHONE_NUMBER: 'Phone Number',
	STATE_PROVINCE: 'State or Province',
	ZIP_CODE: 'ZIP Code',
};

const isChoice = ({ fieldType }: IDataObject): boolean => fieldType === 'CHECKBOX' || fieldType === 'RADIO_LIST';

function questionProblem(row: IDataObject, index: number): string | undefined {
	if (row.questionType !== 'CUSTOM') return undefined;
	const choices = (row.choices ?? []) as unknown[];
	if (isEmpty(row.label)) return `has no text for the custom question ${index + 1}.`;
	if (isChoice(row) && choices.length === 0) return `has no choices for the custom question ${index + 1}.`;
	if (choices.length > MOST_CHOICES)
		return `has ${choices.length} choices for question ${index + 1}; Pinterest takes at most ${MOST_CHOICES}.`;
	return undefined;
}

const questionOf = (row: IDataObject): IDataObject => ({
	question_type: row.questionType,
	...(row.questionType === 'CUSTOM' && {
		custom_question_label: row.label,
		custom_question_field_type: row.fieldType ?? 'TEXT_FIELD',
		...(isChoice(row) && { custom_question_options: row.choices }),
	}),
});

export const name: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Workshop enquiries',
	description: 'What the form is called; people who fill it in do not see it',
	routing: body('name'),
};

export const questions: Field = {
	displayName: 'Questions',
	name: 'questions',
	type: 'fixedCollection',
	placeholder: 'Add question',
	typeOptions: { multipleValues: true, sortable: true },
	default: {},
	description: 'What is asked, in this order; up to ten questions',
	options: [
		{
			displayName: 'Question',
			name: 'question',
			values: [
				{
					displayName: 'Question Type',
					name: 'questionType',
					type: 'options',
					default: 'EMAIL',
					description: 'What is asked for',
					options: Object.entries(TYPES).map(([value, label]) => ({ name: label, value })),
				},
				{
					displayName: 'Text',
					name: 'label',
					type: 'string',
					default: '',
					placeholder: 'e.g. What would you like to make?',
					description: 'Of a custom question',
				},
				{
					displayName: 'Answer',
					name: 'fieldType',
					type: 'options',
					default: 'TEXT_FIELD',
					description: 'How a custom question is answered',
					options: [
						{ name: 'Checkboxes', value: 'CHECKBOX' },
						{ name: 'Long Text', value: 'TEXT_AREA' },
						{ name: 'One Choice', value: 'RADIO_LIST' },
						{ name: 'Short Text', value: 'TEXT_FIELD' },
					],
				},
				{
					displayName: 'Choices',
					name: 'choices',
					type: 'string',
					default: '',
					placeholder: 'e.g. A mug, A bowl, A vase',
					description: 'Of a custom question that is answered by choosing, up to five with commas between them',
					several: true,
				} as Field,
			],
		},
	] as Field['options'],
	check: (value) => {
		const rows = rowsIn(value, 'question');
		if (rows.length === 0) return 'has no question.';
		if (rows.length > MOST_QUESTIONS) return `has ${rows.length} questions; Pinterest takes at most ${MOST_QUESTIONS}.`;
		return rows.map(questionProblem).find(Boolean);
	},
	wire: (value) => rowsIn(value, 'question').map(questionOf),
	routing: body('questions'),
};

export const privacyPolicyLink: Field = {
	displayName: 'Privacy Policy Link',
	name: 'privacyPolicyLink',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://shop.example/privacy',
	description: 'The address of your privacy policy, which the form shows',
	check: webAddress,
	routing: body('privacy_policy_link'),
};

export const status: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'DRAFT',
	description: 'Whether ads can show the form',
	options: [
		{ name: 'Active', value: 'ACTIVE' },
		{ name: 'Draft', value: 'DRAFT' },
	],
	routing: body('status'),
};

export const hasAcceptedTerms: Field = {
	displayName: 'Accept Terms',
	name: 'hasAcceptedTerms',
	type: 'boolean',
	default: false,
	description:
		"Whether you accept Pinterest's Lead Ad Terms and will use the answers as your privacy policy says. Active forms need it.",
	routing: body('has_accepted_terms'),
};

export const completionMessage: Field = {
	displayName: 'Completion Message',
	name: 'completionMessage',
	type: 'string',
	default: '',
	placeholder: 'e.g. Thank you, we will be in touch.',
	description: 'What people are told when they have filled in the form',
	routing: body('completion_message'),
};

/** What no form needs. */
export const furtherFields: Field[] = [
	{
		displayName: 'Disclosure Language',
		name: 'disclosureLanguage',
		type: 'string',
		default: '',
		description: 'What the form says of the use of the answers, besides the privacy policy',
		routing: body('disclosure_language'),
	},
	{
		displayName: 'Policy Links',
		name: 'policyLinks',
		type: 'fixedCollection',
		placeholder: 'Add link',
		typeOptions: { multipleValues: true },
		default: {},
		description: 'Further policies that the form links to, up to three',
		options: [
			{
				displayName: 'Link',
				name: 'link',
				values: [
					{ displayName: 'Label', name: 'label', type: 'string', default: '', required: true },
					{
						displayName: 'URL',
						name: 'url',
						type: 'string',
						default: '',
						required: true,
						placeholder: 'e.g. https://shop.example/terms',
						check: webAddress,
					} as Field,
				],
			},
		] as Field['options'],
		check: (value) => {
			const { length } = rowsIn(value, 'link');
			return length > MOST_LINKS ? `has ${length} links; Pinterest takes at most ${MOST_LINKS}.` : undefined;
		},
		wire: (value) => rowsIn(value, 'link').map(({ label, url }) => ({ label, link: String(url).trim() })),
		routing: body('policy_links'),
	},
];
