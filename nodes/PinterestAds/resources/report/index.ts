import type { Resource } from '../../../operations/operation';
import { get } from './get';
import { getFromTemplate } from './getFromTemplate';
import { getMarketingMix } from './getMarketingMix';
import { getProduct } from './getProduct';
import { getTemplates } from './getTemplates';

export const report: Resource = {
	name: 'Report',
	value: 'report',
	operations: [get, getFromTemplate, getMarketingMix, getProduct, getTemplates],
};
