import type { IDataObject } from 'n8n-workflow';

import { query, type Operation } from '../../../operations/operation';
import { integer, number, text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';

/** Schema AudienceDemographics: the name of each list, and what its entries are. */
const DIMENSIONS: Record<string, string> = {
	ages: 'age',
	countries: 'country',
	devices: 'device',
	genders: 'gender',
	metros: 'metro',
};

type Entry = IDataObject & { subcategories?: IDataObject[] };

function rowsOf(raw: IDataObject): IDataObject[] {
	const facts = {
		audience_type: raw.type ?? null,
		date: raw.date ?? null,
		size: raw.size ?? null,
		size_is_upper_bound: raw.size_is_upper_bound ?? null,
	};
	const row = (dimension: string, entry: IDataObject, parent: string | null = null): IDataObject => ({
		...facts,
		dimension,
		key: entry.key ?? entry.id ?? null,
		name: entry.name ?? null,
		parent,
		ratio: entry.ratio ?? null,
		affinity: entry.index ?? null,
	});
	const demographics = (raw.demographics ?? {}) as Record<string, IDataObject[] | undefined>;
	return [
		...Object.entries(DIMENSIONS).flatMap(([list, dimension]) =>
			(demographics[list] ?? []).map((entry) => row(dimension, entry)),
		),
		...((raw.categories ?? []) as Entry[]).flatMap((category) => [
			row('interest', category),
			...(category.subcategories ?? []).map((entry) => row('interest', entry, String(category.name ?? ''))),
		]),
	];
}

export const getInsights: Operation = {
	name: 'Get Insights',
	value: 'getInsights',
	action: 'Get insights into an audience',
	description:
		'Who the people are that see or engage with your Pins: a row for each age, gender, country, device, metro and interest with its part of the audience, ready for a sheet',
	endpoint: 'audience_insights/get',
	fields: [
		adAccountId(),
		{
			displayName: 'Audience',
			name: 'audienceInsightType',
			type: 'options',
			default: 'YOUR_TOTAL_AUDIENCE',
			description: 'Whom to look at',
			options: [
				{ name: 'All of Pinterest', value: 'PINTEREST_TOTAL_AUDIENCE' },
				{ name: 'Your Engaged Audience', value: 'YOUR_ENGAGED_AUDIENCE' },
				{ name: 'Your Total Audience', value: 'YOUR_TOTAL_AUDIENCE' },
			],
			routing: query('audience_insight_type'),
		},
	],
	output: {
		columns: {
			audience_type: text(),
			date: text(),
			size: integer(),
			size_is_upper_bound: { type: 'boolean' },
			dimension: text(),
			key: text(),
			name: text(),
			parent: text(),
			ratio: number(),
			affinity: number(),
		},
		rows: rowsOf,
	},
};
