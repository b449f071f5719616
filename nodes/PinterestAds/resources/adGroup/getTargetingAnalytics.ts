import { AD_GROUP_TARGETING } from '../../../reports/targetingReport';
import { targetingAnalyticsOf } from '../../../things/adNumbers';
import { numbers } from './shared';

export const getTargetingAnalytics = targetingAnalyticsOf(
	numbers,
	'ad_groups_targeting_analytics/get',
	AD_GROUP_TARGETING,
);
