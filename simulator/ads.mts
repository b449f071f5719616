import type { AdAccount } from './entities.mts';
import { Ids } from './ids.mts';
import { NewestFirst } from './newestFirst.mts';

export type EntityStatus = 'ACTIVE' | 'PAUSED' | 'ARCHIVED' | 'DRAFT' | 'DELETED_DRAFT';

/** A campaign; what it was made with is kept as it was sent (schema CampaignCommon of the OpenAPI description). */
export interface Campaign {
	id: string;
	order: number;
	adAccount: AdAccount;
	name: string;
	status: EntityStatus;
	objectiveType: string;
	/** Millionths of the account's currency; 0 and null: none. */
	dailySpendCap: number | null;
	lifetimeSpendCap: number | null;
	isCampaignBudgetOptimization: boolean;
	/** Everything else, by Pinterest's name. */
	rest: Record<string, unknown>;
	/** Milliseconds. */
	createdAt: number;
	updatedAt: number;
}

export type NewCampaign = Partial<Omit<Campaign, 'id' | 'order'>> & Pick<Campaign, 'adAccount' | 'name'>;

/** What advertisers have besides their ad accounts. */
export class Ads {
	readonly campaigns = new Map<string, Campaign>();
	private readonly lists = new Map<AdAccount, NewestFirst<Campaign>>();
	private ids = new Ids();

	clear(): void {
		this.campaigns.clear();
		this.lists.clear();
		this.ids = new Ids();
	}

	addCampaign(campaign: NewCampaign): Campaign {
		const { id, order } = this.ids.next();
		const added: Campaign = {
			status: 'ACTIVE',
			objectiveType: 'CONSIDERATION',
			dailySpendCap: null,
			lifetimeSpendCap: null,
			isCampaignBudgetOptimization: true,
			rest: {},
			createdAt: Date.now(),
			updatedAt: Date.now(),
			...campaign,
			id: `626${id.slice(-9)}`,
			order,
		};
		this.campaigns.set(added.id, added);
		this.campaignsOf(campaign.adAccount).add(added);
		return added;
	}

	campaignsOf(adAccount: AdAccount): NewestFirst<Campaign> {
		const list = this.lists.get(adAccount) ?? new NewestFirst<Campaign>();
		this.lists.set(adAccount, list);
		return list;
	}

	removeCampaignsOf(adAccount: AdAccount): void {
		for (const { id } of this.campaignsOf(adAccount).from()) this.campaigns.delete(id);
		this.lists.delete(adAccount);
	}
}
