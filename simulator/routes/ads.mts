import type { Ad, EntityStatus } from '../ads.mts';
import { eachElement, exception } from '../elements.mts';
import { invalid, Refusal } from '../errors.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Call, Routes } from '../route.mts';
import { creativeTypes, flag, id, listOf, object, oneOf, optionalId, string, type Schema } from '../schemas.mts';
import type { AdAccount } from '../state.mts';
import { readableAdAccount, writableAdAccount } from './adAccounts.mts';
import { leadAdView } from './leads.mts';
import { reversed, status, trackingUrls, upToThirty, type Sent } from './campaigns.mts';

const words: Schema = { type: ['string', 'null'] };
const links: Schema = { type: ['array', 'null'], items: string };
const anything: Schema = { type: ['object', 'null'] };

const common = {
	android_deep_link: words,
	carousel_android_deep_links: links,
	carousel_destination_urls: links,
	carousel_ios_deep_links: links,
	click_tracking_url: words,
	creative_type: creativeTypes,
	customizable_cta_type: words,
	destination_url: words,
	disclosure_type: words,
	disclosure_url: words,
	ios_deep_link: words,
	is_removable: flag,
	lead_form_id: optionalId,
	name: { ...words, maxLength: 255 },
	quiz_pin_data: anything,
	status,
	tracking_urls: trackingUrls,
	view_tracking_url: words,
};

const created = object({ ...common, ad_group_id: id, pin_id: id }, 'ad_group_id', 'pin_id', 'creative_type');

const preview = {
	catalog_product_group_id: id,
	creative_type: oneOf('SHOPPING', 'CAROUSEL', 'COLLECTION', 'REGULAR'),
	customizable_cta_type: words,
	hero_image_title: string,
	hero_image_url: string,
	hero_pin_id: id,
	image_tag: string,
	item_id: string,
	preferred_media_type: oneOf('VIDEO', 'IMAGE'),
	video_tag: string,
};

/** Answers of POST and PATCH: recorded ones of the live service, in which a refusal is one object, without `data`. */
interface Listed {
	id: string;
	order: number;
	status: string;
	/** Absent for the ads of lead forms, which stand in no ad group. */
	ad?: Ad;
	view: () => unknown;
}

/** The ads of an account, those of its lead forms first. */
function withLeadAds({ state }: Call, adAccount: AdAccount): NewestFirst<Listed> {
	const all = new NewestFirst<Listed>();
	for (const ad of [...state.ads.ads.of(adAccount).from()].reverse())
		all.add({ id: ad.id, order: ad.order, status: ad.status, ad, view: () => adView(ad) });
	for (const form of state.leadAds.forms.values())
		if (form.adAccount === adAccount)
			all.add({ id: form.adId, order: form.order + 1e12, status: 'ACTIVE', view: () => leadAdView(form) });
	return all;
}

