import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { number, text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';

/** One row for each part of the score and each kind of event; a score without parts is a row of its own. */
function rows(score: IDataObject): IDataObject[] {
	const { quality_components: components, ...rest } = score;
	const parts = Object.entries(isRecord(components) ? components : {}).flatMap(([component, kinds]) =>
		Object.entries(isRecord(kinds) ? kinds : {}).map(([kind, details]) => partOf(component, kind, details)),
	);
	return (parts.length > 0 ? parts : [NO_PART]).map((part) => ({ ...part, ...rest }));
}

const NO_PART: IDataObject = { component: null, event_type: null, coverage: null, overlap: null, issues: null };

function partOf(component: string, kind: string, details: unknown): IDataObject {
	const { coverage = null, overlap = null, issues } = details as IDataObject;
	const told = Array.isArray(issues) ? (issues as IDataObject[]).map(({ name, reason }) => `${name}: ${reason}`) : [];
	return { component, event_type: kind, coverage, overlap, issues: told.join(' ') || null };
}

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get the event quality',
	description:
		'Get how well the events of an ad account can be matched to people on Pinterest: one row for each part of the score (e-mail, click ID, event ID and so on) and each kind of event, with how many of the events have it in percent, and what Pinterest finds wrong',
	endpoint: 'conversion_eqs/list',
	fields: [
		adAccountId(),
		{
			displayName: 'Period',
			name: 'lookbackPeriod',
			type: 'options',
			required: true,
			default: '14d',
			description: 'Which events count',
			options: [
				{ name: 'Last 14 Days', value: '14d' },
				{ name: 'Last Day', value: '1d' },
			],
			routing: query('lookback_period'),
		},
		filters(
			{
				displayName: 'Ingestion Source',
				name: 'ingestionSource',
				type: 'options',
				default: 'CONVERSIONS_API',
				description: 'Only events that came to Pinterest in this way',
				options: [
					{ name: 'Conversions API', value: 'CONVERSIONS_API', description: 'What this node sends' },
					{ name: 'File Upload', value: 'FILE_UPLOAD' },
					{ name: 'Mobile Measurement Partner', value: 'MMP' },
					{ name: 'Native', value: 'NATIVE' },
					{ name: 'Tag', value: 'TAG', description: 'The Pinterest tag on a website' },
				],
				routing: query('ingestion_source'),
			},
			{
				displayName: 'Source Platform',
				name: 'sourcePlatform',
				type: 'options',
				default: 'WEB',
				description: 'Only events that took place here',
				options: [
					{ name: 'Mobile', value: 'MOBILE' },
					{ name: 'Mobile: Android', value: 'MOBILE_ANDROID' },
					{ name: 'Mobile: iOS', value: 'MOBILE_IOS' },
					{ name: 'Offline', value: 'OFFLINE' },
					{ name: 'Pinterest: Android', value: 'PINTEREST_ANDROID' },
					{ name: 'Pinterest: iOS', value: 'PINTEREST_IOS' },
					{ name: 'Pinterest: Web', value: 'PINTEREST_WEB' },
					{ name: 'Point of Sale', value: 'POINT_OF_SALE' },
					{ name: 'Web', value: 'WEB' },
				],
				routing: query('source_platform'),
			},
		),
	],
	output: {
		columns: {
			component: text(),
			event_type: text(),
			coverage: number(),
			overlap: number(),
			issues: text(),
			overall_status: text(),
			source_platform: text(),
			ingestion_source: text(),
			lookback_period: text(),
		},
		rows,
	},
};
