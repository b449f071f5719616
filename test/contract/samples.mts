/**
 * Values for every parameter of every operation, made from what the fields say of themselves, so that an operation which is
 * added later is driven without a change here.
 */
import { createHash } from 'node:crypto';

import { NodeHelpers, type IDataObject, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { language } from '../../nodes/things/markets';
import { allFields } from '../../nodes/operations/fields';
import { namesIn } from '../../nodes/operations/names';
import type { Field, Operation } from '../../nodes/operations/operation';
import { marketKey } from '../../simulator/catalogs.mts';
import type { Simulator } from '../../simulator/simulator.mts';
import type { AdAccount } from '../../simulator/state.mts';
import { mapped } from '../workflows/harness.mts';

/** What exists on the simulated Pinterest: parameter name to how people name the thing. */
export type World = Record<string, { id: string; name?: string; url?: string }>;

export interface Sample {
	name: string;
	parameters: IDataObject;
}

/** What an operation is given in one round, of the world as it is then. */
export type Round = (world: World) => Sample;

/**
 * An account with two boards, sections, Pins, videos and an ad account, where lists come in many short pages.
 * @param videoUrl where a video can be downloaded
 */
export function newWorld(simulator: Simulator, videoUrl: string): World {
	simulator.reset();
	const { state } = simulator;
	state.settings.shortPages = true;
	state.settings.mediaProcessing = 0;
	const secret = state.addBoard({ name: 'Another Board', privacy: 'SECRET' });
	const board = state.addBoard({ name: 'Contract Board' });
	state.addSection({ boardId: board.id, name: 'Another Section' });
	const section = state.addSection({ boardId: board.id, name: 'Contract Section' });
	for (let number = 1; number <= 4; number++) {
		const parentPinId = number % 2 ? '110852000000000001' : null;
		const rest = { hasBeenPromoted: true, parentPinId, link: `https://shop.example/${number}` };
		state.addPin({ boardId: board.id, sectionId: section.id, title: `Pin ${number}`, ...rest });
		state.addPin({ boardId: secret.id, title: `Secret Pin ${number}`, ...rest });
	}
	const images = [{ id: state.newImageId() }, { id: state.newImageId() }];
	const carousel = { creativeType: 'CAROUSEL' as const, images };
	const another = state.addBoard({ name: 'Another Contract Board' });
	const pin = state.addPin({ boardId: board.id, sectionId: section.id, title: 'Contract Pin', ...carousel });
	const uploaded = { uploadedAt: Date.now(), readable: true, bytes: 2000 };
	Object.assign(state.addMedia(), uploaded);
	const media = Object.assign(state.addMedia(), uploaded);
	const adAccount = state.addAdAccount({ name: 'Contract Ads' });
	for (let number = 1; number <= 4; number++)
		state.ads.addCampaign({ adAccount, name: `Contract Campaign ${number}`, dailySpendCap: 25_000_000 });
	for (const name of ['One', 'Two', 'Three']) state.conversions.addTag({ adAccount, name });
	const business = businessWorld(simulator, adAccount.id);
	state.reports.ready = { conversion_metrics_ready: true, non_conversion_metrics_ready: true };
	const order = () =>
		state.reports.add({ kind: 'bulk', adAccount, body: {}, type: 'application/json', content: () => '{}' }).id;
	const campaigns = [...state.ads.campaigns.keys()];
	const levels = adLevels(simulator, adAccount, pin.id);
	for (const name of ['Second Ads', 'Third Ads', 'Fourth Ads']) state.addAdAccount({ name });
	const { username } = state.account;
	const product = state.addPin({ boardId: board.id, title: 'Contract Product', isProduct: true });
	pin.productTags = [product.id];
	const other = state.addAccount({ username: 'claystudio' });
	for (const one of ['first', 'second', 'third']) {
		state.addFollower(`${one}.follower`);
		state.addFollowing(`${one}.followed`);
		state.addInterest(`The ${one} interest`);
		state.addWebsite(one === 'first' ? 'shop.example' : `${one}.example`);
		state.account.followedBoards.add(state.addBoard({ name: `Contract Board, the ${one}`, owner: other }));
	}
	// Search pages hold up to 50, whatever is wanted.
	for (let number = 1; number <= 40; number++) state.addPin({ boardId: board.id, title: `Contract Pin ${number}` });
	return {
		...business,
		...audienceWorld(simulator, adAccount, business.audienceId.id),
		...leadWorld(simulator, adAccount),
		...levels,
		...promotedWorld(simulator, adAccount, levels.adGroupId.id),
		...catalogWorld(simulator),

		productPinIds: { id: product.id },
		alsoSaveTo: { id: another.id },
		boardId: { id: board.id, name: board.name, url: `https://www.pinterest.com/${username}/contract-board/` },
		sectionId: { id: section.id, name: section.name },
		pinId: { id: pin.id, url: `https://www.pinterest.com/pin/some-words--${pin.id}/` },
		adAccountId: { id: adAccount.id },
		conversionTagId: { id: state.conversions.addTag({ adAccount, name: 'Contract Tag' }).id },
		// Before the single one, whose name its own ends with.
		campaignIds: { id: campaigns.join(', ') },
		campaignId: { id: campaigns[0] },
		...levels,
		goOnWith: { id: order() },
		mediaId: { id: media.id },
		query: { id: 'o' },
		term: { id: 'contract' },
		videoUrl: { id: videoUrl },
	};
}

/** Ad groups with a budget of their own, targeting and ads, and keywords of every parent. */
function adLevels({ state }: Simulator, adAccount: AdAccount, pinId: string): World {
	const [first] = state.ads.campaigns.values();
	const campaign = state.ads.addCampaign({ adAccount, name: 'Ad Groups', isCampaignBudgetOptimization: false });
	const rest = { budget_in_micro_currency: 25_000_000, targeting_spec: { LOCATION: ['US'], GENDER: ['female'] } };
	const adGroups = Array.from({ length: 4 }, (_, n) => state.ads.addAdGroup({ campaign, name: `Group ${n}`, rest }));
	const ads = Array.from({ length: 4 }, () => state.ads.addAd({ adGroup: adGroups[0], pinId }));
	const parents = [
		{ parentId: adGroups[0].id, parentType: 'adgroup' as const },
		{ parentId: first.id, parentType: 'campaign' as const },
		{ parentId: adAccount.id, parentType: 'advertiser' as const },
	];
	const matchTypes = ['EXACT_NEGATIVE', 'PHRASE_NEGATIVE', 'BROAD', 'EXACT', 'PHRASE'];
	const keywords = parents.flatMap((parent) =>
		(parent.parentType === 'adgroup' ? matchTypes : matchTypes.slice(0, 2)).flatMap((matchType) =>
			['soup', 'stew', 'pie'].map((value) => state.ads.addKeyword({ adAccount, ...parent, value, matchType })),
		),
	);
	state.ads.addAd({ adGroup: state.ads.addAdGroup({ campaign: first, name: 'With an Ad' }), pinId });
	const target = state.ads.addCampaign({ adAccount, name: 'Another', isCampaignBudgetOptimization: false });
	return {
		adGroupIds: { id: adGroups.map(({ id }) => id).join(', ') },
		adGroupId: { id: adGroups[0].id },
		targetCampaignId: { id: target.id },
		adIds: { id: ads.map(({ id }) => id).join(', ') },
		adId: { id: ads[0].id },
		keywordId: { id: keywords[0].id },
	};
}

const WITH_FILTERS = { filters: { label: [{ attribute: 'CUSTOM_LABEL_0', comparison: 'is', values: 'autumn' }] } };

/** What an operation wants besides its required fields, because it can be given in several ways. */
const ALSO_WANTED: Record<string, IDataObject | ((operation: Operation) => IDataObject)> = {
	'pins/create createOrUpdate': { link: 'https://example.com/soup' },
	'pins/list find': { title: 'Contract' },
	'events/create send': { userData: { email: 'ada@customers.example' } },
	'customer_lists/create create': { records: 'ada@customers.example' },
	'customer_lists/update addRecords': { records: 'ada@customers.example' },
	'customer_lists/update removeRecords': { records: 'ada@customers.example' },
	'ssio_insertion_order/edit update': { order: { salesforceOrderId: '8011N00000Example4' } },
	'ad_groups/update changeTargeting': { add: { locations: 'DE' } },
	'msot_events/create send': { additionalFields: { value: 12.5, currency: 'EUR' } },
	'items_batch/post': ({ value }) => ({
		attributesJson:
			value === 'update'
				? '{ "price": "9.99 EUR" }'
				: '{ "title": "Mug", "description": "Blue", "link": "https://shop.example/1", "image_link": "https://shop.example/1.jpg", "price": "9.99 EUR", "availability": "in stock" }',
	}),
	'catalogs_product_groups/create': WITH_FILTERS,
	'catalogs_product_groups/update': WITH_FILTERS,
	'products_by_product_group_filter/list': WITH_FILTERS,
	'advanced_auction_items_submit/post': { bidOptions: { bid: '1.25' } },
	'targeting_template/create': { targeting: { locations: 'US' } },
	'targeting_template/update': { targeting: { locations: 'US' } },
	'bulk_upsert/create': { columns: mapped([], { name: 'Autumn', objective_type: 'CONSIDERATION' }) as never },
};

/** Customer lists with an upload each, and audiences of the ad account, one of which has the ID that the business uses. */
function audienceWorld({ state }: Simulator, adAccount: AdAccount, audienceId: string): World {
	const { audiences } = state;
	audiences.enough = 1;
	const records = new Set(Array.from({ length: 120 }, (_, n) => `reader${n}@customers.example`));
	const lists = ['First', 'Second', 'Third'].map((name) => audiences.addList({ adAccount, name, records }));
	const upload = audiences.addUpload(lists[0], 'ADD', 1);
	for (const name of ['Second Audience', 'Third Audience']) {
		audiences.addAudience({ adAccount, name });
		audiences.addAudience({ adAccount, name, received: true });
	}
	const audience = audiences.addAudience({ adAccount, name: 'Contract Audience', id: audienceId });
	for (const type of ['AD_ACCOUNT', 'BUSINESS_ACCOUNT'] as const) {
		for (let number = 1; number <= 3; number++) audience.sharedWith.set(`${type}${number}`, { type, at: 1e12 });
	}
	return {
		customerListId: { id: lists[0].id },
		customerListUploadId: { id: upload.id },
		// A hash, which lists of every type take.
		records: { id: 'ab'.repeat(32) },
	};
}

/** Lead forms with leads, and who receives them: nobody, at an address of this computer. */
function leadWorld({ state }: Simulator, adAccount: AdAccount): World {
	const { leadAds, account } = state;
	leadAds.exportLooks = 1;
	const [form] = ['First', 'Second', 'Third'].map((name) => leadAds.addForm({ adAccount, name }));
	leadAds.deliveries.submit({ leadFormId: form.id, count: 3 });
	const [subscription] = ['a', 'b', 'c'].map((path) =>
		leadAds.addSubscription({ adAccount, account, leadFormId: form.id, webhookUrl: `http://127.0.0.1:9/${path}` }),
	);
	const templates = ['One', 'Two', 'Four'].map((name) =>
		state.audiences.addTemplate(adAccount, { name, targeting_attributes: { LOCATION: ['US'] } }),
	);
	for (const { id, order, name } of [...templates].reverse()) {
		const columns = ['CAMPAIGN_ID', 'CTR'];
		state.reports.templates.set(id, { id, order, adAccount, name, level: 'CAMPAIGN', granularity: 'DAY', columns });
	}
	return {
		leadFormId: { id: form.id },
		leadAdIds: { id: form.adId },
		subscriptionId: { id: subscription.id },
		// Templates of reports have the same parameter.
		templateId: { id: templates[0].id },
	};
}

/** A business of the account with members, partners, assets, an invite to itself, audiences and an integration. */
function businessWorld({ state }: Simulator, adAccountId: string): World {
	const { account } = state;
	const business = state.business.of(account);
	for (const one of ['first', 'second', 'third']) {
		state.business.of(state.addAccount({ username: `${one}.employer` })).addMember({ id: account.id });
		state.business.putIntegration(`shop-${one}`, {});
	}
	// More than a page, because filters by ID leave one in the rounds that set everything.
	const all = Array.from({ length: 30 }, () => business.addMember());
	const partners = Array.from({ length: 30 }, () => business.addPartner());
	const systemUser = business.addMember({ systemUser: true, username: 'reporting' });
	const partner = business.addPartner({ direction: 'BOTH' });
	const access = () => new Map([...all, ...partners, systemUser, partner].map(({ id }) => [id, ['ANALYST', 'ADMIN']]));
	const asset = business.addAsset({ type: 'AD_ACCOUNT', id: adAccountId, access: access(), sharedBy: partner.id });
	for (const id of ['549755885175', '549755885176']) business.addAsset({ type: 'AD_ACCOUNT', id, access: access() });
	const group = business.addGroup('Contract Group', 'About');
	for (const one of [group, business.addGroup('Another Group'), business.addGroup('Third Group')]) {
		one.access = access();
		for (const { id } of business.assets.values()) one.group!.assets.add(id);
		for (const type of ['AD_ACCOUNT', 'PROFILE', 'CATALOG', 'CONSUMER'] as const) {
			one.group!.assets.add(business.addAsset({ type, access: access() }).id);
			business.addAsset({ type, access: access(), sharedBy: partner.id });
		}
	}
	const to = { id: account.id, username: account.username, email: null };
	for (const type of ['MEMBER_INVITE', 'PARTNER_INVITE', 'PARTNER_REQUEST'] as const) {
		for (let number = 1; number <= 3; number++) business.addInvite({ to, type });
	}
	const invite = business.addInvite({ to });
	const audience = business.addAudience({ received: false });
	for (const type of ['AD_ACCOUNT', 'BUSINESS_ACCOUNT'] as const) {
		for (let number = 1; number <= 3; number++) audience.sharedWith.set(state.business.newId(), { type, at: 1e12 });
	}
	business.addAudience();
	business.addAudience();
	const brandAccountId = state.business.newId();
	business.brands.set(brandAccountId, { name: 'Brand' });
	const integration = state.business.putIntegration('shop-1238401984', { partner_access_token: 'partner-token' });
	return {
		externalBusinessId: { id: integration.externalBusinessId },
		integrationId: { id: integration.id },
		businessHierarchyId: { id: business.id },
		businessId: { id: business.id },
		memberId: { id: all[0].id },
		partnerId: { id: partner.id },
		systemUserId: { id: systemUser.id },
		assetGroupId: { id: group.id },
		assetId: { id: asset.id },
		inviteId: { id: invite.id },
		audienceId: { id: audience.id },
		brandAccountId: { id: brandAccountId },
	};
}

/** What an ad account has of promoted product groups, promotions, labels, orders and bills: several of each. */
function promotedWorld({ state }: Simulator, adAccount: AdAccount, adGroupId: string): World {
	const { promoted } = state;
	const [campaignId] = state.ads.campaigns.keys();
	const four = <T,>(make: (number: number) => T): T[] => [1, 2, 3, 4].map(make);
	const groups = four((number) =>
		promoted.productGroups.add(adAccount, {
			ad_group_id: adGroupId,
			catalog_product_group_id: `987${number}`,
			catalog_product_group_name: 'Kettles',
			status: 'PAUSED',
			creative_type: 'SHOPPING',
			included: true,
			bid_in_micro_currency: 1_250_000,
			definition: '*',
			tracking_url: 'https://tracking.example/click',
		}),
	);
	const [promotion] = four((number) =>
		promoted.promotions.add(adAccount, {
			promotion_title: `Offer ${number}`,
			promotion_type: 'SITEWIDE',
			promotion_code: 'SOUP10',
			promotion_custom_id: `offer-${number}`,
			status: 'ACTIVE',
			start_time: 1_790_000_000,
			end_time: 1_800_000_000,
		}),
	);
	const labels = four((number) =>
		promoted.labels.add(adAccount, {
			parent_id: campaignId,
			parent_type: 'CAMPAIGN',
			label_type: 'CUSTOM',
			value: `label ${number}`,
			status: 'ACTIVE',
		}),
	);
	const [line] = four((number) =>
		promoted.orderLines.add(adAccount, {
			name: `Line ${number}`,
			budget: 5_000_000_000,
			paid_budget: 5_000_000_000,
			paid_type: 'PAID',
			purchase_order_id: 'PO-1',
			start_time: 1_790_000_000,
			end_time: 1_800_000_000,
			campaign_ids: [campaignId],
		}),
	);
	four((number) =>
		promoted.orders.add(adAccount, {
			pin_order_id: '8011N00000Example4',
			order_name: `Order ${number}`,
			budget_amount: 5000,
			estimated_monthly_spend: 1000,
			currency_info: 'USD',
			start_date: '2026-12-01',
			end_date: '2026-12-31',
			po_number: 'PO-1',
		}),
	);
	const yesterday = moment(-1).slice(0, 10);
	// Four of each kind, so that filters leave more than a page.
	const [invoice] = four(() =>
		['OPEN', 'CLOSED'].flatMap((status) =>
			['INVOICE', 'CREDIT_MEMO'].map((type) =>
				promoted.invoices.add(adAccount, {
					status,
					document_type: type,
					amount_billed_micro_currency: 123_450_000,
					amount_net_micro_currency: 100_000_000,
					amount_tax_micro_currency: 23_450_000,
					billing_period_start_date: '2026-10-01',
					billing_period_end_date: '2026-10-31',
					invoice_due_date: yesterday,
				}),
			),
		),
	).flat();
	promoted.invoiceFiles.set(invoice.id, Buffer.from('%PDF-1.7 An invoice'));
	const brand = { card_type: 'VISA', payment_method_brand: 'VISA' };
	four(() => promoted.billingProfiles.add(adAccount, { billing_type: 'CREDIT_CARD', status: 'VALID', ...brand }));
	four(() =>
		promoted.discounts.add(adAccount, {
			active: true,
			title: 'Welcome',
			discountType: 'COUPON',
			discountCurrency: 'USD',
			discountInMicroCurrency: 50_000_000,
			remainingDiscountInMicroCurrency: 20_000_000,
		}),
	);
	promoted.offers.set(createHash('sha256').update('ADS-2026-AUTUMN').digest('hex'), 50_000_000);
	return {
		productGroupIds: { id: groups.map(({ id }) => id).join(', ') },
		productGroupPromotionIds: { id: groups.map(({ id }) => id).join(', ') },
		productGroupPromotionId: { id: groups[0].id },
		promotionId: { id: promotion.id },
		labelIds: { id: labels.map(({ id }) => id).join(', ') },
		labelId: { id: labels[0].id },
		orderLineId: { id: line.id },
		pinOrderId: { id: '8011N00000Example4' },
		billingInvoiceId: { id: invoice.id },
	};
}

/** Two catalogs of each type, feeds that were processed, items and product groups. */
function catalogWorld({ state: { account, catalogs } }: Simulator): World {
	const feeds = ['Contract Feed', 'Another Feed', 'Third Feed'].map((name) => {
		const catalog = catalogs.oldest(account);
		const rest = {
			format: 'CSV',
			location: 'https://shop.example/feed.csv',
			default_country: 'US',
			default_locale: 'en-US',
		};
		return catalogs.addFeed({ catalog, name, rest });
	});
	catalogs.addCatalog({ owner: account, type: 'HOTEL', name: 'Hotels' });
	catalogs.addCatalog({ owner: account, type: 'CREATIVE_ASSETS', name: 'Creatives' });
	const details = { attribute_name: 'TITLE', provided_value: null };
	const issues = [0, 1, 2, 3, 4, 5].map((number) => ({
		item_number: number,
		item_id: `mug-${number}`,
		errors: { TITLE_MISSING: details },
		warnings: { GTIN_INVALID: { attribute_name: 'GTIN', provided_value: '1' } },
	}));
	const errors = { TITLE_MISSING: 6, FETCH_ERROR: 1 };
	const results = [1, 2, 3].map(() => catalogs.addResult(feeds[0], { status: 'COMPLETED', errors, issues }));
	// Not the catalog that feeds fill, where new items are barred.
	const direct = catalogs.addCatalog({ owner: account, name: 'Direct' });
	for (const name of ['Old', 'Older', 'Oldest'])
		catalogs.addFeed({ catalog: direct, name, rest: { status: 'INACTIVE' } });
	for (const { value } of language.options as Array<{ value: string }>) {
		const mug = { id: 'mug-blue-1', country: 'DE', language: value, attributes: { title: 'Mug', price: '9.99 EUR' } };
		for (const { items } of [direct, feeds[0].catalog]) items.set(marketKey('DE', value, mug.id), { ...mug });
	}
	const records = [{ id: 'mug-blue-1', errors: [], warnings: [] }];
	const batch = catalogs.addBatch({ owner: account, type: 'RETAIL', operation: 'CREATE', records });
	const groups = ['One', 'Two', 'Three', 'Four'].map((name) =>
		catalogs.addProductGroup({ catalog: direct, feed: feeds[0], name }),
	);
	return {
		productGroupIds: { id: groups.map(({ id }) => id).join(', ') },
		productGroupId: { id: groups[0].id },
		catalogId: { id: direct.id },
		batchId: { id: batch.id },
		feedId: { id: feeds[0].id },
		processingResultId: { id: results[2].id },
	};
}

/**
 * Only what is required, everything else at its default. A required collection is given with each of its fields alone.
 */
export function requiredOnly(operation: Operation): Round[] {
	const collection = allFields(operation).find(({ required, type }) => required && type === 'collection');
	const options = (collection?.options as Field[] | undefined) ?? [undefined];
	return options.map((option) => (world) => {
		const picker = new Picker(world, 0, true);
		const parameters = leastParameters(operation, picker);
		if (!option) return { name: 'only required fields', parameters };
		return {
			name: `only required fields, ${collection!.name}: ${option.name}`,
			parameters: { ...parameters, [collection!.name]: { [option.name]: picker.value(option) } },
		};
	});
}

function leastParameters(operation: Operation, picker: Picker): IDataObject {
	const { endpoint, value } = operation;
	const wanted = ALSO_WANTED[`${endpoint} ${value}`] ?? ALSO_WANTED[endpoint!];
	const parameters: IDataObject = { ...(typeof wanted === 'function' ? wanted(operation) : wanted) };
	walk(operation, {}, (field) => {
		if (!field.required) return field.default;
		if (field.type !== 'collection') parameters[field.name] = picker.value(field);
		return parameters[field.name] ?? field.default;
	});
	return parameters;
}

/**
 * Every field set, once for each choice that shows or hides other fields, and often enough that every option of every field,
 * and every way to name a board or Pin, comes up.
 */
export function everyField(operation: Operation, anyWorld: World): Round[] {
	const fields = allFields(operation);
	const deciding = new Set(fields.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})));
	const forced = fields
		.filter(({ name }) => deciding.has(name))
		.flatMap((field) => choices(field).map((value) => ({ ...conditions(field, fields), [field.name]: value })));
	// Columns depend on several choices together, and not all of them go together in one round.
	for (const field of fields) {
		const combinations = field.columns ? dependedOn(field, fields) : [];
		forced.unshift(
			...combinations.flatMap((one) => [one, one]).map((one) => ({ ...conditions(field, fields), ...one })),
		);
	}
	const rounds = Math.max(1, ...fields.map(mostChoices));
	const more = [{}, ...forced].some((decided) => someExcludeOthers(operation, decided, anyWorld))
		? ROUNDS_OF_EXCLUSION
		: 0;
	while (forced.length < rounds + more) forced.push({});
	return forced.map((decided, round) => (world) => {
		const picker = new Picker(world, round, false);
		const parameters: IDataObject = {};
		walk(operation, decided, (field, before) => {
			const value = field.name in decided ? decided[field.name] : picker.value(field, before);
			parameters[field.name] = value;
			return value;
		});
		if (operation.check) leaveOut(parameters, operation.check, round / forced.length);
		if (operation.check) asUsual(parameters, decided, operation.check, fields, round / forced.length);
		for (const field of fields) {
			if (field.columns && field.name in parameters) parameters[field.name] = picker.value(field, parameters);
		}
		// What goes with other choices only may have to go now.
		if (operation.check) leaveOut(parameters, operation.check, round / forced.length);
		// What goes on with an earlier run begins nothing, so only the last round does.
		if (operation.job?.begunBefore && round < forced.length - 1) {
			const { goOnWith, ...others } = parameters.options as IDataObject;
			if (goOnWith) parameters.options = others;
		}
		const choice = Object.entries(decided).map(([name, value]) => `${name} ${String(value)}`);
		return { name: ['every field', ...choice, `round ${round + 1}`].join(', '), parameters };
	});
}

