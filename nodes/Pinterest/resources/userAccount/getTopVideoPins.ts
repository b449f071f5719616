import type { Operation } from '../../../operations/operation';
import { topVideoPinFilters } from '../../../reports/filters';
import { TOP_VIDEO_METRICS, type Metric } from '../../../reports/metrics';
import { topPins } from './topPins';

const USUAL: Metric[] = ['IMPRESSION', 'VIDEO_MRC_VIEW', 'VIDEO_AVG_WATCH_TIME', 'OUTBOUND_CLICK', 'SAVE'];

export const getTopVideoPins: Operation = {
	name: 'Get Top Video Pins',
	value: 'getTopVideoPins',
	action: 'Get the top video pins of the account',
	description:
		'Get up to 50 video Pins of the account with the best numbers in a period within the last 90 days, the best first: views, play time, impressions, saves',
	endpoint: 'user_account/analytics/top_video_pins',
	...topPins(TOP_VIDEO_METRICS, TOP_VIDEO_METRICS, USUAL, topVideoPinFilters),
};
