import type { IDataObject } from 'n8n-workflow';

import { isRecord, withoutPeople } from './answers';

/** What became of one element of a call that carries several. */
export type ElementOutcome =
	| { kind: 'done'; result: IDataObject }
	/** Pinterest's own code and words, inside an answer whose status is 200. */
	| { kind: 'refused'; code?: number; text: string }
	/** The answer does not say. */
	| { kind: 'untold' };

/**
 * Reads the answer to a call with several elements. Pinterest has several forms for it:
 * - `{items: [{data, exceptions}]}`, in the order sent. `exceptions` is a list, one object, empty, or absent; a refusal has `code`
 *   or `error_code`, and may come without `data` (campaigns, ad groups, ads, lead forms, promoted product groups); promotions call
 *   it `{promotions: [{data, exception}]}`;
 * - `{labels | keywords: […], errors: [{data, error_messages}]}`: what was made, in the order sent, and apart from it what was refused,
 *   with the element as it was sent;
 * - a bare list of what was made.
 * @param sent the elements, in the order sent
 * @returns an outcome for each element sent, in that order
 */
export function readElements(body: unknown, sent: readonly IDataObject[]): ElementOutcome[] {
	if (Array.isArray(body)) return inOrderSent(body.map(entryOutcome), sent);
	if (!isRecord(body)) return sent.map(() => ({ kind: 'untold' }));
	const { errors, labels, keywords } = body;
	// Where nothing was refused, the list of errors may be null or absent.
	if ([errors, labels, keywords].some(Array.isArray))
		return besideErrors(body, [errors ?? []].flat().filter(isRecord), sent);
	const entries = body.items ?? body.promotions;
	return inOrderSent(Array.isArray(entries) ? entries.map(entryOutcome) : [], sent);
}

function inOrderSent(outcomes: ElementOutcome[], sent: readonly unknown[]): ElementOutcome[] {
	return sent.map((_, index) => outcomes[index] ?? { kind: 'untold' });
}

function entryOutcome(entry: unknown): ElementOutcome {
	if (!isRecord(entry) || Object.keys(entry).length === 0) return { kind: 'untold' };
	const [refusal] = [entry.exceptions ?? entry.exception ?? []]
		.flat()
		.filter((one) => isRecord(one) && Object.keys(one).length > 0);
	if (isRecord(refusal)) return refused(refusal);
	if ('exceptions' in entry || 'exception' in entry || 'data' in entry) {
		return isRecord(entry.data) ? { kind: 'done', result: entry.data as IDataObject } : { kind: 'untold' };
	}
	return { kind: 'done', result: entry as IDataObject };
}

function refused({ code, error_code, message, messages, error_messages }: Record<string, unknown>): ElementOutcome {
	const texts = [message, messages, error_messages].flat().filter((text) => typeof text === 'string' && text !== '');
	const number = [code, error_code].find((value) => typeof value === 'number') as number | undefined;
	return { kind: 'refused', ...(number !== undefined && { code: number }), text: withoutPeople(texts.join(' ')) };
}

/** What was made stands in the order sent, without what was refused, which names the element itself. */
function besideErrors(
	body: Record<string, unknown>,
	errors: Array<Record<string, unknown>>,
	sent: readonly IDataObject[],
): ElementOutcome[] {
	const made = Object.entries(body).find(([name, value]) => name !== 'errors' && Array.isArray(value))?.[1] as
		| unknown[]
		| undefined;
	const left = [...errors];
	const refusals = sent.map((element) => {
		const at = left.findIndex(({ data }) => isRecord(data) && echoes(data, element));
		return at < 0 ? undefined : left.splice(at, 1)[0];
	});
	// A refusal that names no element could be any of them, so nothing can be told by place.
	const certain = left.length === 0;
	const rest = [...(made ?? [])];
	return refusals.map((refusal) => {
		if (refusal) return refused(refusal);
		const next = certain ? rest.shift() : undefined;
		return next === undefined ? { kind: 'untold' } : entryOutcome(next);
	});
}

/** Whether a refusal is about this element: every value that both have is equal. Pinterest adds its own. */
function echoes(data: Record<string, unknown>, element: IDataObject): boolean {
	const shared = Object.keys(element).filter((name) => name in data);
	return shared.length > 0 && shared.every((name) => JSON.stringify(data[name]) === JSON.stringify(element[name]));
}

/**
 * Reads what became of the elements of a batch of catalog items:
 * - `{status, items: [{item_id | hotel_id | creative_assets_id, status, errors: [{attribute, code, message}], warnings}]}`.
 * What a batch that has failed says nothing about has failed with it. While it goes on, what is not refused is under way.
 * @param idOf what an element or a record is known by
 * @returns an outcome for each element sent, in that order
 */
