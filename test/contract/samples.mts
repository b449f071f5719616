/**
 * Values for every parameter of every operation, made from what the fields say of themselves, so that an operation which is
 * added later is driven without a change here.
 */
import { NodeHelpers, type IDataObject, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import type { EndpointId } from '../../nodes/api/endpoints';
import { allFields } from '../../nodes/operations/fields';
import { namesIn } from '../../nodes/operations/names';
import type { Field, Operation } from '../../nodes/operations/operation';
import type { Simulator } from '../../simulator/simulator.mts';

/** What exists on the simulated Pinterest: parameter name to how people name the thing. */
export type World = Record<string, { id: string; name?: string; url?: string }>;

export interface Sample {
	name: string;
	parameters: IDataObject;
}

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
	const pin = state.addPin({ boardId: board.id, sectionId: section.id, title: 'Contract Pin', ...carousel });
	const uploaded = { uploadedAt: Date.now(), readable: true, bytes: 2000 };
	Object.assign(state.addMedia(), uploaded);
	const media = Object.assign(state.addMedia(), uploaded);
	const adAccount = state.addAdAccount({ name: 'Contract Ads' });
	for (let number = 1; number <= 4; number++)
		state.ads.addCampaign({ adAccount, name: `Contract Campaign ${number}`, dailySpendCap: 25_000_000 });
	for (const name of ['One', 'Two', 'Three']) state.conversions.addTag({ adAccount, name });
	for (const name of ['Third', 'Second', 'First'])
		state.reports.addTemplate({
			adAccount,
			name,
			level: 'CAMPAIGN',
			granularity: 'DAY',
			columns: ['CAMPAIGN_ID', 'CTR'],
		});
	const order = () =>
		state.reports.add({ kind: 'bulk', adAccount, body: {}, type: 'application/json', content: () => '{}' }).id;
	const campaigns = [...state.ads.campaigns.keys()];
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
		...businessWorld(simulator, adAccount.id),

		productPinIds: { id: product.id },
		boardId: { id: board.id, name: board.name, url: `https://www.pinterest.com/${username}/contract-board/` },
		sectionId: { id: section.id, name: section.name },
		pinId: { id: pin.id, url: `https://www.pinterest.com/pin/some-words--${pin.id}/` },
		adAccountId: { id: adAccount.id },
		conversionTagId: { id: state.conversions.addTag({ adAccount, name: 'Contract Tag' }).id },
		// Before the single one, whose name its own ends with.
		campaignIds: { id: campaigns.join(', ') },
		campaignId: { id: campaigns[0] },
		goOnWith: { id: order() },
		templateId: { id: [...state.reports.templates.keys()][0] },
		mediaId: { id: media.id },
		query: { id: 'o' },
		term: { id: 'contract' },
		videoUrl: { id: videoUrl },
	};
}

/** What an operation wants besides its required fields, because it can be given in several ways. */
const ALSO_WANTED: Partial<Record<EndpointId, IDataObject>> = {
	'events/create': { userData: { email: 'ada@customers.example' } },
	'bulk_upsert/create': { properties: { name: 'Autumn', objective_type: 'CONSIDERATION' } },
	'msot_events/create': { additionalFields: { value: 12.5, currency: 'EUR' } },
};
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

/**
 * Only what is required, everything else at its default. A required collection is given with each of its fields alone.
 */
export function requiredOnly(operation: Operation, world: World): Sample[] {
	const picker = new Picker(world, 0, true);
	const parameters: IDataObject = { ...ALSO_WANTED[operation.endpoint!] };
	const samples: Sample[] = [];
	let collection: Field | undefined;
	walk(operation, {}, (field) => {
		if (!field.required) return field.default;
		if (field.type === 'collection') collection = field;
		else parameters[field.name] = picker.value(field);
		return parameters[field.name] ?? field.default;
	});
	if (!collection) return [{ name: 'only required fields', parameters }];
	for (const option of collection.options as Field[]) {
		samples.push({
			name: `only required fields, ${collection.name}: ${option.name}`,
			parameters: { ...parameters, [collection.name]: { [option.name]: picker.value(option) } },
		});
	}
	return samples;
}

