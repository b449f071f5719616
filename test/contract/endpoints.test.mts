import { endpoints, findEndpoint } from '../../nodes/api/endpoints';
import type { Endpoint, EndpointId } from '../../nodes/api/endpoints';
import { checksum, describeContract, fingerprint, operations } from './description.mts';
import type { DescribedOperation } from './description.mts';

const table = Object.entries(endpoints) as Array<[EndpointId, Endpoint]>;

/** What the table should say of an operation. */
function expected(operation: DescribedOperation): Endpoint {
	const query = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
	const oauth = operation.security.find((alternative) => 'pinterest_oauth2' in alternative);
	const beta =
		/currently in beta and not available|>Closed beta<|>Restricted<|joining the beta|might not be available to all apps/i;
	return {
		method: operation.method as Endpoint['method'],
		path: operation.path,
		scopes: (oauth?.pinterest_oauth2 ?? []) as Endpoint['scopes'],
		category: operation['x-ratelimit-category'] as Endpoint['category'],
		sandbox: operation['x-sandbox'] === 'enabled',
		...(beta.test(operation.description ?? '') && { beta: true }),
		...(query.includes('bookmark') && { paged: query.includes('page_size') ? 'size' : 'bookmark' }),
	};
}

describeContract("the table of endpoints and Pinterest's description", (description) => {
	const described = operations(description);

	test.each(described.map((operation) => [operation.operationId, operation] as const))('%s', (id, operation) => {
		const entry = endpoints[id as EndpointId];
		const described = { ...entry };
		// What an answer must hold, and which refusals pass by themselves, no description says.
		delete described.identity;
		delete described.passing;
		expect({ ...described, scopes: [...(entry?.scopes ?? [])].sort() }).toEqual({
			...expected(operation),
			scopes: [...expected(operation).scopes].sort(),
		});
	});

	test('the description is the one that is pinned', () => {
		expect(description.info.version).toBe('5.23.0');
		expect(fingerprint(description)).toBe(checksum);
	});

	test('the table has all 231 endpoints of 5.23.0 and no other, except those that say since when', () => {
		const known = new Set(described.map(({ operationId }) => operationId));
		expect(described).toHaveLength(231);
		expect(table.filter(([, entry]) => !entry.since)).toHaveLength(231);
		expect(table.filter(([id, entry]) => !known.has(id) && !entry.since)).toEqual([]);
		expect(table.filter(([id, entry]) => known.has(id) && entry.since)).toEqual([]);
	});
});

describe('findEndpoint', () => {
	test('finds every endpoint of the table by a concrete path', () => {
		const found = table.map(([, { method, path }]) => findEndpoint(method, path.replace(/\{[^}]+\}/g, '549755885175')));
		expect(found).toEqual(table.map(([id]) => id));
	});

	test('a literal segment wins over a parameter', () => {
		expect(findEndpoint('GET', '/pins/analytics')).toBe('multi_pins/analytics');
		expect(findEndpoint('DELETE', '/catalogs/product_groups/multiple')).toBe('catalogs_product_groups/delete_many');
	});

	test('takes any case of the method, a query string and a slash at the end', () => {
		expect(findEndpoint('get', '/boards/1/pins/?page_size=2')).toBe('boards/list_pins');
	});

	test.each([
		['GET', '/unknown'],
		['DELETE', '/boards'],
		['GET', '/boards//pins'],
		['GET', 'boards'],
	])('%s %s is unknown', (method, path) => {
		expect(findEndpoint(method, path)).toBeUndefined();
	});
});
