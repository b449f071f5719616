import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import { body, type Field, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { audienceLookup, audienceOutput, audienceRole } from '../../../things/audience';
import { narrowing, ruleOfType, ruleProblems } from './rule';

export const name: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Visitors of the last 30 days',
	description: 'What the audience is called',
	routing: body('name'),
};

export const description: Field = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	routing: body('description'),
};

const more = ({ additionalFields }: IDataObject): IDataObject => (additionalFields ?? {}) as IDataObject;

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create an audience',
	description:
		'Create an audience that ad groups can include or exclude: of a customer list, of visitors, of people who engaged with Pins, or of people like those of another audience. Returns the audience, which Pinterest fills within a day or two.',
	endpoint: 'audiences/create',
	fields: [
		adAccountId(),
		name,
		{
			displayName: 'Audience Type',
			name: 'audienceType',
			type: 'options',
			default: 'VISITOR',
			description: 'Whom it consists of',
			options: [
				{ name: 'Actalike', value: 'ACTALIKE', description: 'People who are like those of other audiences' },
				{ name: 'Customer List', value: 'CUSTOMER_LIST', description: 'People whose email or device you know' },
				{ name: 'Engagement', value: 'ENGAGEMENT', description: 'People who engaged with your Pins' },
				{ name: 'Persona', value: 'PERSONA', description: 'As "Rule (JSON)" says it' },
				{ name: 'Visitor', value: 'VISITOR', description: 'People who visited your website' },
			],
			routing: body('audience_type'),
		},
		...ruleOfType,
		collection('Additional Fields', 'additionalFields', [description, ...narrowing]),
	],
	check: (values) => ruleProblems(values.audienceType, more(values)),
	// A rule is required, a persona's too.
	fill: (values) =>
		values.audienceType === 'PERSONA' && more(values).rule === undefined ? { body: { rule: {} } } : {},
	advise: audienceRole,
	lookup: audienceLookup,
	output: audienceOutput,
};
