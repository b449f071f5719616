import { Ads } from './ads.mts';
import { Audiences } from './audiences.mts';
import type {
	Account,
	AdAccount,
	App,
	AuthorizationCode,
	Board,
	Interest,
	Media,
	NewBoard,
	NewPin,
	Pin,
	Section,
	Token,
	Website,
} from './entities.mts';
import { Catalogs } from './catalogs.mts';
import { Conversions } from './conversions.mts';
import { BusinessAccess } from './business.mts';
import { Ids } from './ids.mts';
import { LeadAds } from './leads.mts';
import { NewestFirst } from './newestFirst.mts';
import { Promoted } from './promoted.mts';
import { Reports } from './reports.mts';
import { newToken, ownApp } from './secrets.mts';
import { defaultSettings, type Settings } from './settings.mts';

export type * from './entities.mts';
export type { Settings } from './settings.mts';

/** Everything that this Pinterest knows, in memory. */
export class State {
	/** Where the simulator answers, for the addresses of images and uploads. */
	url = '';
	readonly settings: Settings;
	readonly accounts = new Map<string, Account>();
	readonly boards = new Map<string, Board>();
	readonly sections = new Map<string, Section>();
	readonly pins = new Map<string, Pin>();
	readonly media = new Map<string, Media>();
	readonly adAccounts = new Map<string, AdAccount>();
	readonly leadAds = new LeadAds();
	readonly ads = new Ads();
	readonly audiences = new Audiences();
	readonly promoted = new Promoted();
	readonly reports = new Reports();
	readonly conversions = new Conversions();
	readonly catalogs = new Catalogs();
	readonly business = new BusinessAccess();
	/** By client id. */
	readonly apps = new Map<string, App>();
	/** By access token. */
	readonly tokens = new Map<string, Token>();
	/** By refresh token; holds only those that still work. */
	readonly refreshable = new Map<string, Token>();
	readonly codes = new Map<string, AuthorizationCode>();
	private ids = new Ids();
	private tokenCount = 0;
	private main!: Account;
	private mainApp!: App;

	constructor(settings: Partial<Settings> = {}) {
		this.settings = { ...defaultSettings, ...settings };
		this.clear();
	}

	/** The account that tokens of `issueToken` and the consent page belong to. */
	get account(): Account {
		return this.main;
	}

	/** The app whose client id and secret work at the token endpoint. */
	get app(): App {
		return this.mainApp;
	}

	/** Back to one empty account and one app without tokens. Settings stay. */
	clear(): void {
		const maps = [this.accounts, this.boards, this.sections, this.pins, this.media, this.adAccounts];
		for (const map of [...maps, this.apps, this.tokens, this.refreshable, this.codes]) map.clear();
		this.leadAds.clear();
		this.ads.clear();
		this.audiences.clear();
		this.promoted.clear();
		this.reports.clear();
		this.conversions.clear();
		this.catalogs.clear();
		this.business.clear();
		this.ids = new Ids();
		this.mainApp = {
			...ownApp,
			name: 'Pinterest for n8n (local)',
			redirectUris: [],
		};
		this.apps.set(this.mainApp.clientId, this.mainApp);
		this.main = this.addAccount({ username: 'willowandthyme', businessName: 'Willow & Thyme' });
	}

	addAccount(account: { username: string } & Partial<Account>): Account {
		const { id } = this.ids.next();
		const added: Account = {
			id,
			accountType: 'BUSINESS',
			businessName: null,
			about: '',
			websiteUrl: '',
			monthlyViews: 0,
			businesses: [],
			boards: new NewestFirst(),
			pins: new NewestFirst(),
			media: new NewestFirst(),
			followers: new NewestFirst(),
			following: new NewestFirst(),
			followedBoards: new NewestFirst(),
			websites: new NewestFirst(),
			interests: new NewestFirst(),
			...account,
		};
		this.accounts.set(id, added);
		return added;
	}

	addFollower(username: string, account = this.main): void {
		account.followers.add({ order: this.ids.next().order, username });
	}

	addFollowing(username: string, account = this.main): void {
		account.following.add({ order: this.ids.next().order, username });
	}

	/** Whether somebody has this username: an account, or one who follows an account or is followed by one. */
	knows(username: string): boolean {
		for (const account of this.accounts.values()) {
			const people = [...account.followers.from(), ...account.following.from(), account];
			if (people.some((one) => one.username === username)) return true;
		}
		return false;
	}

	addWebsite(website: string, verifiedAt?: Date, account = this.main): Website {
		const added: Website = { order: this.ids.next().order, website, verifiedAt: verifiedAt?.getTime() };
		account.websites.add(added);
		return added;
	}

	addInterest(name: string, account = this.main): Interest {
		const added: Interest = { ...this.ids.next(), name };
		account.interests.add(added);
		return added;
	}

	addAdAccount(adAccount: {
		name: string;
		owner?: Account;
		members?: Iterable<[Account, string]>;
		currency?: string;
		country?: string;
	}): AdAccount {
		const { id, order } = this.ids.next();
		const added: AdAccount = {
			id: `549${id.slice(-9)}`,
			order,
			owner: adAccount.owner ?? this.main,
			members: new Map(adAccount.members ?? []),
			name: adAccount.name,
			currency: adAccount.currency ?? 'USD',
			country: adAccount.country ?? 'US',
			createdAt: Date.now(),
		};
		this.adAccounts.set(added.id, added);
		return added;
	}