const COLLECTIONS = [
	'attributes',
	'additionalFields',
	'updateFields',
	'filters',
	'targeting',
	'add',
	'remove',
	'options',
];

/** Rounds that an operation has besides where fields exclude each other, so that each of them stays in one. */
const ROUNDS_OF_EXCLUSION = 12;

/** Whether not all fields of the operation's collections go together, given some choices. */
function someExcludeOthers(operation: Operation, decided: IDataObject, world: World): boolean {
	if (!operation.check) return false;
	const picker = new Picker(world, 0, false);
	const parameters: IDataObject = {};
	walk(operation, decided, (field) => (parameters[field.name] = decided[field.name] ?? picker.value(field)));
	return operation.check(parameters).length > 0;
}

/**
 * Takes fields out of collections until what is left goes together, in another order each round so that each gets its turn.
 * @param share of the rounds that are done
 */
function leaveOut(parameters: IDataObject, check: NonNullable<Operation['check']>, share: number): void {
	const optional = COLLECTIONS.flatMap((collection) =>
		Object.keys((parameters[collection] ?? {}) as IDataObject).map((name) => [collection, name]),
	);
	const turn = ([, name]: string[]) => createHash('md5').update(`${name} ${share}`).digest('hex');
	optional.sort((one, other) => turn(one).localeCompare(turn(other)));
	for (const [collection, name] of optional) {
		if (check(parameters).length === 0) return;
		const { [name]: taken, ...rest } = parameters[collection] as IDataObject;
		const before = check(parameters).length;
		parameters[collection] = rest;
		if (check(parameters).length >= before) parameters[collection] = { ...rest, [name]: taken };
	}
}

