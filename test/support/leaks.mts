import { isDeepStrictEqual } from 'node:util';

import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { PERSONAL, SECRETS } from '../../simulator/secrets.mts';

/** Something that should not be where it is. */
export interface Leak {
	/** What it is, by the groups of the searched expressions. */
	what: string;
	/** The way to it, such as `error › description`. */
	where: string;
}

/** Everything that must not be told, and what may be where a user asked for data about people. */
export const EVERYTHING = [SECRETS, PERSONAL];
export const ONLY_SECRETS = [SECRETS];

const words: Record<string, string> = {
	token: 'a token',
	key: 'a key or a signature',
	password: 'a password',
	clientSecret: 'a client secret',
	email: 'an e-mail address of a customer',
	phone: 'a telephone number of a customer',
	hash: 'a hash as of personal data',
	person: 'data of a customer',
};

function named(text: string, expressions: RegExp[]): string | undefined {
	for (const expression of expressions) {
		const groups = expression.exec(text)?.groups;
		const group = groups && Object.keys(groups).find((name) => groups[name] !== undefined);
		if (group) return words[group];
	}
	return undefined;
}

/** Below it there is no room for any of what is searched for. */
const SHORTEST = 8;

/**
 * The first leak in whatever a value holds: texts, numbers, names of fields, and what errors keep to themselves (message,
 * stack, cause). A node with its parameters is the user's own work, and no part of what it did.
 */
export function leakIn(value: unknown, expressions = EVERYTHING): Leak | undefined {
	const path: string[] = [];
	const seen = new Set<object>();
	const look = (part: unknown): string | undefined => {
		if (typeof part === 'string') return part.length < SHORTEST ? undefined : named(part, expressions);
		if (typeof part === 'number' || typeof part === 'bigint') return look(String(part));
		if (typeof part !== 'object' || part === null || seen.has(part) || isNode(part)) return undefined;
		seen.add(part);
		if (Buffer.isBuffer(part)) return look(part.toString('latin1'));
		if (part instanceof Map || part instanceof Set) return look([...part]);
		const isList = Array.isArray(part);
		for (const key of isList ? part.keys() : Object.getOwnPropertyNames(part)) {
			path.push(String(key));
			const what = (isList ? undefined : look(key)) ?? look((part as Record<string, unknown>)[key]);
			if (what) return what;
			path.pop();
		}
		return undefined;
	};
	const what = look(value);
	return what === undefined ? undefined : { what, where: path.join(' › ') };
}

function isNode(value: object): value is INode {
	return 'typeVersion' in value && 'parameters' in value;
}

/**
 * The first leak in what a node put out. n8n adds the fields of the input to those of an error; they are the user's own.
 * @param input the items that the node was given
 */
export function leakInItems(
	items: INodeExecutionData[],
	input: INodeExecutionData[],
	expressions = EVERYTHING,
): Leak | undefined {
	for (const [at, { json, binary, ...rest }] of items.entries()) {
		const files = Object.entries(binary ?? {}).map(([name, { data: _content, ...facts }]) => [name, facts]);
		const about = leakIn([files, rest], expressions);
		if (about) return { ...about, where: `output item ${at} › ${about.where}` };
		for (const [name, field] of Object.entries(json)) {
			const leak = leakIn({ [name]: field }, expressions);
			if (leak && !isOwn(name, field, input[pairedWith(rest)]?.json))
				return { ...leak, where: `output item ${at} › ${leak.where}` };
		}
	}
	return undefined;
}

function isOwn(name: string, field: unknown, own: IDataObject | undefined): boolean {
	return own !== undefined && isDeepStrictEqual(own[name], field);
}

function pairedWith({ pairedItem }: Pick<INodeExecutionData, 'pairedItem'>): number {
	const [first] = [pairedItem].flat();
	return typeof first === 'object' ? first.item : (first ?? 0);
}

/** @throws Error that says what was given away and where, without repeating it */
export function refuse(leak: Leak | undefined, where: string): void {
	if (leak) throw new Error(`${where} gives away ${leak.what}: ${leak.where}`);
}