	addBoard(board: NewBoard): Board {
		const createdAt = board.createdAt?.getTime() ?? Date.now();
		const added: Board = {
			...this.ids.next(),
			owner: board.owner ?? this.main,
			name: board.name,
			description: board.description ?? null,
			privacy: board.privacy ?? 'PUBLIC',
			isAdsOnly: board.isAdsOnly ?? false,
			createdAt,
			pinsModifiedAt: createdAt,
			sections: new NewestFirst(),
			pins: new NewestFirst(),
		};
		this.boards.set(added.id, added);
		added.owner.boards.add(added);
		return added;
	}

	/** @throws when the board is not there */
	addSection(section: { boardId: string; name: string }): Section {
		const board = this.existing(this.boards, section.boardId);
		const added: Section = { ...this.ids.next(), board, name: section.name, pins: new NewestFirst() };
		this.sections.set(added.id, added);
		board.sections.add(added);
		return added;
	}

	/** @throws when the board or section is not there */
	addPin(pin: NewPin): Pin {
		const section = pin.sectionId ? this.existing(this.sections, pin.sectionId) : null;
		const board = pin.boardId ? this.existing(this.boards, pin.boardId) : (section?.board ?? null);
		const { id, order } = this.ids.next();
		const added: Pin = {
			id,
			order,
			owner: board?.owner ?? pin.owner ?? this.main,
			board,
			section,
			title: pin.title ?? null,
			description: pin.description ?? null,
			link: pin.link ?? null,
			altText: pin.altText ?? null,
			dominantColor: pin.dominantColor ?? null,
			parentPinId: pin.parentPinId ?? null,
			creativeType: pin.creativeType ?? 'REGULAR',
			isStandard: pin.isStandard ?? true,
			hasBeenPromoted: pin.hasBeenPromoted ?? false,
			aiDisclosures: pin.aiDisclosures ?? null,
			images: pin.images ?? [{ id }],
			video: pin.video ?? null,
			isProduct: pin.isProduct ?? false,
			productTags: pin.productTags ?? [],
			createdAt: pin.createdAt?.getTime() ?? Date.now(),
		};
		this.pins.set(id, added);
		added.owner.pins.add(added);
		board?.pins.add(added);
		section?.pins.add(added);
		if (board) board.pinsModifiedAt = Math.max(board.pinsModifiedAt, added.createdAt);
		return added;
	}

	addMedia(owner = this.main, parameters: Record<string, string> = {}): Media {
		const added: Media = { ...this.ids.next(), owner, parameters, bytes: 0, readable: false };
		this.media.set(added.id, added);
		owner.media.add(added);
		return added;
	}

	newImageId(): string {
		return this.ids.next().id;
	}

	movePin(pin: Pin, board: Board | null, section: Section | null): void {
		pin.board?.pins.remove(pin);
		pin.section?.pins.remove(pin);
		pin.board = board;
		pin.section = section;
		board?.pins.add(pin);
		section?.pins.add(pin);
		if (board) board.pinsModifiedAt = Date.now();
	}

	removePin(pin: Pin): void {
		this.movePin(pin, null, null);
		pin.owner.pins.remove(pin);
		this.pins.delete(pin.id);
	}

	/** The Pins stay on the board. */
	removeSection(section: Section): void {
		for (const pin of [...section.pins.from()]) this.movePin(pin, pin.board, null);
		section.board.sections.remove(section);
		this.sections.delete(section.id);
	}

	/** Takes its sections and Pins along. */
	removeBoard(board: Board): void {
		for (const section of board.sections.from()) this.sections.delete(section.id);
		for (const pin of [...board.pins.from()]) this.removePin(pin);
		board.owner.boards.remove(board);
		for (const account of this.accounts.values()) account.followedBoards.remove(board);
		this.boards.delete(board.id);
	}

	/**
	 * A token as consent gives it. Lifetimes in seconds.
	 * @param options.accessToken, options.refreshToken give it a known value, for credentials that outlive a simulator
	 */
	addToken(options: {
		scopes: Iterable<string>;
		grant?: string;
		account?: Account;
		app?: App;
		expiresIn?: number;
		accessToken?: string;
		refreshToken?: string;
		kind?: 'user' | 'client';
	}): Token {
		this.tokenCount += 1;
		const user = options.kind !== 'client';
		const token: Token = {
			id: `token-${this.tokenCount}`,
			accessToken: options.accessToken ?? newToken(user ? 'pina' : 'pinc'),
			...(user && { refreshToken: options.refreshToken ?? newToken('pinr') }),
			grant: options.grant ?? `grant-${this.tokenCount}`,
			account: options.account ?? this.main,
			app: options.app ?? this.mainApp,
			scopes: new Set(options.scopes),
			expiresAt: Date.now() + (options.expiresIn ?? this.settings.accessTokenLifetime) * 1000,
			refreshExpiresAt: Date.now() + refreshTokenLifetime * 1000,
		};
		this.tokens.set(token.accessToken, token);
		if (token.refreshToken) this.refreshable.set(token.refreshToken, token);
		return token;
	}

	private existing<T>(map: Map<string, T>, id: string): T {
		const found = map.get(id);
		if (found === undefined) throw new Error(`Nothing here has the id ${id}`);
		return found;
	}
}

/** Seconds. Refreshing before its end gives a new one: "continuous" refresh tokens (set-up-authentication-and-authorization). */
export const refreshTokenLifetime = 5_184_000;