/** Gives choices their default where others do not go with the rest. */
function asUsual(
	parameters: IDataObject,
	decided: IDataObject,
	check: NonNullable<Operation['check']>,
	fields: Field[],
	share: number,
): void {
	for (const { name, type, default: usual } of fields) {
		if (check(parameters).length === 0) return;
		if (type !== 'options' || !(name in parameters) || name in decided) continue;
		// What goes with the other choice only may be left out for it.
		const other = { ...structuredClone(parameters), [name]: usual as string };
		leaveOut(other, check, share);
		if (check(other).length < check(parameters).length) Object.assign(parameters, other);
	}
}

/** Visits the fields that are shown, given the values of those before. */
function walk(operation: Operation, decided: IDataObject, visit: (field: Field, before: IDataObject) => unknown): void {
	const values: IDataObject = {};
	for (const field of allFields(operation)) {
		const shown =
			!field.displayOptions ||
			NodeHelpers.displayParameter(
				{ ...values, ...decided } as INodeParameters,
				field as INodeProperties,
				{ typeVersion: 1 },
				null,
			);
		if (shown && field.type !== 'notice')
			values[field.name] = visit(field, { ...values, ...decided }) as IDataObject[string];
	}
}

/** All choices together that decide which columns a field has. */
function dependedOn({ columns, typeOptions }: Field, fields: Field[]): IDataObject[] {
	const names = (typeOptions?.loadOptionsDependsOn ?? []) as string[];
	const combinations = names.reduce<IDataObject[]>(
		(before, name) => {
			const values = choices(fields.find((field) => field.name === name)!);
			return before.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
		},
		[{}],
	);
	return combinations.filter((one) => columns!(one).length > 0);
}

