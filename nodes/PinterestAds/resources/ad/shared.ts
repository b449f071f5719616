import { body } from '../../../operations/operation';
import { adId } from '../../../things/ad';
import type { Numbers } from '../../../things/adNumbers';

/** The ad of an element. */
export const changedAdId = adId({ routing: body('id') });

export const numbers: Numbers = {
	things: 'ads',
	label: 'Ad',
	parameter: 'adIds',
	example: '687195134316',
	query: 'ad_ids',
	column: 'ad_id',
};
