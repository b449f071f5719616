import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../operations/call';
import { choicesOf } from '../operations/names';
import { joinedQuery, type Field } from '../operations/operation';
import type { Output } from '../operations/output';
import { adReportColumns, adReportFields, adReportRow } from './adReport';

/** What the numbers of an ad account can be parted by (schema AdsAnalyticsTargetingType of the API description). */
export const ACCOUNT_TARGETING: readonly string[] =
	'AGE_BUCKET AGE_BUCKET_AND_GENDER APPTYPE AUDIENCE_INCLUDE COUNTRY GENDER GEO KEYWORD LOCATION PINNER_INTEREST PLACEMENT REGION TARGETED_INTEREST'.split(
		' ',
	);

/** Those of campaigns (schema AdsAnalyticsCampaignTargetingType). */
export const CAMPAIGN_TARGETING: readonly string[] = [...ACCOUNT_TARGETING, 'AUDIENCE_MULTIPLIER', 'CREATIVE_TYPE'];

/** Those of ad groups (schema AdsAnalyticsAdGroupTargetingType). */
export const AD_GROUP_TARGETING: readonly string[] = [...ACCOUNT_TARGETING, 'CREATIVE_ENHANCEMENTS'];

/** Those of ads (schema AdsAnalyticsAdTargetingType). */
export const AD_TARGETING: readonly string[] = [...ACCOUNT_TARGETING, 'QUIZ_RESULT'];

const NAMES: Record<string, string> = { APPTYPE: 'Device', AUDIENCE_INCLUDE: 'Audience', GEO: 'Geographic Area' };

/** Most kinds of parts that Pinterest takes in one call. */
const MOST_TYPES = 14;

const targetingTypes = (types: readonly string[]): Field => ({
	displayName: 'Targeting Types',
	name: 'targetingTypes',
	type: 'multiOptions',
	required: true,
	default: ['AGE_BUCKET', 'GENDER'],
	description: 'What the numbers are parted by. Parts of different kinds count the same things: never add them up.',
	options: choicesOf(types, NAMES),
	open: true,
	check: (value) =>
		(value as unknown[]).length > MOST_TYPES
			? `has more than ${MOST_TYPES} values; Pinterest takes no more.`
			: undefined,
	routing: joinedQuery('targeting_types'),
});

const attributionTypes: Field = {
	displayName: 'Attribution Types',
	name: 'attributionTypes',
	type: 'multiOptions',
	default: ['INDIVIDUAL'],
	description: 'Whose conversions count',
	options: [
		{ name: 'Household', value: 'HOUSEHOLD' },
		{ name: 'Individual', value: 'INDIVIDUAL' },
	],
	routing: joinedQuery('attribution_types'),
};

/** What numbers in parts are asked for with, after what says whose they are. */
export const targetingReportFields = (types: readonly string[]): Field[] => [
	targetingTypes(types),
	...adReportFields([attributionTypes]),
];

export const targetingColumns = (whose: string): Output['columns'] =>
	adReportColumns(whose, 'targeting_type', 'targeting_value');

/** A flat row for one part. @param raw an entry of schema MetricsResponse */
export function targetingRow(raw: IDataObject, call: Call, lead: IDataObject): IDataObject {
	const { targeting_type: type = null, targeting_value: value, metrics } = raw;
	const part = { targeting_type: type, targeting_value: value === undefined ? null : String(value) };
	return adReportRow((metrics ?? {}) as IDataObject, call, { ...lead, ...part } as IDataObject);
}
