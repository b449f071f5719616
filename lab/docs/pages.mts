import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpoints } from '../../nodes/api/endpoints';
import { permissionName } from '../../nodes/api/permissions';
import { allFields } from '../../nodes/operations/fields';
import type { Field, Operation, Resource } from '../../nodes/operations/operation';
import { displayName, nodes, type ResourceNode } from '../nodes.mts';

/** A Markdown table; cells are single lines of Markdown. */
export function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const endpointOf = ({ endpoint }: Operation) => endpoint && endpoints[endpoint];

const label = (operation: Operation): string => {
	const endpoint = endpointOf(operation);
	return endpoint ? `\`${endpoint.method} ${endpoint.path}\`` : 'any';
};

const permissions = (operation: Operation): string =>
	endpointOf(operation)
		?.scopes.map((scope) => permissionName(scope))
		.join(', ') ?? 'those of the endpoint';

const inSandbox = (operation: Operation): string => {
	const endpoint = endpointOf(operation);
	return endpoint ? (endpoint.sandbox ? 'yes' : 'no') : 'where the endpoint does';
};

const firstSentence = (text: string): string => text.split(/(?<=[.?!])\s+(?=[A-Z"])/)[0].replace(/[^.]$/, '$&.');

/** The part of a heading's address behind the `#`. */
export const anchor = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^\w\s-]/g, '')
		.replace(/\s/g, '-');

/** The nodes of the package with what each says of itself. */
export function nodeTable(): string {
	return table(
		['Node', 'What it does'],
		nodes.map((node) => [`**${displayName(node)}**`, new node.type().description.description]),
	);
}

/** The operations of a node in one table, for the README. */
export function operationTable({ name: node, resources }: ResourceNode): string {
	return table(
		['Resource', 'Operation', 'What it does', 'Pinterest endpoint', 'Permissions', 'In the sandbox'],
		resources.flatMap((resource) =>
			resource.operations.map((operation, position) => [
				position === 0 ? `[${resource.name}](docs/${node}/${resource.value}.md)` : '',
				`[${operation.name}](docs/${node}/${resource.value}.md#${anchor(operation.name)})`,
				firstSentence(operation.description),
				label(operation),
				permissions(operation),
				inSandbox(operation),
			]),
		),
	);
}

/** The workflows of a folder; what each does is the first paragraph of its sticky note. */
export function exampleTable(folder: string): string {
	const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
	return table(
		['Workflow', 'What it does'],
		files.sort().map((file) => {
			const { name, nodes } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
				name: string;
				nodes: Array<{ type: string; parameters: { content?: string } }>;
			};
			const note = nodes.find(({ type }) => type === 'n8n-nodes-base.stickyNote')?.parameters.content ?? '';
			const about = note.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#'));
			if (!about) throw new Error(`${folder}/${file} has no sticky note that says what it does`);
			return [`[${name}](${folder}/${file})`, about];
		}),
	);
}

/** One page: every operation of a resource with its fields. */
export function resourcePage(node: ResourceNode, resource: Resource): string {
	const picture = `images/${node.name}/${resource.value}.png`;
	return [
		`# ${resource.name}`,
		...(existsSync(join('docs', picture)) ? [`![The node with an operation of ${resource.name}](../${picture})`] : []),
		`Operations of the ${displayName(node)} node for this resource. Fields that many operations have are explained [here](README.md). Generated from the code by \`npm run docs\`.`,
		...(resource.operations.length > 1
			? [resource.operations.map(({ name }) => `- [${name}](#${anchor(name)})`).join('\n')]
			: []),
		...resource.operations.map((operation) => operationPart(resource, operation)),
	].join('\n\n');
}

