import { body, type Field } from '../../../operations/operation';
import { country, locale } from '../../../things/markets';

export const name: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Mugs below 20 EUR',
	description: 'What the product group is called. No two of an account have the same name.',
	routing: body('name'),
};

/** What a product group has besides. */
export const more: Field[] = [
	country({ description: 'For product groups of a retail catalog, with "Locale"', routing: body('country') }),
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'For your team',
		routing: body('description'),
	},
	{
		displayName: 'Is Featured',
		name: 'isFeatured',
		type: 'boolean',
		default: true,
		description: 'Whether it is shown first on the profile. For product groups of a feed.',
		routing: body('is_featured'),
	},
	locale({ description: 'For product groups of a retail catalog, with "Country"', routing: body('locale') }),
];

/** Some fields are for some bases only. */
export function misplaced(basis: unknown, given: object): string[] {
	const problems: string[] = [];
	if (basis !== 'feed' && 'isFeatured' in given) problems.push('"Is Featured" is for product groups of a feed.');
	for (const [one, label] of Object.entries({ country: 'Country', locale: 'Locale' })) {
		if (basis !== 'RETAIL' && one in given) problems.push(`"${label}" is for product groups of a retail catalog.`);
	}
	return problems;
}
