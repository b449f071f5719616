import { Ids } from './ids.mts';
import { NewestFirst } from './newestFirst.mts';
import type { AdAccount } from './entities.mts';

type Fields = Record<string, any>;

/** Something of an ad account that is kept as it was sent. */
export interface Kept {
	id: string;
	order: number;
	adAccount: AdAccount;
	fields: Fields;
}

/** Things of one kind, by ID and by ad account. */
export class Shelf {
	readonly byId = new Map<string, Kept>();
	private readonly lists = new Map<AdAccount, NewestFirst<Kept>>();

	constructor(
		private readonly ids: Ids,
		private readonly prefix: string,
	) {}

	add(adAccount: AdAccount, fields: Fields): Kept {
		const { id, order } = this.ids.next();
		const kept = { id: `${this.prefix}${id.slice(-9)}`, order, adAccount, fields };
		this.byId.set(kept.id, kept);
		this.of(adAccount).add(kept);
		return kept;
	}

	of(adAccount: AdAccount): NewestFirst<Kept> {
		const list = this.lists.get(adAccount) ?? new NewestFirst<Kept>();
		this.lists.set(adAccount, list);
		return list;
	}

	/** The one with this ID, if it is the ad account's. */
	find(adAccount: AdAccount, id: string): Kept | undefined {
		const found = this.byId.get(id);
		return found?.adAccount === adAccount ? found : undefined;
	}

	remove(kept: Kept): void {
		this.byId.delete(kept.id);
		this.of(kept.adAccount).remove(kept);
	}

	clear(): void {
		this.byId.clear();
		this.lists.clear();
	}
}

/** What ad accounts advertise and offer besides campaigns, and how they pay. */
export class Promoted {
	private readonly ids = new Ids();
	readonly productGroups = new Shelf(this.ids, '268');
	readonly promotions = new Shelf(this.ids, '269');
	readonly labels = new Shelf(this.ids, '270');
	readonly orderLines = new Shelf(this.ids, '549');
	/** Insertion orders; their ID at Pinterest is `pin_order_id` of the fields. */
	readonly orders = new Shelf(this.ids, '271');
	readonly invoices = new Shelf(this.ids, '272');
	readonly billingProfiles = new Shelf(this.ids, '273');
	readonly discounts = new Shelf(this.ids, '274');
	/** Hashes of offer codes that can be redeemed, with the credit of each in millionths. */
	readonly offers = new Map<string, number>();
	/** Hashes of those that were redeemed. */
	readonly redeemed = new Set<string>();
	/** What the order system says instead of an account. */
	orderSystemError = 'No Error';
	/** The files of invoices, by ID. */
	readonly invoiceFiles = new Map<string, Buffer>();

	clear(): void {
		const shelves = [this.productGroups, this.promotions, this.labels, this.orderLines, this.orders, this.invoices];
		for (const shelf of [...shelves, this.billingProfiles, this.discounts]) shelf.clear();
		this.offers.clear();
		this.redeemed.clear();
		this.invoiceFiles.clear();
		this.orderSystemError = 'No Error';
	}
}