/** What has to be chosen elsewhere for a field to be shown. */
function conditions({ displayOptions }: Field, fields: Field[]): IDataObject {
	const needed: IDataObject = {};
	for (const [name, values] of Object.entries(displayOptions?.show ?? {})) {
		const decider = fields.find((field) => field.name === name);
		Object.assign(needed, decider && conditions(decider, fields), { [name]: (values as IDataObject[string][])[0] });
	}
	return needed;
}

function choices({ type, options }: Field): Array<string | number | boolean> {
	if (type === 'boolean') return [true, false];
	return type === 'options' ? (options as Array<{ value: string }>).map(({ value }) => value) : [];
}

/** Of a longer list, as that of languages, the rest is left out: a round takes a second. */
const MOST_ROUNDS = 25;

function mostChoices(field: Field): number {
	if (field.type === 'collection') return Math.max(0, ...(field.options as Field[]).map(mostChoices));
	if (field.type === 'fixedCollection')
		return Math.max(
			0,
			...(field.options as unknown as Array<{ values: Field[] }>).flatMap(({ values }) => values.map(mostChoices)),
		);
	if (field.type === 'resourceLocator') return field.modes?.length ?? 1;
	return Math.min(choices(field).length, MOST_ROUNDS);
}

/** Texts to try where a field has no example of its own, or checks what it gets. */
const TEXTS = [
	'Some text',
	'549755885175',
	'https://example.com/page',
	'https://example.com/image.jpg',
	'2026-03-01',
	'2026-03-01T10:00:00Z',
	'someone@example.com',
	'#6E7874',
	'{}',
	'12.50',
];

