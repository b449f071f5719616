import type { Catalog, Feed } from '../../simulator/catalogs.mts';
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
