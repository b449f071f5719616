import type { IDataObject } from 'n8n-workflow';

import { numericId } from '../../../operations/checks';
import { collection } from '../../../operations/collections';
import type { Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { catalogId, catalogType } from '../../../things/catalog';
import { feedId } from '../../../things/feed';

const TYPES = [
	{
		name: 'All Items',
		value: 'ALL_ITEMS',
		description: 'Every item of a catalog. Pinterest opens it to some accounts only.',
	},
	{
		name: 'Distribution Issues',
		value: 'DISTRIBUTION_ISSUES',
		description: 'Why items of a catalog are not shown, or not in ads',
	},
	{
		name: 'Feed Ingestion Issues',
		value: 'FEED_INGESTION_ISSUES',
		description: 'What was wrong with the items of a feed',
	},
];

/** What a report is about. @param types of reports that there are */
export const reportFields = (...types: string[]): Field[] => [
	catalogType({
		description: 'What the catalog holds. There are no reports about creative assets.',
		options: (catalogType().options as Array<{ value: string }>).filter(
			({ value }) => value !== 'CREATIVE_ASSETS',
		) as Field['options'],
	}),
	{
		displayName: 'Report',
		name: 'reportType',
		type: 'options',
		default: 'FEED_INGESTION_ISSUES',
		description: 'What the report tells',
		options: TYPES.filter(({ value }) => types.includes(value)),
	},
	feedId({ required: true, displayOptions: { show: { reportType: ['FEED_INGESTION_ISSUES'] } } }),
	catalogId({
		description: 'The catalog, picked from the list or given by ID; the oldest one of the type when it is empty',
		displayOptions: { show: { reportType: types.filter((value) => value !== 'FEED_INGESTION_ISSUES') } },
	}),
	collection(
		'Additional Fields',
		'additionalFields',
		[
			{
				displayName: 'Processing Result ID',
				name: 'processingResultId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 5224831246441439241',
				description: 'Which processing of the feed; the last one without it',
				check: numericId,
			},
		],
		{ displayOptions: { show: { reportType: ['FEED_INGESTION_ISSUES'] } } },
	),
];

/** `report` of the parameters: schemas CatalogsReportFeedIngestionFilter and its like. */
export function reportOf({ reportType, feedId: feed, catalogId: catalog, additionalFields }: IDataObject): IDataObject {
	const { processingResultId } = (additionalFields ?? {}) as IDataObject;
	return {
		report_type: reportType,
		...(isEmpty(feed) ? {} : { feed_id: String(feed) }),
		...(isEmpty(catalog) ? {} : { catalog_id: String(catalog) }),
		...(processingResultId ? { processing_result_id: String(processingResultId).trim() } : {}),
	};
}
