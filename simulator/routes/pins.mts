import { ownMedia, pinnableBoard, readablePin, sectionOf, seesPin, writablePin } from '../access.mts';
import { dominantColor } from '../drawing.mts';
import { invalid, invalidLink, mediaNotFound, restrictedFeature, trialMayNotCreatePins } from '../errors.mts';
import { fetchedImage, uploadedImage, webAddress, type Base64Image } from '../images.mts';
import type { Call, Routes } from '../route.mts';
import {
	actingAs,
	creativeTypes,
	flag,
	id,
	listOf,
	object,
	oneOf,
	optionalId,
	string,
	text,
	type Schema,
} from '../schemas.mts';
import type { Image, NewPin, Pin } from '../state.mts';
import { mediaStatus, pinView, tagsView } from '../views.mts';

const aiDisclosures = object(
	{ values: { ...listOf(oneOf('AI_MODIFIED', 'SYNTHETIC_PERFORMER')), minItems: 1, uniqueItems: true } },
	'values',
);

const words = {
	title: text(100),
	description: text(800),
	link: text(2048),
	alt_text: text(500),
	ai_disclosures: aiDisclosures,
};

const imageType = oneOf('image/jpeg', 'image/png');
const slide = (properties: Record<string, Schema>, ...required: string[]): Schema => ({
	type: 'array',
	minItems: 2,
	maxItems: 5,
	items: object({ ...properties, title: text(100), description: text(800), link: text(2048) }, ...required),
});

/** What each `source_type` takes besides its name. The data of pictures is looked at when the Pin is made. */
const sources: Record<string, Schema> = {
	image_url: object({ source_type: string, url: string, is_standard: flag }, 'url'),
	image_base64: object(
		{ source_type: string, content_type: imageType, data: string, is_standard: flag },
		'content_type',
		'data',
	),
	multiple_image_urls: object(
		{ source_type: string, index: { type: 'integer', minimum: 0 }, items: slide({ url: string }, 'url') },
		'items',
	),
	multiple_image_base64: object(
		{
			source_type: string,
			index: { type: 'integer', minimum: 0 },
			items: slide({ content_type: imageType, data: string }, 'content_type', 'data'),
		},
		'items',
	),
	pin_url: object({ source_type: string, is_affiliate_link: flag }),
	video_id: object(
		{
			source_type: string,
			media_id: id,
			cover_image_url: string,
			cover_image_content_type: imageType,
			cover_image_data: string,
			cover_image_key_frame_time: { type: 'number', minimum: 0 },
			is_standard: flag,
		},
		'media_id',
	),
};

/** Chooses by `source_type`, so that a message speaks of the type that was meant. */
const mediaSource: Schema = {
	type: 'object',
	properties: { source_type: oneOf(...Object.keys(sources)) },
	required: ['source_type'],
	allOf: Object.entries(sources).map(([name, schema]) => ({
		if: { properties: { source_type: { const: name } } },
		then: schema,
	})),
};

export const pins: Routes = {
	'pins/list': {
		clientCredentials: true,
		query: {
			...actingAs,
			pin_filter: oneOf('exclude_native', 'exclude_repins', 'has_been_promoted'),
			include_protected_pins: flag,
			pin_type: oneOf('PRIVATE'),
			creative_types: listOf(creativeTypes),
			pin_metrics: flag,
			domain: string,
			domains: string,
			include_product_tag_obj: flag,
		},
		handle: (call) => {
			const { items, ...rest } = call.page(call.account.pins, (pin) => seesPin(call, pin) && passes(pin, call.query));
			const metrics = call.query.pin_metrics === true;
			const tags = call.query.include_product_tag_obj === true;
			const view = (pin: Pin) => ({
				...pinView(call.state, pin, call.account, metrics),
				...(tags && { product_tags: tagsView(call.state, pin) }),
			});
			return { items: items.map(view), ...rest };
		},
	},

	'pins/create': {
		clientCredentials: true,
		query: actingAs,
		body: object(
			{
				...words,
				board_id: id,
				board_section_id: optionalId,
				dominant_color: { type: ['string', 'null'], pattern: '^#[0-9a-fA-F]{6}$' },
				parent_pin_id: optionalId,
				sponsor_id: optionalId,
				is_removable: flag,
				media_source: mediaSource,
			},
			'board_id',
			'media_source',
		),
		status: 201,
		handle: (call) => {
			const { state, body } = call;
			if (state.settings.trial) throw trialMayNotCreatePins();
			const board = pinnableBoard(call, body.board_id);
			const section = body.board_section_id ? sectionOf(call, board, body.board_section_id) : null;
			checkLink(body.link);
			if (body.parent_pin_id) readablePin(call, body.parent_pin_id);
			const media = mediaFrom(call);
			const pin = state.addPin({
				...textsFrom(body),
				boardId: board.id,
				sectionId: section?.id,
				dominantColor: body.dominant_color ?? dominantColor(media.images?.[0].id ?? ''),
				parentPinId: body.parent_pin_id,
				isStandard: body.media_source.is_standard ?? true,
				...media,
			});
			return pinView(state, pin, call.account);
		},
	},

	'pins/get': {
		clientCredentials: true,
		query: { ...actingAs, pin_metrics: flag },
		handle: (call) =>
			pinView(call.state, readablePin(call, call.params.pin_id), call.account, call.query.pin_metrics === true),
	},

	'pins/update': {
		clientCredentials: true,
		query: actingAs,
		body: object({
			...words,
			board_id: id,
			board_section_id: optionalId,
			carousel_slots: listOf(object({ title: string, description: string, link: string })),
			is_removable: flag,
		}),
		handle: (call) => {
			const { state, body } = call;
			if (state.settings.pinUpdatesRefused) {
				throw restrictedFeature();
			}
			const pin = writablePin(call, call.params.pin_id);
			checkLink(body.link);
			const board = body.board_id === undefined ? pin.board : pinnableBoard(call, body.board_id);
			if (body.board_section_id && board === null) throw invalid("Invalid request: 'board_section_id' needs a board");
			const section =
				body.board_section_id && board
					? sectionOf(call, board, body.board_section_id)
					: body.board_section_id === undefined && board === pin.board
						? pin.section
						: null;
			if (body.carousel_slots && body.carousel_slots.length !== pin.images.length) {
				throw invalid("Invalid request: 'carousel_slots' must have one entry per image");
			}
			body.carousel_slots?.forEach((slot: Partial<Image>, at: number) => Object.assign(pin.images[at], slot));
			Object.assign(pin, textsFrom(body));
			if (board !== pin.board || section !== pin.section) state.movePin(pin, board, section);
			return pinView(state, pin, call.account);
		},
	},

	'pins/delete': {
		clientCredentials: true,
		query: actingAs,
		status: 204,
		handle: (call) => call.state.removePin(writablePin(call, call.params.pin_id)),
	},

	'pins/save': {
		query: actingAs,
		body: object({ board_id: optionalId, board_section_id: optionalId }),
		status: 201,
		handle: (call) => {
			const { state, body } = call;
			const source = readablePin(call, call.params.pin_id);
			const board = body.board_id ? pinnableBoard(call, body.board_id) : null;
			if (body.board_section_id && board === null) throw invalid("Invalid request: 'board_section_id' needs a board");
			const section = body.board_section_id && board ? sectionOf(call, board, body.board_section_id) : null;
			const { title, description, link, altText, dominantColor: color, creativeType, images, video } = source;
			const pin = state.addPin({
				...{ title, description, link, altText, creativeType, images, video },
				dominantColor: color,
				boardId: board?.id,
				sectionId: section?.id,
				owner: call.account,
				parentPinId: source.id,
			});
			return pinView(state, pin, call.account);
		},
	},
};