/**
 * Every field set, once for each choice that shows or hides other fields, and often enough that every option of every field,
 * and every way to name a board or Pin, comes up.
 */
export function everyField(operation: Operation, world: World): Sample[] {
	const fields = allFields(operation);
	const deciding = new Set(fields.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})));
	const forced = fields
		.filter(({ name }) => deciding.has(name))
		.flatMap((field) => choices(field).map((value) => ({ ...conditions(field, fields), [field.name]: value })));
	const rounds = Math.max(1, ...fields.map(mostChoices));
	while (forced.length < rounds) forced.push({});
	return forced.map((decided, round) => {
		const picker = new Picker(world, round, false);
		const parameters: IDataObject = {};
		walk(operation, decided, (field) => {
			const value = field.name in decided ? decided[field.name] : picker.value(field);
			parameters[field.name] = value;
			return value;
		});
		if (operation.check) leaveOut(parameters, operation.check, round);
		if (operation.check) asUsual(parameters, decided, operation.check, fields);
		// What goes with other choices only may have to go now.
		if (operation.check) leaveOut(parameters, operation.check, round);
		// What goes on with an earlier run begins nothing, so only the last round does.
		if (operation.job?.begunBefore && round < forced.length - 1) {
			const { goOnWith, ...others } = parameters.options as IDataObject;
			if (goOnWith) parameters.options = others;
		}
		const choice = Object.entries(decided).map(([name, value]) => `${name} ${String(value)}`);
		return { name: ['every field', ...choice, `round ${round + 1}`].join(', '), parameters };
	});
}

/**
 * Takes fields out of collections until what is left goes together, beginning with another one each round so that each gets its
 * turn.
 */
function leaveOut(parameters: IDataObject, check: NonNullable<Operation['check']>, round: number): void {
	const optional = ['additionalFields', 'updateFields', 'filters', 'options'].flatMap((collection) =>
		Object.keys((parameters[collection] ?? {}) as IDataObject).map((name) => [collection, name]),
	);
	for (let at = 0; at < optional.length && check(parameters).length > 0; at++) {
		const [collection, name] = optional[(at + round) % optional.length];
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
): void {
	for (const { name, type, default: usual } of fields) {
		if (check(parameters).length === 0) return;
		if (type === 'options' && name in parameters && !(name in decided)) parameters[name] = usual as string;
	}
}

/** Visits the fields that are shown, given the values of those before. */
function walk(operation: Operation, decided: IDataObject, visit: (field: Field) => unknown): void {
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
		if (shown && field.type !== 'notice') values[field.name] = visit(field) as IDataObject[string];
	}
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

function mostChoices(field: Field): number {
	if (field.type === 'collection') return Math.max(0, ...(field.options as Field[]).map(mostChoices));
	if (field.type === 'resourceLocator') return field.modes?.length ?? 1;
	return choices(field).length;
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
];

const moment = (days: number): string =>
	`${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T10:00:00`;
const exampleOf = (placeholder: string): string => placeholder.replace(/^e\.g\. */, '');

class Picker {
	constructor(
		private readonly world: World,
		private readonly round: number,
		private readonly plainIds: boolean,
	) {}

	value(field: Field): IDataObject[string] {
		switch (field.type) {
			case 'resourceLocator':
				return this.locator(field);
			case 'options':
				return this.oneOf(choices(field));
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
				const row = () => Object.fromEntries(values.map((column) => [column.name, this.value(column)]));
				return [name, typeOptions?.multipleValues ? [row(), row()] : row()];
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
	return /video/i.test(`${displayName} ${hint} ${description}`) && !/cover/i.test(displayName) ? 'video' : 'data';
}
