import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { MOST_AT_ONCE } from '../../../things/adEntity';
import { leadFormLookup, leadFormOutput } from '../../../things/leadForm';
import {
	completionMessage,
	furtherFields,
	hasAcceptedTerms,
	name,
	privacyPolicyLink,
	questions,
	status,
} from './fields';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a lead form',
	description:
		'Create a lead form, which ads can show to collect answers; a draft unless "Status" says otherwise. 30 input items go out in one call. Returns the form.',
	endpoint: 'lead_forms/create',
	fields: [
		adAccountId(),
		name,
		{ ...questions, required: true },
		{ ...privacyPolicyLink, required: true },
		{ ...completionMessage, required: true },
		hasAcceptedTerms,
		status,
		collection('Additional Fields', 'additionalFields', furtherFields),
	],
	output: leadFormOutput,
	batch: { things: 'lead forms', most: MOST_AT_ONCE, lookup: leadFormLookup },
};
