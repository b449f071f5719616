import type { Resource } from '../../../operations/operation';
import { getCategoryDetails } from './getCategoryDetails';
import { getEditorialArticles } from './getEditorialArticles';
import { getFeaturedTopics } from './getFeaturedTopics';
import { getKeywords } from './getKeywords';
import { getTrendingCategories } from './getTrendingCategories';

export const trend: Resource = {
	name: 'Trend',
	value: 'trend',
	operations: [getCategoryDetails, getEditorialArticles, getFeaturedTopics, getKeywords, getTrendingCategories],
};
