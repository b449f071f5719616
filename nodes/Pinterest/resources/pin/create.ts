import type { IDataObject } from 'n8n-workflow';

import { colorIn, hexColor, numericId } from '../../../operations/checks';
import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { boardId } from '../../../things/board';
import { hintColumns, withHints } from '../../../things/hints';
import { ifMissing } from '../../../things/ifMissing';
import { videoTimeout } from '../../../things/media';
import { pinOutput } from '../../../things/pinOutput';
import { sectionId } from '../../../things/section';
import { adOnly } from './adOnly';
import { aiDisclosures, disclosed } from './aiDisclosures';
import { alsoSaved, alsoSaveTo } from './alsoSave';
import { cleanTextFields } from './cleanText';
import { checkDuplicates, duplicates, unlessDuplicate } from './duplicates';
import { fetchedBy } from '../../../things/imageAddress';
import { baseUrl, linkOf, linkProblem, linkTracking } from './links';
import { checkMedia, mediaFields } from './media';
import { carouselSlots, prepareMedia } from './mediaSource';
import { createdPin } from './sent';
import { shortLinks } from './shortLinks';
import { altText, description, link, longText, title } from './texts';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a pin',
	description:
		'Publish a Pin on a board, from images or a video, given by address or as files. Title up to 100, description up to 800, alt text up to 500 characters; JPEG or PNG up to 20 MB; MP4, MOV or M4V up to 2 GB. Returns the Pin with its ID and address.',
	endpoint: 'pins/create',
	fields: [
		boardId({ routing: body('board_id') }),
		sectionId({
			routing: body('board_section_id'),
			displayOptions: { show: { '@version': [{ _cnd: { gte: 1.1 } }] } },
		}),
		...cleanTextFields,
		...mediaFields,
		title,
		description,
		{ ...link, check: linkProblem },
		altText,
		duplicates,
		longText,
		collection('Additional Fields', 'additionalFields', [
			adOnly,
			aiDisclosures,
			alsoSaveTo,
			baseUrl,
			{
				displayName: 'Dominant Color',
				name: 'dominantColor',
				type: 'color',
				default: '',
				placeholder: 'e.g. #6E7874',
				description: 'The color that is shown until the image has loaded',
				tidy: colorIn,
				check: hexColor,
				routing: body('dominant_color'),
			},
			{
				displayName: 'First Carousel Image',
				name: 'carouselIndex',
				type: 'number',
				default: 0,
				typeOptions: { minValue: 0, maxValue: 4, numberPrecision: 0 },
				description: 'Which image of a carousel is shown first; 0 is the first',
			},
			ifMissing,
			fetchedBy,
			...linkTracking,
			{
				displayName: 'Parent Pin ID',
				name: 'parentPinId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 813744226420795884',
				description: 'The Pin that this one was saved from',
				check: numericId,
				routing: body('parent_pin_id'),
			},
			sectionId({ routing: body('board_section_id'), displayOptions: { show: { '@version': [1] } } }),
			{
				displayName: 'Sponsor ID',
				name: 'sponsorId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 549755885175',
				description: 'Account to ask for a paid partnership. Pinterest offers this to some accounts only.',
				check: numericId,
				routing: body('sponsor_id'),
			},
			{
				displayName: 'Standard Pin',
				name: 'isStandard',
				type: 'boolean',
				default: true,
				description:
					'Whether to make a standard Pin. Turned off, it is a simplified one, which Pinterest offers to some accounts only. Not for carousels.',
			},
		]),
	],
	actsForAdAccount: true,
	output: {
		...pinOutput,
		columns: {
			...pinOutput.columns,
			skipped: { type: 'boolean', mark: true },
			saved_pin_ids: { type: 'list', mark: true },
			...hintColumns,
		},
	},
	lookup: createdPin,
	check: (values) => [...checkMedia(values), ...checkDuplicates(values)],
	fill: (values) => (isEmpty(values.link) ? {} : { body: { link: linkOf(values.link, values) } }),
	options: [videoTimeout],
	async execute(call) {
		const sent = disclosed(call.request.body as IDataObject);
		const media = await prepareMedia(call);
		const pin = await unlessDuplicate(call, async () => {
			return await media(async (source) => await call.send({ body: { ...sent, media_source: source } }));
		});
		const presence = pin.skipped ? 'there' : 'made';
		return withHints(
			await alsoSaved(call, pin),
			call.client,
			presence,
			shortLinks(sent.link, carouselSlots(call.values)),
		);
	},
};
