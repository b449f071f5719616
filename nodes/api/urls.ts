/** Query values. An array repeats its key; `commaJoined` makes one value of it (OpenAPI `form`, `explode` true or false). */
export type QueryValue = string | number | boolean | string[] | { commaJoined: string[] } | undefined;
export type Query = Record<string, QueryValue>;

/**
 * Percent-encodes every value, so that ids, bookmarks and regions such as `GB+IE` arrive as they are.
 * @returns '' or a query string that begins with `?`
 */
export function encodeQuery(query: Query): string {
	const pairs = Object.entries(query).flatMap(([key, value]) => {
		if (value === undefined) return [];
		if (Array.isArray(value)) return value.map((one) => pair(key, encodeURIComponent(one)));
		if (typeof value === 'object') return [pair(key, value.commaJoined.map(encodeURIComponent).join(','))];
		return [pair(key, encodeURIComponent(value))];
	});
	return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function pair(key: string, encoded: string): string {
	return `${encodeURIComponent(key)}=${encoded}`;
}

/**
 * Fills `/boards/{board_id}`.
 * @throws Error when a parameter has no value, which is a mistake in this package and never in a workflow
 */
export function fillPath(template: string, values: Record<string, string>): string {
	return template.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = values[name];
		if (!value) throw new Error(`No value for "${name}" of ${template}`);
		return encodeURIComponent(value);
	});
}

/**
 * Reads a text as an address. Not by `URL.canParse`: before Node 24 it comes to deny right addresses with letters beyond ASCII once it has
 * been called often (seen on 20.20.2 and 22.23.3, not on 24.21.0).
 * @returns undefined for what is none
 */
export function urlOf(text: string, base?: string): URL | undefined {
	try {
		return new URL(text, base);
	} catch {
		return undefined;
	}
}
