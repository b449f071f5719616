import type { Operation } from '../../../operations/operation';
import { topPinFilters } from '../../../reports/filters';
import { ACCOUNT_METRICS, type Metric } from '../../../reports/metrics';
import { topPins } from './topPins';

/** Query parameter `sort_by`: the counts, not the rates. */
const SORTS: Metric[] = ['ENGAGEMENT', 'IMPRESSION', 'OUTBOUND_CLICK', 'PIN_CLICK', 'SAVE'];

export const getTopPins: Operation = {
	name: 'Get Top Pins',
	value: 'getTopPins',
	action: 'Get the top pins of the account',
	description:
		'Get up to 50 Pins of the account with the best numbers in a period within the last 90 days, the best first',
	endpoint: 'user_account/analytics/top_pins',
	...topPins(ACCOUNT_METRICS, SORTS, SORTS, topPinFilters),
};
