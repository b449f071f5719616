import { mostOf } from '../../../operations/checks';
import { filters } from '../../../operations/collections';
import { choicesOf } from '../../../operations/names';
import { body, type Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { longPeriodFields, longPeriodProblems, reachOf } from '../../../reports/longPeriod';
import { MARKETING_MIX_COLUMNS, reportColumnsField } from '../../../reports/reportColumns';
import { adAccountId } from '../../../things/adAccount';
import { cutParts } from './cutParts';
import { looseOutput } from './looseRows';
import { reporting, runningOptions, WRAPPED } from './running';

const choices = (values: string) => choicesOf(values.split(' '));

/** Schema MMMReportingTargetingType and the countries of CreateMMMReportRequest. */
const COUNTRIES =
	'AR AT AU BE BR CA CH CL CO CY CZ DE DK ES FI FR GB GR HK HU IE IL IT JP KR LU MT MX NL NO NZ PL PT RO SE SG SK US';

const running = reporting('analytics/get_mmm_report', WRAPPED);

export const getMarketingMix: Operation = {
	name: 'Get Marketing Mix',
	value: 'getMarketingMix',
	action: 'Get a marketing mix report',
	description:
		'Get spend and impressions in the form that marketing mix models take: ordered, waited for, downloaded, one item for each row. Pinterest takes five orders a minute for each ad account.',
	endpoint: 'analytics/create_mmm_report',
	alsoCalls: ['analytics/get_mmm_report'],
	fields: [
		adAccountId(),
		{
			displayName: 'Report Name',
			name: 'reportName',
			type: 'string',
			required: true,
			default: 'Marketing mix',
			description: 'What the report is called at Pinterest',
			routing: body('report_name'),
		},
		{
			displayName: 'Level',
			name: 'level',
			type: 'options',
			default: 'CAMPAIGN_TARGETING',
			description: 'What each row is about',
			options: [
				{ name: 'Ad Group by Targeting', value: 'AD_GROUP_TARGETING' },
				{ name: 'Campaign by Targeting', value: 'CAMPAIGN_TARGETING' },
			],
			routing: body('level'),
		},
		{
			displayName: 'Targeting Types',
			name: 'targetingTypes',
			type: 'multiOptions',
			required: true,
			default: ['COUNTRY'],
			description: 'What the numbers are parted by, at most five',
			options: choices('APPTYPE COUNTRY CREATIVE_TYPE GENDER LOCATION').map((choice) =>
				choice.value === 'APPTYPE' ? { ...choice, name: 'Device' } : choice,
			),
			open: true,
			check: mostOf(5),
			routing: body('targeting_types'),
		},
		...longPeriodFields(),
		{
			displayName: 'Granularity',
			name: 'granularity',
			type: 'options',
			default: 'DAY',
			description: 'What each row stands for',
			options: choices('DAY WEEK'),
			routing: body('granularity'),
		},
		reportColumnsField(MARKETING_MIX_COLUMNS, 'getMarketingMixColumns', [
			'CAMPAIGN_ID',
			'CAMPAIGN_NAME',
			'SPEND_IN_MICRO_DOLLAR',
			'TOTAL_IMPRESSION',
			'TOTAL_CLICKTHROUGH',
			'TOTAL_ENGAGEMENT',
		]),
		filters({
			displayName: 'Countries',
			name: 'countries',
			type: 'multiOptions',
			default: [],
			description: 'Only these countries',
			options: COUNTRIES.split(' ').map((value) => ({ name: value, value })),
			open: true,
			routing: body('countries'),
		}),
	],
	options: runningOptions,
	check: (values) => longPeriodProblems(values, reachOf({})),
	output: looseOutput(
		MARKETING_MIX_COLUMNS,
		{ targeting_type: { ...text(), mark: true }, targeting_value: { ...text(), mark: true } },
		() => ({}),
	),
	job: {
		...running,
		parts: ({ request, values }) => cutParts(request, values, 'body'),
	},
};
