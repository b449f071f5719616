import { analyticsOf } from '../../../things/adNumbers';
import { numbers } from './shared';

export const getAnalytics = analyticsOf(numbers, 'ad_groups/analytics');
