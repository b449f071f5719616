import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { catalogId, catalogType } from '../../../things/catalog';
import {
	feedAvailability,
	feedCredentials,
	feedFormat,
	feedLocation,
	feedName,
	feedOutput,
	feedSchedule,
	feedsOfAccount,
	feedStatus,
	retailOnly,
	withoutSecrets,
} from '../../../things/feed';
import { country, currency, locale } from '../../../things/markets';

const nameOf = (feed: unknown): string => String((feed as { name?: unknown }).name ?? '').trim();

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a feed',
	description:
		'Register a file that Pinterest fetches each day to fill a catalog. Returns the feed. An account has up to 50 feeds, each with a name of its own, and needs a claimed website.',
	endpoint: 'feeds/create',
	fields: [
		{ ...feedName, required: true },
		catalogType({ routing: body('catalog_type') }),
		feedFormat,
		{ ...feedLocation, required: true },
		country({
			required: true,
			displayOptions: { show: { catalogType: ['RETAIL', 'CREATIVE_ASSETS'] } },
			routing: body('default_country'),
		}),
		locale({ open: true, routing: body('default_locale') }),
		currency({ routing: body('default_currency') }),
		collection('Additional Fields', 'additionalFields', [
			feedAvailability,
			catalogId({
				description: 'The catalog that the feed fills; the oldest one of the type without it',
				routing: body('catalog_id'),
			}),
			feedCredentials,
			feedSchedule,
			feedStatus,
		]),
	],
	actsForAdAccount: true,
	check: retailOnly,
	advise: (failure, { values }) => withoutSecrets(failure, values),
	lookup: {
		list: ({ query }) => feedsOfAccount(query),
		entries: 'feeds in the account',
		likeness: ({ body: sent }) => nameOf(sent),
		matches: (entry, { body: sent }) => nameOf(entry) === nameOf(sent),
		dated: true,
	},
	output: feedOutput,
};