const moment = (days: number): string =>
	`${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T10:00:00`;
const exampleOf = (placeholder: string): string => placeholder.replace(/^e\.g\. */, '');

/** Choices that are the same in every sample: there is nothing to fetch at the addresses of samples. */
const FIXED: Record<string, string> = { fetchedBy: 'pinterest' };

const quizResult = (id: number) => ({
	result_id: id,
	organic_pin_id: '813744226420795884',
	destination_url: 'https://shop.example/sweet',
	ios_deep_link: 'shop://sweet',
	android_deep_link: 'shop://sweet',
});

const bidOptions = {
	app_type_multipliers: { IPHONE: 1.5 },
	audience_multipliers: { '2542620905475': 2 },
	placement_multipliers: { SEARCH: 2 },
};

/** What columns hold, of which the two stand in one round each. */
const CELLS: Record<string, [unknown, unknown] | [unknown]> = {
	'create bid_options': [bidOptions],
	'update bid_options': [{ ...bidOptions, update_mask: ['APP_TYPE', 'AUDIENCE', 'PLACEMENT'] }],
	catalog_type: ['RETAIL'],
	end_time: [moment(365)],
	filters: [{ any_of: [{ BRAND: { values: ['Willow'] } }] }],
	optimization_goal_metadata: [
		{
			conversion_tag_v3_goal_metadata: {
				attribution_windows: { click_window_days: 30, engagement_window_days: 30, view_window_days: 1 },
				conversion_event: 'CHECKOUT',
				conversion_tag_id: '2617998078212',
				cpa_goal_value_in_micro_currency: '5000000',
				is_roas_optimized: true,
				learning_mode_type: 'ACTIVE',
				reporting_event: 'checkout',
			},
			frequency_goal_metadata: { frequency: 2, timerange: 'SEVEN_DAY' },
			scrollup_goal_metadata: { scrollup_goal_value_in_micro_currency: '500000' },
		},
	],
	quiz_pin_data: [
		{
			questions: [
				{
					question_id: 1,
					question_text: 'Sweet or spicy?',
					options: [
						{ id: 1, text: 'Sweet' },
						{ id: 2, text: 'Spicy' },
					],
				},
			],
			results: [quizResult(1)],
			tie_breaker_type: 'CUSTOM',
			tie_breaker_custom_result: quizResult(2),
		},
	],
	targeting_spec: [
		{
			LOCATION: ['US'],
			AGE_BUCKET: ['35-44'],
			APPTYPE: ['ipad'],
			GENDER: ['female'],
			INTEREST: ['935249274030'],
			TARGETING_STRATEGY: ['CHOOSE_YOUR_OWN'],
		},
		{
			GEO: ['BE-VOV'],
			MINIMUM_AGE: '25',
			MAXIMUM_AGE: '54',
			AUDIENCE_EXCLUDE: ['2542620905475'],
			AUDIENCE_INCLUDE: ['2542620905473'],
			LOCALE: ['en'],
			SHOPPING_RETARGETING: [{ lookback_window: 30, exclusion_window: 14, tag_types: [0, 6] }],
		},
	],
	tracking_urls: [
		Object.fromEntries(
			['audience_verification', 'buyable_button', 'click', 'engagement', 'impression'].map((event) => [
				event,
				['https://tracking.example/1'],
			]),
		),
	],
};

