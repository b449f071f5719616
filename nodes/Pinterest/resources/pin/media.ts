import type { IDataObject } from 'n8n-workflow';

import { numericId, webAddress } from '../../../operations/checks';
import type { Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { videoFile, videoUrl } from '../../../things/media';
import { tidyLine, tidyText } from './cleanText';
import { imageAddress } from '../../../things/imageAddress';
import { tidyAddress } from './links';
import { carouselSlots, fileNames } from './mediaSource';

/** Images of a carousel (schema PinMediaSourceImagesURL of the API description). */
const FEWEST_IMAGES = 2;
const MOST_IMAGES = 5;

const shownFor = (...mediaTypes: string[]): Pick<Field, 'displayOptions'> => ({
	displayOptions: { show: { mediaType: mediaTypes } },
});

const VIDEO_TYPES = ['videoFile', 'videoUrl', 'mediaId'];

const cover = (coverType: string): Pick<Field, 'displayOptions'> => ({
	displayOptions: { show: { mediaType: VIDEO_TYPES, coverType: [coverType] } },
});

/** A video needs exactly one cover (schema PinMediaSourceVideoID of the API description). */
const coverFields: Field[] = [
	{
		displayName: 'Cover',
		name: 'coverType',
		type: 'options',
		default: 'keyFrame',
		description: 'The picture that stands for the video',
		options: [
			{ name: 'Image From File', value: 'file', description: 'A JPEG or PNG image from a previous node' },
			{ name: 'Image From URL', value: 'url', description: 'An image with a public address' },
			{ name: 'Key Frame', value: 'keyFrame', description: 'A moment of the video itself' },
		],
		...shownFor(...VIDEO_TYPES),
	},
	{
		displayName: 'Cover Time (Seconds)',
		name: 'coverTime',
		type: 'number',
		default: 1,
		typeOptions: { minValue: 0, numberPrecision: 0 },
		description: 'The moment of the video to show. Beyond its end, Pinterest takes the last frame.',
		...cover('keyFrame'),
	},
	{
		displayName: 'Cover Image URL',
		name: 'coverUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/cover.jpg',
		description: 'Public address of a JPEG or PNG image',
		tidy: tidyAddress,
		check: imageAddress,
		...cover('url'),
	},
	{
		displayName: 'Cover Input Data Field Name',
		name: 'coverBinaryPropertyName',
		type: 'string',
		required: true,
		default: 'cover',
		placeholder: 'e.g. cover',
		hint: 'The name of the input field that holds the cover image',
		description: 'JPEG or PNG, up to 20 MB',
		...cover('file'),
	},
];

/** The texts that each image of a carousel may have (schema CarouselSlot of the API description). */
export const slotTexts: Field[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		description: 'Title of this image',
		tidy: tidyLine,
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'Description of this image',
		tidy: tidyText,
	},
	{
		displayName: 'Link',
		name: 'link',
		type: 'string',
		default: '',
		description: 'The page that opens when somebody clicks this image',
		text: { max: 2048 },
		tidy: tidyAddress,
		check: webAddress,
	},
];

function carouselItems(description: string, values: Field[]): Field {
	return {
		displayName: 'Carousel Images',
		name: 'carouselItems',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add image',
		default: {},
		description,
		options: [{ displayName: 'Image', name: 'item', values }] as unknown as Field[],
	};
}

/** The parameters that say what the Pin shows. */
export const mediaFields: Field[] = [
	{
		displayName: 'Media',
		name: 'mediaType',
		type: 'options',
		default: 'imageUrl',
		description: 'What the Pin shows, and where it comes from',
		options: [
			{ name: 'Carousel From Files', value: 'carouselFiles', description: 'Two to five images from previous nodes' },
			{ name: 'Carousel From URLs', value: 'carouselUrls', description: 'Two to five images with public addresses' },
			{ name: 'Image From File', value: 'imageFile', description: 'An image from a previous node' },
			{ name: 'Image From URL', value: 'imageUrl', description: 'An image with a public address' },
			{
				name: 'Product Page (Beta)',
				value: 'pinUrl',
				description: 'What Pinterest finds at the link of the Pin. Pinterest offers this to some accounts only.',
			},
			{
				name: 'Uploaded Video',
				value: 'mediaId',
				description: 'A video that was uploaded before, by its media ID. Not in the sandbox.',
			},
			{ name: 'Video From File', value: 'videoFile', description: 'A video from a previous node. Not in the sandbox.' },
			{ name: 'Video From URL', value: 'videoUrl', description: 'A video with a public address. Not in the sandbox.' },
		],
	},
	{
		displayName: 'Image URL',
		name: 'imageUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/soup.jpg',
		description: 'Public address of a JPEG or PNG image, up to 20 MB. Pinterest fetches it.',
		tidy: tidyAddress,
		check: imageAddress,
		...shownFor('imageUrl'),
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field that holds the image',
		description: 'JPEG or PNG, up to 20 MB',
		...shownFor('imageFile'),
	},
	{
		displayName: 'Input Data Field Names',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. front, back, detail',
		hint: 'The names of the input fields that hold the images, with commas between them',
		description: 'Two to five JPEG or PNG images of the same size, up to 20 MB each',
		...shownFor('carouselFiles'),
	},
	{
		...carouselItems('Two to five images of the same size', [
			{
				displayName: 'Image URL',
				name: 'url',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. https://example.com/front.jpg',
				description: 'Public address of a JPEG or PNG image',
				tidy: tidyAddress,
				check: imageAddress,
			},
			...slotTexts,
		]),
		...shownFor('carouselUrls'),
	},
	{
		...carouselItems('Texts for the images, in the order of the input fields. Optional.', slotTexts),
		...shownFor('carouselFiles'),
	},
	{
		displayName: 'Affiliate Link',
		name: 'isAffiliateLink',
		type: 'boolean',
		default: false,
		description: 'Whether somebody is paid for the sales that the link brings, which viewers have to be told',
		...shownFor('pinUrl'),
	},
	{ ...videoFile, ...shownFor('videoFile') },
	{ ...videoUrl, ...shownFor('videoUrl') },
	{
		displayName: 'Media ID',
		name: 'mediaId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 5195521234567890123',
		description:
			'ID of the uploaded video: from "Upload" of the resource Media, or from the message of a run that timed out',
		check: numericId,
		...shownFor('mediaId'),
	},
	...coverFields,
];

/** Counts that a single field cannot check. */
export function checkMedia(values: IDataObject): string[] {
	if (values.mediaType === 'pinUrl' && isEmpty(values.link))
		return ['"Link" is empty; a Pin of a product page needs it.'];
	const counts: Record<string, () => number> = {
		carouselUrls: () => carouselSlots(values).length,
		carouselFiles: () => fileNames(values).length,
	};
	const count = counts[String(values.mediaType)]?.();
	if (count === undefined) return [];
	const { carouselIndex = 0 } = (values.additionalFields ?? {}) as { carouselIndex?: number };
	if (count >= FEWEST_IMAGES && count <= MOST_IMAGES)
		return carouselIndex < count
			? []
			: [`"First Carousel Image" is ${carouselIndex}, but the images are 0 to ${count - 1}.`];
	return [`A carousel has ${FEWEST_IMAGES} to ${MOST_IMAGES} images; this item gives ${count}.`];
}
