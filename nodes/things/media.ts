import { text, type Output } from '../operations/output';

/** An uploaded video: schema MediaUploadDetails of the API description. */
export const mediaOutput: Output = {
	columns: { media_id: text(), media_type: text(), status: text() },
	selectable: ['media_id', 'media_type', 'status'],
};
