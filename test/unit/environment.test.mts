import { apiRoot } from '../../nodes/api/environment';

test.each([
	[{}, 'https://api.pinterest.com/v5'],
	[{ environment: 'production', baseUrl: 'https://ignored.example' }, 'https://api.pinterest.com/v5'],
	[{ environment: 'sandbox' }, 'https://api-sandbox.pinterest.com/v5'],
	[{ environment: 'custom', baseUrl: 'http://127.0.0.1:8080' }, 'http://127.0.0.1:8080/v5'],
	[{ environment: 'custom', baseUrl: '  https://proxy.example/pinterest// ' }, 'https://proxy.example/pinterest/v5'],
])('%j', (credential, root) => {
	expect(apiRoot(credential)).toBe(root);
});

test.each([
	['', '"Base URL" is empty'],
	[undefined, '"Base URL" is empty'],
	['pinterest.example.com', 'must be a full address'],
	['ftp://pinterest.example.com', 'must be a full address'],
	['https://pinterest.example.com/?x=1', 'must be a full address'],
	['https://pinterest.example.com/#x', 'must be a full address'],
])('custom with the base URL %j is refused', (baseUrl, message) => {
	expect(() => apiRoot({ environment: 'custom', baseUrl })).toThrow(message);
});

test('an unknown environment is refused', () => {
	expect(() => apiRoot({ environment: 'staging' })).toThrow('Choose Production, Sandbox or Custom');
});
