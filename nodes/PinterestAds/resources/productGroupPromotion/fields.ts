import { numericId, webAddress } from '../../../operations/checks';
import { choicesOf } from '../../../operations/names';
import { body, type Field } from '../../../operations/operation';
import { microsOf, moneyProblem } from '../../../reports/money';

/** Most promotions of one call (request body of the endpoint in the API description). */
export const MOST_AT_ONCE = 30;

const choice = (
	displayName: string,
	name: string,
	property: string,
	description: string,
	[usual, ...others]: string[],
): Field => ({
	displayName,
	name,
	type: 'options',
	default: usual,
	description,
	options: choicesOf([usual, ...others]),
	open: true,
	routing: body(property),
});

const words = (displayName: string, name: string, property: string, description: string, example: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description,
	routing: body(property),
});

const flag = (displayName: string, name: string, property: string, description: string): Field => ({
	displayName,
	name,
	type: 'boolean',
	default: true,
	description: `Whether ${description}`,
	routing: body(property),
});

/** Characters of a tracking address (`tracking_url` of the API description). */
const MOST_CHARACTERS = 4000;

const catalogProductGroupId: Field = {
	...words(
		'Catalog Product Group ID',
		'catalogProductGroupId',
		'catalog_product_group_id',
		'The product group of the catalog whose products are advertised',
		'1231235',
	),
	check: numericId,
};

const bid: Field = {
	...words('Bid', 'bid', 'bid_in_micro_currency', "Most for one action, in the ad account's currency", '1.25'),
	check: moneyProblem,
	wire: microsOf,
};

const creativeType = choice('Creative Type', 'creativeType', 'creative_type', 'The form of the ads', [
	...['REGULAR', 'VIDEO', 'SHOPPING', 'CAROUSEL', 'MAX_VIDEO', 'COLLECTION', 'IDEA', 'SHOWCASE', 'QUIZ', 'COLLAGE'],
	...['MAX_WIDTH_REGULAR_COLLECTION', 'MAX_WIDTH_VIDEO_COLLECTION'],
]);

/** The product group of a new promotion. */
export const promotedGroup: Field = { ...catalogProductGroupId, required: true };

const rare: Field[] = [
	bid,
	choice(
		'Call to Action',
		'customizableCtaType',
		'customizable_cta_type',
		'What stands below the ads, for campaigns for catalog sales',
		['SHOP_NOW', 'BOOK_NOW', 'ON_SALE', 'GET_DEAL', 'BUY_ONLINE_PICKUP_IN_STORE'],
	),
	words(
		'Catalog Product Group Name',
		'catalogProductGroupName',
		'catalog_product_group_name',
		'The name of the product group',
		'Kitchen',
	),
	choice(
		'Collection Header',
		'collectionsHeaderType',
		'collections_header_type',
		'What stands above the products of a collection',
		['SHOP_THIS_COLLECTION', 'EXPLORE_THIS_COLLECTION', 'NO_HEADER', 'ON_SALE', 'GET_DEAL'],
	),
	{
		...words(
			'Collection Hero Destination URL',
			'collectionsHeroDestinationUrl',
			'collections_hero_destination_url',
			'Where the large picture of a collection leads',
			'https://shop.example/kitchen',
		),
		check: webAddress,
	},
	{
		...words(
			'Collection Hero Pin ID',
			'collectionsHeroPinId',
			'collections_hero_pin_id',
			'The Pin that is the large picture, where the products are advertised as a collection',
			'110852000000000001',
		),
		check: numericId,
	},
	creativeType,
	words(
		'Definition',
		'definition',
		'definition',
		'The whole path of the product group',
		"*/product_type_0='kitchen'/product_type_1='kettles'",
	),
	flag(
		'Generate Background',
		'isGenerateBackground',
		'is_generate_background',
		'Pinterest makes backgrounds for product pictures with generative AI',
	),
	flag('Included', 'included', 'included', 'the products are advertised; switched off, they are left out'),
	flag(
		'Mobile Deep Links',
		'isMdl',
		'is_mdl',
		'ads lead to the mobile deep links that the catalog has for the products',
	),
	{
		...words('Parent ID', 'parentId', 'parent_id', 'The product group of which this one is a part', '1231234'),
		check: numericId,
	},
	choice(
		'Preferred Media',
		'preferredMediaType',
		'preferred_media_type',
		'Whether products that have both are shown by picture or video, in standard shopping ads',
		['IMAGE', 'VIDEO'],
	),
	words(
		'Relative Definition',
		'relativeDefinition',
		'relative_definition',
		'The product group within its parent',
		"product_type_1='kettles'",
	),
	words(
		'Selected Image Tag',
		'selectedImageTag',
		'selected_image_tag',
		'The tag of the pictures that are shown',
		'holiday_sale',
	),
	words(
		'Selected Video Tag',
		'selectedVideoTag',
		'selected_video_tag',
		'The tag of the videos that are shown',
		'holiday_sale',
	),
	words(
		'Slideshow Description',
		'slideshowCollectionsDescription',
		'slideshow_collections_description',
		'The text below the slideshow of a collection',
		'Everything for the kitchen',
	),
	words(
		'Slideshow Title',
		'slideshowCollectionsTitle',
		'slideshow_collections_title',
		'The title of the slideshow of a collection',
		'Kitchen',
	),
	{
		...words(
			'Tracking URL',
			'trackingUrl',
			'tracking_url',
			'A template that is added to the links of the products',
			'https://tracking.example/click?to={unescaped_lpurl}',
		),
		text: { max: MOST_CHARACTERS },
	},
];

/** Fields of a new promotion that are rarely needed, in the order of their labels. */
export const additionalFields = rare;

const isText = ({ type }: Field): boolean => type === 'string';

/** Fields that can be changed. Emptied ones are taken away. */
export const updateFields: Field[] = [
	...rare.map((field): Field => (isText(field) ? { ...field, emptyAs: null } : field)),
	catalogProductGroupId,
	choice(
		'Status',
		'status',
		'status',
		'An active one spends money as soon as its ad group and campaign are active; an archived one cannot be started again',
		['PAUSED', 'ACTIVE', 'ARCHIVED'],
	),
].sort((one, other) => one.displayName.localeCompare(other.displayName));
