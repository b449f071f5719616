import type { IDataObject } from 'n8n-workflow';

import { isRecord, withoutPeople } from '../../../api/answers';
import type { ElementOutcome } from '../../../api/elements';
import type { FileRecord } from '../../../api/records';

/** One entity of a bulk request. */
export interface Entity extends IDataObject {
	/** `create` or `update`. */
	change: string;
	/** The list that it goes in, e.g. `campaigns`. */
	list: string;
	properties: IDataObject;
}

/** What the result file says of one entity. */
interface Told {
	list?: string;
	record: IDataObject;
	/** Pinterest's words; none for what was carried out. */
	problems: string[];
	code?: number;
}

/**
 * Joins the result file of a bulk request to the entities that went into it: by ID, else by name, else by place where the file has
 * as many of a list as were sent. Pinterest does not document the file, so its errors are looked for in every usual form. Of a
 * request that has succeeded, what the file leaves out is done where the file holds errors only, and else not known.
 * @returns an outcome for each entity, in the order sent
 */
export function joined(records: FileRecord[], sent: Entity[]): ElementOutcome[] {
	const told = records.map(toldOf);
	const taken = new Set<Told>();
	const outcomes = sent.map((entity) => {
		const found = matching(entity, sent, told, taken);
		if (found) taken.add(found);
		return found ? outcomeOf(found, entity) : undefined;
	});
	const stray = told.filter((one) => one.problems.length > 0 && !taken.has(one));
	const errorsOnly = told.every(({ problems }) => problems.length > 0);
	return outcomes.map((outcome, at) => outcome ?? (errorsOnly ? unless(stray, sent[at]) : { kind: 'untold' }));
}

function toldOf({ record, under }: FileRecord): Told {
	const problems = problemsIn(record);
	const code = codeIn(record);
	return {
		list: under === undefined || OF_ALL.test(under) ? undefined : under,
		record,
		problems,
		...(code !== undefined && { code }),
	};
}

/** Names of lists that say nothing of the kind of what is in them. */
const OF_ALL = /^(data|entities|errors?|failures?|items|results?)$/i;

const FAILED = /^(fail|error|reject|invalid)/i;

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '_');

function problemsIn(record: IDataObject): string[] {
	const texts: string[] = [];
	let failed = false;
	for (const [name, value] of Object.entries(record)) {
		const key = plain(name);
		if (/^(errors?|exceptions?|error_messages?|error_details?)$/.test(key)) texts.push(...textsIn(value));
		if (/^((bulk_|result_|request_)?status|result)$/.test(key) && FAILED.test(String(value))) failed = true;
	}
	const found = texts.map(withoutPeople).filter((text) => text !== '');
	return failed && found.length === 0 ? ['Pinterest gives no reason.'] : found;
}

function textsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(textsIn);
	if (isRecord(value)) return textsIn(value.message ?? value.error_messages ?? value.messages ?? value.text ?? '');
	return typeof value === 'string' ? [value.trim()] : [];
}

function codeIn(record: IDataObject): number | undefined {
	const [error] = [record.errors ?? record.exceptions ?? record.error ?? []].flat().filter(isRecord);
	const code = error?.code ?? error?.error_code ?? record.code ?? record.error_code;
	return typeof code === 'number' ? code : undefined;
}

/** What the file has under a name, however it writes it, also inside `data`. */
function value(record: IDataObject, name: string): unknown {
	const inner = isRecord(record.data) ? (record.data as IDataObject) : {};
	const entries = [...Object.entries(record), ...Object.entries(inner)];
	return entries.find(([key, one]) => plain(key) === name && one !== null && one !== '')?.[1];
}

function matching(entity: Entity, sent: Entity[], told: Told[], taken: ReadonlySet<Told>): Told | undefined {
	const { list, properties } = entity;
	const own = told.filter((one) => !taken.has(one) && (one.list === undefined || isOf(one.list, entity)));
	const by = (name: string) =>
		properties[name] === undefined
			? undefined
			: own.find(({ record }) => String(value(record, name)) === String(properties[name]));
	const sameList = sent.filter((one) => one.list === list);
	const ofList = told.filter((one) => one.list !== undefined && isOf(one.list, entity));
	const byPlace =
		ofList.length === sameList.length ? own.find((one) => one === ofList[sameList.indexOf(entity)]) : undefined;
	return by('id') ?? by('name') ?? byPlace;
}

/** Lists of the file may stand under the name of their kind or of the change. */
const isOf = (name: string, { list, change }: Entity): boolean =>
	name === list || name === change || plain(name).replace(/s$/, '') === list.replace(/s$/, '');

function outcomeOf({ record, problems, code }: Told, { change, list }: Entity): ElementOutcome {
	if (problems.length > 0) return { kind: 'refused', ...(code !== undefined && { code }), text: problems.join(' ') };
	const id = value(record, 'id');
	return { kind: 'done', result: { change, entity_type: list, ...record, id: id === undefined ? null : String(id) } };
}

/** An error that fits none of the entities may be this one's. */
function unless(stray: Told[], { change, list, properties }: Entity): ElementOutcome {
	const own = stray.filter((one) => one.list === undefined || isOf(one.list, { change, list, properties }));
	if (own.length > 0) return { kind: 'untold' };
	return {
		kind: 'done',
		result: { change, entity_type: list, id: properties.id ?? null, name: properties.name ?? null },
	};
}
