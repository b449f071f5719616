import type { IDataObject } from 'n8n-workflow';

import { Failure, passOn } from '../../../api/failure';
import type { Call } from '../../../operations/call';
import { body, type Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { audienceLookup, audienceRole } from '../../../things/audience';
import { customerListLookup } from '../../../things/customerList';
import {
	beginning,
	changing,
	optionsIn,
	recordBatch,
	recordOptions,
	recordOutput,
	recordProblems,
	records,
	typeOfList,
	waited,
} from './records';

/** An audience of the list, which ad groups can use. */
async function withAudience(list: IDataObject, call: Call): Promise<IDataObject> {
	const { createAudience, audienceName } = optionsIn(call.values);
	if (!createAudience) return list;
	const made = call.send(
		{
			endpoint: 'audiences/create',
			body: {
				name: String(audienceName ?? '').trim() || call.text('name').trim(),
				audience_type: 'CUSTOMER_LIST',
				rule: { customer_list_id: list.id },
			},
		},
		audienceLookup,
	);
	const { id, status } = await made.catch((error: unknown) => passOn(withoutAudience(error, String(list.id))));
	return { ...list, audience_id: id, audience_status: status };
}

function withoutAudience(error: unknown, listId: string): unknown {
	if (!(error instanceof Failure)) return error;
	const { facts } = error;
	return new Failure({
		...facts,
		description: `${facts.description} The customer list was made, with the ID ${listId}: make its audience with Audience: Create rather than run this again.`,
	});
}

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a customer list',
	description:
		'Create a customer list from the records of all input items, and on request the audience that ad groups use: one list for each name, whatever the number of items. Emails and advertising IDs are normalized and hashed in n8n. Pinterest compares the records with its accounts within hours to two days and wants at least 100 of them. Returns for each item the list.',
	endpoint: 'customer_lists/create',
	fields: [
		adAccountId(),
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Newsletter readers',
			description: 'What the list is called. Items with other names make other lists.',
			routing: body('name'),
		},
		typeOfList,
		records,
	],
	options: [
		{
			displayName: 'Audience Name',
			name: 'audienceName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Newsletter readers',
			description: 'What the audience is called; as the list when it is empty',
		},
		{
			displayName: 'Create Audience',
			name: 'createAudience',
			type: 'boolean',
			default: true,
			description: 'Whether to make an audience of the list too, which ad groups can include or exclude',
		},
		...recordOptions,
	],
	check: recordProblems,
	advise: audienceRole,
	lookup: customerListLookup,
	output: {
		...recordOutput,
		columns: { ...recordOutput.columns, audience_id: text() },
		selectable: [...recordOutput.selectable!, 'audience_id', 'audience_status'].sort(),
	},
	batch: {
		...recordBatch,
		apart: (values) => {
			const { createAudience, audienceName, waitUntilReady, processingTimeout } = optionsIn(values);
			return [createAudience, audienceName, waitUntilReady, processingTimeout];
		},
		into: (elements, made) =>
			made
				? {
						endpoint: 'customer_lists/update',
						pathValues: { customer_list_id: String(made.id) },
						body: changing('ADD', elements),
						repeatable: true,
					}
				: { body: beginning(elements) },
		whole: {
			after: async (made, call) => {
				const list = await withAudience(made, call);
				return await waited(list, call);
			},
			naming: ({ id }) =>
				`The customer list was made, with the ID ${id as string}, but not all records are in it: go on with "Add Records" and this ID, which takes all of them, rather than make another list.`,
		},
	},
};
