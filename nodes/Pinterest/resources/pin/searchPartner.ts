import { readAll } from '../../../api/pages';
import { collection } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { summaryPinOutput } from '../../../things/pinOutput';

/** The most results of one call, which has `limit` instead of a page size (parameter `result_limit` of the API description). */
const MOST_AT_ONCE = 50;

export const searchPartner: Operation = {
	name: 'Search Partner Pins',
	value: 'searchPartner',
	action: 'Search partner pins',
	description: 'Get the top Pins for a search term in one country, not only your own',
	endpoint: 'search_partner_pins',
	fields: [
		{
			displayName: 'Term',
			name: 'term',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. pumpkin soup',
			description: 'What to look for',
			routing: query('term'),
		},
		{
			displayName: 'Country Code',
			name: 'countryCode',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. US',
			description: 'The country to search in, as two letters (ISO 3166-1)',
			check: (value) =>
				/^[a-z]{2}$/i.test(String(value).trim()) ? undefined : 'must be two letters, such as US or GB.',
			routing: query('country_code'),
		},
		collection('Additional Fields', 'additionalFields', [
			{
				displayName: 'Locale',
				name: 'locale',
				type: 'string',
				default: '',
				placeholder: 'e.g. en-US',
				description: 'The language to search in',
				routing: query('locale'),
			},
		]),
	],
	output: summaryPinOutput,
	async execute({ client, request, limit = Infinity }) {
		const { country_code: country } = request.query as { country_code: string };
		const changes = { country_code: country.trim().toUpperCase(), limit: Math.min(MOST_AT_ONCE, limit) };
		return await readAll(client, { ...request, query: { ...request.query, ...changes } }, limit);
	},
};