/** Columns of which one row has those at the same place only. */
const NOT_TOGETHER = [
	['daily_budget', 'feed_id'],
	['lifetime_budget', 'catalog_id', 'catalog_type', 'country', 'locale'],
];

class Picker {
	constructor(
		private readonly world: World,
		private readonly round: number,
		private readonly plainIds: boolean,
	) {}

	/** @param before the values of the fields before it */
	value(field: Field, before: IDataObject = {}): IDataObject[string] {
		switch (field.type) {
			case 'resourceMapper':
				return this.columns(field.columns!(before), String(before.change));
			case 'resourceLocator':
				return this.locator(field);
			case 'options':
				return FIXED[field.name] ?? this.oneOf(choices(field));
			case 'multiOptions':
				return this.several(field);
			case 'boolean':
				return this.round % 2 === 0;
			case 'number':
				return this.number(field);
			case 'collection':
				return Object.fromEntries((field.options as Field[]).map((option) => [option.name, this.value(option)]));
			case 'fixedCollection':
				return this.rows(field);
			case 'dateTime':
				// A day ago, for reports of the past, or more for those of some days; in a year, for what is to come.
				return this.text(field, moment(-1), moment(-30), moment(365));
			case 'color':
				return '#6E7874';
			case 'json':
				return this.text(field, ...(field.placeholder ? [exampleOf(field.placeholder)] : []), '{}');
			default:
				return this.text(field);
		}
	}

