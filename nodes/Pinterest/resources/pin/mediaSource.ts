import type { IDataObject } from 'n8n-workflow';

import { downloadVideo } from '../../../api/download';
import { openFile } from '../../../api/files';
import { inputFailure } from '../../../api/failure';
import { downloadImage, pixelsOf, readImage, type Image } from '../../../api/images';
import { namingMedia, processed, readyToUpload } from '../../../api/upload';
import type { Call } from '../../../operations/call';
import { namesIn } from '../../../operations/names';
import { processingSeconds } from '../../../operations/ways/job';
import { fetchedFrom } from '../../../things/imageAddress';

/** What a new Pin will show: checked, and with everything that is long or costs calls left for when it is surely wanted. */
export type Media = (create: (source: IDataObject) => Promise<IDataObject>) => Promise<IDataObject>;

type Prepare = (call: Call) => IDataObject | Promise<IDataObject>;

/** What each choice of "Media" for images sends as `media_source` (schema PinMediaSource of the API description). */
const IMAGES: Record<string, Prepare> = {
	imageUrl: async (call) => {
		const url = call.text('imageUrl').trim();
		const image = await fetched(call, url, 'imageUrl');
		return { ...(image ? base64(image) : { source_type: 'image_url', url }), ...standard(call) };
	},

	pinUrl: ({ values }) => ({ source_type: 'pin_url', is_affiliate_link: values.isAffiliateLink === true }),

	imageFile: async (call) => ({
		...base64(await readImage(call.execution.functions, call.index, call.text('binaryPropertyName').trim())),
		...standard(call),
	}),

	carouselUrls: async (call) => {
		const slots = carouselSlots(call.values).map(filled);
		if (!slots.some(({ url }) => fetchedFrom(String(url), call.values)))
			return { source_type: 'multiple_image_urls', items: slots, ...firstOf(call) };
		const images: Image[] = [];
		// All or none: Pinterest takes a carousel in one form.
		for (const { url } of slots) images.push(await imageAt(call, fetchedFrom(String(url), call.values) ?? String(url)));
		return { ...severalBase64(images, slots.map(withoutAddress), 'carouselItems'), ...firstOf(call) };
	},

	carouselFiles: async (call) => {
		const { execution, index, values } = call;
		const texts = carouselSlots(values);
		const images: Image[] = [];
		for (const property of fileNames(values)) images.push(await readImage(execution.functions, index, property));
		return { ...severalBase64(images, texts.map(filled), 'binaryPropertyName'), ...firstOf(call) };
	},
};

const withoutAddress = (slot: IDataObject): IDataObject => {
	const texts = { ...slot };
	delete texts.url;
	return texts;
};

const base64 = (image: Image) => ({ source_type: 'image_base64', ...image });

async function imageAt({ execution: { functions, client } }: Call, url: string, parameter = 'carouselItems') {
	return await downloadImage(functions, client, url, parameter);
}

/** An image that n8n has to fetch; undefined where Pinterest does. */
async function fetched(call: Call, url: string, parameter: string): Promise<Image | undefined> {
	const from = fetchedFrom(url, call.values);
	return from === undefined ? undefined : await imageAt(call, from, parameter);
}

/** @throws Failure of kind `input` when the images differ in size, which Pinterest does not take */
function severalBase64(images: Image[], texts: IDataObject[], parameter: string): IDataObject {
	const sizes = images.map(pixelsOf);
	if (new Set(sizes.filter((size) => size !== undefined)).size > 1) {
		const told = sizes.map((size, at) => `image ${at + 1} has ${size ?? 'an unknown size'}`).join(', ');
		throw inputFailure(
			'The images of the carousel differ in size',
			`Pinterest takes a carousel only when all have the same width and height; in pixels, ${told}. Crop or resize them, for example with the Edit Image node. No Pin was created.`,
			parameter,
		);
	}
	const items = images.map((image, position) => ({ ...texts[position], ...image }));
	return { source_type: 'multiple_image_base64', items };
}

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
	url: async (call) => {
		const url = call.text('coverUrl').trim();
		const image = await fetched(call, url, 'coverUrl');
		return image ? asCover(image) : { cover_image_url: url };
	},
	file: async ({ execution, index, values }) => {
		const property = String(values.coverBinaryPropertyName).trim();
		return asCover(await readImage(execution.functions, index, property, 'coverBinaryPropertyName'));
	},
};

const asCover = ({ data, content_type: type }: Image) => ({ cover_image_data: data, cover_image_content_type: type });

/**
 * Checks what the Pin will show. Only the function that it returns uploads a video.
 * @throws Failure of kind `input` when a file is missing or is not what Pinterest takes, and for videos in the sandbox
 */
export async function prepareMedia(call: Call): Promise<Media> {
	const choice = call.text('mediaType');
	if (choice in IMAGES) {
		const source = await IMAGES[choice](call);
		return async (create) => await create(source);
	}
	if (call.client.inSandbox) throw noVideosThere();
	const upload = await VIDEOS[choice](call);
	const cover = await COVERS[call.text('coverType')](call);
	return async (create) => {
		const { media_id: mediaId } = await upload(processingSeconds(call.values));
		const source = { source_type: 'video_id', media_id: mediaId, ...cover, ...standard(call) };
		return await namingMedia(String(mediaId), async () => await create(source));
	};
}

/** Known before 2 GB are on their way ("Developer tools, Sandbox" of developers.pinterest.com). */
const noVideosThere = () =>
	inputFailure(
		"Pinterest's sandbox makes no video Pins",
		'Nothing was uploaded. Try the workflow there with an image, and publish videos with a credential whose "Environment" is Production.',
		'mediaType',
	);

/** Which image of a carousel is shown first. */
function firstOf({ values }: Call): IDataObject {
	const { carouselIndex } = (values.additionalFields ?? {}) as IDataObject;
	return carouselIndex === undefined ? {} : { index: carouselIndex };
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
