import type { IDataObject, INode, INodeParameters, INodeProperties } from 'n8n-workflow';
import { jsonParse, NodeHelpers } from 'n8n-workflow';

import { isRecord } from '../api/answers';
import { endpoints } from '../api/endpoints';
import { inputFailure } from '../api/failure';
import type { Request } from '../api/client';
import { isResourceLocator, lostDigits, readLocated } from './locators/locator';
import { namesIn, snakeCase } from './names';
import { isJoined, type Field, type Operation } from './operation';

/** A longer list of choices is not told whole in a message. */
const MOST_CHOICES_TOLD = 30;

/** A field with the value that one item gives it. */
export interface Given {
	field: Field;
	value: unknown;
	/** What messages call it: the label, and its place where it belongs to a row of a list. */
	label: string;
}

interface Problem {
	parameter: string;
	text: string;
}

/**
 * Reads the parameters that the editor shows for one item.
 * @param read the value of a parameter by name, with its expressions resolved
 * @returns every value that is set, collections flattened, in the order of the fields
 */
export function readValues(
	node: INode,
	fields: Field[],
	read: (name: string, fallback: unknown) => unknown,
): { all: IDataObject; given: Given[] } {
	const all: IDataObject = {};
	const given: Given[] = [];
	for (const field of fields) {
		if (field.type === 'notice' || !isShown(node, field, all)) continue;
		const value = plain(field, read(field.name, field.default)) as IDataObject[string];
		all[field.name] = value;
		given.push(...spread(field, value));
	}
	return { all, given };
}

function isShown(node: INode, field: Field, values: IDataObject): boolean {
	return (
		!field.displayOptions ||
		NodeHelpers.displayParameter(values as INodeParameters, field as INodeProperties, node, null)
	);
}

function spread(field: Field, value: unknown): Given[] {
	const own = { field, value: plain(field, value), label: field.displayName };
	if (!isRecord(value) || isResourceLocator(value)) return [own];
	const options = (field.options ?? []) as Field[];
	if (field.type === 'collection') {
		return [
			own,
			...options.filter(({ name }) => name in value).flatMap((option) => spread(option, value[option.name])),
		];
	}
	if (field.type === 'fixedCollection') return [own, ...rows(field, value)];
	return [own];
}

/** The rows of a list of images, so that their fields are checked like all others. */
function rows(field: Field, value: Record<string, unknown>): Given[] {
	return ((field.options ?? []) as unknown as Array<{ name: string; values: Field[] }>).flatMap(({ name, values }) => {
		const list = value[name];
		return (Array.isArray(list) ? list : []).flatMap((row: unknown, position) =>
			values.map((column) => ({
				field: { ...column, routing: undefined },
				value: isRecord(row) ? row[column.name] : undefined,
				label: `${column.displayName} (${position + 1})`,
			})),
		);
	});
}

/** Numbers, switches and lists that an expression or an AI agent gives as text. */
function plain({ type, several }: Field, value: unknown): unknown {
	if (several || type === 'multiOptions') {
		const list = typeof value === 'string' ? listIn(value) : value;
		return Array.isArray(list) ? list.filter((one) => !isEmpty(one)).map(trimmed) : list;
	}
	if (type === 'number' && typeof value === 'string' && value.trim() !== '') return Number(value);
	if (type === 'boolean' && typeof value === 'string') return value.trim().toLowerCase() === 'true';
	return value;
}