	private columns(columns: Field[], change: string): IDataObject {
		const left = new Set(NOT_TOGETHER[this.round % 2]);
		const offered = columns.filter(({ type, name }) => type !== 'hidden' && !left.has(name));
		const cells = offered.map((column) => {
			const known = CELLS[`${change} ${column.name}`] ?? CELLS[column.name];
			return [column.name, known ? known[this.round % known.length] : this.value(column)];
		});
		return mapped([], Object.fromEntries(cells)) as never;
	}

	private oneOf<T>(list: T[]): T {
		return list[this.round % list.length];
	}

	/** One, all, another one, two, and so on; two where all are too many. Filters with long lists make many calls. */
	private several({ options, check }: Field): string[] {
		const list = (options as Array<{ value: string }>).map(({ value }) => value);
		if (this.round % 2 === 0) return [this.oneOf(list)];
		return this.round % 4 === 3 || check?.(list, {}) ? list.slice(0, 2) : list;
	}

	/** A limit of two makes every list come in several pages. */
	private number({ name, default: usual, typeOptions: { minValue = 0, maxValue = Infinity } = {} }: Field): number {
		if (name === 'limit') return 2;
		return Math.min(Math.max(Number(usual) || minValue, minValue), maxValue);
	}

	private rows({ options, typeOptions }: Field): IDataObject {
		return Object.fromEntries(
			(options as unknown as Array<{ name: string; values: Field[] }>).map(({ name, values }) => {
				const row = (picker: Picker) => Object.fromEntries(values.map((column) => [column.name, picker.value(column)]));
				const next = new Picker(this.world, this.round + 1, this.plainIds);
				return [name, typeOptions?.multipleValues ? [row(this), row(next)] : row(this)];
			}),
		);
	}