function operationPart(resource: Resource, operation: Operation): string {
	const own = operation.fields;
	const also = added(operation);
	const options = (also.find(({ name }) => name === 'options')?.options ?? []) as Field[];
	const special = options.filter(({ name }) => !sharedOptions.has(name));
	const rows = [
		...own.flatMap((field) => fieldRows(field, allFields(operation))),
		...special.flatMap((field) => fieldRows(field, [], 'Options')),
	];
	const facts = [
		`- Pinterest endpoint: ${label(operation)}`,
		`- Permissions: ${permissions(operation)}`,
		`- In the sandbox: ${inSandbox(operation)}`,
		...(endpointOf(operation)?.beta ? ['- Beta: Pinterest opens this app by app'] : []),
		`- Internal names: resource \`${resource.value}\`, operation \`${operation.value}\``,
	];
	const outputs = outputLine(operation);
	return [
		`## ${operation.name}`,
		operation.description.replace(/[^.]$/, '$&.'),
		facts.join('\n'),
		...(rows.length > 0 ? [table(['Field', 'Internal name', 'Type', 'Required', 'What it is', 'Limits'], rows)] : []),
		`Also: ${also.map(({ displayName }) => displayName).join(', ')}.`,
		...(outputs ? [outputs] : []),
	].join('\n\n');
}

function outputLine({ output }: Operation): string | undefined {
	if (!output) return undefined;
	if (output.open) return 'Output: the columns that Pinterest gives.';
	const names = Object.entries(output.columns).filter(([, { mark }]) => !mark);
	const form = output.selectable || output.rows ? 'Simplified output' : 'Output';
	return `${form}: ${names.map(([name]) => `\`${name}\``).join(', ')}.`;
}

/** One page for what most operations share. */
export function sharedPage(node: ResourceNode): string {
	const { resources } = node;
	const operations = resources.flatMap((resource) => resource.operations);
	const fields = [...new Map(operations.flatMap(added).map((field) => [field.name, general(field)])).values()];
	const options = operations
		.flatMap((operation) => (allFields(operation).find(({ name }) => name === 'options')?.options ?? []) as Field[])
		.filter(({ name }) => sharedOptions.has(name));
	const inOptions = [...new Map(options.map((field) => [field.name, field])).values()];
	return [
		'# Operations',
		`One page for each resource of the ${displayName(node)} node. Generated from the code by \`npm run docs\`.`,
		resources.map(({ name, value }) => `- [${name}](${value}.md)`).join('\n'),
		'[Endpoints and operations](../coverage.md) shows which operation calls which endpoint of Pinterest.',
		'## Fields that many operations have',
		table(
			['Field', 'Internal name', 'Type', 'Required', 'What it is', 'Limits'],
			fields.flatMap((field) =>
				field.name === 'options'
					? inOptions.flatMap((option) => fieldRows(option, [], 'Options'))
					: fieldRows(field, fields),
			),
		),
	].join('\n\n');
}

/** What can be selected differs from operation to operation. */
const general = (field: Field): Field => (field.name === 'fields' ? { ...field, options: [] } : field);

/** Fields that follow from what the operation is. */
const added = (operation: Operation): Field[] =>
	allFields(operation).filter((field) => !operation.fields.includes(field));

const sharedOptions = new Set(['adAccountId', 'concurrency', 'lookUpTime', 'maxWait', 'timeout']);

/** A field, and below it those of its collection. */
function fieldRows(field: Field, siblings: Field[], parent = ''): string[][] {
	const { displayName, name, required, options = [] } = field;
	const path = parent ? `${parent} › ${displayName}` : displayName;
	const row = [path, `\`${name}\``, typeName(field), required ? 'yes' : '', meaning(field, siblings), limits(field)];
	if (field.type === 'collection')
		return [row, ...(options as Field[]).flatMap((one) => fieldRows(one, siblings, displayName))];
	if (field.columns) return [row, ...columnRows(field, siblings)];
	if (field.type !== 'fixedCollection') return [row];
	const groups = options as unknown as Array<{ values: Field[] }>;
	return [row, ...groups.flatMap(({ values }) => values.flatMap((one) => fieldRows(one, values, displayName)))];
}

