import type { IDataObject } from 'n8n-workflow';

import { numericId } from '../../../operations/checks';
import { collection } from '../../../operations/collections';
import { publicImage } from '../../../things/imageAddress';
import { body, type Field, type Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { isEmpty } from '../../../operations/values';
import { adAccountId } from '../../../things/adAccount';
import { fieldsIn } from '../../../things/adEntity';
import { pinId } from '../../../things/pin';
import { callToAction } from './fields';

const shownFor = (kind: 'image' | 'pin' | 'productGroup', field: Field): Field => ({
	...field,
	displayOptions: { show: { previewOf: [kind] } },
});

const plain = (
	displayName: string,
	name: string,
	property: string,
	description: string,
	placeholder: string,
): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
	routing: body(property),
});

export const createPreview: Operation = {
	name: 'Create Preview',
	value: 'createPreview',
	action: 'Create a preview of an ad',
	description:
		'Get an address that shows for 7 days what an ad would look like, of a Pin, of an image or of a product group. Costs nothing, and makes no ad. Not for collections of Pins.',
	endpoint: 'ad_previews/create',
	fields: [
		adAccountId(),
		{
			displayName: 'Preview Of',
			name: 'previewOf',
			type: 'options',
			default: 'pin',
			description: 'What the ad would be made of',
			options: [
				{ name: 'Image', value: 'image' },
				{ name: 'Pin', value: 'pin' },
				{ name: 'Product Group', value: 'productGroup', description: 'Beta' },
			],
		},
		shownFor('pin', pinId({ description: 'The Pin, which needs a link', routing: body('pin_id') })),
		shownFor('image', {
			...plain('Image URL', 'imageUrl', 'image_url', 'Address of a JPEG or PNG', 'e.g. https://shop.example/soup.jpg'),
			required: true,
			check: publicImage,
		}),
		shownFor('image', {
			...plain('Title', 'title', 'title', 'What stands below the ad', 'e.g. Pumpkin Soup'),
			required: true,
		}),
		shownFor('productGroup', {
			...plain(
				'Product Group ID',
				'catalogProductGroupId',
				'catalog_product_group_id',
				'A product group of a catalog',
				'e.g. 2680059592705',
			),
			required: true,
			check: numericId,
		}),
		shownFor('productGroup', {
			displayName: 'Creative Type',
			name: 'previewCreativeType',
			type: 'options',
			default: 'SHOPPING',
			description: 'Format of the ad',
			options: [
				{ name: 'Carousel', value: 'CAROUSEL' },
				{ name: 'Collection', value: 'COLLECTION', description: 'Needs a hero Pin, or a hero image and its title' },
				{ name: 'Image', value: 'REGULAR' },
				{ name: 'Shopping', value: 'SHOPPING' },
			],
			routing: body('creative_type'),
		}),
		shownFor(
			'productGroup',
			collection('Additional Fields', 'additionalFields', [
				callToAction,
				plain(
					'Hero Image Title',
					'heroImageTitle',
					'hero_image_title',
					'What stands below the collection',
					'e.g. Soups',
				),
				{
					...plain(
						'Hero Image URL',
						'heroImageUrl',
						'hero_image_url',
						'Address of the large image of a collection',
						'e.g. https://shop.example/soups.jpg',
					),
					check: publicImage,
				},
				{
					...plain(
						'Hero Pin ID',
						'heroPinId',
						'hero_pin_id',
						'The Pin with the large image of a collection',
						'e.g. 813744226420795884',
					),
					check: numericId,
				},
				plain('Image Tag', 'imageTag', 'image_tag', 'Which of several images of the products', 'e.g. summer'),
				plain('Item ID', 'itemId', 'item_id', 'The product that is shown, for shopping ads', 'e.g. DS0294-M'),
				{
					displayName: 'Preferred Media Type',
					name: 'preferredMediaType',
					type: 'options',
					default: 'IMAGE',
					description: 'What is shown of a product that has both',
					options: [
						{ name: 'Image', value: 'IMAGE' },
						{ name: 'Video', value: 'VIDEO' },
					],
					routing: body('preferred_media_type'),
				},
				plain('Video Tag', 'videoTag', 'video_tag', 'Which of several videos of the products', 'e.g. summer'),
			]),
		),
	],
	check: (values) => (values.previewOf === 'productGroup' ? productProblems(values) : []),
	output: { columns: { url: text() } },
	// A second preview does no harm.
	execute: async (call) => await call.send({ repeatable: true }),
};

function productProblems(values: IDataObject): string[] {
	const fields = fieldsIn(values, 'additionalFields');
	const has = (name: string) => !isEmpty(fields[name]);
	const problems: string[] = [];
	if (
		values.previewCreativeType === 'COLLECTION' &&
		!has('heroPinId') &&
		!(has('heroImageUrl') && has('heroImageTitle'))
	)
		problems.push('A collection needs "Hero Pin ID", or "Hero Image URL" and "Hero Image Title".');
	if (has('itemId') && values.previewCreativeType !== 'SHOPPING')
		problems.push('"Item ID" goes with "Shopping" as "Creative Type" only.');
	if (has('imageTag') && has('videoTag')) problems.push('"Image Tag" and "Video Tag" do not go together.');
	return problems;
}
