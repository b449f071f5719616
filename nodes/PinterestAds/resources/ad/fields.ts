import type { IDataObject } from 'n8n-workflow';

import { numericId, webAddress } from '../../../operations/checks';
import { objectIn } from '../../../operations/json';
import { inWords } from '../../../operations/names';
import { body, type Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { CALLS_TO_ACTION, creativeTypeChoices, DISCLOSURE_TYPES } from '../../../things/ad';
import { clearing, trackingUrls } from '../../../things/adEntity';
import { pinId } from '../../../things/pin';

/** "255 chars max" */
const LONGEST_NAME = 255;

export const name: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Pumpkin Soup, Red',
	description: 'What the ad is called; names need not be different',
	text: { max: LONGEST_NAME },
	routing: body('name'),
};

export const creativeType: Field = {
	displayName: 'Creative Type',
	name: 'creativeType',
	type: 'options',
	default: 'REGULAR',
	description: 'Format of the ad, which has to be that of the Pin',
	options: creativeTypeChoices,
	open: true,
	routing: body('creative_type'),
};

export const promotedPin = pinId({
	description:
		'The Pin that becomes the ad. It needs a link and a public board, and an app with Standard access made it.',
	routing: body('pin_id'),
});

const link = (
	displayName: string,
	fieldName: string,
	property: string,
	description: string,
	placeholder = 'e.g. https://shop.example/soup',
): Field => ({
	displayName,
	name: fieldName,
	type: 'string',
	default: '',
	placeholder,
	description,
	routing: body(property),
});

const MOST_CARDS = 5;
const LEAST_CARDS = 2;

const cards = (value: unknown): string | undefined => {
	const { length } = value as unknown[];
	return length < LEAST_CARDS || length > MOST_CARDS
		? `has ${length} values; a carousel has ${LEAST_CARDS} to ${MOST_CARDS} cards, with one for each.`
		: undefined;
};

