import type { NewestFirst } from './newestFirst.mts';

export type Privacy = 'PUBLIC' | 'PROTECTED' | 'SECRET';

/** A registered app: the pair of client id and secret that a user types into a credential. */
export interface App {
	clientId: string;
	clientSecret: string;
	name: string;
	/** Redirect addresses that are registered; empty accepts every http(s) address. */
	redirectUris: string[];
}

export interface Account {
	id: string;
	username: string;
	accountType: 'PINNER' | 'BUSINESS';
	businessName: string | null;
	about: string;
	websiteUrl: string;
	monthlyViews: number;
	boards: NewestFirst<Board>;
	pins: NewestFirst<Pin>;
	media: NewestFirst<Media>;
	followers: NewestFirst<Named>;
	following: NewestFirst<Named>;
	followedBoards: NewestFirst<Board>;
	/** Usernames of linked business accounts. */
	businesses: string[];
	websites: NewestFirst<Website>;
	interests: NewestFirst<Interest>;
}

/** A website that an account has claimed, or means to. */
export interface Website {
	order: number;
	/** Domain, with or without a path. */
	website: string;
	/** Undefined until it is claimed. */
	verifiedAt?: number;
}

/** A topic that an account follows. */
export interface Interest {
	id: string;
	order: number;
	name: string;
}

/** Somebody known by name only. */
export interface Named {
	order: number;
	username: string;
}

export interface Board {
	id: string;
	order: number;
	owner: Account;
	name: string;
	description: string | null;
	privacy: Privacy;
	isAdsOnly: boolean;
	createdAt: number;
	pinsModifiedAt: number;
	sections: NewestFirst<Section>;
	pins: NewestFirst<Pin>;
}

export interface Section {
	id: string;
	order: number;
	board: Board;
	name: string;
	pins: NewestFirst<Pin>;
}

/** An image as Pinterest knows it after fetching or receiving it. The picture itself is not kept. */
export interface Image {
	id: string;
	/** Pixels, where they could be read. */
	width?: number;
	height?: number;
	/** Bytes and type of an uploaded picture. */
	bytes?: number;
	contentType?: string;
	/** Where it came from, when it was given as an address. */
	sourceUrl?: string;
	title?: string | null;
	description?: string | null;
	link?: string | null;
}

export interface Pin {
	id: string;
	order: number;
	owner: Account;
	board: Board | null;
	section: Section | null;
	title: string | null;
	description: string | null;
	link: string | null;
	altText: string | null;
	dominantColor: string | null;
	parentPinId: string | null;
	creativeType: 'REGULAR' | 'VIDEO' | 'CAROUSEL';
	isStandard: boolean;
	hasBeenPromoted: boolean;
	aiDisclosures: string[] | null;
	/** One: an image Pin, or the cover of a video. Several: a carousel. */
	images: Image[];
	video: Media | null;
	/** From a shop's catalog, so that it can be tagged on other Pins. */
	isProduct: boolean;
	/** Ids of the product Pins that are tagged on this one. */
	productTags: string[];
	/** Numbers of `pin_metrics` that are not invented. */
	metrics?: Record<string, number>;
	createdAt: number;
}

export interface Media {
	id: string;
	order: number;
	owner: Account;
	/** What the upload has to bring along (form fields of the S3 policy). */
	parameters: Record<string, string>;
	/** Undefined until something was uploaded. */
	uploadedAt?: number;
	bytes: number;
	readable: boolean;
}

export interface AdAccount {
	id: string;
	order: number;
	owner: Account;
	/** Accounts with a role here, besides the owner, and their role. */
	members: Map<Account, string>;
	name: string;
	currency: string;
	country: string;
	createdAt: number;
}

export interface Token {
	/** Names the token in the record of requests, where the token itself never appears. */
	id: string;
	accessToken: string;
	/** Absent for client credentials. */
	refreshToken?: string;
	/** What the user agreed to once; survives refreshing. Quotas are counted per grant and category. */
	grant: string;
	account: Account;
	app: App;
	scopes: Set<string>;
	/** Milliseconds. */
	expiresAt: number;
	refreshExpiresAt: number;
}

/** A consent that has not been exchanged yet. */
export interface AuthorizationCode {
	code: string;
	app: App;
	account: Account;
	redirectUri: string;
	scopes: string[];
	expiresAt: number;
	used: boolean;
}

export interface NewBoard {
	name: string;
	description?: string | null;
	privacy?: Privacy;
	isAdsOnly?: boolean;
	owner?: Account;
	createdAt?: Date;
}

export interface NewPin {
	boardId?: string | null;
	sectionId?: string | null;
	title?: string | null;
	description?: string | null;
	link?: string | null;
	altText?: string | null;
	dominantColor?: string | null;
	parentPinId?: string | null;
	creativeType?: Pin['creativeType'];
	isStandard?: boolean;
	hasBeenPromoted?: boolean;
	aiDisclosures?: string[] | null;
	images?: Image[];
	video?: Media | null;
	isProduct?: boolean;
	productTags?: string[];
	/** Only for Pins without a board; otherwise the board's owner. */
	owner?: Account;
	createdAt?: Date;
}