export function readProcessed(
	{ status, items }: IDataObject,
	sent: readonly IDataObject[],
	idOf: (entry: IDataObject) => unknown,
): ElementOutcome[] {
	const records = new Map((Array.isArray(items) ? (items as IDataObject[]) : []).map((one) => [idOf(one), one]));
	return sent.map((element) => {
		const known = records.get(idOf(element));
		const record = known ?? {};
		const errors = [record.errors ?? []].flat().filter(isRecord);
		if (record.status === 'FAILURE' || errors.length > 0) return refusedFor(errors);
		// Only errors make a failure, so a record without a status and without errors is none.
		const isDone = record.status === 'SUCCESS' || (known && record.status === undefined && status === 'COMPLETED');
		if (isDone) return { kind: 'done', result: { ...record, status: 'SUCCESS' } };
		if (status === 'FAILED') return { kind: 'refused', text: 'The batch failed, and Pinterest does not say why.' };
		if (status !== 'COMPLETED') return { kind: 'done', result: { ...record, status: 'PROCESSING' } };
		return { kind: 'untold' };
	});
}

/** All that is wrong with one element, in one sentence for each. */
function refusedFor(errors: Array<Record<string, unknown>>): ElementOutcome {
	const code = errors.map((error) => error.code).find((value) => typeof value === 'number') as number | undefined;
	const texts = errors.map(({ attribute, message, code: number }) =>
		[attribute ? `${String(attribute)}:` : '', String(message ?? ''), number === undefined ? '' : `(${String(number)})`]
			.filter(Boolean)
			.join(' '),
	);
	const text = withoutPeople(texts.join('; ')) || 'Pinterest does not say why.';
	return { kind: 'refused', ...(code !== undefined && { code }), text };
}

/**
 * Reads the answers of business access, whose entries name the elements by IDs or names:
 * - `{items: [{invite | response, exception}]}` or `{items: [thing]}`;
 * - `{deleted_members: [id]}`, `{updated_asset_groups: [thing], exceptions: [{asset_group_id, code, message}]}`.
 * An entry that does not say which element it is about is about the one in its place, where there are as many entries as elements.
 * @param names whether an entry (what was made, or its refusal) is about an element, undefined where it does not say; an ID alone
 * comes as `{id}`
 * @returns an outcome for each element sent, in that order; untold for what the answer leaves out
 */
export function readNamedElements(body: unknown, sent: readonly IDataObject[], names: Naming): ElementOutcome[] {
	const entries = entriesIn(body).map((entry) => {
		const { outcome, about } = namedOutcome(entry);
		return { outcome, of: sent.map((element) => names(about, element)) };
	});
	return sent.map((_, index) => {
		const own = entries.filter(({ of }) => of[index]);
		const found = own.find(({ outcome }) => outcome.kind === 'refused') ?? own[0];
		if (found) return found.outcome;
		const inPlace = entries.length === sent.length ? entries[index] : undefined;
		const isOpen = inPlace?.of[index] === undefined && !inPlace?.of.includes(true);
		return inPlace && isOpen ? inPlace.outcome : { kind: 'untold' };
	});
}

/** Whether an entry of an answer is about an element; undefined where it does not say. */
export type Naming = (entry: IDataObject, element: IDataObject) => boolean | undefined;

/** Entries repeat these properties of the element. */
export const repeating =
	(...properties: string[]): Naming =>
	(entry, element) => {
		if (properties.some((property) => entry[property] === undefined)) return undefined;
		return properties.every((property) => entry[property] === element[property]);
	};

/** Entries have the ID of an element under one of these names. */
export const having =
	(property: string, ...places: string[]): Naming =>
	(entry, element) => {
		const ids = places.map((place) => entry[place]).filter((id) => id !== undefined && id !== null);
		return ids.length > 0 ? ids.some((id) => id === element[property]) : undefined;
	};

/** The refusals of an answer that does not say which elements they are about, in one. */
export function readRefusals(exceptions: unknown): Array<ElementOutcome & { kind: 'refused' }> {
	const refusals = [exceptions ?? []].flat().filter((one) => isRecord(one) && Object.keys(one).length > 0);
	const told = refusals.map((one) => refused(one as Record<string, unknown>) as ElementOutcome & { kind: 'refused' });
	if (told.length < 2) return told;
	const texts = [...new Set(told.map(({ text }) => text))];
	return [{ ...told[0], text: texts.join(' ') }];
}

/** What was made or deleted, and after it what was refused. */
function entriesIn(body: unknown): unknown[] {
	if (!isRecord(body)) return [];
	const { exceptions, ...rest } = body;
	const made = Object.values(rest).filter(Array.isArray).flat();
	return [...made, ...[exceptions ?? []].flat().map((exception) => ({ exception }))];
}

function namedOutcome(entry: unknown): { outcome: ElementOutcome; about: IDataObject } {
	if (typeof entry === 'string') return { outcome: { kind: 'done', result: { id: entry } }, about: { id: entry } };
	if (!isRecord(entry)) return { outcome: { kind: 'untold' }, about: {} };
	const { exception, invite, response } = entry;
	if (isRecord(exception) && Object.keys(exception).length > 0) {
		return { outcome: refused(exception), about: exception as IDataObject };
	}
	const thing = invite ?? response ?? ('exception' in entry ? undefined : entry);
	if (!isRecord(thing) || Object.keys(thing).length === 0) return { outcome: { kind: 'untold' }, about: {} };
	return { outcome: { kind: 'done', result: thing as IDataObject }, about: thing as IDataObject };
}
