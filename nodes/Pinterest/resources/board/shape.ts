import { identity, integer, text, type Output } from '../../../operations/output';

/** A board as `boards/get` and the lists return it. */
export const boardOutput: Output = {
	columns: {
		id: identity,
		name: text(),
		description: text(),
		privacy: text(),
		pin_count: integer(),
		follower_count: integer(),
		collaborator_count: integer(),
		owner: text('owner.username'),
		created_at: text(),
		cover_image_url: text('media.image_cover_url'),
	},
	selectable: [
		'board_pins_modified_at',
		'collaborator_count',
		'created_at',
		'description',
		'follower_count',
		'id',
		'is_ads_only',
		'media',
		'name',
		'owner',
		'pin_count',
		'privacy',
	],
};
