import { endpoints } from '../nodes/api/endpoints';
import type { Operation, Resource } from '../nodes/operations/operation';
import { columnOf, type Metric } from '../nodes/Pinterest/resources/analytics/metrics';
import { SPLIT_COLUMNS } from '../nodes/Pinterest/resources/analytics/rows';

/** One output item of an operation, as JSON Schema. */
export interface OutputSchema {
	type: 'object';
	properties: Properties;
	required: string[];
	version: 1;
}

type Properties = Record<string, { type: string | string[]; items?: object }>;

const TEXT = { type: ['string', 'null'] };
const INTEGER = { type: ['integer', 'null'] };
const NUMBER = { type: ['number', 'null'] };

/**
 * Types of the fields of simplified output; what is not named here is text. Pinterest may leave out anything, which is null
 * then. test/workflows/schemas.test.mts holds the types against real output.
 */
const TYPES: Properties = {
	collaborator_count: INTEGER,
	engagement_pct_change_mom: NUMBER,
	female: NUMBER,
	follower_count: INTEGER,
	following_count: INTEGER,
	id: { type: 'string' },
	latest_value: NUMBER,
	male: NUMBER,
	monthly_views: INTEGER,
	outbound_clicks_pct_change_mom: NUMBER,
	pct_change_mom: NUMBER,
	pct_growth_mom: NUMBER,
	pct_growth_wow: NUMBER,
	pct_growth_yoy: NUMBER,
	percent_growth_mom: NUMBER,
	percent_relative_volume: NUMBER,
	pin_count: INTEGER,
	pin_saves_pct_change_mom: NUMBER,
	product_tag_count: INTEGER,
	rank: INTEGER,
	related_term_count: INTEGER,
};

const DELETED: Properties = { deleted: { type: 'boolean' }, id: { type: 'string' } };

/** Operations whose output is neither a simplified answer nor the plain confirmation of a delete. */
const OTHERS: Record<string, Properties> = {
	'pin.removeProductTags': { id: { type: 'string' }, removed: { type: 'boolean' }, product_tags: { type: 'array' } },
	'term.getSuggested': { term: { type: 'string' } },
	'website.unverify': DELETED,
};

/**
 * The output schema of an operation with its default settings, which n8n's editor shows for mapping before the node has run.
 * @returns undefined where the user chooses what to call, so that nothing is known
 * @throws Error that says what to add to this file
 */
export function outputSchema({ value: resource }: Resource, operation: Operation): OutputSchema | undefined {
	if (!operation.endpoint) return undefined;
	const name = `${resource}.${operation.value}`;
	const properties = OTHERS[name] ?? defaultOutput(name, operation);
	const marks: Properties = fieldOf(operation, 'duplicates') ? { skipped: { type: 'boolean' } } : {};
	return {
		type: 'object',
		properties: { ...properties, ...marks },
		required: Object.keys(properties),
		version: 1,
	};
}

function defaultOutput(name: string, operation: Operation): Properties {
	const { endpoint, simplified, execute } = operation;
	if (!simplified && !execute && endpoints[endpoint!].method === 'DELETE') return DELETED;
	if (!simplified) throw new Error(`Add the output of ${name} to OTHERS in lab/schemas.mts`);
	if ('fields' in simplified)
		return Object.fromEntries(Object.keys(simplified.fields).map((key) => [key, TYPES[key] ?? TEXT]));
	return reportColumns(operation, simplified.selectable);
}

/** The columns that a report has before anything is chosen: the preselected metrics, by day or in total, not split. */
function reportColumns(operation: Operation, columns: readonly string[]): Properties {
	const metrics = new Set(choices(operation, 'metricTypes').map(columnOf));
	const preselected = new Set(((fieldOf(operation, 'metricTypes')?.default ?? []) as Metric[]).map(columnOf));
	const isMetric = (column: string) => metrics.has(column);
	const byChoice: Record<string, string[]> = { daily: ['start_date', 'end_date'], total: ['date', 'data_status'] };
	const absent = new Set([
		...Object.values(SPLIT_COLUMNS),
		...(byChoice[String(fieldOf(operation, 'rows')?.default)] ?? []),
		...(preselected.size > 0 ? [...metrics].filter((column) => !preselected.has(column)) : []),
	]);
	return Object.fromEntries(
		columns
			.filter((column) => !absent.has(column))
			.map((column) => [column, isMetric(column) ? NUMBER : (TYPES[column] ?? TEXT)]),
	);
}

const fieldOf = ({ fields }: Operation, name: string) => fields.find((field) => field.name === name);

const choices = (operation: Operation, name: string): string[] =>
	((fieldOf(operation, name)?.options ?? []) as Array<{ value: string }>).map(({ value }) => value);