/** The columns of a resource mapper, for all choices that they depend on. */
function columnRows({ displayName, columns, typeOptions }: Field, siblings: Field[]): string[][] {
	const deciders = ((typeOptions?.loadOptionsDependsOn ?? []) as string[]).map(
		(name) => siblings.find((field) => field.name === name)!,
	);
	const all = deciders.reduce<Array<Array<{ name: string; value: string }>>>(
		(chosen, { options }) =>
			chosen.flatMap((before) => (options as Array<{ name: string; value: string }>).map((one) => [...before, one])),
		[[]],
	);
	return all.flatMap((chosen) => {
		const offered = columns!(Object.fromEntries(chosen.map(({ value }, at) => [deciders[at].name, value]))).filter(
			({ type }) => type !== 'hidden',
		);
		if (offered.length === 0) return [];
		const needed = offered.filter(({ required }) => required).map((column) => column.displayName);
		const names = offered.map((column) => `${column.displayName} (\`${column.name}\`)`).join(', ');
		const needs = needed.length > 0 ? ` Needed: ${needed.join(', ')}.` : '';
		return [
			[`${displayName}: ${chosen.map(({ name }) => name).join(', ')}`, '', 'columns', '', `${names}.${needs}`, ''],
		];
	});
}

const TYPE_NAMES: Partial<Record<Field['type'], string>> = {
	boolean: 'yes or no',
	collection: 'group',
	color: 'color',
	dateTime: 'date',
	fixedCollection: 'list',
	json: 'JSON',
	multiOptions: 'several choices',
	number: 'number',
	options: 'choice',
	resourceMapper: 'columns',
	string: 'text',
};

function typeName({ type, modes, several }: Field): string {
	if (type === 'resourceLocator')
		return (modes ?? []).map(({ displayName }) => displayName.replace(/^By /, '')).join(', ');
	return several ? 'list of texts' : (TYPE_NAMES[type] ?? type);
}

/** Longer lists of choices are told by their number. */
const MOST_CHOICES = 15;

function meaning(field: Field, siblings: Field[]): string {
	const { description = '', type, options = [], default: usual, displayOptions } = field;
	const choices = options as Array<{ name: string; value?: unknown }>;
	const parts = [sentence(description)];
	if ((type === 'options' || type === 'multiOptions') && choices.length > 0) {
		parts.push(
			choices.length <= MOST_CHOICES
				? `Choices: ${choices.map(({ name, value }) => (name === value ? `\`${name}\`` : `${name} (\`${String(value)}\`)`)).join(', ')}.`
				: `${choices.length} choices, such as ${choices
						.slice(0, 3)
						.map(({ value }) => `\`${String(value)}\``)
						.join(', ')}.`,
		);
	}
	if (['options', 'number', 'boolean'].includes(type) && usual !== '') parts.push(`Default: \`${String(usual)}\`.`);
	for (const [name, values] of Object.entries(displayOptions?.show ?? {}))
		parts.push(`Shown when ${condition(name, values as unknown[], siblings)}.`);
	for (const [name, values] of Object.entries(displayOptions?.hide ?? {}))
		parts.push(`Not shown when ${condition(name, values as unknown[], siblings)}.`);
	return parts.filter(Boolean).join(' ');
}

function condition(name: string, values: unknown[], siblings: Field[]): string {
	if (name === '@version') return `the node is of version ${values.map(versionOf).join(' or ')}`;
	const decider = siblings.find((field) => field.name === name);
	const names = values.map((value) => {
		const choice = (decider?.options as Array<{ name: string; value?: unknown }> | undefined)?.find(
			(one) => one.value === value,
		);
		return choice?.name ?? (value === true ? 'on' : value === false ? 'off' : String(value));
	});
	return `${decider?.displayName ?? name} is ${names.join(' or ')}`;
}

const versionOf = (version: unknown): string => {
	const { gte } = (version as { _cnd?: { gte?: number } })._cnd ?? {};
	return gte === undefined ? String(version) : `${gte} and later`;
};

const sentence = (text: string): string => (text === '' || /[.?!]$/.test(text) ? text : `${text}.`);

function limits({ text, typeOptions, type }: Field): string {
	const { minValue, maxValue } = typeOptions ?? {};
	if (text) return `at most ${text.max} characters${text.cut ? ', or shortened' : ''}`;
	if (type !== 'number') return '';
	if (minValue !== undefined && maxValue !== undefined) return `${minValue} to ${maxValue}`;
	if (minValue !== undefined) return `at least ${minValue}`;
	return maxValue === undefined ? '' : `at most ${maxValue}`;
}
