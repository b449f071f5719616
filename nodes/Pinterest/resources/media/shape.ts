import type { Shape } from '../../../operations/output';

/** An uploaded video: schema MediaUploadDetails of the API description. */
export const mediaShape: Shape = {
	fields: { media_id: 'media_id', media_type: 'media_type', status: 'status' },
	selectable: ['media_id', 'media_type', 'status'],
};
