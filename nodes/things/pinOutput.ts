import type { IDataObject } from 'n8n-workflow';

import { at, identity, integer, onlyWith, text, type Output } from '../operations/output';

interface Picture {
	url?: string;
	width?: number;
	height?: number;
}

/** The largest picture of a Pin: of the image itself, of a video's cover, or of the first image of a carousel. */
function largest(pin: IDataObject): Picture | undefined {
	const images = (at(pin, 'media.images') ?? at(pin, 'media.items.0.images') ?? at(pin, 'media.items.0')) as
		| Record<string, Picture>
		| undefined;
	const sized = Object.values(images ?? {}).filter((image) => typeof image === 'object' && image?.url);
	return sized.sort((a, b) => (b.width ?? 0) - (a.width ?? 0))[0];
}

function size({ width, height }: Picture = {}): string | undefined {
	return width && height ? `${width}x${height}` : undefined;
}

/** What Pinterest counts for a Pin, in the last 90 days and since it was made; the last two only since then. */
const METRICS = ['impression', 'pin_click', 'clickthrough', 'save', 'reaction', 'comment'];
const PERIODS: Array<[suffix: string, property: string, metrics: string[]]> = [
	['90d', '90d', METRICS.slice(0, 4)],
	['lifetime', 'lifetime_metrics', METRICS],
];

/** Columns of the numbers that "Pin Metrics" adds, e.g. `save_90d`. */
const metricColumns = onlyWith(
	'pinMetrics',
	Object.fromEntries(
		PERIODS.flatMap(([suffix, property, metrics]) =>
			metrics.map((metric) => [`${metric}_${suffix}`, integer(`pin_metrics.${property}.${metric}`)]),
		),
	),
);

/** A Pin as `pins/get` and the lists return it. */
export const pinOutput: Output = {
	columns: {
		id: identity,
		url: text(({ id }) => `https://www.pinterest.com/pin/${String(id)}/`),
		title: text(),
		description: text(),
		link: text(),
		board_id: text(),
		board_section_id: text(),
		created_at: text(),
		image_url: text((pin) => largest(pin)?.url ?? at(pin, 'media.cover_image_url')),
		image_size: text((pin) => size(largest(pin))),
		alt_text: text(),
		media_type: text('media.media_type'),
		...metricColumns,
	},
	selectable: [
		'ai_disclosures',
		'alt_text',
		'board_id',
		'board_owner',
		'board_section_id',
		'created_at',
		'creative_type',
		'description',
		'dominant_color',
		'has_been_promoted',
		'id',
		'is_owner',
		'is_product',
		'is_standard',
		'link',
		'media',
		'parent_pin_id',
		'pin_metrics',
		'product_tags',
		'title',
	],
};

/** A Pin of somebody else in search results: schema SummaryPin of the API description. */
export const summaryPinOutput: Output = {
	columns: {
		id: identity,
		url: pinOutput.columns.url,
		title: text(),
		description: text(),
		link: text(),
		alt_text: text(),
		image_url: pinOutput.columns.image_url,
		image_size: pinOutput.columns.image_size,
	},
	selectable: ['alt_text', 'description', 'id', 'link', 'media', 'title'],
};
