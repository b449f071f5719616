import type { Account } from './entities.mts';
import { Ids } from './ids.mts';

/** Somebody who works in a business, or a business that works with it. */
export interface Person {
	id: string;
	username: string | null;
	email: string | null;
}

export type Role = 'EMPLOYEE' | 'BIZ_ADMIN' | 'PARTNER';

export interface Relation extends Person {
	order: number;
	role: Role;
	/** An account for programs. */
	systemUser: boolean;
	/** Of a partner: it uses assets of the business, the business uses its assets, or both. */
	direction: 'INTERNAL' | 'EXTERNAL' | 'BOTH';
	createdAt: number;
}

export type AssetType = 'AD_ACCOUNT' | 'PROFILE' | 'ASSET_GROUP' | 'CATALOG' | 'CONSUMER';

export interface Asset {
	id: string;
	order: number;
	type: AssetType;
	name: string;
	/** Of somebody else, who shares it: the partner. */
	sharedBy?: string;
	/** Permissions by the ID of a member or partner. */
	access: Map<string, string[]>;
	group?: Group;
}

export interface Group {
	description: string;
	types: string[];
	assets: Set<string>;
	createdAt: number;
	updatedAt: number;
}

export type InviteType = 'MEMBER_INVITE' | 'PARTNER_INVITE' | 'PARTNER_REQUEST';

export interface Invite {
	id: string;
	order: number;
	business: Business;
	type: InviteType;
	role: Role;
	status: 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'CANCELLED' | 'EXPIRED';
	to: Person;
	assets: Map<string, string[]>;
	sentAt: number;
}

export interface Audience {
	id: string;
	order: number;
	name: string;
	adAccountId: string;
	/** Of somebody else, who shares it. */
	received: boolean;
	/** When it was shared, by the ID of an ad account or business. */
	sharedWith: Map<string, { type: 'AD_ACCOUNT' | 'BUSINESS_ACCOUNT'; at: number }>;
	createdAt: number;
}

export interface Integration {
	id: string;
	order: number;
	externalBusinessId: string;
	/** As it was sent, tokens included. */
	fields: Record<string, unknown>;
	createdAt: number;
	updatedAt: number;
}

/** What business access knows of one business. Its ID is that of its account. */
export class Business {
	readonly members = new Map<string, Relation>();
	readonly partners = new Map<string, Relation>();
	readonly assets = new Map<string, Asset>();
	readonly invites = new Map<string, Invite>();
	readonly audiences = new Map<string, Audience>();
	/** Brand accounts below it, by ID. */
	readonly brands = new Map<string, Record<string, unknown>>();

	constructor(
		readonly account: Account,
		private readonly ids: Ids,
	) {}

	get id(): string {
		return this.account.id;
	}

	addMember(member: Partial<Relation> = {}): Relation {
		return this.addRelation(this.members, { role: 'EMPLOYEE', ...member });
	}

	addPartner(partner: Partial<Relation> = {}): Relation {
		return this.addRelation(this.partners, { role: 'PARTNER', ...partner });
	}

	addAsset(asset: Partial<Asset> & { type: AssetType }): Asset {
		const { id, order } = this.ids.next();
		const added: Asset = { id, order, name: `Asset ${order}`, access: new Map(), ...asset };
		this.assets.set(added.id, added);
		return added;
	}

	addGroup(name: string, description = '', types: string[] = ['OTHER']): Asset {
		const now = Date.now();
		const group = { description, types, assets: new Set<string>(), createdAt: now, updatedAt: now };
		return this.addAsset({ type: 'ASSET_GROUP', name, group });
	}

	addInvite(invite: Partial<Invite> = {}): Invite {
		const { id, order } = this.ids.next();
		const added: Invite = {
			id,
			order,
			business: this,
			type: 'MEMBER_INVITE',
			role: 'EMPLOYEE',
			status: 'PENDING',
			to: { id: `9${id.slice(1)}`, username: null, email: null },
			assets: new Map(),
			sentAt: Date.now(),
			...invite,
		};
		this.invites.set(added.id, added);
		return added;
	}

	addAudience(audience: Partial<Audience> = {}): Audience {
		const { id, order } = this.ids.next();
		// Audience IDs have 18 digits at most, as those of ad accounts.
		const added: Audience = {
			id: `254${id.slice(-9)}`,
			order,
			name: `Audience ${order}`,
			adAccountId: '549755885175',
			received: true,
			sharedWith: new Map(),
			createdAt: Date.now(),
			...audience,
		};
		this.audiences.set(added.id, added);
		return added;
	}

	private addRelation(list: Map<string, Relation>, relation: Partial<Relation> & { role: Role }): Relation {
		const { id, order } = this.ids.next();
		const added: Relation = {
			id: `8${id.slice(1)}`,
			order,
			username: `person${order}`,
			email: `person${order}@example.com`,
			systemUser: false,
			direction: 'INTERNAL',
			createdAt: Date.now(),
			...relation,
		};
		list.set(added.id, added);
		return added;
	}
}

/** Who works where: businesses by ID, and the integrations of shop systems. */
export class BusinessAccess {
	readonly businesses = new Map<string, Business>();
	readonly integrations = new Map<string, Integration>();
	/** Log entries that integrations have sent. */
	readonly logs: unknown[] = [];
	private ids = new Ids();

	clear(): void {
		this.businesses.clear();
		this.integrations.clear();
		this.logs.length = 0;
		this.ids = new Ids();
	}

	/** The business of an account; it begins with the first question about it. */
	of(account: Account): Business {
		const business = this.businesses.get(account.id) ?? new Business(account, this.ids);
		this.businesses.set(business.id, business);
		return business;
	}

	newId(): string {
		return this.ids.next().id;
	}

	/** One for each external business: a second one takes the place of the first. */
	putIntegration(externalBusinessId: string, fields: Record<string, unknown>): Integration {
		const known = [...this.integrations.values()].find((one) => one.externalBusinessId === externalBusinessId);
		const now = Date.now();
		const { id, order } = known ?? this.ids.next();
		const added = { id, order, externalBusinessId, fields, createdAt: known?.createdAt ?? now, updatedAt: now };
		this.integrations.set(id, added);
		return added;
	}
}
