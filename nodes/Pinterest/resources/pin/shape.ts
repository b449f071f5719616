import type { IDataObject } from 'n8n-workflow';

import { at, type Shape } from '../../../operations/output';

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

/** A Pin as `pins/get` and the lists return it. */
export const pinShape: Shape = {
	fields: {
		id: 'id',
		url: ({ id }) => `https://www.pinterest.com/pin/${String(id)}/`,
		title: 'title',
		description: 'description',
		link: 'link',
		board_id: 'board_id',
		board_section_id: 'board_section_id',
		created_at: 'created_at',
		image_url: (pin) => largest(pin)?.url ?? at(pin, 'media.cover_image_url'),
		image_size: (pin) => size(largest(pin)),
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
export const summaryPinShape: Shape = {
	fields: {
		id: 'id',
		url: pinShape.fields.url,
		title: 'title',
		description: 'description',
		link: 'link',
		alt_text: 'alt_text',
		image_url: pinShape.fields.image_url,
		image_size: pinShape.fields.image_size,
	},
	selectable: ['alt_text', 'description', 'id', 'link', 'media', 'title'],
};
