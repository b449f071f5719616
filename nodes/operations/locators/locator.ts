import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../api/answers';
import type { Client, Request } from '../../api/client';
import type { Lookup } from '../exactlyOnce';
import { withAmpersands } from '../names';

/** A resource locator's value, or plain text that an expression or an AI agent put in its place. */
export interface Located {
	mode: 'list' | 'id' | 'url' | 'name';
	value: string;
}

/** What finding an id may need. */
export interface Finding {
	client: Client;
	/** Reads something once per execution, whatever the number of items that ask for it. */
	once<T>(name: string, read: () => Promise<T>): Promise<T>;
	/** The other parameters of the item, those before it already resolved. */
	values: IDataObject;
	/** The ad account on whose behalf the item runs. */
	adAccountId?: string;
	/** Makes what is missing, once; absent where nothing may be made. */
	create?(request: Request, lookup: Lookup): Promise<IDataObject>;
}

/** How one kind of thing is named by people. */
export interface Locator {
	/** Plain text that is no id and no address is a name. */
	named: boolean;
	/** @returns what is wrong with the value, to follow the parameter's label; undefined when it can be tried */
	check(located: Located): string | undefined;
	/** @throws Failure of kind `input` when nothing, or more than one thing, has that name or address */
	find(located: Located, finding: Finding): Promise<string> | string;
}

const NUMERIC = /^\d+$/;

/** As a spreadsheet's formula, apostrophe or quotation marks keep the digits of an ID. */
const MARKED_AS_TEXT = /^[='"“]+(\d{9,})["”]*$/;

/** A long number as a spreadsheet shows it, also with a decimal comma, or as a program writes one that has a point. */
const ROUNDED = /^(?:\d(?:[.,]\d+)?E\+\d{2}|\d{16,}[.,]0+)$/i;

const ADDRESS = /^(https?:\/\/)?([\w-]+\.)*(pinterest\.[a-z.]+|pin\.it)\//i;

export function isResourceLocator(value: unknown): value is { mode: string; value: unknown } {
	return isRecord(value) && '__rl' in value;
}

/** Reads what was given, whatever the mode says: an address pasted as an ID is still an address. */
export function readLocated(value: unknown, named: boolean): Located {
	const given = isResourceLocator(value) ? value : { mode: 'id', value };
	const text = withAmpersands(String(given.value ?? '').trim()).replace(MARKED_AS_TEXT, '$1');
	if (ADDRESS.test(text)) return { mode: 'url', value: text };
	if (named && !isResourceLocator(value) && !NUMERIC.test(text)) return { mode: 'name', value: text };
	return { mode: given.mode as Located['mode'], value: text };
}

/** JavaScript rounds numbers beyond 2^53 and spreadsheets beyond 15 digits, so an id of 18 digits that comes as a number may be that of another thing. */
export function lostDigits(value: unknown): string | undefined {
	const given = isResourceLocator(value) ? value.value : value;
	if (typeof given === 'string' && ROUNDED.test(given.trim())) {
		return `was rounded by a spreadsheet: ${given.trim()}. Its last digits are lost there. Format the column as plain text, enter it again, and read the sheet anew.`;
	}
	if (typeof given !== 'number' || Number.isSafeInteger(given)) return undefined;
	return `came as a number, which has lost its last digits: ${given}. Give it as text, for example in quotation marks.`;
}

/** The check that all ids share: Pinterest's ids are numeric strings of up to 64 bits. */
export function checkId({ value }: Located): string | undefined {
	return NUMERIC.test(value) ? undefined : `is not an ID: "${value}". IDs consist of digits only.`;
}

/** The parts of an address behind the host, decoded. */
export function pathOf(address: string): string[] {
	const [path] = address.replace(/^(https?:\/\/)?[^/]+/i, '').split(/[?#]/);
	return path.split('/').filter(Boolean).map(decoded);
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
