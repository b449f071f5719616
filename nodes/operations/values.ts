import type { IDataObject, INode, INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { isRecord } from '../api/answers';
import { endpoints } from '../api/endpoints';
import { inputFailure } from '../api/failure';
import type { Request } from '../api/client';
import { isResourceLocator, lostDigits, readLocated, type Locator } from './locators/locator';
import { jsonIn } from './json';
import { cellsOf } from './mapped';
import { namesIn, snakeCase, spelling } from './names';
import { isJoined, type Field, type Operation } from './operation';
import { lengthOf, shortened } from './shorten';

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
	/** The only one that it is about. */
	parameter?: string;
	text: string;
}

/**
 * Reads the parameters that the editor shows for one item. What an expression gives as undefined or null counts as not given:
 * a parameter then has its default, a field of a collection is left alone, and a required one is empty.
 * @param read the value of a parameter by name, with its expressions resolved
 * @param item what columns that the node finds itself are taken from
 * @returns the values by name, collections without what is not given; and every field with its value, collections flattened, in
 * the order of the fields
 */
export function readValues(
	node: INode,
	fields: Field[],
	read: (name: string, fallback: unknown) => unknown,
	item: () => IDataObject = () => ({}),
): { all: IDataObject; given: Given[] } {
	const all: IDataObject = {};
	const given: Given[] = [];
	for (const field of fields) {
		if (field.type === 'notice' || !isShown(node, field, all)) continue;
		const value = normal(field, read(field.name, field.default), all);
		const kept = value === undefined && !field.required ? normal(field, field.default, all) : value;
		const taken = field.columns ? takeMapped(field, kept, all, item) : take(field, kept, all);
		all[field.name] = taken.value as IDataObject[string];
		given.push(...taken.given);
	}
	return { all, given };
}

function isShown(node: INode, field: Field, values: IDataObject): boolean {
	return (
		!field.displayOptions ||
		NodeHelpers.displayParameter(values as INodeParameters, field as INodeProperties, node, null)
	);
}

interface Taken {
	value: unknown;
	given: Given[];
}

/**
 * @param value in its normal form; what lies in it is not yet
 * @param before the values of the fields before it
 */
function take(field: Field, value: unknown, before: IDataObject): Taken {
	if (isRecord(value) && field.type === 'collection') return takeCollection(field, value, before);
	if (isRecord(value) && field.type === 'fixedCollection') return takeRows(field, value, before);
	return { value, given: [{ field, value, label: field.displayName }] };
}

function takeCollection(field: Field, fields: Record<string, unknown>, before: IDataObject): Taken {
	const value: Record<string, unknown> = {};
	const inner: Given[] = [];
	for (const option of (field.options ?? []) as Field[]) {
		if (!(option.name in fields)) continue;
		const taken = take(option, normal(option, fields[option.name], before), before);
		// A required one that is not given stays: the message is then about it, and not about the collection.
		if (taken.value === undefined && !option.required) continue;
		value[option.name] = taken.value;
		inner.push(...taken.given);
	}
	return { value, given: [{ field, value, label: field.displayName }, ...inner] };
}

/** The rows of a list of images, so that their fields are checked like all others. */
function takeRows(field: Field, groups: Record<string, unknown>, before: IDataObject): Taken {
	const value: Record<string, unknown> = { ...groups };
	const inner: Given[] = [];
	for (const { name, values: columns } of (field.options ?? []) as unknown as Array<{
		name: string;
		values: Field[];
	}>) {
		const list = groups[name];
		if (!Array.isArray(list)) continue;
		value[name] = list.map((row: unknown, position) => {
			const form: Record<string, unknown> = {};
			for (const column of columns) {
				const cell = normal(column, isRecord(row) ? row[column.name] : undefined, before);
				if (cell !== undefined) form[column.name] = cell;
				const label = `${column.displayName} (${position + 1})`;
				inner.push({ field: { ...column, routing: undefined }, value: cell, label });
			}
			return form;
		});
	}
	return { value, given: [{ field, value, label: field.displayName }, ...inner] };
}

/** The columns of a mapped item that are given: a cell without anything in it is none. */
function takeMapped(field: Field, value: unknown, before: IDataObject, item: () => IDataObject): Taken {
	const columns = field.columns!(before);
	const cells = cellsOf(columns, value, item());
	const row: Record<string, unknown> = {};
	const inner: Given[] = [];
	for (const column of columns) {
		const cell = normal(column, cells[column.name], before);
		const isGiven = !isEmpty(cell);
		if (isGiven) row[column.name] = cell;
		if (isGiven || column.required)
			inner.push({ field: { ...column, routing: undefined }, value: cell, label: column.displayName });
	}
	return { value: row, given: [{ field, value: row, label: field.displayName }, ...inner] };
}

/**
 * The one form of a value: numbers, switches and lists, which expressions and AI agents also give as text, as such, and texts
 * as text. Undefined for what is not given, which an empty text is only where a text can be no value.
 */
