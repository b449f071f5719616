import type { AdAccount } from './entities.mts';
import { Ids } from './ids.mts';
import { NewestFirst } from './newestFirst.mts';

interface Entity {
	id: string;
	order: number;
	adAccount: AdAccount;
}

/** Things of one kind that ad accounts have: by ID, and each account's in their order. */
export class EntityTable<T extends Entity> {
	readonly byId = new Map<string, T>();
	private readonly lists = new Map<AdAccount, NewestFirst<T>>();
	private ids = new Ids();

	/** @param beginning of the IDs, so that those of other kinds are never among them */
	constructor(private readonly beginning: string) {}

	add(entity: Omit<T, 'id' | 'order'> & Partial<Entity>): T {
		const { id, order } = this.ids.next();
		const added = { ...entity, id: entity.id ?? `${this.beginning}${id.slice(-9)}`, order } as unknown as T;
		this.byId.set(added.id, added);
		this.of(added.adAccount).add(added);
		return added;
	}

	of(adAccount: AdAccount): NewestFirst<T> {
		const list = this.lists.get(adAccount) ?? new NewestFirst<T>();
		this.lists.set(adAccount, list);
		return list;
	}

	removeOf(adAccount: AdAccount): void {
		for (const { id } of this.of(adAccount).from()) this.byId.delete(id);
		this.lists.delete(adAccount);
	}

	clear(): void {
		this.byId.clear();
		this.lists.clear();
		this.ids = new Ids();
	}
}
