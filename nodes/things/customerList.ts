import type { IDataObject } from 'n8n-workflow';

import { withoutPeople } from '../api/answers';
import type { Client } from '../api/client';
import { readRefusals } from '../api/elements';
import { Failure } from '../api/failure';
import { untilDone, type Pending } from '../api/polling';
import type { Field } from '../operations/operation';
import { identity, integer, text, type Output } from '../operations/output';
import { timeOf } from '../reports/days';
import { idInAccount, newByName, searchInAdAccount, withState } from './adAccount';
import { withoutRecords } from './customerRecords';

export const searchCustomerLists = searchInAdAccount(
	'customer_lists/list',
	({ name, status }) => withState(name, status, 'READY'),
	{ order: 'DESCENDING' },
);

/** The parameter `customerListId`, for operations that also have `adAccountId`. */
export const customerListId = (changes: Partial<Field> = {}): Field =>
	idInAccount(
		{ name: 'customerListId', displayName: 'Customer List', list: 'searchCustomerLists', example: '643892711934' },
		changes,
	);

const seconds = (name: string) => text((list: IDataObject) => timeOf(list[name]));

/** A customer list: schema CustomerList of the API description. Records are in no form of the output. */
export const customerListOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		status: text(),
		ad_account_id: text(),
		uploaded_records: integer('num_uploaded_user_records'),
		removed_records: integer('num_removed_user_records'),
		batches: integer('num_batches'),
		created_at: seconds('created_time'),
		updated_at: seconds('updated_time'),
	},
	selectable: [
		'ad_account_id',
		'created_time',
		'id',
		'name',
		'num_batches',
		'num_removed_user_records',
		'num_uploaded_user_records',
		'status',
		'type',
		'updated_time',
	],
	// What the exceptions say may quote records; `told` says it without them.
	secrets: ['records', 'exceptions'],
};

/** A list with its problems in words, as `problem`, and without anything of its records. */
export function told({ exceptions, ...list }: IDataObject): IDataObject {
	const [refusal] = readRefusals(exceptions);
	return { ...list, ...(refusal && { problem: withoutRecords(withoutPeople(refusal.text)) }) };
}

/** Finds a new customer list whose call was lost. */
export const customerListLookup = newByName('customer_lists/list', 'customer lists');

/**
 * Waits until Pinterest has compared a list with its accounts.
 * @param most seconds to wait
 * @returns the list (schema CustomerList)
 * @throws Failure that names the list, when it is too small or the time is over
 */
export async function readyList(
	client: Client,
	adAccountId: string,
	listId: string,
	most: number,
): Promise<IDataObject> {
	return (await untilDone(client, matching(adAccountId, listId), most)) as IDataObject;
}

const matching = (adAccountId: string, listId: string): Pending => ({
	ask: { endpoint: 'customer_lists/get', pathValues: { ad_account_id: adAccountId, customer_list_id: listId } },
	done: ['READY'],
	failed: ['TOO_SMALL'],
	failure: () =>
		new Failure({
			kind: 'refused',
			message: `The customer list ${listId} is too small`,
			description:
				'Pinterest found fewer than 100 Pinterest accounts among its records, and ads need at least that many. The list stays: add more records to it with "Add Records". Not everybody has a Pinterest account, so a list needs several times as many.',
		}),
	unfinished: (seconds) =>
		new Failure({
			kind: 'unreachable',
			message: `Pinterest is still comparing the customer list ${listId} with its accounts after ${seconds} seconds`,
			description:
				'Nothing is lost: the records are there, and it may take hours. See how far it is with "Get" and this ID; a longer "Processing Timeout" under Options waits longer.',
		}),
});
