import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../api/failure';
import type { Lookup } from '../operations/exactlyOnce';
import { carries } from '../operations/lookups';
import type { Field } from '../operations/operation';
import { identity, integer, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { idInAccount, searchInAdAccount, withState } from './adAccount';

export const searchAudiences = searchInAdAccount(
	'audiences/list',
	({ name, status }) => withState(name, status, 'READY'),
	{ order: 'DESCENDING' },
);

/** The parameter `audienceId`, for operations that also have `adAccountId`. */
export const audienceId = (changes: Partial<Field> = {}): Field =>
	idInAccount(
		{ name: 'audienceId', displayName: 'Audience', list: 'searchAudiences', example: '643892711934' },
		changes,
	);

/** An audience: schema Audience of the API description. */
export const audienceOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		audience_type: text(),
		status: text(),
		size: integer(),
		description: text(),
		ad_account_id: text(),
		created_by: text('created_by_company_name'),
		created_at: text(({ created_timestamp: seconds }: IDataObject) => timeOf(seconds)),
		updated_at: text(({ updated_timestamp: seconds }: IDataObject) => timeOf(seconds)),
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

/** For `Operation.advise`: which role it takes to change audiences and customer lists (share-business-access). */
export function audienceRole(failure: Failure): Failure {
	const { httpStatus, blocks, description } = failure.facts;
	if (httpStatus !== 403 || blocks) return failure;
	const role =
		'To change audiences, the connected user needs the role Owner, Admin, Audience or Campaign in the ad account.';
	return new Failure({ ...failure.facts, description: `${description} ${role}` });
}

/** Finds a new audience whose call was lost by its name, its type and its rule. */
export const audienceLookup: Lookup = {
	list: ({ pathValues }) => ({
		endpoint: 'audiences/list',
		pathValues: { ad_account_id: pathValues!.ad_account_id },
		query: { order: 'DESCENDING' },
	}),
	entries: 'audiences in the ad account',
	likeness: ({ pathValues, body }) => {
		const { name, audience_type: type } = body as IDataObject;
		return [pathValues?.ad_account_id, type, name];
	},
	matches: (entry, { body }) => {
		const { name, audience_type, rule } = body as IDataObject;
		return carries(entry, { name, audience_type }) && carries((entry.rule ?? {}) as IDataObject, rule ?? {});
	},
	dated: true,
	newestFirst: true,
};
