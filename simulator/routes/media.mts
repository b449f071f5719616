import { ownMedia } from '../access.mts';
import type { Routes } from '../route.mts';
import { object, oneOf } from '../schemas.mts';
import { newSignature, newUploadToken, uploadAccessKey } from '../secrets.mts';
import { mediaView } from '../views.mts';

/** Seconds that an upload may start after registering; Pinterest does not publish its own. */
const POLICY_LIFETIME = 3600;

export const media: Routes = {
	'media/create': {
		body: object({ media_type: oneOf('video') }, 'media_type'),
		status: 201,
		handle: ({ state, account }) => {
			const added = state.addMedia(account);
			added.parameters = uploadParameters(added.id);
			return {
				media_id: added.id,
				media_type: 'video',
				upload_url: state.settings.uploadUrl || `${state.url}/upload/`,
				upload_parameters: added.parameters,
			};
		},
	},

	'media/list': {
		handle: (call) => {
			const { items, ...rest } = call.page(call.account.media);
			return { items: items.map((entry) => mediaView(call.state, entry)), ...rest };
		},
	},

	'media/get': {
		handle: (call) => mediaView(call.state, ownMedia(call, call.params.media_id)),
	},
};

/** The fields of an S3 POST policy, as Pinterest hands them out (schema MediaUploadParameters). */
function uploadParameters(mediaId: string): Record<string, string> {
	const compact = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
	const key = `uploads/11/aa/22/3:video:${mediaId}`;
	const policy = { expiration: new Date(Date.now() + POLICY_LIFETIME * 1000).toISOString(), conditions: [{ key }] };
	return {
		'x-amz-date': compact,
		'x-amz-signature': newSignature(32),
		'x-amz-security-token': newUploadToken(),
		'x-amz-algorithm': 'AWS4-HMAC-SHA256',
		key,
		policy: Buffer.from(JSON.stringify(policy)).toString('base64'),
		'x-amz-credential': `${uploadAccessKey}/${compact.slice(0, 8)}/us-east-1/s3/aws4_request`,
		'Content-Type': 'multipart/form-data',
	};
}
