import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import type { Lookup } from '../../../operations/exactlyOnce';
import { carries, rereads } from '../../../operations/lookups';
import { body, type Field, type Operation } from '../../../operations/operation';
import { at } from '../../../operations/output';
import { boardId } from '../../../things/board';
import { withHintColumns, withHints } from '../../../things/hints';
import { pinId } from '../../../things/pin';
import { pinOutput } from '../../../things/pinOutput';
import { sectionId } from '../../../things/section';
import { adOnly } from './adOnly';
import { aiDisclosures, disclosed } from './aiDisclosures';
import { cleanTextFields } from './cleanText';
import { slotTexts } from './media';
import { filled } from './mediaSource';
import { shortLinks } from './shortLinks';
import { altText, description, link, longText, title } from './texts';

/** The texts of a carousel's images. Pinterest wants an entry for every image. */
const carouselSlots: Field = {
	displayName: 'Carousel Texts',
	name: 'carouselSlots',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add image',
	default: {},
	description: 'Texts for the images of a carousel, one entry for every image, in their order',
	options: [{ displayName: 'Image', name: 'slot', values: slotTexts }] as unknown as Field[],
};

function slotsOf({ updateFields }: IDataObject): IDataObject[] {
	return ((at(updateFields, 'carouselSlots.slot') ?? []) as IDataObject[]).map(filled);
}

/** Whether a Pin has the texts that were sent for the images of its carousel. */
function carriesSlots(pin: IDataObject, slots: IDataObject[]): boolean {
	const images = (at(pin, 'media.items') ?? []) as IDataObject[];
	return slots.every((slot, position) => carries(images[position] ?? {}, slot));
}

/** Finds out whether an update of a Pin took effect. */
export const updatedPin: Lookup = {
	...rereads('pins/get'),
	matches: (pin, { body: sent }) => {
		const { carousel_slots: slots = [], ...rest } = sent as IDataObject;
		// No answer says whether a Pin is for ads only.
		delete rest.is_removable;
		return carries(pin, rest) && carriesSlots(pin, slots as IDataObject[]);
	},
};

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a pin',
	description: 'Change the texts or the link of a Pin, or move it to another board or section. The image stays.',
	endpoint: 'pins/update',
	fields: [
		pinId(),
		...cleanTextFields,
		collection(
			'Update Fields',
			'updateFields',
			[
				adOnly,
				aiDisclosures,
				{ ...altText, emptyAs: '' },
				boardId({ description: 'The board to move the Pin to', routing: body('board_id') }),
				carouselSlots,
				{ ...description, emptyAs: '' },
				{ ...link, emptyAs: '' },
				sectionId({
					description: 'The section to move the Pin to. Leave it empty to take the Pin out of its section.',
					emptyAs: null,
					routing: body('board_section_id'),
				}),
				{ ...title, emptyAs: '' },
			],
			{ required: true },
		),
		longText,
	],
	actsForAdAccount: true,
	output: withHintColumns(pinOutput),
	lookup: updatedPin,
	async execute(call) {
		const sent = disclosed((call.request.body ?? {}) as IDataObject);
		const slots = slotsOf(call.values);
		if (slots.length > 0) sent.carousel_slots = slots;
		return withHints(await call.send({ body: sent }), call.client, 'there', shortLinks(sent.link, slots));
	},
};
