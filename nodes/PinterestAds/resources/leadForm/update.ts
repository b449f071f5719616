import { collection } from '../../../operations/collections';
import { body, type Field, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { MOST_AT_ONCE } from '../../../things/adEntity';
import { leadFormId, leadFormOutput } from '../../../things/leadForm';
import {
	completionMessage,
	furtherFields,
	hasAcceptedTerms,
	name,
	privacyPolicyLink,
	questions,
	status,
} from './fields';

const changed: Field[] = [
	completionMessage,
	hasAcceptedTerms,
	...furtherFields,
	{ ...name, required: undefined },
	privacyPolicyLink,
	questions,
	status,
];

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a lead form',
	description:
		'Change fields of a lead form; those that are not given stay as they are, questions and links are replaced whole. 30 input items go out in one call. Returns the form.',
	endpoint: 'lead_forms/update',
	fields: [
		adAccountId(),
		leadFormId({ routing: body('id') }),
		collection('Update Fields', 'updateFields', changed, { required: true }),
	],
	output: leadFormOutput,
	batch: { things: 'lead forms', most: MOST_AT_ONCE, repeatable: true },
};
