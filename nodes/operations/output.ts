import type { IDataObject } from 'n8n-workflow';

import { namesIn } from './names';

/** A flat form of at most ten fields: the path of a value in Pinterest's answer, or a function of the whole answer. */
export interface Shape {
	fields: Record<string, string | ((raw: IDataObject) => unknown)>;
	/** Names that "Selected Fields" offers: the top-level properties of Pinterest's answer. */
	selectable: readonly string[];
}

export type OutputMode = 'simplified' | 'raw' | 'selected';

/** The value at a dotted path; undefined where there is none. Pinterest leaves out what is null, so both read the same. */
export function at(raw: unknown, path: string): unknown {
	return path.split('.').reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key] ?? undefined, raw);
}

/** Gives an answer the form that the user asked for. `skipped`, which marks a duplicate, is part of every form. */
export function shaped(raw: IDataObject, mode: OutputMode, selected: string[], shape?: Shape): IDataObject {
	if (mode === 'raw' || !shape) return raw;
	const chosen = mode === 'selected' ? selected.map((path) => [path, path] as const) : Object.entries(shape.fields);
	const entries = chosen.map(([name, source]) => [
		name,
		(typeof source === 'function' ? source(raw) : at(raw, source)) ?? null,
	]);
	const mark = raw.skipped === true ? { skipped: true } : {};
	return { ...Object.fromEntries(entries), ...mark } as IDataObject;
}

/** Field names as a list from the editor, or as text with commas from an expression or an AI agent. */
export function fieldNames(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : namesIn(String(value ?? ''));
}