function normal(field: Field, value: unknown, before: IDataObject): unknown {
	const { type, several } = field;
	if (isAbsent(value)) return undefined;
	if (several || type === 'multiOptions') {
		const list = typeof value === 'string' ? valuesIn(value) : [value].flat();
		return list.filter((one) => !isEmpty(one)).map((one) => normalOne(field, trimmed(one), before));
	}
	if (type === 'options') return isEmpty(value) ? undefined : normalOne(field, value, before);
	if (type === 'string' || type === 'color') {
		return normalOne(field, isNumberOrSwitch(value) && !lostDigits(value) ? String(value) : value, before);
	}
	if (type !== 'number' && type !== 'boolean') return value;
	if (isBlank(value)) return undefined;
	if (typeof value !== 'string' && typeof value !== 'number') return value;
	return type === 'number' ? numberIn(String(value)) : (SWITCHES.get(String(value).trim().toLowerCase()) ?? value);
}

function normalOne(field: Field, value: unknown, before: IDataObject): unknown {
	if (field.type === 'options' || field.type === 'multiOptions') return choiceMeant(field, value);
	return field.tidy && typeof value === 'string' && !isBlank(value) ? field.tidy(value.trim(), before) : value;
}

/** The choice that a text names by its value or by its label, however it is spelt; a text that names none, or several, stays. */
function choiceMeant(field: Field, value: unknown): unknown {
	const known = choices(field);
	if (known.includes(value)) return value;
	const meant = new Set<unknown>();
	for (const { name, value: choice } of (field.options ?? []) as Array<{ name: string; value?: unknown }>) {
		if ([name, choice].some((word) => spelling(word) === spelling(value))) meant.add(choice);
	}
	return meant.size === 1 ? [...meant][0] : value;
}

const isNumberOrSwitch = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean';

const words = (text: string, value: boolean) => text.split(' ').map((word) => [word, value] as const);

/** What people, sheets of other languages and AI agents write for on and off. */
const SWITCHES = new Map<string, boolean>([
	...words('true yes on 1 y ja wahr oui vrai sí si verdadero sì vero sim verdadeiro waar tak prawda', true),
	...words('false no off 0 n nein falsch non faux falso não nee onwaar nie fałsz', false),
]);

/** A number in a text; also with a decimal comma, unless that could be between thousands: `12,5`, `1.234,50`, but not `1,234`. */
function numberIn(text: string): number {
	const plain = text.trim();
	const [, whole, decimals] = /^(-?\d{1,3}(?:\.\d{3})+|-?\d+),(\d+)$/.exec(plain) ?? [];
	const isCertain = decimals !== undefined && (decimals.length !== 3 || whole.includes('.'));
	return Number(isCertain ? `${whole.replaceAll('.', '')}.${decimals}` : plain);
}

function isAbsent(value: unknown): boolean {
	return value === undefined || value === null || (isResourceLocator(value) && isAbsent(value.value));
}

/** An empty text, as people leave a field to clear it, or one of blanks only. */
function isBlank(value: unknown): boolean {
	return isResourceLocator(value) ? isBlank(value.value) : typeof value === 'string' && value.trim() === '';
}

/** A list in a text: as JSON, which AI agents write, or with commas between the values. */
function valuesIn(text: string): unknown[] {
	const parsed = text.trim().startsWith('[') ? jsonIn(text) : null;
	return Array.isArray(parsed) ? parsed : namesIn(text);
}

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** Not set: nothing, only blanks, an empty list or collection, or a resource locator without a value. */
export function isEmpty(value: unknown): boolean {
	if (isResourceLocator(value)) return isEmpty(value.value);
	if (Array.isArray(value)) return value.length === 0;
	if (isRecord(value)) return Object.keys(value).length === 0 && !(value instanceof Date);
	return isAbsent(value) || isBlank(value);
}

/**
 * Checks everything that can be known before a call.
 * @throws Failure of kind `input` whose message lists all that is wrong
 */
export function checkValues(operation: Operation, given: Given[], all: IDataObject): void {
	const problems: Problem[] = given.flatMap((one) => {
		const text = problemOf(one, all);
		return text ? [{ parameter: one.field.name, text }] : [];
	});
	for (const text of operation.check?.(all) ?? []) problems.push({ text });
	if (problems.length === 0) return;
	throw inputFailure(
		problems.map(({ text }) => text).join(' '),
		'Nothing was sent to Pinterest for this item. Correct it and run the item again.',
		problems.length === 1 ? problems[0].parameter : undefined,
	);
}

/**
 * What is wrong with one value, as a sentence; undefined when it can be right.
 * @param all the values of the item
 */
