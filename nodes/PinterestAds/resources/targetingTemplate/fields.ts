import type { IDataObject } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import { body, type Field } from '../../../operations/operation';
import { at, identity, inOneText, integer, text, type Output } from '../../../operations/output';
import { timeOf } from '../../../reports/days';
import { keywordRows } from '../../../things/keyword';

// What a targeting template holds: schemas TargetingTemplateCommon and TargetingSpec of the API description.

const EXAMPLE =
	'{ "LOCATION": ["US"], "GEO": ["BE-VOV"], "LOCALE": ["en"], "GENDER": ["female"], "MINIMUM_AGE": "25", "MAXIMUM_AGE": "54", "INTEREST": ["935249274030"], "APPTYPE": ["iphone"], "AUDIENCE_INCLUDE": ["2542620905473"], "AUDIENCE_EXCLUDE": ["2542620905475"], "SHOPPING_RETARGETING": [{ "lookback_window": 30, "exclusion_window": 14, "tag_types": [0, 6] }], "TARGETING_STRATEGY": ["CHOOSE_YOUR_OWN"] }';

function specOf(value: unknown): Record<string, unknown> | undefined {
	const json = typeof value === 'string' ? jsonParse<unknown>(value, { fallbackValue: undefined }) : value;
	return isRecord(json) ? json : undefined;
}

/** What does not go together (texts of the schema TargetingSpec). */
function specProblem(value: unknown): string | undefined {
	const spec = specOf(value);
	if (!spec) return 'is not a JSON object, such as { "LOCATION": ["US"] }.';
	const has = (name: string) => spec[name] !== undefined && spec[name] !== null;
	if (has('MINIMUM_AGE') !== has('MAXIMUM_AGE')) return 'needs MINIMUM_AGE and MAXIMUM_AGE together.';
	if (has('AGE_BUCKET') && has('MINIMUM_AGE')) return 'has ages twice: use AGE_BUCKET, or MINIMUM_AGE and MAXIMUM_AGE.';
	const included = new Set([spec.AUDIENCE_INCLUDE ?? []].flat());
	const both = [spec.AUDIENCE_EXCLUDE ?? []].flat().find((id) => included.has(id));
	return both === undefined ? undefined : `includes and excludes the audience ${String(both)}.`;
}

export const targeting: Field = {
	displayName: 'Targeting (JSON)',
	name: 'targeting',
	type: 'json',
	required: true,
	default: '{ "LOCATION": ["US"] }',
	placeholder: `e.g. ${EXAMPLE}`,
	description:
		'Whom the ads are for, as Pinterest has it: an object with LOCATION or GEO, and any of AGE_BUCKET, APPTYPE, AUDIENCE_EXCLUDE, AUDIENCE_INCLUDE, GENDER, INTEREST, LOCALE, MAXIMUM_AGE, MINIMUM_AGE, SHOPPING_RETARGETING, TARGETING_STRATEGY. Targeting: Get Options lists the values.',
	check: specProblem,
	wire: specOf,
	routing: body('targeting_attributes'),
};

export const keywords: Field = keywordRows('Words that people search for', 'stoneware', [
	{ name: 'Broad', value: 'BROAD' },
	{ name: 'Exact', value: 'EXACT' },
	{ name: 'Exact, Excluded', value: 'EXACT_NEGATIVE' },
	{ name: 'Phrase', value: 'PHRASE' },
	{ name: 'Phrase, Excluded', value: 'PHRASE_NEGATIVE' },
]);

/** A template: schema TargetingTemplateGetResponseData of the API description. */
export const templateOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		status: text(),
		ad_account_id: text(),
		locations: text((raw) => {
			const places = ['LOCATION', 'GEO'].map((kind) => at(raw, `targeting_attributes.${kind}`) ?? []);
			return places.flat().join(', ') || undefined;
		}),
		interests: inOneText('targeting_attributes.INTEREST'),
		keywords: inOneText('keywords', 'value'),
		placement_group: text(),
		reach_estimate: integer('sizing.reach_estimate.estimate'),
		created_at: text(({ created_time: seconds }: IDataObject) => timeOf(seconds)),
	},
	selectable: [
		'ad_account_id',
		'auto_targeting_enabled',
		'created_time',
		'id',
		'keywords',
		'name',
		'placement_group',
		'sizing',
		'status',
		'targeting_attributes',
		'tracking_urls',
		'updated_time',
		'valid',
	],
};
