import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { ElementOutcome } from '../api/elements';
import { searchList } from '../operations/locators/search';
import { body, query, type Field, type Operation } from '../operations/operation';
import { identity, inOneText, integer, text, type Output } from '../operations/output';
import { accessIdProblem, chosenBusiness, moment } from './business';
import { MOST_AT_ONCE } from './businessBatches';

/** An audience that a business has received: schema SharedAudienceResponse of the API description. */
export const sharedAudienceOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		description: text(),
		audience_type: text(),
		size: integer(),
		status: text(),
		ad_account_id: text(),
		created_by: text('created_by_company_name'),
		created_at: moment('created_timestamp', 1000),
		updated_at: moment('updated_timestamp', 1000),
	},
	selectable: [
		'ad_account_id',
		'audience_type',
		'created_by_company_name',
		'created_timestamp',
		'description',
		'id',
		'name',
		'rule',
		'size',
		'status',
		'type',
		'updated_timestamp',
	],
};

export async function searchSharedAudiences(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const id = await chosenBusiness(this);
	if (id === undefined) return { results: [] };
	const request = { endpoint: 'shared_audiences_for_business/list' as const, pathValues: { business_id: id } };
	return await searchList(this, request, filter, from, (audience) => ({
		name: String(audience.name),
		value: String(audience.id),
	}));
}

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

/** Who gets an audience: the parameter and its label, and the name of their list in call and answer. */
export interface Recipients {
	parameter: string;
	label: string;
	property: string;
}

export const adAccountRecipients: Recipients = {
	parameter: 'adAccountIds',
	label: 'Ad Accounts',
	property: 'recipient_account_ids',
};

export const businessRecipients: Recipients = {
	parameter: 'businessIds',
	label: 'Businesses',
	property: 'recipient_business_ids',
};

/**
 * Sharing an audience, or taking it back. Recipients of consecutive items with the same audience go in one call.
 * @param audience the fields that say whose audience it is, and which
 */
export const sharing = (
	operation: Pick<Operation, 'name' | 'value' | 'action' | 'description' | 'endpoint' | 'advise'>,
	audience: Field[],
	{ parameter, label, property }: Recipients,
): Operation => ({
	...operation,
	fields: [
		...audience,
		operationType,
		{
			displayName: label,
			name: parameter,
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
		elements: (values) => ((values[parameter] ?? []) as unknown[]).map((id) => ({ id: String(id) })),
		distinct: true,
		repeatable: true,
		into: (recipients) => ({ body: { [property]: recipients.map(({ id }) => id) as string[] } }),
		split: (answer, recipients) => {
			const told = new Set((answer[property] ?? []) as string[]);
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

/** The parameter `accountType`: which of those that an audience is shared with. */
export const accountType: Field = {
	displayName: 'Account Type',
	name: 'accountType',
	type: 'options',
	default: 'AD_ACCOUNT',
	description: 'Which accounts to list',
	options: [
		{ name: 'Ad Accounts', value: 'AD_ACCOUNT' },
		{ name: 'Businesses', value: 'BUSINESS_ACCOUNT' },
	],
	routing: query('account_type'),
};

/** An account that an audience is shared with: schema SharedAudienceAccount of the API description. */
export const sharedAccountOutput: Output = {
	columns: {
		account_id: text(),
		account_name: text(),
		account_type: text(),
		shared_at: moment('shared_on_timestamp', 1000),
	},
	selectable: ['account_id', 'account_name', 'account_type', 'shared_on_timestamp'],
};
