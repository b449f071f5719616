import { numericId } from '../../../operations/checks';
import { inWords } from '../../../operations/names';
import { query, type Field } from '../../../operations/operation';
import { ENTITY_STATUSES } from '../../../things/campaign';

/** Most IDs that Pinterest takes in one call. */
export const MOST_IDS = 250;

/** For fields that take several IDs: what is wrong with one of them. */
export const someIds = (value: unknown): string | undefined =>
	(value as unknown[]).map(numericId).find((problem) => problem !== undefined);

/** The filter by status, archived ones and drafts included. */
export const statusFilter: Field = {
	displayName: 'Statuses',
	name: 'entityStatuses',
	type: 'multiOptions',
	default: ['ACTIVE', 'PAUSED'],
	description: 'Only those in one of these states',
	options: ENTITY_STATUSES.map((value) => ({ name: inWords(value), value })).sort((one, other) =>
		one.name.localeCompare(other.name),
	),
	routing: query('entity_statuses'),
};
