import type { Resource } from '../../../operations/operation';
import { getCountries } from './getCountries';
import { getInterest } from './getInterest';
import { getLeadFormQuestions } from './getLeadFormQuestions';
import { getMetrics } from './getMetrics';
import { getMetricsReadyState } from './getMetricsReadyState';
import { getOptions } from './getOptions';

export const targeting: Resource = {
	name: 'Targeting',
	value: 'targeting',
	operations: [getCountries, getInterest, getLeadFormQuestions, getMetrics, getMetricsReadyState, getOptions],
};
