import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { idPicker, type IdPicker } from '../operations/locators/idPicker';
import { checkId, lostDigits, readLocated, type Locator } from '../operations/locators/locator';
import { chosenId, searchList } from '../operations/locators/search';
import { query, type Field } from '../operations/operation';
import { at, text, type Column } from '../operations/output';

/** IDs of business access have at most 20 digits (parameters `business_id`, `member_id`, `asset_id` … of the API description). */
const MOST_DIGITS = 20;

/** A business, a member, a partner, an asset: known by ID only. */
export const accessId: Locator = {
	named: false,
	check(located) {
		const { value } = located;
		return (
			checkId(located) ?? (value.length > MOST_DIGITS ? `is longer than ${MOST_DIGITS} digits: "${value}".` : undefined)
		);
	},
	find: ({ value }) => value,
};

/** For fields without a list, and for several IDs: what is wrong with one of them. */
export function accessIdProblem(value: unknown): string | undefined {
	for (const one of [value].flat()) {
		const problem = lostDigits(one) ?? accessId.check(readLocated(one, false));
		if (problem) return problem;
	}
	return undefined;
}

/** A required parameter that takes one ID, picked from a list or given. */
export const idField = (picker: Omit<IdPicker, 'example'>, changes: Partial<Field> = {}): Field =>
	idPicker({ ...picker, example: '549755885175' }, { required: true, locate: accessId, ...changes });

/** What is picked from a list of a business depends on the business. */
export const ofBusiness: Partial<Field> = { typeOptions: { loadOptionsDependsOn: ['businessId.value'] } };

/** The parameter `businessId`: first after the operation, and another for each item if an expression says so. */
export const businessId = idField(
	{ name: 'businessId', displayName: 'Business', list: 'searchBusinesses' },
	{
		description:
			'The business that this is done in, picked from the list or given by ID. It may differ from item to item.',
	},
);

/** The option "Start Index" of the lists of business access. */
export const startIndex: Field = {
	displayName: 'Start Index',
	name: 'startIndex',
	type: 'number',
	default: 0,
	typeOptions: { minValue: 0, numberPrecision: 0 },
	description: 'How many results to leave out at the beginning',
	routing: query('start_index'),
};

/** A moment that Pinterest gives as a number. Unit: milliseconds in one step of it. */
export const moment = (path: string, unit = 1): Column =>
	text((raw) => {
		const value = at(raw, path);
		return typeof value === 'number' ? new Date(value * unit).toISOString() : undefined;
	});

/** The business that the node being edited is about; undefined while none is chosen. */
export async function chosenBusiness(functions: ILoadOptionsFunctions): Promise<string | undefined> {
	return await chosenId(functions, accessId, functions.getCurrentNodeParameter('businessId'), 'Business');
}

/** The connected account where it is a business, then the businesses that it works for. */
export async function searchBusinesses(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	const employers = await searchList(this, { endpoint: 'get/business_employers' }, filter, from, employer);
	if (from) return employers;
	// Without the permission to read the account, the others are still worth showing.
	const account = await searchList(this, { endpoint: 'user_account/get' }, filter, undefined, ownBusiness).catch(
		(): INodeListSearchResult => ({ results: [] }),
	);
	const own = account.results.filter(({ value }) => value !== '');
	const others = employers.results.filter(({ value }) => own.every((one) => one.value !== value));
	return { ...employers, results: [...own, ...others] };
}

function employer(entry: IDataObject): INodeListSearchItems {
	const id = String(at(entry, 'user.id') ?? entry.id);
	return { name: String(at(entry, 'user.username') ?? id), value: id };
}

function ownBusiness({ id, username, business_name: name, account_type: type }: IDataObject): INodeListSearchItems {
	return {
		name: `${[name, username].filter(Boolean).join(' · ')} (connected account)`,
		value: type === 'BUSINESS' && id ? String(id) : '',
	};
}
