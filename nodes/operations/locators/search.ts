import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { Client, Request } from '../../api/client';
import { inputFailure } from '../../api/failure';
import { pages } from '../../api/pages';
import { connectNode, nodeError } from '../connection';
import { lostDigits, readLocated, type Finding, type Locator } from './locator';

/** Entries read for one look at a list in the editor: every board an account can have. More come when the user scrolls. */
const MOST_ENTRIES = 2000;

/** Enough for the editor to show a full list at once. */
const ENOUGH_RESULTS = 250;

async function clientOf(functions: ILoadOptionsFunctions): Promise<Client> {
	return await connectNode(functions, functions.getCurrentNodeParameter('authentication'), {
		maxWait: 20,
		timeout: 30,
	});
}

/**
 * The id of what another parameter of the node being edited names; undefined while that is empty.
 * @param label what messages call the parameter
 * @throws n8n's own error, as the editor shows it
 */
export async function chosenId(
	functions: ILoadOptionsFunctions,
	locator: Locator,
	value: unknown,
	label: string,
): Promise<string | undefined> {
	const located = readLocated(value, locator.named);
	if (located.value === '') return undefined;
	try {
		const problem = lostDigits(value) ?? locator.check(located);
		if (problem) throw inputFailure(`"${label}" ${problem}`, 'Correct it, and this list fills.');
		const once: Finding['once'] = async (_name, read) => await read();
		const adAccountId = currentAdAccountId(functions);
		return await locator.find(located, { client: await clientOf(functions), once, values: {}, adAccountId });
	} catch (error) {
		throw nodeError(functions, error);
	}
}

/** The ad account that the node being edited acts for; undefined when it acts for the connected user. */
export function currentAdAccountId(functions: ILoadOptionsFunctions): string | undefined {
	const options = functions.getCurrentNodeParameter('options') as IDataObject | undefined;
	const { value } = readLocated(options?.adAccountId, false);
	return value === '' ? undefined : value;
}

/**
 * Fills the list of a resource locator. Reads on until there is enough to show, so that a filter finds what stands far down.
 * @param from where the last look ended
 */
export async function searchList(
	functions: ILoadOptionsFunctions,
	request: Request,
	filter: string | undefined,
	from: string | undefined,
	show: (entry: IDataObject) => INodeListSearchItems,
): Promise<INodeListSearchResult> {
	const wanted = filter?.trim().toLowerCase() ?? '';
	const results: INodeListSearchItems[] = [];
	let paginationToken: string | undefined;
	let read = 0;
	try {
		const acting = request.endpoint === 'ad_accounts/list' ? {} : { ad_account_id: currentAdAccountId(functions) };
		const query = { ...acting, ...request.query };
		for await (const page of pages(await clientOf(functions), { ...request, query }, undefined, from)) {
			read += page.items.length;
			paginationToken = page.bookmark;
			results.push(...page.items.map(show).filter(({ name }) => name.toLowerCase().includes(wanted)));
			if (results.length >= ENOUGH_RESULTS || read >= MOST_ENTRIES) break;
		}
	} catch (error) {
		throw nodeError(functions, error);
	}
	return { results, paginationToken };
}
