import type { AdAccount } from './entities.mts';
import { NewestFirst } from './newestFirst.mts';

type Row = Record<string, unknown>;

/** Something whose state is watched: its answer is what it was given. */
export interface Watched {
	id: string;
	order: number;
	/** The ad account, or the id of the feed, that it belongs to. */
	of: AdAccount | string;
	status: string;
	/** Everything else, by Pinterest's name. */
	rest: Row;
	/** Milliseconds. */
	createdAt: number;
}

/** Ad groups, ads and results of feeds, as far as their states matter. */
export class WatchedStates {
	readonly adGroups = new NewestFirst<Watched>();

	readonly ads = new NewestFirst<Watched>();

	readonly feedResults = new NewestFirst<Watched>();

	private count = 0;

	/** Whether the lists are made of these, also while there are none. */
	isUsed = false;

	add(list: NewestFirst<Watched>, of: Watched['of'], status: string, rest: Row = {}, createdAt = Date.now()): Watched {
		this.isUsed = true;
		const order = ++this.count;
		const added = { id: String(2_680_060_000_000 + order), order, of, status, rest, createdAt };
		list.add(added);
		return added;
	}

	clear(): void {
		for (const list of [this.adGroups, this.ads, this.feedResults])
			for (const one of [...list.from()]) list.remove(one);
		this.count = 0;
		this.isUsed = false;
	}
}
