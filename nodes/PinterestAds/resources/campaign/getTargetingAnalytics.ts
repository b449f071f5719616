import { CAMPAIGN_TARGETING } from '../../../reports/targetingReport';
import { targetingAnalyticsOf } from '../../../things/adNumbers';
import { numbers } from './shared';

export const getTargetingAnalytics = targetingAnalyticsOf(
	numbers,
	'campaign_targeting_analytics/get',
	CAMPAIGN_TARGETING,
);
