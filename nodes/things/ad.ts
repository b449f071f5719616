import { createdAt, type Lookup } from '../operations/exactlyOnce';
import type { Field } from '../operations/operation';
import { identity, inOneText, text, type Output } from '../operations/output';
import { idInAccount, searchInAdAccount } from './adAccount';
import { newEntity } from './adEntity';

export const searchAds = searchInAdAccount('ads/list');

/** The parameter `adId`, for operations that also have `adAccountId`. */
export const adId = (changes: Partial<Field> = {}): Field =>
	idInAccount({ name: 'adId', displayName: 'Ad', list: 'searchAds', example: '687195134316' }, changes);

/** An ad: schema AdResponse of the API description. */
export const adOutput: Output = {
	columns: {
		id: identity,
		ad_group_id: text(),
		campaign_id: text(),
		pin_id: text(),
		name: text(),
		creative_type: text(),
		status: text(),
		review_status: text(),
		rejected_reasons: inOneText('rejected_reasons'),
		destination_url: text(),
	},
	selectable: [
		'ad_account_id',
		'ad_group_id',
		'android_deep_link',
		'campaign_id',
		'carousel_android_deep_links',
		'carousel_destination_urls',
		'carousel_ios_deep_links',
		'click_tracking_url',
		'collection_items_destination_url_template',
		'created_time',
		'creative_type',
		'customizable_cta_type',
		'destination_url',
		'disclosure_type',
		'disclosure_url',
		'grid_click_type',
		'id',
		'ios_deep_link',
		'is_pin_deleted',
		'is_removable',
		'lead_form_id',
		'name',
		'pin_id',
		'quiz_pin_data',
		'rejected_reasons',
		'rejection_labels',
		'review_status',
		'status',
		'summary_status',
		'tracking_urls',
		'type',
		'updated_time',
		'view_tracking_url',
	],
};

/** Finds a new ad whose call was lost by its ad group and its Pin; a name and a format that were sent have to be its own. */
export const adLookup: Lookup = {
	...newEntity('ads/list', 'ads', ['ad_group_id', 'pin_id'], ['creative_type', 'name']),
	// "Pin creation time" (schema AdResponse of the API description), and a Pin is older than its ad.
	madeAt: ({ updated_time, created_time }) => createdAt({ created_time: updated_time ?? created_time }),
};

/** Formats of ads (schema CreativeType). */
export const CREATIVE_TYPES: Record<string, string> = {
	CAROUSEL: 'Carousel',
	COLLAGE: 'Collage',
	COLLECTION: 'Collection',
	IDEA: 'Idea',
	REGULAR: 'Image',
	MAX_VIDEO: 'Max Width Video',
	MAX_WIDTH_REGULAR_COLLECTION: 'Max Width Collection',
	MAX_WIDTH_VIDEO_COLLECTION: 'Max Width Video Collection',
	QUIZ: 'Quiz',
	SHOPPING: 'Shopping',
	SHOWCASE: 'Showcase',
	VIDEO: 'Video',
};

export const creativeTypeChoices = Object.entries(CREATIVE_TYPES)
	.map(([value, name]) => ({ name, value }))
	.sort((one, other) => one.name.localeCompare(other.name));

/** The words on the button of an ad (schema CustomizableCTAType). */
export const CALLS_TO_ACTION =
	'ADD_TO_CART APPLY_NOW BOOK_NOW BUY_NOW BUY_TICKETS CONTACT_US DONATE_NOW DOWNLOAD EXPLORE_MORE FIND_A_DEALER FIND_A_LOCATION GET_DEAL GET_OFFER GET_QUOTE GET_RECIPE GET_SHOWTIMES LEARN_MORE ON_SALE ORDER_NOW PLAY_GAME READ_MORE REGISTER_NOW REQUEST_DEMO SHOP_NOW SIGN_UP SUBSCRIBE TRY_IT VISIT_SITE WATCH_NOW'.split(
		' ',
	);

/** What stands on the page that an ad for a medicine discloses (`disclosure_type` of schema AdCommon). */
export const DISCLOSURE_TYPES =
	'IMPORTANT_SAFETY_INFO MED_GUIDE NO_DISCLOSURE PATIENT_INFORMATION PRESCRIBING_INFORMATION PRESCRIBING_INFORMATION_BOX_WARNING'.split(
		' ',
	);
