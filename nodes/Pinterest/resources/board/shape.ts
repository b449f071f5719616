import type { Shape } from '../../../operations/output';

/** A board as `boards/get` and the lists return it. */
export const boardShape: Shape = {
	fields: {
		id: 'id',
		name: 'name',
		description: 'description',
		privacy: 'privacy',
		pin_count: 'pin_count',
		follower_count: 'follower_count',
		collaborator_count: 'collaborator_count',
		owner: 'owner.username',
		created_at: 'created_at',
		cover_image_url: 'media.image_cover_url',
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
