import type { Locator } from '../operations/locators/locator';
import { body, query, type Field } from '../operations/operation';
import { text, type Output } from '../operations/output';

/** A website as Pinterest knows it: schema UserWebsiteSummary of the API description. */
export const websiteOutput: Output = {
	columns: { website: text(), status: text(), verified_at: text() },
	selectable: ['status', 'verified_at', 'website'],
};

/** Pinterest takes a domain with or without a path: no `https://` before it and no slash behind it. */
const bare = (address: string): string => address.replace(/^https?:\/\//i, '').replace(/\/+$/, '');

export const website: Locator = {
	named: false,
	check: ({ value }) =>
		/^[^\s/@:?#]+\.[^\s/@:?#]+(\/[^\s?#]*)?$/.test(bare(value))
			? undefined
			: `is not a website: "${value}". It looks like shop.example or shop.example/blog.`,
	find: ({ value }) => bare(value),
};

const websiteField = (changes: Partial<Field>): Field => ({
	displayName: 'Website',
	name: 'website',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. shop.example',
	description: 'The domain, with a path where only that part is yours',
	locate: website,
	...changes,
});

export const websiteInBody = websiteField({ routing: body('website') });
export const websiteInQuery = websiteField({ routing: query('website') });

/** Whether two websites are the same: the case of a domain means nothing. */
export function sameWebsite(a: unknown, b: unknown): boolean {
	return bare(String(a)).toLowerCase() === bare(String(b)).toLowerCase();
}
