import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Workflow, type INodeProperties, type INodeType } from 'n8n-workflow';

import { PinterestApi } from '../../credentials/PinterestApi.credentials.ts';
import { PinterestOAuth2Api } from '../../credentials/PinterestOAuth2Api.credentials.ts';
import { nodes } from '../../lab/nodes.mts';
import { permissions, type Scope } from '../../nodes/api/permissions';

// The words that people read: the same thing is called the same everywhere.

/** The texts of a description, those that stand together as one. What is stored, and expressions, nobody reads. */
function textsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const own = Object.values(value).filter((one): one is string => typeof one === 'string');
	const read = own.filter((one) => !(one in permissions) && !one.startsWith('='));
	return [read.join('\n'), ...Object.values(value).flatMap(textsIn)];
}

const SCOPE = /[a-z_]+:(?:read|write)(?:_secret)?/g;

/** Permissions that a text names without the words in which people see them. */
function bare(text: string): string[] {
	const named: string[] = text.match(SCOPE) ?? [];
	const scopes = named.filter((scope): scope is Scope => scope in permissions);
	return scopes.filter((scope) => !text.includes(permissions[scope].name));
}

const descriptions = nodes.map(({ name, type }) => [name, new type().description] as const);
const pages = ['README.md', ...readdirSync('docs').map((file) => join('docs', file))].filter((file) =>
	file.endsWith('.md'),
);

test.each([
	...descriptions,
	['access token', new PinterestApi()] as const,
	['OAuth2', new PinterestOAuth2Api()] as const,
])('permissions have their names in %s', (_, description) => {
	expect(textsIn(description).filter((text) => bare(text).length > 0)).toEqual([]);
});

test.each(pages)('permissions have their names in %s, and options theirs', (file) => {
	const lines = readFileSync(file, 'utf8').split('\n');
	// In brackets and quotation marks: what Pinterest says.
	expect(lines.filter((line) => bare(line.replace(/\['[^\]]*\]/g, '')).length > 0)).toEqual([]);
	expect(lines.filter((line) => /max\.? wait/i.test(line))).toEqual([]);
});

test('making a board secret, and listing secret ones, say which permission that takes', () => {
	const choices = (properties: INodeProperties[]): Array<{ value?: unknown; description?: string }> =>
		properties.flatMap(({ options = [] }) =>
			options.flatMap((option) => {
				if ('values' in option) return choices(option.values);
				return 'type' in option ? choices([option as INodeProperties]) : [option];
			}),
		);
	const secret = descriptions
		.flatMap(([, { properties }]) => choices(properties))
		.filter(({ value }) => /^(PUBLIC_AND_)?SECRET$/.test(String(value)));
	expect(secret.length).toBeGreaterThanOrEqual(6);
	for (const { description } of secret)
		expect(description).toMatch(/Needs the permission (Manage|Read) Secret Boards \(boards:(write|read)_secret\)/);
});

test('websites are claimed, as Pinterest calls it', () => {
	const { properties } = descriptions.find(([name]) => name === 'pinterest')![1];
	const { options = [] } = properties.find(
		({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes('website'),
	)!;
	const told = (options as Array<Record<'name' | 'value' | 'action', string>>).map(({ name, value, action }) => [
		value,
		name,
		action,
	]);
	expect(told).toEqual([
		['getAll', 'Get Many', 'Get many websites'],
		['getVerificationCode', 'Get Verification Code', 'Get the code to claim websites'],
		['verify', 'Claim', 'Claim a website'],
		['unverify', 'Unclaim', 'Unclaim a website'],
	]);
});

/** What stands below a node on the canvas, as n8n works it out. */
function subtitleOf(type: INodeType, parameters: Record<string, string>): unknown {
	const { name, subtitle } = type.description;
	const node = { id: '1', name: 'Watch', type: name, typeVersion: 1, position: [0, 0] as [number, number], parameters };
	const nodeTypes = { getByNameAndVersion: () => type, getByName: () => type, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ id: 'w', nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

describe.each(nodes.filter(({ name }) => /(pinterest|Ads)Trigger$/.test(name) && name !== 'pinterestLeadAdsTrigger'))(
	'the subtitle of $name',
	({ type }) => {
		const { options = [] } = new type().description.properties.find(({ name }) => name === 'event')!;

		test.each(options as Array<{ name: string; value: string }>)('$value', ({ name, value }) => {
			expect(subtitleOf(new type(), { event: value })).toBe(name);
		});

		test('an event that only a later version knows', () => {
			expect(subtitleOf(new type(), { event: 'somethingNew' })).toBe('somethingNew');
		});
	},
);