export const ads: Routes = {
	'ads/list': {
		clientCredentials: true,
		query: {
			ad_ids: { ...listOf(id), maxItems: 250 },
			ad_group_ids: { ...listOf(id), maxItems: 250 },
			campaign_ids: { ...listOf(id), maxItems: 250 },
			entity_statuses: listOf(status),
			order: oneOf('ASCENDING', 'DESCENDING'),
		},
		handle: (call) => {
			const {
				ad_ids: ids,
				ad_group_ids: groups,
				campaign_ids: campaigns,
				entity_statuses: wanted = ['ACTIVE', 'PAUSED'],
				order,
			} = call.query as Record<string, any>;
			if ([ids, groups, campaigns].filter(Boolean).length > 1)
				throw invalid('Provide only campaign_id or ad_group_id or ad_id.');
			const adAccount = readableAdAccount(call);
			const all = withLeadAds(call, adAccount);
			const { items, ...rest } = call.page(
				order === 'ASCENDING' ? reversed(all) : all,
				({ ad, id: one, status: state }) =>
					wanted.includes(state) &&
					(ids === undefined || ids.includes(one)) &&
					(groups === undefined || groups.includes(ad?.adGroup.id)) &&
					(campaigns === undefined || campaigns.includes(ad?.adGroup.campaign.id)),
			);
			return { items: items.map(({ view }) => view()), ...rest };
		},
	},

	'ads/get': {
		clientCredentials: true,
		handle: (call) => {
			const found = call.state.ads.ads.byId.get(call.params.ad_id);
			if (found?.adAccount !== readableAdAccount(call)) throw new Refusal(404, 4, 'Ad not found.');
			return adView(found!);
		},
	},

	'ads/create': {
		body: upToThirty(created),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			return eachElement<Sent>(call, (sent) => adView(create(call, adAccount, sent)), 'object');
		},
	},

	'ads/update': {
		body: upToThirty(object({ ...common, id, pin_id: optionalId }, 'id')),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			return eachElement<Sent>(call, (sent) => adView(update(call, adAccount, sent)), 'object');
		},
	},

	'ad_previews/create': {
		body: {
			oneOf: [
				object({ image_url: string, title: string }, 'image_url', 'title'),
				object({ pin_id: string }, 'pin_id'),
				object(preview, 'catalog_product_group_id', 'creative_type'),
			],
		},
		handle: (call) => {
			writableAdAccount(call);
			const { pin_id: pin } = call.body as Sent;
			if (pin !== undefined && !call.state.pins.has(pin)) throw new Refusal(404, 50, 'Pin not found.');
			return { url: `https://ads.pinterest.com/ad-preview/${call.state.newImageId()}/` };
		},
	},
};

const NAMED = ['id', 'ad_group_id', 'pin_id', 'status'];

const restOf = (sent: Sent) => Object.fromEntries(Object.entries(sent).filter(([name]) => !NAMED.includes(name)));

function create({ state }: Call, adAccount: AdAccount, sent: Sent): Ad {
	const adGroup = state.ads.adGroups.byId.get(sent.ad_group_id);
	if (adGroup?.adAccount !== adAccount) throw exception(4, 'Ad group not found.');
	const pin = state.pins.get(sent.pin_id);
	if (!pin) throw exception(50, 'Pin not found.');
	if (state.ads.sandboxedPins.has(sent.pin_id)) throw exception(2781, 'This Pin cannot be promoted.');
	return state.ads.addAd({
		adGroup: adGroup!,
		pinId: sent.pin_id,
		status: sent.status ?? 'ACTIVE',
		rest: restOf(sent),
		// "Pin creation time" (schema AdResponse).
		createdAt: pin.createdAt,
	});
}

function update({ state }: Call, adAccount: AdAccount, sent: Sent): Ad {
	const ad = state.ads.ads.byId.get(sent.id);
	if (ad?.adAccount !== adAccount) throw exception(4, 'Ad not found.');
	return Object.assign(ad!, {
		pinId: sent.pin_id ?? ad!.pinId,
		status: (sent.status ?? ad!.status) as EntityStatus,
		rest: { ...ad!.rest, ...restOf(sent) },
		updatedAt: Date.now(),
	});
}

const adView = (ad: Ad) => ({
	type: 'pinpromotion',
	id: ad.id,
	ad_account_id: ad.adAccount.id,
	campaign_id: ad.adGroup.campaign.id,
	ad_group_id: ad.adGroup.id,
	pin_id: ad.pinId,
	status: ad.status,
	summary_status: ad.status === 'ACTIVE' ? ad.review : ad.status,
	review_status: ad.review,
	rejected_reasons: ad.rejectedReasons,
	rejection_labels: ad.rejectedReasons.map((reason) => `Your ad was rejected: ${reason.toLowerCase()}.`),
	created_time: Math.floor(ad.createdAt / 1000),
	updated_time: Math.floor(ad.updatedAt / 1000),
	name: null,
	destination_url: null,
	android_deep_link: null,
	ios_deep_link: null,
	click_tracking_url: null,
	view_tracking_url: null,
	carousel_destination_urls: null,
	collection_items_destination_url_template: null,
	customizable_cta_type: null,
	grid_click_type: 'CLOSEUP',
	is_pin_deleted: false,
	is_removable: false,
	lead_form_id: null,
	quiz_pin_data: null,
	tracking_urls: null,
	...ad.rest,
});