export function problemOf({ field, value, label }: Given, all: IDataObject = {}): string | undefined {
	if (value !== undefined && field.type === 'number') return numberProblem(field, value, label);
	if (value !== undefined && field.type === 'boolean') return switchProblem(value, label);
	if (isEmpty(value)) return field.required ? `"${label}" is empty; it needs a value.` : undefined;
	if (field.type === 'string' && !field.several && typeof value === 'object') {
		return `"${label}" is not a text but ${Array.isArray(value) ? 'a list' : 'an object'}. Choose one value of it with an expression.`;
	}
	const mistaken = field.type === 'string' && typeof value === 'string' && mistakenFor(value);
	if (mistaken) return `"${label}" ${mistaken}`;
	if (field.text) {
		const { max, cut } = field.text;
		const length = lengthOf(String(value));
		if (length > max && !cut?.isWanted(all)) {
			return `"${label}" has ${length} characters; Pinterest takes at most ${max}. Shorten it${cut ? `, or ${cut.how}` : ''}.`;
		}
	}
	if (!field.open && (field.type === 'options' || field.type === 'multiOptions')) {
		const unknown = unknownOption(field, value);
		if (unknown !== undefined) return `"${label}" has no choice "${unknown}". ${theChoices(field)}`;
	}
	const problem = field.locate ? locatedProblem(field.locate, value) : field.check?.(value, all);
	return problem && `"${label}" ${problem}`;
}

/** What a cell shows where its formula has no result, in the languages of most sheets. */
const FORMULA_ERROR = /^#(?:N\/A|NV|REF!|BEZUG!|VALUE!|WERT!|NAME\?|DIV\/0!|NUM!|ZAHL!|NULL!|ERROR!|SPILL!)$/i;

/** What stands in place of a text that nobody wrote. */
function mistakenFor(text: string): string | undefined {
	if (FORMULA_ERROR.test(text.trim()))
		return `is "${text.trim()}", which a spreadsheet shows for a formula without a result. Correct the cell.`;
	if (text.includes('[object Object]'))
		return 'holds "[object Object]": an expression put an object where a text belongs. Choose one value of it.';
	return undefined;
}

function locatedProblem(locate: Locator, value: unknown): string | undefined {
	if (Array.isArray(value)) return value.map((one) => locatedProblem(locate, one)).find(Boolean);
	return lostDigits(value) ?? locate.check(readLocated(value, locate.named));
}

function numberProblem({ typeOptions }: Field, value: unknown, label: string): string | undefined {
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = typeOptions ?? {};
	if (typeof value !== 'number' || !Number.isFinite(value)) return `"${label}" is not a number.`;
	if (numberPrecision === 0 && !Number.isInteger(value)) return `"${label}" must be a whole number.`;
	if (value < minValue) return `"${label}" is ${value}; it must be at least ${minValue}.`;
	if (value > maxValue) return `"${label}" is ${value}; it must be at most ${maxValue}.`;
	return undefined;
}

function switchProblem(value: unknown, label: string): string | undefined {
	if (typeof value === 'boolean') return undefined;
	const shown = JSON.stringify(value)?.slice(0, 60);
	return `"${label}" is neither on nor off: ${shown}. It takes true or false, yes or no, on or off, 1 or 0.`;
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

/**
 * Builds the operation's call: path parameters by name (`boardId` fills `{board_id}`), query and body by `routing`. Only an empty
 * text clears what is there on Pinterest; what is not given is not sent.
 */
export function buildRequest(operation: Operation, given: Given[], values: IDataObject): Request {
	const path = operation.endpoint ? endpoints[operation.endpoint].path : '';
	const request = { endpoint: operation.endpoint, pathValues: {}, query: {}, body: undefined } as Request & {
		pathValues: Record<string, string>;
		query: NonNullable<Request['query']>;
	};
	for (const { field, value } of given) {
		const clears = field.emptyAs !== undefined && isBlank(value);
		if (isEmpty(value) && !clears) continue;
		const final = clears ? field.emptyAs : limited(field, value);
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
	const { query, body } = operation.fill?.(values) ?? {};
	Object.assign(request.query, query);
	if (body) request.body = { ...(request.body as IDataObject | undefined), ...(body as IDataObject) };
	return request;
}

/** What fields send of values that are checked, each where its `routing` says, such as the columns of a mapped item. */
export function bodyOf(fields: Field[], values: IDataObject): IDataObject {
	const sent: IDataObject = {};
	for (const field of fields) {
		const { property } = field.routing?.send ?? {};
		const value = values[field.name];
		if (property && !isEmpty(value)) put(sent, property.split('.'), limited(field, value) as IDataObject[string]);
	}
	return sent;
}

/** As Pinterest wants it: a text as text, cut where that is allowed, and without the blanks that no check looks at. */
function limited({ text, check, wire }: Field, value: unknown): unknown {
	if (wire) return wire(value);
	if (typeof value !== 'string') return value;
	const clean = check ? value.trim() : value;
	return text ? shortened(clean, text.max, text.isProse) : clean;
}

function put(target: IDataObject, [key, ...rest]: string[], value: IDataObject[string]): void {
	if (rest.length === 0) {
		// What several fields say of one object goes together, such as a field for all of it in JSON beside those for its parts.
		target[key] = isRecord(value) && isRecord(target[key]) ? { ...target[key], ...value } : value;
	} else {
		target[key] = target[key] ?? {};
		put(target[key] as IDataObject, rest, value);
	}
}
