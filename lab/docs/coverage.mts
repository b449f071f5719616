import { type EndpointId, endpoints } from '../../nodes/api/endpoints';
import type { Operation } from '../../nodes/operations/operation';
import { events as adsEvents } from '../../nodes/PinterestAdsTrigger/events';
import { events } from '../../nodes/PinterestTrigger/events';
import { everyOperation } from '../nodes.mts';
import { anchor, table } from './pages.mts';

/** Everything that is not about Pins, boards, accounts, search and trends, by the first part of the path. */
const OTHER_AREAS: Record<string, string> = {
	ad_accounts: 'Ads, audiences, conversions, leads, billing',
	advanced_auction: 'Advanced auction',
	business_access: 'Business hierarchies',
	businesses: 'Business access: members, partners, assets',
	catalogs: 'Catalogs',
	integrations: 'Commerce integrations',
	notifications: 'Notifications of integrations',
	oauth: 'Tokens (the credential does this)',
	resources: 'Reference data for ads',
};

const areaOf = (id: EndpointId) => endpoints[id].path.split('/')[1];

const all = Object.keys(endpoints) as EndpointId[];

/** The endpoints that this package promises to cover whole. */
const organic = all.filter((id) => !(areaOf(id) in OTHER_AREAS));

const calls = ({ endpoint, alsoCalls = [] }: Operation, id: EndpointId): boolean =>
	endpoint === id || alsoCalls.includes(id);

/** Links to the operations and names of the trigger's events that call an endpoint. */
function callers(id: EndpointId): string[] {
	const operations = everyOperation
		.filter(({ operation }) => calls(operation, id))
		.map(({ node, resource, operation: { name } }) => {
			return `[${resource.name}: ${name}](${node.name}/${resource.value}.md#${anchor(name)})`;
		});
	const watching = [
		...events.filter(({ endpoint }) => endpoint === id).map(({ name }) => `Pinterest Trigger: ${name}`),
		...adsEvents.filter(({ endpoint }) => endpoint === id).map(({ name }) => `Pinterest Ads Trigger: ${name}`),
	];
	return [...operations, ...watching];
}

const hasOperation = (id: EndpointId): boolean => everyOperation.some(({ operation }) => calls(operation, id));

const label = (id: EndpointId): string => `\`${endpoints[id].method} ${endpoints[id].path}\``;

/** Organic endpoints without an operation, as `GET /boards`. */
export function uncovered(): string[] {
	return organic.filter((id) => !hasOperation(id)).map((id) => label(id).replaceAll('`', ''));
}

const calledBy = (ids: readonly EndpointId[]): string =>
	table(
		['Endpoint', 'Called by'],
		ids.map((id) => [label(id), callers(id).join(', ') || '[API Request: Send](pinterest/apiRequest.md#send)']),
	);

/** One page: every organic endpoint and every other that has an operation, with what calls it; the rest by area. */
export function coveragePage(): string {
	const missing = uncovered();
	const percent = Math.floor((100 * (organic.length - missing.length)) / organic.length);
	const others = all.filter((id) => !organic.includes(id));
	const areas = Object.entries(OTHER_AREAS).map(([area, about]) => {
		const methods = others.filter((id) => areaOf(id) === area);
		return [`\`/${area}\``, about, String(methods.filter(hasOperation).length), String(methods.length)];
	});
	const called = others.filter(hasOperation);
	return [
		'# Endpoints and operations',
		'Which operation calls which endpoint of Pinterest. Generated from the code by `npm run docs`.',
		'## Organic endpoints',
		`**${organic.length - missing.length} of ${organic.length} have an operation (${percent} %)**: account, websites, boards, sections, Pins, media, search, trends and terms, in version 5.23 of Pinterest's description and what 5.28 added.`,
		calledBy(organic),
		...(missing.length > 0
			? [
					`Without an operation, for [API Request](pinterest/apiRequest.md): ${missing.map((one) => `\`${one}\``).join(', ')}.`,
				]
			: []),
		'## All others',
		`${called.length} of ${others.length} have an operation. [API Request](pinterest/apiRequest.md) calls the others with the same credential, pacing, retries and messages, except the two of \`/oauth\` that exchange and revoke tokens. The Pinterest Lead Ads Trigger uses some of \`/ad_accounts\` by itself.`,
		table(['Begins with', 'What it is about', 'With an operation', 'Endpoints'], areas),
		...(called.length > 0 ? [calledBy(called)] : []),
	].join('\n\n');
}