const cardLinks = (displayName: string, fieldName: string, property: string, example: string): Field => ({
	displayName,
	name: fieldName,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}/1, ${example}/2`,
	description:
		'One for each card of the carousel, in their order: with commas between them, or a list from an expression',
	several: true,
	check: cards,
	routing: body(property),
});

/** The words on the button of an ad (schema CustomizableCTAType). */
export const callToAction: Field = {
	displayName: 'Call to Action',
	name: 'customizableCtaType',
	type: 'options',
	default: 'LEARN_MORE',
	description: 'The words on the button; which ones Pinterest takes depends on the objective',
	options: CALLS_TO_ACTION.map((value) => ({ name: inWords(value), value })),
	open: true,
	routing: body('customizable_cta_type'),
};

const disclosureType: Field = {
	displayName: 'Disclosure Type',
	name: 'disclosureType',
	type: 'options',
	default: 'PRESCRIBING_INFORMATION',
	description: 'What stands on the page of "Disclosure URL". For pharmaceutical products.',
	options: DISCLOSURE_TYPES.map((value) => ({ name: inWords(value), value })),
	routing: body('disclosure_type'),
};

const QUIZ =
	'{ "questions": [{ "question_id": 1, "question_text": "Sweet or spicy?", "options": [{ "id": 1, "text": "Sweet" }, { "id": 2, "text": "Spicy" }] }], "results": [{ "result_id": 1, "organic_pin_id": "813744226420795884", "destination_url": "https://shop.example/sweet", "ios_deep_link": "shop://sweet", "android_deep_link": "shop://sweet" }], "tie_breaker_type": "CUSTOM", "tie_breaker_custom_result": { "result_id": 2, "organic_pin_id": "813744226420795885", "destination_url": "https://shop.example/all", "ios_deep_link": "shop://all", "android_deep_link": "shop://all" } }';

const quiz: Field = {
	displayName: 'Quiz',
	name: 'quizPinData',
	type: 'json',
	default: '',
	placeholder: `e.g. ${QUIZ}`,
	description:
		'Questions with their options, and results, each with a Pin of its own that exists already: an object as in schema QuizPinData',
	check: (value) => (objectIn(value) ? undefined : 'is not a JSON object with "questions" and "results".'),
	wire: objectIn,
	routing: body('quiz_pin_data'),
};

/** Fields of a new ad that are rarely needed. */
export const additionalFields: Field[] = [
	link(
		'Android Deep Link',
		'androidDeepLink',
		'android_deep_link',
		'Where the ad leads on Android',
		'e.g. shop://soup',
	),
	callToAction,
	cardLinks('Carousel Android Deep Links', 'carouselAndroidDeepLinks', 'carousel_android_deep_links', 'shop://card'),
	cardLinks(
		'Carousel Destination URLs',
		'carouselDestinationUrls',
		'carousel_destination_urls',
		'https://shop.example/card',
	),
	cardLinks('Carousel iOS Deep Links', 'carouselIosDeepLinks', 'carousel_ios_deep_links', 'shop://card'),
	{
		...link('Click Tracking URL', 'clickTrackingUrl', 'click_tracking_url', 'Address that is told of clicks'),
		check: webAddress,
	},
	{
		...link(
			'Destination URL',
			'destinationUrl',
			'destination_url',
			'Where the ad leads; by default the link of the Pin',
		),
		check: webAddress,
	},
	disclosureType,
	{
		...link('Disclosure URL', 'disclosureUrl', 'disclosure_url', 'Page that tells of side effects and the like'),
		check: webAddress,
	},
	link('iOS Deep Link', 'iosDeepLink', 'ios_deep_link', 'Where the ad leads on iPhones and iPads', 'e.g. shop://soup'),
	{
		displayName: 'Lead Form ID',
		name: 'leadFormId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 383791336903426391',
		description: 'The form that people fill in on Pinterest',
		check: numericId,
		routing: body('lead_form_id'),
	},
	quiz,
	{
		displayName: 'Removable',
		name: 'isRemovable',
		type: 'boolean',
		default: true,
		description: 'Whether the Pin is for this ad only, and people cannot save it',
		routing: body('is_removable'),
	},
	trackingUrls,
	{
		...link('View Tracking URL', 'viewTrackingUrl', 'view_tracking_url', 'Address that is told of impressions'),
		check: webAddress,
	},
];

const NEVER_EMPTY = ['isRemovable'];

/** Fields of an ad that can be changed, besides its status. Emptied ones are taken away. */
export const updateFields: Field[] = [
	...additionalFields.map((field) => (NEVER_EMPTY.includes(field.name) ? field : clearing(field))),
	{ ...creativeType, description: 'Format of the ad. Only of drafts.' },
	clearing(name),
	{
		displayName: 'Pin ID',
		name: 'pinId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 813744226420795884',
		description: 'Another Pin. Only of drafts.',
		check: numericId,
		routing: body('pin_id'),
	},
];

const CARDS = [
	['carouselAndroidDeepLinks', 'Carousel Android Deep Links'],
	['carouselDestinationUrls', 'Carousel Destination URLs'],
	['carouselIosDeepLinks', 'Carousel iOS Deep Links'],
];

/** What does not go together in one ad. @param all everything that is given, by parameter */
export function togetherProblems(all: IDataObject, isNew: boolean): string[] {
	const problems: string[] = [];
	const has = (parameter: string) => !isEmpty(all[parameter]);
	const type = all.creativeType;
	const rule = (isBroken: boolean, words: string) => isBroken && problems.push(words);
	for (const [parameter, label] of CARDS)
		rule(
			has(parameter) && has('creativeType') && type !== 'CAROUSEL',
			`"${label}" goes with "Carousel" as "Creative Type" only.`,
		);
	rule(
		has('quizPinData') && has('creativeType') && type !== 'QUIZ',
		'"Quiz" goes with "Quiz" as "Creative Type" only.',
	);
	rule(isNew && type === 'QUIZ' && !has('quizPinData'), 'A quiz needs "Quiz" under Additional Fields.');
	rule(has('name') && type === 'COLLECTION', 'A collection takes no "Name".');
	rule(
		isNew && has('disclosureUrl') !== has('disclosureType') && all.disclosureType !== 'NO_DISCLOSURE',
		'"Disclosure URL" and "Disclosure Type" go together; give both.',
	);
	return problems;
}
