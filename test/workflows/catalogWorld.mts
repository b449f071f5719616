import type { IDataObject } from 'n8n-workflow';

import { marketKey, type Catalog, type Feed } from '../../simulator/catalogs.mts';
import type { Simulator } from '../../simulator/simulator.mts';
import { runNode, type RunOptions } from './harness.mts';
import { byId, calls } from './rules/world.mts';

type Values = RunOptions['parameters'];

export const SCOPES = ['ads:read', 'ads:write', 'boards:read', 'catalogs:read', 'catalogs:write', 'pins:read'];

/** Runs an operation of the catalogs node. */
export const onCatalogs = (
	simulator: Simulator,
	resource: string,
	operation: string,
	parameters: Values = {},
	more: Partial<RunOptions> = {},
) =>
	runNode(simulator, {
		node: 'pinterestCatalogs',
		parameters: { resource, operation, ...parameters },
		scopes: SCOPES,
		...more,
	});

/** A retail catalog of the connected account. */
export const newCatalog = ({ state }: Simulator, more: Partial<Catalog> = {}): Catalog =>
	state.catalogs.addCatalog({ owner: state.account, ...more });

/** A feed that fetches a CSV file for Germany. */
export const newFeed = (simulator: Simulator, name = 'Garden Shop', rest: Record<string, unknown> = {}): Feed => {
	const { state } = simulator;
	const file = { format: 'CSV', location: 'https://shop.example/feed.csv', status: 'ACTIVE' };
	const market = { default_country: 'DE', default_locale: 'de' };
	const catalog = state.catalogs.oldest(state.account);
	return state.catalogs.addFeed({ catalog, name, rest: { ...file, ...market, ...rest } });
};

export const catalogOf = ({ id }: Catalog) => ({ catalogId: byId(id) });

export const feedOf = ({ id }: Feed) => ({ feedId: byId(id) });

/** The bodies of calls whose path ends so, in the order sent. */
export const bodiesOf = (simulator: Simulator, method: string, path: RegExp): any[] =>
	calls(simulator, method, path).map(({ body }) => body);

/** An item with all that a product needs, by Pinterest's names. */
export const mug = (n: number, more: IDataObject = {}): IDataObject => ({
	title: `Mug ${n}`,
	description: 'Blue, with a handle',
	link: `https://shop.example/mugs/${n}`,
	image_link: `https://shop.example/mugs/${n}.jpg`,
	price: '14.99 EUR',
	availability: 'in stock',
	...more,
});

/** Rows of a sheet: an `id` and the attributes of a mug each. */
export const mugs = (count: number, more: (n: number) => IDataObject = () => ({})): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({ id: `mug-${n}`, attributes: mug(n, more(n)) }));

/** The parameters of an operation that writes the items of such rows. */
export const fromRows = (catalog: Catalog, more: Values = {}): Values => ({
	...catalogOf(catalog),
	country: 'DE',
	language: 'de',
	itemId: '={{ $json.id }}',
	attributesJson: '={{ $json.attributes }}',
	...more,
});

/** The calls that carried items. */
export const batchCalls = (simulator: Simulator) => calls(simulator, 'POST', /\/items\/batch$/);

/** How many items each of them carried. */
export const sizesOf = (simulator: Simulator): number[] =>
	batchCalls(simulator).map(({ body }) => (body as { items: unknown[] }).items.length);

/** Puts items into a catalog, as an earlier run would have. */
export function stock(catalog: Catalog, count: number, attributes: (n: number) => IDataObject = mug): void {
	for (let n = 0; n < count; n++) {
		const id = `mug-${n}`;
		catalog.items.set(marketKey('DE', 'de', id), { id, country: 'DE', language: 'de', attributes: attributes(n) });
	}
}

/** The attributes of an item as Pinterest has them. */
export const attributesIn = (catalog: Catalog, id: string): Record<string, unknown> | undefined =>
	catalog.items.get(marketKey('DE', 'de', id))?.attributes;
