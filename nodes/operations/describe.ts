import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { allFields } from './fields';
import type { Field, Resource } from './operation';

/**
 * Puts the parameters of a node together: resource, operation, and every operation's fields, shown where they belong.
 * @param resources in the order of the editor's list
 */
export function describe(resources: Resource[]): INodeProperties[] {
	return [
		{
			...selection('Resource', 'resource'),
			default: resources.some(({ value }) => value === 'pin') ? 'pin' : resources[0].value,
			options: resources.map(({ name, value }) => ({ name, value })),
		},
		...resources.map(operationsOf),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) =>
				allFields(operation).map((field) => shownFor(field, resource.value, operation.value)),
			),
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
		options: operations.map(({ name, value, action, description }) => ({ name, value, action, description })),
	};
}

function shownFor(field: Field, resource: string, operation: string): INodeProperties {
	const show: IDisplayOptions['show'] = { resource: [resource], operation: [operation], ...field.displayOptions?.show };
	// Where an expression makes the choice that shows a field, n8n takes every such field for shown, and would miss its value.
	const required = field.displayOptions ? undefined : field.required;
	return { ...plain(field), required, displayOptions: { ...field.displayOptions, show } };
}

/** A field as n8n takes it: without what only this package reads. */
export function plain(field: Field): INodeProperties {
	const property: Partial<Field> = { ...field };
	for (const own of ['text', 'check', 'several', 'locate', 'emptyAs'] as const) delete property[own];
	const options = (field.options as Array<Field | { values: Field[] }> | undefined)?.map((option) => {
		if ('values' in option) return { ...option, values: option.values.map(nested) };
		return 'type' in option ? nested(option) : option;
	});
	return { ...property, ...(options && { options }) } as INodeProperties;
}

/** n8n wants a required field of a collection even while the collection is not shown, so only this package asks for it. */
function nested(field: Field): INodeProperties {
	return { ...plain(field), required: undefined };
}
