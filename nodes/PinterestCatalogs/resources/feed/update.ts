import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import { carries } from '../../../operations/lookups';
import { body, type Operation } from '../../../operations/operation';
import { actingFor, catalogType } from '../../../things/catalog';
import {
	feedAvailability,
	feedCredentials,
	feedFormat,
	feedId,
	feedLocation,
	feedName,
	feedOutput,
	feedSchedule,
	feedStatus,
	retailOnly,
	withoutSecrets,
} from '../../../things/feed';
import { currency } from '../../../things/markets';

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a feed',
	description:
		'Change a feed: its name, file, schedule, credentials, or whether it is fetched. What is left out stays. Country and locale cannot be changed. Returns the feed.',
	endpoint: 'feeds/update',
	fields: [
		feedId({ required: true }),
		catalogType({ routing: body('catalog_type') }),
		collection(
			'Update Fields',
			'updateFields',
			[
				feedAvailability,
				feedCredentials,
				currency({ routing: body('default_currency') }),
				feedFormat,
				feedLocation,
				feedName,
				feedSchedule,
				feedStatus,
			],
			{ required: true },
		),
	],
	actsForAdAccount: true,
	check: retailOnly,
	advise: (failure, { values }) => withoutSecrets(failure, values),
	lookup: {
		list: ({ pathValues, query }) => ({ endpoint: 'feeds/get', pathValues, query: actingFor(query as IDataObject) }),
		likeness: ({ pathValues }) => pathValues,
		matches: (entry, { body: sent }) => carries(entry, sent),
		dated: false,
		repeats: true,
	},
	output: feedOutput,
};
