import type {
	IDataObject,
	IDisplayOptions,
	ILoadOptionsFunctions,
	INodeProperties,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { endpoints } from '../api/endpoints';
import { allFields } from './fields';
import { offered } from './mapped';
import { BETA, needsOf } from './needs';
import type { Field, Operation, Resource } from './operation';

/**
 * Puts the parameters of a node together: resource, operation, and every operation's fields, shown where they belong.
 * @param resources in the order of the editor's list
 */
export function describe(resources: Resource[]): INodeProperties[] {
	return [
		{
			...selection('Resource', 'resource'),
			default: (resources.find(({ usual }) => usual) ?? resources[0]).value,
			options: resources.map(({ name, value }) => ({ name, value })),
		},
		...resources.map(operationsOf),
		...betaNotices(resources),
		...together(resources).flatMap(({ property, places }) =>
			rectangles(places, resources).map((show) => shownIn(property, show)),
		),
	];
}

function selection(displayName: string, name: string): INodeProperties {
	return { displayName, name, type: 'options', noDataExpression: true, default: '' };
}

function operationsOf({ value: resource, operations }: Resource): INodeProperties {
	return {
		...selection('Operation', 'operation'),
		displayOptions: { show: { resource: [resource] } },
		default: operations[0].value,
		options: operations.map((operation) => {
			const { name, value, action } = operation;
			return { name, value, action, description: described(operation) };
		}),
	};
}

/** What an operation says of itself, and what the table of endpoints knows. */
function described({ description, endpoint }: Operation): string {
	const needs = endpoint ? needsOf(endpoints[endpoint]) : [];
	return [needs.length > 0 ? description.replace(/[^.]$/, '$&.') : description, ...needs].join(' ');
}

/** Stands above the fields of what Pinterest has to open first. */
const betaNotice: INodeProperties = {
	displayName: `${BETA} Where it refuses, ask for access through the help page of developers.pinterest.com.`,
	name: 'betaNotice',
	type: 'notice',
	default: '',
};

function betaNotices(resources: Resource[]): INodeProperties[] {
	const places: Places = new Map();
	for (const { value, operations } of resources) {
		const beta = operations.filter(({ endpoint }) => endpoint && endpoints[endpoint].beta);
		if (beta.length > 0) places.set(value, new Set(beta.map((operation) => operation.value)));
	}
	return rectangles(places, resources).map((show) => shownIn(betaNotice, show));
}

/** Where a property is shown: operations by resource. */
type Places = Map<string, Set<string>>;

interface Slot {
	/** Without the resource and the operation that show it. */
	property: INodeProperties;
	text: string;
	places: Places;
}

/**
 * The fields of all operations in one list, in which those that are equal stand once. n8n goes through all properties of a node
 * at each reading of a parameter, and the editor loads them all. The order within each operation stays as it is.
 */
function together(resources: Resource[]): Slot[] {
	const slots: Slot[] = [];
	for (const { value: resource, operations } of resources) {
		for (const operation of operations) {
			let last = -1;
			for (const field of allFields(operation)) {
				const property = shared(field);
				const text = JSON.stringify(property);
				const found = slots.findIndex((slot, position) => position > last && slot.text === text);
				last = found < 0 ? last + 1 : found;
				if (found < 0) slots.splice(last, 0, { property, text, places: new Map() });
				const { places } = slots[last];
				places.set(resource, (places.get(resource) ?? new Set()).add(operation.value));
			}
		}
	}
	return slots;
}

function shared(field: Field): INodeProperties {
	// Where an expression makes the choice that shows a field, n8n takes every such field for shown, and would miss its value.
	const required = field.displayOptions ? undefined : field.required;
	return { ...forN8n(field), required };
}

/**
 * Resources and operations that n8n can show together: it takes every combination of the two lists, so resources join only
 * where that adds no operation that is not meant.
 */
function rectangles(places: Places, resources: Resource[]): Array<{ resource: string[]; operation: string[] }> {
	const groups: Array<{ resource: string[]; operation: Set<string> }> = [];
	const has = (resource: string, operation: string) =>
		resources.find(({ value }) => value === resource)!.operations.some(({ value }) => value === operation);
	const fits = (resource: string, all: Iterable<string>) =>
		[...all].every((operation) => places.get(resource)!.has(operation) || !has(resource, operation));
	for (const [resource, operations] of places) {
		const group = groups.find((one) => {
			const all = [...one.operation, ...operations];
			return [...one.resource, resource].every((other) => fits(other, all));
		});
		if (!group) {
			groups.push({ resource: [resource], operation: new Set(operations) });
			continue;
		}
		group.resource.push(resource);
		for (const operation of operations) group.operation.add(operation);
	}
	return groups.map(({ resource, operation }) => ({ resource, operation: [...operation] }));
}

function shownIn(property: INodeProperties, show: IDisplayOptions['show']): INodeProperties {
	const { displayOptions } = property;
	return { ...property, displayOptions: { ...displayOptions, show: { ...show, ...displayOptions?.show } } };
}

/** What only this package reads of a field. */
const OWN = ['loaded', 'text', 'check', 'tidy', 'several', 'locate', 'emptyAs', 'open', 'wire', 'columns'] as const;

/** A field as n8n takes it. */
export function forN8n(field: Field): INodeProperties {
	const property: Partial<Field> = { ...field };
	for (const name of OWN) delete property[name];
	const options = (field.options as Array<Field | { values: Field[] }> | undefined)?.map((option) => {
		if ('values' in option) return { ...option, values: option.values.map(nested) };
		return 'type' in option ? nested(option) : option;
	});
	if (field.loaded) {
		const typeOptions = { ...field.typeOptions, loadOptionsMethod: field.loaded };
		return { ...property, options: undefined, typeOptions } as INodeProperties;
	}
	return { ...property, ...(options && { options }) } as INodeProperties;
}

/** The long lists of choices of a node, as its `methods.loadOptions` has them. */
export function loadedLists(resources: Resource[]): Record<string, () => Promise<INodePropertyOptions[]>> {
	const lists: Record<string, () => Promise<INodePropertyOptions[]>> = {};
	for (const operation of resources.flatMap(({ operations }) => operations)) {
		for (const { loaded, options } of allFields(operation)) {
			if (loaded) lists[loaded] = async () => options as INodePropertyOptions[];
		}
	}
	return lists;
}

type ColumnsMethod = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** The columns of a node's resource mappers, as its `methods.resourceMapping` has them. */
export function mappedColumns(resources: Resource[]): Record<string, ColumnsMethod> {
	const methods: Record<string, ColumnsMethod> = {};
	for (const { fields } of resources.flatMap(({ operations }) => operations)) {
		for (const { columns, typeOptions } of fields) {
			const { resourceMapperMethod: method } = typeOptions?.resourceMapper ?? {};
			if (!columns || !method) continue;
			const dependsOn = (typeOptions!.loadOptionsDependsOn ?? []) as string[];
			methods[method] = async function () {
				const before = Object.fromEntries(dependsOn.map((name) => [name, this.getCurrentNodeParameter(name)]));
				const all = columns(before as IDataObject);
				return { fields: all.filter(({ type }) => type !== 'hidden').map(offered) };
			};
		}
	}
	return methods;
}

/** n8n wants a required field of a collection even while the collection is not shown, so only this package asks for it. */
function nested(field: Field): INodeProperties {
	return { ...forN8n(field), required: undefined };
}