function passes(pin: Pin, query: Record<string, unknown>): boolean {
	const types = query.creative_types as string[] | undefined;
	if (types !== undefined && !types.includes(pin.creativeType)) return false;
	if (query.pin_type === 'PRIVATE' && pin.board?.privacy !== 'SECRET') return false;
	const domains = [query.domain, ...String(query.domains ?? '').split(',')].filter(Boolean);
	if (domains.length > 0 && !domains.includes(domainOf(pin))) return false;
	if (pin.board?.privacy === 'PROTECTED' && query.include_protected_pins !== true) return false;
	switch (query.pin_filter) {
		case 'exclude_native':
			return pin.parentPinId !== null;
		case 'exclude_repins':
			return pin.parentPinId === null;
		case 'has_been_promoted':
			return pin.hasBeenPromoted;
		default:
			return true;
	}
}

function domainOf({ link }: Pin): string | undefined {
	return link && URL.canParse(link) ? new URL(link).hostname.replace(/^www\./, '') : undefined;
}

/** Only what the body says, so that an update leaves the rest alone. */
function textsFrom(
	body: Call['body'],
): Partial<Pick<Pin, 'title' | 'description' | 'link' | 'altText' | 'aiDisclosures'>> {
	const given = {
		title: body.title,
		description: body.description,
		link: body.link,
		altText: body.alt_text,
		aiDisclosures: body.ai_disclosures?.values,
	};
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function checkLink(link: string | null | undefined): void {
	if (link && webAddress(link) === undefined) throw invalidLink();
}

function mediaFrom(call: Call): Pick<NewPin, 'creativeType' | 'images' | 'video'> {
	const { state, body } = call;
	const source = body.media_source;
	switch (source.source_type) {
		case 'image_url':
			return { images: [fetchedImage(state, source.url)] };
		case 'pin_url':
			if (!body.link) throw invalid("Invalid request: 'link' is needed for a Pin of a page");
			return { images: [{ id: state.newImageId() }] };
		case 'image_base64':
			return { images: [uploadedImage(state, source)] };
		case 'multiple_image_urls':
		case 'multiple_image_base64':
			if (source.index !== undefined && source.index >= source.items.length) {
				throw invalid("Invalid request: 'index' is beyond the last item");
			}
			return {
				creativeType: 'CAROUSEL',
				images: source.items.map((item: Partial<Image> & Base64Image & { url: string }) => {
					checkLink(item.link);
					const image = item.url === undefined ? uploadedImage(state, item) : fetchedImage(state, item.url);
					return { ...image, title: item.title, description: item.description, link: item.link };
				}),
			};
		default:
			return videoFrom(call);
	}
}

function videoFrom(call: Call): Pick<NewPin, 'creativeType' | 'images' | 'video'> {
	const { state, body } = call;
	const source = body.media_source;
	const data = source.cover_image_data;
	const time = source.cover_image_key_frame_time;
	if ([source.cover_image_url, data, time].filter((cover) => cover !== undefined).length !== 1) {
		throw invalid('Invalid request: give exactly one of cover_image_url, cover_image_data, cover_image_key_frame_time');
	}
	if ((data === undefined) !== (source.cover_image_content_type === undefined)) {
		throw invalid('Invalid request: cover_image_data and cover_image_content_type go together');
	}
	const video = ownMedia(call, source.media_id);
	if (mediaStatus(state, video) !== 'succeeded') throw mediaNotFound();
	const cover =
		data !== undefined
			? uploadedImage(state, { data, content_type: source.cover_image_content_type })
			: source.cover_image_url !== undefined
				? fetchedImage(state, source.cover_image_url)
				: { id: state.newImageId() };
	return { creativeType: 'VIDEO', images: [cover], video };
}
