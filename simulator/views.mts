import { pinterestTime } from './clock.mts';
import type { Account, AdAccount, Board, Image, Interest, Media, Pin, Section, State, Website } from './state.mts';

/** Entities as Pinterest writes them (schemas of the OpenAPI description: Board, BoardSection, Pin, Account, Media, AdAccount). */

export function boardView(state: State, board: Board) {
	const thumbnails: string[] = [];
	for (const pin of board.pins.from()) {
		thumbnails.push(imageUrl(state, pin.images[0], '150x150'));
		if (thumbnails.length === 5) break;
	}
	const [cover] = board.pins.from();
	return {
		id: board.id,
		name: board.name,
		description: board.description,
		owner: { username: board.owner.username },
		privacy: board.privacy,
		is_ads_only: board.isAdsOnly,
		created_at: pinterestTime(board.createdAt),
		board_pins_modified_at: pinterestTime(board.pinsModifiedAt),
		pin_count: board.pins.size,
		follower_count: 0,
		collaborator_count: 0,
		media: {
			image_cover_url: cover ? imageUrl(state, cover.images[0], '400x300') : null,
			pin_thumbnail_urls: thumbnails,
		},
	};
}

export const sectionView = (section: Section) => ({ id: section.id, name: section.name });

export function pinView(state: State, pin: Pin, viewer: Account, withMetrics = false) {
	return {
		id: pin.id,
		created_at: pinterestTime(pin.createdAt),
		board_id: pin.board?.id ?? null,
		board_section_id: pin.section?.id ?? null,
		board_owner: { username: pin.owner.username },
		title: pin.title,
		description: pin.description,
		link: pin.link,
		alt_text: pin.altText,
		dominant_color: pin.dominantColor,
		creative_type: pin.creativeType,
		is_owner: pin.owner === viewer,
		is_standard: pin.isStandard,
		has_been_promoted: pin.hasBeenPromoted,
		parent_pin_id: pin.parentPinId,
		pin_metrics: withMetrics ? metrics(pin) : null,
		media: pinMedia(state, pin),
		...(pin.isProduct && { is_product: true }),
		...(pin.aiDisclosures && { ai_disclosures: { values: pin.aiDisclosures } }),
	};
}

/** A Pin of others in search results. */
export function summaryPinView(state: State, pin: Pin) {
	const { id, title, description, link, altText } = pin;
	return { id, title, description, link, alt_text: altText, media: pinMedia(state, pin) };
}

export const tagsView = (state: State, pin: Pin) =>
	pin.productTags.filter((id) => state.pins.has(id)).map((id) => ({ pin_id: id }));

function pinMedia(state: State, pin: Pin) {
	if (pin.creativeType === 'VIDEO') {
		return {
			media_type: 'video',
			cover_image_url: imageUrl(state, pin.images[0], '600x'),
			duration: 8000,
			width: 1000,
			height: 1500,
			video_url: null,
			images: imageSizes(state, pin.images[0]),
		};
	}
	if (pin.creativeType === 'CAROUSEL') {
		const items = pin.images.map((image) => ({
			item_type: 'image',
			title: image.title ?? null,
			description: image.description ?? null,
			link: image.link ?? null,
			images: imageSizes(state, image),
		}));
		return { media_type: 'multiple_images', items };
	}
	return { media_type: 'image', images: imageSizes(state, pin.images[0]) };
}

function imageSizes(state: State, image: Image) {
	const ratio = image.width && image.height ? image.height / image.width : 1.5;
	const size = (name: string, width: number, height: number) => ({ width, height, url: imageUrl(state, image, name) });
	return {
		'150x150': size('150x150', 150, 150),
		'400x300': size('400x300', 400, 300),
		'600x': size('600x', 600, Math.round(600 * ratio)),
		'1200x': size('1200x', 1200, Math.round(1200 * ratio)),
	};
}

export const imageUrl = (state: State, image: Image, size: string) => `${state.url}/images/${size}/${image.id}.png`;

// Invented, but the same for the same Pin every time.
function metrics({ order, metrics: given }: Pin) {
	const impression = (order * 37) % 5000;
	const recent = {
		impression,
		pin_click: impression % 60,
		clickthrough: impression % 25,
		save: impression % 17,
		...given,
	};
	return { '90d': recent, lifetime_metrics: { reaction: impression % 40, comment: impression % 6, ...recent } };
}

export const accountView = (state: State, account: Account) => ({
	id: account.id,
	username: account.username,
	account_type: account.accountType,
	business_name: account.businessName,
	about: account.about,
	website_url: account.websiteUrl,
	profile_image: `${state.url}/images/150x150/${account.id}.png`,
	board_count: account.boards.size,
	pin_count: account.pins.size,
	follower_count: account.followers.size,
	following_count: account.following.size,
	monthly_views: account.monthlyViews,
});

export const linkedBusinessView = (state: State, username: string) => ({
	username,
	image_small_url: `${state.url}/images/30x30/${username}.png`,
	image_medium_url: `${state.url}/images/75x75/${username}.png`,
	image_large_url: `${state.url}/images/140x140/${username}.png`,
	image_xlarge_url: `${state.url}/images/280x280/${username}.png`,
});

export const websiteView = ({ website, verifiedAt }: Website) => ({
	website,
	status: verifiedAt === undefined ? 'not_verified' : 'success',
	...(verifiedAt !== undefined && { verified_at: pinterestTime(verifiedAt) }),
});

export const interestView = ({ id, name }: Interest) => ({
	id,
	key: name.toLowerCase(),
	name,
	canonical_url: `https://www.pinterest.com/ideas/${name.toLowerCase().replace(/[^a-z]+/g, '-')}/${id}/`,
});

export function mediaView(state: State, media: Media) {
	return { media_id: media.id, media_type: 'video', status: mediaStatus(state, media) };
}

export function mediaStatus(state: State, media: Media): 'registered' | 'processing' | 'succeeded' | 'failed' {
	if (media.uploadedAt === undefined) return 'registered';
	if (Date.now() < media.uploadedAt + state.settings.mediaProcessing) return 'processing';
	return media.readable ? 'succeeded' : 'failed';
}

export const adAccountView = (adAccount: AdAccount, viewer: Account) => ({
	id: adAccount.id,
	name: adAccount.name,
	owner: { id: adAccount.owner.id, username: adAccount.owner.username },
	country: adAccount.country,
	currency: adAccount.currency,
	time_zone: 'America/Los_Angeles',
	permissions: [adAccount.owner === viewer ? 'OWNER' : adAccount.members.get(viewer)],
	created_time: Math.floor(adAccount.createdAt / 1000),
	updated_time: Math.floor(adAccount.createdAt / 1000),
});
