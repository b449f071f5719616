import type { INodeProperties } from 'n8n-workflow';

import { describe as describeNode } from '../../nodes/operations/describe';
import { listSearch } from '../../nodes/operations/locators';
import { Pinterest } from '../../nodes/Pinterest/Pinterest.node';
import { resources } from '../../nodes/Pinterest/resources';

const { description } = new Pinterest();

/** Every property, also inside collections. */
function everyProperty(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...(property.options ?? []).flatMap((option) => {
			if ('values' in option) return everyProperty(option.values);
			return 'type' in option ? everyProperty([option as INodeProperties]) : [];
		}),
	]);
}

const all = everyProperty(description.properties);

/** What n8n knows of a property (INodeProperties); anything else would be this package's own and belongs to nobody's editor. */
const KNOWN = new Set([
	...['displayName', 'name', 'type', 'typeOptions', 'default', 'description', 'hint', 'displayOptions', 'options'],
	...['placeholder', 'isNodeSetting', 'noDataExpression', 'required', 'routing', 'modes', 'validateType'],
]);

test('the description is data: the same after a trip through JSON', () => {
	expect(JSON.parse(JSON.stringify(description))).toEqual(description);
});

test('nothing that only this package reads is in it', () => {
	const strange = all.flatMap((property) => Object.keys(property).filter((key) => !KNOWN.has(key)));
	expect([...new Set(strange)]).toEqual([]);
});

test('every operation of the resources is offered, with an action and a description', () => {
	const operations = description.properties.filter(({ name }) => name === 'operation');
	expect(operations.map(({ displayOptions }) => displayOptions?.show?.resource)).toEqual(
		resources.map(({ value }) => [value]),
	);
	for (const [at, { options, default: first }] of operations.entries()) {
		expect(options?.map((option) => 'value' in option && option.value)).toEqual(
			resources[at].operations.map(({ value }) => value),
		);
		expect(resources[at].operations[0].value).toBe(first);
		for (const option of options ?? []) {
			expect(option).toEqual({
				name: expect.stringMatching(/./),
				value: expect.stringMatching(/./),
				action: expect.stringMatching(/./),
				description: expect.stringMatching(/./),
			});
		}
	}
});

test('every other parameter is shown for exactly one resource and operation', () => {
	const own = description.properties.filter(({ name }) => !['authentication', 'resource', 'operation'].includes(name));
	for (const { displayOptions } of own) {
		expect(displayOptions?.show?.resource).toHaveLength(1);
		expect(displayOptions?.show?.operation).toHaveLength(1);
	}
});

test('of two parameters with one name, never both are shown', () => {
	const seen = new Map<string, INodeProperties[]>();
	for (const property of description.properties) {
		const { resource, operation } = property.displayOptions?.show ?? {};
		const key = `${property.name} ${String(resource)} ${String(operation)}`;
		seen.set(key, [...(seen.get(key) ?? []), property]);
	}
	for (const [, same] of [...seen].filter(([, { length }]) => length > 1)) {
		const conditions = same.map(({ displayOptions }) => {
			const { resource, operation, ...others } = displayOptions!.show!;
			return others;
		});
		for (const [at, one] of conditions.entries()) {
			for (const other of conditions.slice(at + 1)) {
				const apart = Object.keys(one).some(
					(name) => other[name] && !one[name]!.some((value) => other[name]!.includes(value as never)),
				);
				expect([one, other, apart]).toEqual([one, other, true]);
			}
		}
	}
});

test('every list that a parameter asks for exists', () => {
	const asked = all.flatMap(({ modes = [] }) =>
		modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
	);
	expect(asked.length).toBeGreaterThan(0);
	expect([...new Set(asked)].filter((name) => !(name in listSearch))).toEqual([]);
});

test('a required field of a collection is left to this package', () => {
	const nested = description.properties
		.filter(({ type }) => type === 'collection' || type === 'fixedCollection')
		.flatMap(({ options }) => everyProperty([{ options } as INodeProperties]).slice(1));
	expect(nested.length).toBeGreaterThan(0);
	expect(nested.filter(({ required }) => required)).toEqual([]);
});

test('describing does not change the resources', () => {
	const before = JSON.stringify(resources);
	describeNode(resources);
	expect(JSON.stringify(resources)).toBe(before);
});
