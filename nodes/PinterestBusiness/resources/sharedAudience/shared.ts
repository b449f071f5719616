import type { IDataObject } from 'n8n-workflow';

import type { ElementOutcome } from '../../../api/elements';
import { body, query, type Field, type Operation } from '../../../operations/operation';
import { inOneText, text } from '../../../operations/output';
import { accessIdProblem, businessId, idField, ofBusiness } from '../../../things/business';
import { MOST_AT_ONCE } from '../../../things/businessBatches';

export const audienceId = idField('audienceId', 'Audience', 'audience', 'searchSharedAudiences', {
	...ofBusiness,
	description: 'The audience: one that the business has received, picked from the list, or any of its own by ID',
});

export const audienceInQuery: Field = { ...audienceId, routing: query('audience_id') };

const operationType: Field = {
	displayName: 'What to Do',
	name: 'operationType',
	type: 'options',
	default: 'SHARE',
	description: 'Whether the others get the audience or lose it',
	options: [
		{ name: 'Share', value: 'SHARE', description: 'They may use the audience from now on' },
		{ name: 'Revoke', value: 'REVOKE', description: 'They can no longer use the audience' },
	],
	routing: body('operation_type'),
};

/**
 * Sharing with accounts of one kind. Recipients of consecutive items with the same audience go in one call.
 * @param names of the parameter, and of the list in call and answer
 */
export const sharing = (
	operation: Pick<Operation, 'name' | 'value' | 'action' | 'description' | 'endpoint'>,
	names: { parameter: string; label: string; property: string },
): Operation => ({
	...operation,
	fields: [
		businessId,
		{ ...audienceId, routing: body('audience_id') },
		operationType,
		{
			displayName: names.label,
			name: names.parameter,
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 549755885175, 549755885176',
			description: 'IDs, with commas between them, or a list from an expression',
			several: true,
			check: accessIdProblem,
		},
	],
	output: {
		columns: {
			audience_id: text(),
			operation: text(),
			recipients: inOneText('recipients'),
			permissions: inOneText('permissions'),
		},
	},
	batch: {
		things: 'recipients',
		most: MOST_AT_ONCE,
		elements: (values) => ((values[names.parameter] ?? []) as unknown[]).map((id) => ({ id: String(id) })),
		distinct: true,
		repeatable: true,
		into: (recipients) => ({ body: { [names.property]: recipients.map(({ id }) => id) as string[] } }),
		split: (answer, recipients) => {
			const told = new Set((answer[names.property] ?? []) as string[]);
			return recipients.map(
				({ id }): ElementOutcome =>
					told.has(String(id)) ? { kind: 'done', result: { id, permissions: answer.permissions } } : { kind: 'untold' },
			);
		},
		result: (recipients, { values }): IDataObject => ({
			audience_id: values.audienceId,
			operation: values.operationType,
			recipients: recipients.map(({ id }) => id).join(', '),
			permissions: ((recipients[0].permissions ?? []) as string[]).join(', '),
		}),
	},
});
