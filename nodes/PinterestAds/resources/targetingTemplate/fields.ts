import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../../operations/operation';
import { at, identity, inOneText, integer, text, type Output } from '../../../operations/output';
import { isEmpty } from '../../../operations/values';
import { timeOf } from '../../../reports/days';
import { keywordRows } from '../../../things/keyword';
import { targetingOf, targetingProblems } from '../../../things/targetingSpec';

// What a targeting template holds: schema TargetingTemplateCommon of the API description.

/** What is wrong with the targeting of a template, which has one. */
export function problemsOf(values: IDataObject): string[] {
	const spec = targetingOf(values);
	return isEmpty(spec)
		? ['"Targeting" is empty; it needs "Locations" or "Regions or Postal Codes".']
		: targetingProblems(spec, true);
}

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
