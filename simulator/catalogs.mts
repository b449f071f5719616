import { randomUUID } from 'node:crypto';
import type { Account } from './entities.mts';
import { Ids } from './ids.mts';
import { NewestFirst } from './newestFirst.mts';

export type CatalogType = 'RETAIL' | 'HOTEL' | 'CREATIVE_ASSETS';

interface Entry {
	id: string;
	order: number;
	/** Milliseconds. */
	createdAt: number;
}

export interface Catalog extends Entry {
	owner: Account;
	type: CatalogType;
	name: string | null;
	/** By market and ID: attributes as they were sent. */
	items: Map<string, CatalogItem>;
}

export interface CatalogItem {
	id: string;
	country: string;
	language: string;
	attributes: Record<string, unknown>;
}

export interface Feed extends Entry {
	owner: Account;
	catalog: Catalog;
	name: string;
	/** Everything else, as it was sent (schema CatalogsRetailFeed). */
	rest: Record<string, unknown>;
	results: NewestFirst<ProcessingResult>;
}

/** What an ingestion of a feed comes to. */
export interface Outcome {
	status: string;
	errors?: Record<string, number>;
	warnings?: Record<string, number>;
	ingestionErrors?: Record<string, number>;
	ingestionWarnings?: Record<string, number>;
	/** Products of the feed, and those that were taken. */
	counts?: { original: number; ingested: number };
	issues?: Array<Record<string, unknown>>;
}

export interface ProcessingResult extends Entry {
	feed: Feed;
	/** From when on the outcome shows. */
	doneAt: number;
	outcome: Outcome;
}

export interface ItemRecord {
	id: string;
	errors: ItemEvent[];
	warnings: ItemEvent[];
}

export interface ItemEvent {
	attribute: string;
	code: number;
	message: string;
}

export interface ItemBatch {
	id: string;
	owner: Account;
	type: CatalogType;
	operation: string;
	createdAt: number;
	doneAt: number;
	records: ItemRecord[];
}

export interface ProductGroup extends Entry {
	owner: Account;
	catalog: Catalog;
	feed?: Feed;
	name: string;
	type: string;
	/** Everything else, as it was sent (schema CatalogsRetailProductGroup). */
	rest: Record<string, unknown>;
}

export interface CatalogReport {
	token: string;
	owner: Account;
	parameters: Record<string, any>;
	doneAt: number;
}

/** Catalogs with their feeds, items, product groups and reports. */
export class Catalogs {
	readonly catalogs = new Map<string, Catalog>();
	readonly feeds = new Map<string, Feed>();
	readonly results = new Map<string, ProcessingResult>();
	readonly batches = new Map<string, ItemBatch>();
	readonly productGroups = new Map<string, ProductGroup>();
	readonly reports = new Map<string, CatalogReport>();
	/** Bid options of items, by catalog, market and ID. */
	readonly bids = new Map<string, Record<string, unknown>>();
	/** Milliseconds that batches, ingestions and reports take. */
	processing = 0;
	/** What the next ingestions come to. */
	outcome: Outcome = { status: 'COMPLETED' };
	/** Batches come to an end with this status. */
	batchStatus = 'COMPLETED';
	/** Pages of processing results repeat the first, as the description says of the live service. */
	deadBookmark = false;
	/** Why an item of a batch is refused, besides what is checked of all. */
	refuses: (item: Record<string, any>) => ItemEvent | undefined = () => undefined;
	private ids = new Ids();

	clear(): void {
		const maps = [this.catalogs, this.feeds, this.results, this.batches, this.productGroups, this.reports, this.bids];
		for (const map of maps) map.clear();
		this.processing = 0;
		this.outcome = { status: 'COMPLETED' };
		this.batchStatus = 'COMPLETED';
		this.deadBookmark = false;
		this.refuses = () => undefined;
		this.ids = new Ids();
	}

	private entry(): Entry {
		const { id, order } = this.ids.next();
		return { id: `268${id.slice(-9)}`, order, createdAt: Date.now() };
	}

	addCatalog(catalog: { owner: Account; type?: CatalogType; name?: string | null }): Catalog {
		const added: Catalog = { type: 'RETAIL', name: 'Garden Shop', items: new Map(), ...catalog, ...this.entry() };
		this.catalogs.set(added.id, added);
		return added;
	}

	/** The oldest one of an account and a type, which is made where there is none. */
	oldest(owner: Account, type: CatalogType = 'RETAIL'): Catalog {
		const own = [...this.catalogs.values()].filter((one) => one.owner === owner && one.type === type);
		return own[0] ?? this.addCatalog({ owner, type, name: null });
	}

	addFeed(feed: { catalog: Catalog; name: string; rest?: Record<string, unknown>; createdAt?: number }): Feed {
		const entry = this.entry();
		const added: Feed = { rest: {}, results: new NewestFirst(), owner: feed.catalog.owner, ...entry, ...feed };
		this.feeds.set(added.id, added);
		return added;
	}

	removeFeed(feed: Feed): void {
		this.feeds.delete(feed.id);
		for (const { id } of feed.results.from()) this.results.delete(id);
	}

	/** A processing of a feed, which is done after `processing`. */
	addResult(feed: Feed, outcome: Outcome = this.outcome): ProcessingResult {
		const entry = this.entry();
		const added: ProcessingResult = { ...entry, feed, outcome, doneAt: entry.createdAt + this.processing };
		this.results.set(added.id, added);
		feed.results.add(added);
		return added;
	}

	addBatch(batch: Omit<ItemBatch, 'id' | 'createdAt' | 'doneAt'>): ItemBatch {
		const now = Date.now();
		const id = randomUUID().replaceAll('-', '');
		const added: ItemBatch = { ...batch, id, createdAt: now, doneAt: now + this.processing };
		this.batches.set(id, added);
		return added;
	}

	addProductGroup(group: Pick<ProductGroup, 'catalog' | 'name'> & Partial<ProductGroup>): ProductGroup {
		const entry = this.entry();
		const added: ProductGroup = {
			type: 'MERCHANT_CREATED',
			rest: {},
			owner: group.catalog.owner,
			...group,
			...entry,
		};
		this.productGroups.set(added.id, added);
		return added;
	}

	addReport(owner: Account, parameters: Record<string, any>): CatalogReport {
		// "Any following requests with identical parameters will yield the same report" of the day.
		const same = [...this.reports.values()].find(
			(one) => one.owner === owner && JSON.stringify(one.parameters) === JSON.stringify(parameters),
		);
		const token = `report.${randomUUID()}`;
		const report = same ?? { token, owner, parameters, doneAt: Date.now() + this.processing };
		this.reports.set(report.token, report);
		return report;
	}
}

/** What keeps an item apart from those of other markets. */
export const marketKey = (country: string, language: string, id: string): string =>
	`${country} ${language.slice(0, 2).toUpperCase()} ${id}`;
