import type { AdAccount } from './entities.mts';
import { Ids } from './ids.mts';
import { newSignature } from './secrets.mts';

export interface CustomerList {
	id: string;
	order: number;
	adAccount: AdAccount;
	name: string;
	listType: string;
	/** As they came, hashed or not. */
	records: Set<string>;
	batches: number;
	uploaded: number;
	removed: number;
	/** Looks that still find it at work. */
	working: number;
	createdAt: number;
	updatedAt: number;
}

/** A file for a list, in parts (schema CustomerListUpload). */
export interface ListUpload {
	id: string;
	list: CustomerList;
	operation: 'ADD' | 'REMOVE';
	/** What came for each part; undefined for what did not. */
	parts: Array<Buffer | undefined>;
	/** In the addresses of the parts: whoever has it may write. */
	signature: string;
	state: 'NOT_STARTED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED';
	valid: number;
	invalid: number;
	createdAt: number;
}

export interface AdAudience {
	id: string;
	order: number;
	adAccount: AdAccount;
	name: string;
	description: string | null;
	audienceType: string;
	rule: Record<string, unknown>;
	received: boolean;
	/** Accounts that it is shared with. */
	sharedWith: Map<string, { type: 'AD_ACCOUNT' | 'BUSINESS_ACCOUNT'; at: number }>;
	createdAt: number;
	updatedAt: number;
}

export interface TargetingTemplate {
	id: string;
	order: number;
	adAccount: AdAccount;
	name: string;
	status: 'ACTIVE' | 'DELETED';
	/** Everything else, by Pinterest's name. */
	rest: Record<string, unknown>;
	createdAt: number;
}

/** Customer lists, what is uploaded to them, audiences, and templates of targeting. */
export class Audiences {
	readonly lists = new Map<string, CustomerList>();
	readonly uploads = new Map<string, ListUpload>();
	readonly audiences = new Map<string, AdAudience>();
	readonly templates = new Map<string, TargetingTemplate>();
	/** Looks at a list or an upload that has changed until it has been worked through. */
	working = 1;
	/** Fewer Pinterest accounts than this, and ads cannot use a list. Here every record is somebody's account. */
	enough = 100;
	/** What is said of a list when records are refused; every record is fine while it is undefined. */
	says?: string;
	private ids = new Ids();

	clear(): void {
		this.lists.clear();
		this.uploads.clear();
		this.audiences.clear();
		this.templates.clear();
		this.working = 1;
		this.enough = 100;
		this.says = undefined;
		this.ids = new Ids();
	}

	addList(list: Pick<CustomerList, 'adAccount' | 'name'> & Partial<CustomerList>): CustomerList {
		const { id, order } = this.ids.next();
		const now = Date.now();
		const counts = { batches: 1, uploaded: list.records?.size ?? 0, removed: 0, working: 0 };
		const times = { createdAt: now, updatedAt: now };
		const added = {
			listType: 'EMAIL',
			records: new Set<string>(),
			...counts,
			...times,
			...list,
			id: `643${id.slice(-9)}`,
		};
		this.lists.set(added.id, { ...added, order });
		return this.lists.get(added.id)!;
	}

	/** Adds to a list, or takes away; the counters rise whether or not that changes anything. */
	change(list: CustomerList, operation: 'ADD' | 'REMOVE', records: string[]): void {
		for (const record of records) {
			if (operation === 'ADD') list.records.add(record);
			else list.records.delete(record);
		}
		list[operation === 'ADD' ? 'uploaded' : 'removed'] += records.length;
		list.batches += 1;
		list.working = this.working;
		list.updatedAt = Date.now();
	}

	statusOf({ working, records }: CustomerList): string {
		if (working > 0) return 'PROCESSING';
		return records.size < this.enough ? 'TOO_SMALL' : 'READY';
	}

	addTemplate(adAccount: AdAccount, { name, ...rest }: { name: string } & Record<string, unknown>): TargetingTemplate {
		const { id, order } = this.ids.next();
		const added = { id, order, adAccount, name, status: 'ACTIVE' as const, rest, createdAt: Date.now() };
		this.templates.set(id, added);
		return added;
	}

	addUpload(list: CustomerList, operation: 'ADD' | 'REMOVE', parts: number): ListUpload {
		const added: ListUpload = {
			id: this.ids.next().id,
			list,
			operation,
			parts: Array.from({ length: parts }),
			signature: newSignature(),
			state: 'NOT_STARTED',
			valid: 0,
			invalid: 0,
			createdAt: Date.now(),
		};
		this.uploads.set(added.id, added);
		return added;
	}

	addAudience(audience: Pick<AdAudience, 'adAccount' | 'name'> & Partial<AdAudience>): AdAudience {
		const { id, order } = this.ids.next();
		const now = Date.now();
		const added: AdAudience = {
			id: `254${id.slice(-10)}`,
			order,
			description: null,
			audienceType: 'VISITOR',
			rule: {},
			received: false,
			sharedWith: new Map(),
			createdAt: now,
			updatedAt: now,
			...audience,
		};
		this.audiences.set(added.id, added);
		return added;
	}
}
