import { query, type Field } from '../operations/operation';

/** Values: schema CreativeType of the API description. */
export const creativeTypes: Field = {
	displayName: 'Creative Types',
	name: 'creativeTypes',
	type: 'multiOptions',
	default: [],
	description: 'Only Pins of these kinds',
	options: [
		{ name: 'Carousel', value: 'CAROUSEL' },
		{ name: 'Collage', value: 'COLLAGE' },
		{ name: 'Collection', value: 'COLLECTION' },
		{ name: 'Idea', value: 'IDEA' },
		{ name: 'Max Video', value: 'MAX_VIDEO' },
		{ name: 'Max Width Regular Collection', value: 'MAX_WIDTH_REGULAR_COLLECTION' },
		{ name: 'Max Width Video Collection', value: 'MAX_WIDTH_VIDEO_COLLECTION' },
		{ name: 'Quiz', value: 'QUIZ' },
		{ name: 'Regular', value: 'REGULAR' },
		{ name: 'Shopping', value: 'SHOPPING' },
		{ name: 'Showcase', value: 'SHOWCASE' },
		{ name: 'Video', value: 'VIDEO' },
	],
	// Pinterest still takes the one that Collection replaces.
	open: true,
	routing: query('creative_types'),
};

export const pinMetrics: Field = {
	displayName: 'Pin Metrics',
	name: 'pinMetrics',
	type: 'boolean',
	default: false,
	description:
		'Whether to add the numbers of the last 90 days and of the whole life of each Pin. Simplified, each is a column, such as save_90d.',
	routing: query('pin_metrics'),
};
