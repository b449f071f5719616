import type { INodeProperties } from 'n8n-workflow';

import { nodes, resourceNodes } from '../../lab/nodes.mts';
import { endpoints } from '../../nodes/api/endpoints';
import { describe as describeNode, forN8n } from '../../nodes/operations/describe';
import { allFields } from '../../nodes/operations/fields';
import type { Resource } from '../../nodes/operations/operation';
import { Pinterest } from '../../nodes/Pinterest/Pinterest.node';
import { create } from '../../nodes/Pinterest/resources/board/create';
import { listSearch } from '../../nodes/things/lists';

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

/** What n8n knows of a property (INodeProperties); anything else would be this package's own and belongs to nobody's editor. */
const KNOWN = new Set([
	...['displayName', 'name', 'type', 'typeOptions', 'default', 'description', 'hint', 'displayOptions', 'options'],
	...['placeholder', 'isNodeSetting', 'noDataExpression', 'required', 'routing', 'modes', 'validateType'],
]);

test('a new node begins with the usual resource, else with the first', () => {
	const preselected = (resources: Resource[]) => describeNode(resources)[0].default;
	const one = (value: string, usual?: true): Resource => ({ name: value, value, usual, operations: [create] });
	expect(preselected([one('a'), one('b', true)])).toBe('b');
	expect(preselected([one('a'), one('b')])).toBe('a');
	expect(new Pinterest().description.properties.find(({ name }) => name === 'resource')?.default).toBe('pin');
});

test.each(nodes)('the fields that can be added to a collection are in the order of their labels: $name', ({ type }) => {
	const collections = everyProperty(new type().description.properties).filter((one) => one.type === 'collection');
	expect(collections.length).toBeGreaterThan(0);
	for (const { name, options } of collections) {
		const labels = (options as INodeProperties[]).map(({ displayName }) => displayName);
		expect([name, labels]).toEqual([name, [...labels].sort((one, other) => one.localeCompare(other))]);
	}
});

describe.each(resourceNodes)('$name', ({ type, resources }) => {
	const { description } = new type();
	const all = everyProperty(description.properties);

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

	const everyOperation = resources.flatMap((resource) =>
		resource.operations.map((operation) => [`${resource.value}.${operation.value}`, resource, operation] as const),
	);

	/** What the editor shows for an operation: n8n takes every combination of the resources and operations that a field names. */
	function shown(resource: string, operation: string): INodeProperties[] {
		return description.properties.filter(({ displayOptions }) => {
			const { resource: some, operation: any } = displayOptions?.show ?? {};
			return some?.includes(resource) && any?.includes(operation);
		});
	}

	const offered = (resource: string, operation: string) =>
		shown(resource, operation).filter(({ name }) => name !== 'betaNotice');

	test('a notice above the fields tells of beta, where the table of endpoints says so and nowhere else', () => {
		const noticed = everyOperation.filter(
			([, resource, operation]) => shown(resource.value, operation.value)[0]?.name === 'betaNotice',
		);
		const beta = everyOperation.filter(([, , { endpoint }]) => endpoint && endpoints[endpoint].beta);
		expect(noticed.map(([name]) => name)).toEqual(beta.map(([name]) => name));
		const notices = description.properties.filter(({ name }) => name === 'betaNotice');
		expect(notices.map(({ type, displayName }) => [type, displayName])).toEqual(
			notices.map(() => ['notice', expect.stringMatching(/^Beta: Pinterest opens this app by app\..*ask for access/)]),
		);
	});

	test.each(everyOperation)('%s offers its own fields, in their order, and no other', (_name, resource, operation) => {
		const own = offered(resource.value, operation.value).map(({ displayOptions, required: _required, ...property }) => {
			const { resource: _resource, operation: _operation, ...others } = displayOptions!.show!;
			return { ...property, displayOptions: { ...displayOptions, show: others } };
		});
		const fields = allFields(operation).map((field) => {
			const { required: _required, ...property } = forN8n(field);
			return {
				...property,
				displayOptions: { ...property.displayOptions, show: { ...property.displayOptions?.show } },
			};
		});
		expect(JSON.parse(JSON.stringify(own))).toEqual(JSON.parse(JSON.stringify(fields)));
	});

	test('fields that are equal but for the operation stand once', () => {
		const texts = description.properties.map(({ displayOptions, ...property }) => {
			const { resource: _resource, operation: _operation, ...others } = displayOptions?.show ?? {};
			return JSON.stringify([property, displayOptions?.hide, others]);
		});
		const often = texts.filter((text, position) => texts.indexOf(text) !== position);
		expect(often.length).toBeLessThan(description.properties.length * 0.1);
	});

	test.each(everyOperation)('%s never shows two parameters with one name', (_name, resource, operation) => {
		const own = offered(resource.value, operation.value);
		for (const [at, one] of own.entries()) {
			for (const other of own.slice(at + 1).filter(({ name }) => name === one.name)) {
				const [mine, its] = [one, other].map(({ displayOptions }) => {
					const { resource: _resource, operation: _operation, ...others } = displayOptions!.show!;
					return others;
				});
				const apart = Object.keys(mine).some(
					(name) => its[name] && !mine[name]!.some((value) => its[name]!.includes(value as never)),
				);
				expect([mine, its, apart]).toEqual([mine, its, true]);
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
});
