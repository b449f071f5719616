import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../../api/failure';
import { body, type Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { leadFormId } from '../../../things/leadForm';

/** "Lead not found." is all that Pinterest says where nobody subscribed. */
function advise(failure: Failure): Failure {
	const { httpStatus, pinterestMessage = '' } = failure.facts;
	if (httpStatus !== 404 || !/lead not found/i.test(pinterestMessage)) return failure;
	return new Failure({
		...failure.facts,
		message: 'Nobody receives the leads of this form',
		description:
			'A test lead goes to those who subscribed to the form. Activate a workflow with the Pinterest Lead Ads Trigger, or create a subscription with Lead Subscription: Create, and send the test again.',
	});
}

export const sendTest: Operation = {
	name: 'Send Test',
	value: 'sendTest',
	action: 'Send a test lead of a lead form',
	description:
		'Let Pinterest deliver a lead with these answers to who subscribed to the form, such as the Pinterest Lead Ads Trigger. Returns the subscription that received it.',
	endpoint: 'lead_form_test/create',
	fields: [
		adAccountId(),
		leadFormId(),
		{
			displayName: 'Answers',
			name: 'answers',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Ada Example, ada@customers.example, A mug',
			description:
				'One for each question, in the order of the questions, with commas between them; answers that hold commas as a list from an expression',
			several: true,
			wire: (value) => (value as unknown[]).map(String),
			routing: body('answers'),
		},
	],
	advise,
	entries: (answer) => [{ ...(answer as IDataObject), sent: true }],
	output: { columns: { subscription_id: text(), sent: { type: 'boolean', always: true } } },
};
