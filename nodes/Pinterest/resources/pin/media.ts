import type { IDataObject } from 'n8n-workflow';

import { readImage } from '../../../api/images';
import type { Call } from '../../../operations/call';
import { imageAddress, webAddress } from '../../../operations/checks';
import { namesIn } from '../../../operations/names';
import type { Field } from '../../../operations/operation';

/** Images of a carousel (schema PinMediaSourceImagesURL of the API description). */
const FEWEST_IMAGES = 2;
const MOST_IMAGES = 5;

const shownFor = (...mediaTypes: string[]): Pick<Field, 'displayOptions'> => ({
	displayOptions: { show: { mediaType: mediaTypes } },
});

const slotTexts: Field[] = [
	{ displayName: 'Title', name: 'title', type: 'string', default: '', description: 'Title of this image' },
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'Description of this image',
	},
	{
		displayName: 'Link',
		name: 'link',
		type: 'string',
		default: '',
		description: 'The page that opens when somebody clicks this image',
		text: { max: 2048 },
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
];

/** What each choice of "Media" sends as `media_source`. */
const SOURCES: Record<string, (call: Call) => IDataObject | Promise<IDataObject>> = {
	imageUrl: (call) => ({ source_type: 'image_url', url: call.text('imageUrl').trim(), ...standard(call) }),

	imageFile: async (call) => ({
		source_type: 'image_base64',
		...(await readImage(call.execution.functions, call.index, call.text('binaryPropertyName').trim())),
		...standard(call),
	}),

	carouselUrls: (call) => ({ source_type: 'multiple_image_urls', items: slots(call).map(filled) }),

	carouselFiles: async (call) => {
		const properties = fileNames(call.values);
		const texts = slots(call);
		const items: IDataObject[] = [];
		for (const [position, property] of properties.entries()) {
			const image = await readImage(call.execution.functions, call.index, property);
			items.push({ ...filled(texts[position] ?? {}), ...image });
		}
		return { source_type: 'multiple_image_base64', items };
	},
};

/** @throws Failure of kind `input` when a file is missing or is not an image that Pinterest takes */
export async function mediaSource(call: Call): Promise<IDataObject> {
	return await SOURCES[call.text('mediaType')](call);
}

/** Counts that a single field cannot check. */
export function checkMedia(values: IDataObject): string[] {
	const counts: Record<string, () => number> = {
		carouselUrls: () => slotsOf(values).length,
		carouselFiles: () => fileNames(values).length,
	};
	const count = counts[String(values.mediaType)]?.();
	if (count === undefined || (count >= FEWEST_IMAGES && count <= MOST_IMAGES)) return [];
	return [`A carousel has ${FEWEST_IMAGES} to ${MOST_IMAGES} images; this item gives ${count}.`];
}

function standard({ values }: Call): IDataObject {
	const { isStandard } = (values.additionalFields ?? {}) as IDataObject;
	return isStandard === undefined ? {} : { is_standard: isStandard };
}

function fileNames({ binaryPropertyName }: IDataObject): string[] {
	return namesIn(String(binaryPropertyName ?? ''));
}

function slots({ values }: Call): IDataObject[] {
	return slotsOf(values);
}

function slotsOf({ carouselItems: list }: IDataObject): IDataObject[] {
	return ((list as IDataObject | undefined)?.item as IDataObject[] | undefined) ?? [];
}

function filled(slot: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(slot).filter(([, value]) => value !== '' && value !== undefined && value !== null),
	);
}