	private locator(field: Field): IDataObject {
		const thing = this.world[field.name];
		if (!thing) {
			throw new Error(
				`There is no sample for "${field.name}": add one that exists on the simulated Pinterest to newWorld in test/contract/samples.mts.`,
			);
		}
		const { id, name, url } = thing;
		const ways = (field.modes ?? []).flatMap(({ name: mode }) => {
			const value = { list: id, id, name, url }[mode];
			return value === undefined ? [] : [{ __rl: true, mode, value }];
		});
		return this.plainIds ? { __rl: true, mode: 'id', value: id } : this.oneOf(ways);
	}

	private text(field: Field, ...candidates: string[]): string | string[] {
		const known = Object.keys(this.world).find((name) => new RegExp(`${name}s?$`, 'i').test(field.name));
		const example = field.placeholder && exampleOf(field.placeholder);
		const all = [
			...(known ? [this.world[known].id] : []),
			...(/binaryProperty/i.test(field.name) ? [fileField(field)] : []),
			...candidates,
			...(example ? [example] : []),
			...(typeof field.default === 'string' && field.default ? [field.default] : []),
			...TEXTS,
		];
		const good = all.find((text) => !field.check?.(field.several ? namesIn(text) : text, {}));
		if (good === undefined) {
			throw new Error(
				`No sample value passes the check of "${field.name}": add one that does to TEXTS in test/contract/samples.mts, or give the field a placeholder "e.g. …".`,
			);
		}
		return field.typeOptions?.multipleValues ? [good] : good;
	}
}

/** The names under which `files` are given to the node. */
function fileField({ displayName, hint = '', description = '' }: Field): string {
	if (/names$/i.test(displayName)) return 'front, back';
	if (/records/i.test(hint)) return 'records';
	return /video/i.test(`${displayName} ${hint} ${description}`) && !/cover/i.test(displayName) ? 'video' : 'data';
}
