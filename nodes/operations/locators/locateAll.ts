import type { IDataObject } from 'n8n-workflow';

import type { Execution } from '../call';
import { readOnce } from '../call';
import { sendOnce } from '../exactlyOnce';
import { isEmpty, type Given } from '../values';
import { readLocated, type Finding } from './locator';

/**
 * Replaces names and addresses by ids, the ad account first because it decides whose boards are meant. Comes after all checks:
 * a name costs a call.
 * @throws Failure of kind `input` when a name or address leads nowhere
 */
export async function locateAll(
	execution: Pick<Execution, 'client' | 'once'> & Partial<Pick<Execution, 'ledger'>>,
	given: Given[],
	all: IDataObject,
): Promise<{ values: IDataObject; given: Given[] }> {
	const { client, ledger } = execution;
	const finding: Finding = {
		client,
		once: async (name, read) => await readOnce(execution, name, read),
		values: { ...all },
		...(ledger && { create: async (request, lookup) => await sendOnce(client, ledger, request, lookup) }),
	};
	const ids = new Map<Given, string | string[]>();
	const locatable = given.filter(({ field, value }) => field.locate && !isEmpty(value));
	const adAccountFirst = [...locatable].sort((a, b) => Number(isAdAccount(b)) - Number(isAdAccount(a)));
	for (const one of adAccountFirst) {
		const { locate, name } = one.field;
		const find = async (value: unknown) => await locate!.find(readLocated(value, locate!.named), finding);
		const id = Array.isArray(one.value) ? await inTurn(one.value, find) : await find(one.value);
		ids.set(one, id);
		finding.values[name] = id;
		if (isAdAccount(one)) finding.adAccountId = String(id);
	}
	return { values: finding.values, given: given.map((one) => (ids.has(one) ? { ...one, value: ids.get(one) } : one)) };
}

async function inTurn(values: unknown[], find: (value: unknown) => Promise<string>): Promise<string[]> {
	const ids: string[] = [];
	for (const value of values) ids.push(await find(value));
	return ids;
}

function isAdAccount({ field }: Given): boolean {
	return field.name === 'adAccountId';
}
