import type { Field } from '../operations/operation';
import { at, identity, text, type Output } from '../operations/output';
import { idInAccount, searchInAdAccount } from './adAccount';

export const searchConversionTags = searchInAdAccount('conversion_tags/list', ({ name }) => String(name));

/** The parameter `conversionTagId`, for operations that also have `adAccountId`. */
export const conversionTagId = (changes: Partial<Field> = {}): Field =>
	idInAccount(
		{ name: 'conversionTagId', displayName: 'Tag', list: 'searchConversionTags', example: '2617998078212' },
		{ description: 'The conversion tag, picked from the list or given by ID', ...changes },
	);

/** A conversion tag as all endpoints return it. */
export const conversionTagOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		status: text(),
		enhanced_match_status: text(),
		last_fired: text(({ last_fired_time_ms: moment }) => timeOf(moment)),
		version: text(),
		automatic_enhanced_match: { type: 'boolean', from: (tag) => at(tag, 'configs.aem_enabled') },
		ad_account_id: text(),
		code_snippet: text(),
	},
	selectable: [
		'ad_account_id',
		'code_snippet',
		'configs',
		'enhanced_match_status',
		'id',
		'last_fired_time_ms',
		'name',
		'status',
		'version',
	],
};

/** What a tag has recorded, as the lists of page visits and of events for optimisation return it. */
export const tagEventOutput: Output = {
	columns: {
		conversion_tag_id: identity,
		conversion_event: text(),
		created: text(({ created_time: seconds }) => timeOf(Number(seconds) * 1000)),
		ad_account_id: text(),
	},
	selectable: ['ad_account_id', 'conversion_event', 'conversion_tag_id', 'created_time'],
};

/** ISO 8601; undefined where Pinterest does not say when. */
function timeOf(milliseconds: unknown): string | undefined {
	const moment = new Date(Number(milliseconds));
	return milliseconds === null || milliseconds === undefined || Number.isNaN(moment.getTime())
		? undefined
		: moment.toISOString();
}
