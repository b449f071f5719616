import type { IDataObject } from 'n8n-workflow';

import { downloadVideo } from '../../../api/download';
import { openFile } from '../../../api/files';
import { readImage } from '../../../api/images';
import { namingMedia, processed, readyToUpload } from '../../../api/upload';
import type { Call } from '../../../operations/call';
import { namesIn } from '../../../operations/names';
import { processingSeconds } from '../../../operations/ways/job';

/** What a new Pin will show: checked, and with everything that is long or costs calls left for when it is surely wanted. */
export type Media = (create: (source: IDataObject) => Promise<IDataObject>) => Promise<IDataObject>;

type Prepare = (call: Call) => IDataObject | Promise<IDataObject>;

/** What each choice of "Media" for images sends as `media_source` (schema PinMediaSource of the API description). */
const IMAGES: Record<string, Prepare> = {
	imageUrl: (call) => ({ source_type: 'image_url', url: call.text('imageUrl').trim(), ...standard(call) }),

	imageFile: async (call) => ({
		source_type: 'image_base64',
		...(await readImage(call.execution.functions, call.index, call.text('binaryPropertyName').trim())),
		...standard(call),
	}),

	carouselUrls: ({ values }) => ({ source_type: 'multiple_image_urls', items: carouselSlots(values).map(filled) }),

	carouselFiles: async ({ execution, index, values }) => {
		const texts = carouselSlots(values);
		const items: IDataObject[] = [];
		for (const [position, property] of fileNames(values).entries()) {
			items.push({ ...filled(texts[position] ?? {}), ...(await readImage(execution.functions, index, property)) });
		}
		return { source_type: 'multiple_image_base64', items };
	},
};

type Uploaded = (most: number) => Promise<IDataObject>;

/** How each choice of "Media" for videos comes to an uploaded and processed one. */
const VIDEOS: Record<string, (call: Call) => Promise<Uploaded>> = {
	videoFile: async ({ execution: { functions, client }, index, values }) => {
		const file = await openFile(functions, index, String(values.binaryPropertyName).trim(), 'binaryPropertyName');
		return await readyToUpload(functions, client, file);
	},

	videoUrl:
		async ({ execution: { functions, client }, values }) =>
		async (most) => {
			const file = await downloadVideo(functions, client, String(values.videoUrl).trim());
			return await (
				await readyToUpload(functions, client, file)
			)(most);
		},

	mediaId:
		async ({ client, values }) =>
		async (most) =>
			await processed(client, String(values.mediaId).trim(), most),
};

/** What each choice of "Cover" adds to a video. */
const COVERS: Record<string, Prepare> = {
	keyFrame: ({ values }) => ({ cover_image_key_frame_time: values.coverTime }),
	url: (call) => ({ cover_image_url: call.text('coverUrl').trim() }),
	file: async ({ execution, index, values }) => {
		const property = String(values.coverBinaryPropertyName).trim();
		const image = await readImage(execution.functions, index, property, 'coverBinaryPropertyName');
		return { cover_image_data: image.data, cover_image_content_type: image.content_type };
	},
};

/**
 * Checks what the Pin will show. Only the function that it returns uploads a video.
 * @throws Failure of kind `input` when a file is missing or is not what Pinterest takes
 */
export async function prepareMedia(call: Call): Promise<Media> {
	const choice = call.text('mediaType');
	if (choice in IMAGES) {
		const source = await IMAGES[choice](call);
		return async (create) => await create(source);
	}
	const upload = await VIDEOS[choice](call);
	const cover = await COVERS[call.text('coverType')](call);
	return async (create) => {
		const { media_id: mediaId } = await upload(processingSeconds(call.values));
		const source = { source_type: 'video_id', media_id: mediaId, ...cover, ...standard(call) };
		return await namingMedia(String(mediaId), async () => await create(source));
	};
}

function standard({ values }: Call): IDataObject {
	const { isStandard } = (values.additionalFields ?? {}) as IDataObject;
	return isStandard === undefined ? {} : { is_standard: isStandard };
}

/** The binary fields that a carousel is made of. */
export function fileNames({ binaryPropertyName }: IDataObject): string[] {
	return namesIn(String(binaryPropertyName ?? ''));
}

/** The rows of "Carousel Images". */
export function carouselSlots({ carouselItems: list }: IDataObject): IDataObject[] {
	return ((list as IDataObject | undefined)?.item as IDataObject[] | undefined) ?? [];
}

/** A row without what was left empty; all its values are texts. */
export function filled(slot: IDataObject): IDataObject {
	const texts = Object.entries(slot).map(([name, value]) => [name, String(value ?? '').trim()] as const);
	return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}