/** A list in a text: as JSON, which AI agents write, or with commas between the values. */
function listIn(text: string): unknown[] {
	const parsed: unknown = text.trim().startsWith('[') ? jsonParse(text, { fallbackValue: null }) : null;
	return Array.isArray(parsed) ? parsed : namesIn(text);
}

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** Not set: nothing, only blanks, an empty list or collection, or a resource locator without a value. */
export function isEmpty(value: unknown): boolean {
	if (isResourceLocator(value)) return isEmpty(value.value);
	if (Array.isArray(value)) return value.length === 0;
	if (isRecord(value)) return Object.keys(value).length === 0 && !(value instanceof Date);
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/**
 * Checks everything that can be known before a call.
 * @throws Failure of kind `input` whose message lists all that is wrong
 */
export function checkValues(operation: Operation, given: Given[], all: IDataObject): void {
	const problems: Problem[] = given.flatMap(({ field, value, label }) => {
		const text = problemOf(field, value, label, all.longText === 'shorten');
		return text ? [{ parameter: field.name, text }] : [];
	});
	for (const text of operation.check?.(all) ?? []) problems.push({ parameter: '', text });
	if (problems.length === 0) return;
	throw inputFailure(
		problems.map(({ text }) => text).join(' '),
		'Nothing was sent to Pinterest for this item. Correct it and run the item again.',
		problems.length === 1 ? problems[0].parameter : undefined,
	);
}

function problemOf(field: Field, value: unknown, label: string, shorten: boolean): string | undefined {
	if (isEmpty(value)) return field.required ? `"${label}" is empty; it needs a value.` : undefined;
	if (field.type === 'string' && !field.several && typeof value === 'object') {
		return `"${label}" is not a text but ${Array.isArray(value) ? 'a list' : 'an object'}. Choose one value of it with an expression.`;
	}
	if (field.text && !(shorten && field.text.shorten)) {
		const length = characters(value).length;
		const { max } = field.text;
		if (length > max) {
			const remedy = field.text.shorten ? 'Shorten it, or set "Long Text" to "Shorten It".' : 'Shorten it.';
			return `"${label}" has ${length} characters; Pinterest takes at most ${max}. ${remedy}`;
		}
	}
	if (field.type === 'number') return numberProblem(field, value, label);
	if (field.type === 'options' || field.type === 'multiOptions') {
		const unknown = unknownOption(field, value);
		if (unknown !== undefined) return `"${label}" has no choice "${unknown}". ${theChoices(field)}`;
	}
	const problem = field.locate
		? (lostDigits(value) ?? field.locate.check(readLocated(value, field.locate.named)))
		: field.check?.(value);
	return problem && `"${label}" ${problem}`;
}

function numberProblem({ typeOptions }: Field, value: unknown, label: string): string | undefined {
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = typeOptions ?? {};
	if (typeof value !== 'number' || !Number.isFinite(value)) return `"${label}" is not a number.`;
	if (numberPrecision === 0 && !Number.isInteger(value)) return `"${label}" must be a whole number.`;
	if (value < minValue) return `"${label}" is ${value}; it must be at least ${minValue}.`;
	if (value > maxValue) return `"${label}" is ${value}; it must be at most ${maxValue}.`;
	return undefined;
}

function choices({ options = [] }: Field): unknown[] {
	return (options as Array<{ value?: unknown }>).map(({ value }) => value);
}

/** Enough of a long list to see how its values are written. */
function theChoices(field: Field): string {
	const all = choices(field);
	if (all.length <= MOST_CHOICES_TOLD) return `The choices are ${all.join(', ')}.`;
	return `There are ${all.length} choices, such as ${all.slice(0, 5).join(', ')}; the list in the editor has them all.`;
}

function unknownOption(field: Field, value: unknown): unknown {
	const known = new Set(choices(field));
	return (Array.isArray(value) ? value : [value]).find((one) => !known.has(one));
}

/** Pinterest counts characters as its JSON schema does: by code point. */
function characters(value: unknown): string[] {
	return Array.from(String(value));
}

/** Cuts text at a word where one ends near the limit. */
export function shortened(text: string, max: number): string {
	const all = characters(text);
	if (all.length <= max) return text;
	const cut = all.slice(0, max - 1).join('');
	const lastSpace = cut.lastIndexOf(' ');
	return `${(lastSpace > max * 0.6 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

/** Builds the operation's call: path parameters by name (`boardId` fills `{board_id}`), query and body by `routing`. */
export function buildRequest(operation: Operation, given: Given[]): Request {
	const path = operation.endpoint ? endpoints[operation.endpoint].path : '';
	const request = { endpoint: operation.endpoint, pathValues: {}, query: {}, body: undefined } as Request & {
		pathValues: Record<string, string>;
		query: NonNullable<Request['query']>;
	};
	for (const { field, value } of given) {
		if (isEmpty(value) && field.emptyAs === undefined) continue;
		const final = isEmpty(value) ? (field.emptyAs as string | null) : limited(field, value);
		if (final && path.includes(`{${snakeCase(field.name)}}`)) request.pathValues[snakeCase(field.name)] = String(final);
		const { send } = field.routing ?? {};
		if (!send?.property) continue;
		if (send.type === 'query') {
			const list = Array.isArray(final) ? final.map(String) : undefined;
			request.query[send.property] =
				list && isJoined(field.routing!) ? { commaJoined: list } : (list ?? (final as string));
		} else {
			request.body = (request.body ?? {}) as IDataObject;
			put(request.body as IDataObject, send.property.split('.'), final as IDataObject[string]);
		}
	}
	return request;
}

/** As Pinterest wants it: a text as text, cut where that is allowed, and without the blanks that no check looks at. */
function limited({ type, text, check }: Field, value: unknown): unknown {
	if (typeof value === 'number' || typeof value === 'boolean') return type === 'string' ? String(value) : value;
	if (typeof value !== 'string') return value;
	const clean = check ? value.trim() : value;
	return text ? shortened(clean, text.max) : clean;
}

function put(target: IDataObject, [key, ...rest]: string[], value: IDataObject[string]): void {
	if (rest.length === 0) {
		target[key] = value;
	} else {
		target[key] = target[key] ?? {};
		put(target[key] as IDataObject, rest, value);
	}
}
