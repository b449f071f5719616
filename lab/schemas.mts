import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../nodes/operations/operation';
import type { Column } from '../nodes/operations/output';

/** One output item of an operation, as JSON Schema. */
export interface OutputSchema {
	type: 'object';
	properties: Record<string, { type: string | string[] }>;
	required: string[];
	version: 1;
}

const TYPES = {
	text: 'string',
	integer: 'integer',
	number: 'number',
	boolean: 'boolean',
	list: 'array',
	object: 'object',
} as const;

const schemaOf = ({ type, always, mark }: Column) => ({
	type: always || mark || type === 'list' ? TYPES[type] : [TYPES[type], 'null'],
});

/**
 * The output schema of an operation with its default settings, which n8n's editor shows for mapping before the node has run.
 * @returns undefined where the user chooses what to call, so that nothing is known
 * @throws Error that says what to add when an operation declares no output
 */
export function outputSchema({ endpoint, fields, output, name }: Operation): OutputSchema | undefined {
	if (!endpoint) return undefined;
	if (!output) throw new Error(`Operation "${name}" declares no output: add its columns as "output" to its file`);
	const defaults = Object.fromEntries(fields.map((field) => [field.name, field.default])) as IDataObject;
	const columns = Object.entries(output.columns).filter(([, { asked }]) => asked?.(defaults) ?? true);
	return {
		type: 'object',
		properties: Object.fromEntries(columns.map(([column, about]) => [column, schemaOf(about)])),
		required: columns.filter(([, { mark }]) => !mark).map(([column]) => column),
		version: 1,
	};
}
