import type { AdAccount } from './entities.mts';
import { EntityTable } from './entityTable.mts';
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

/** An ad group; what it was made with is kept as it was sent (schema AdGroupCommon). */
export interface AdGroup {
	id: string;
	order: number;
	adAccount: AdAccount;
	campaign: Campaign;
	name: string;
	status: EntityStatus;
	/** Everything else, by Pinterest's name. */
	rest: Record<string, unknown>;
	/** Milliseconds. */
	createdAt: number;
	updatedAt: number;
}

/** An ad (schema AdCommon). */
export interface Ad {
	id: string;
	order: number;
	adAccount: AdAccount;
	adGroup: AdGroup;
	pinId: string;
	status: EntityStatus;
	review: 'OTHER' | 'PENDING' | 'REJECTED' | 'APPROVED';
	/** Names of reasons, of an ad that was rejected. */
	rejectedReasons: string[];
	rest: Record<string, unknown>;
	createdAt: number;
	updatedAt: number;
}

export interface Keyword {
	id: string;
	order: number;
	adAccount: AdAccount;
	/** The ad account, the campaign or the ad group. */
	parentId: string;
	parentType: 'advertiser' | 'campaign' | 'adgroup';
	value: string;
	matchType: string;
	archived: boolean;
}

/** What advertisers have besides their ad accounts. */
export class Ads {
	readonly campaigns = new Map<string, Campaign>();
	readonly adGroups = new EntityTable<AdGroup>('2680');
	readonly ads = new EntityTable<Ad>('6871');
	readonly keywords = new EntityTable<Keyword>('2886');
	/** Pins of apps with Trial access, which cannot be promoted. */
	readonly sandboxedPins = new Set<string>();
	private readonly lists = new Map<AdAccount, NewestFirst<Campaign>>();
	private ids = new Ids();

	clear(): void {
		this.campaigns.clear();
		this.lists.clear();
		for (const table of [this.adGroups, this.ads, this.keywords]) table.clear();
		this.sandboxedPins.clear();
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

	addAdGroup(adGroup: Partial<AdGroup> & Pick<AdGroup, 'campaign' | 'name'>): AdGroup {
		return this.adGroups.add({
			adAccount: adGroup.campaign.adAccount,
			status: 'ACTIVE',
			rest: {},
			createdAt: Date.now(),
			updatedAt: Date.now(),
			...adGroup,
		});
	}

	addAd(ad: Partial<Ad> & Pick<Ad, 'adGroup' | 'pinId'>): Ad {
		return this.ads.add({
			adAccount: ad.adGroup.adAccount,
			status: 'ACTIVE',
			review: 'PENDING',
			rejectedReasons: [],
			rest: { creative_type: 'REGULAR' },
			createdAt: Date.now(),
			updatedAt: Date.now(),
			...ad,
		});
	}

	addKeyword(keyword: Omit<Keyword, 'id' | 'order' | 'archived'>): Keyword {
		return this.keywords.add({ archived: false, ...keyword });
	}

	campaignsOf(adAccount: AdAccount): NewestFirst<Campaign> {
		const list = this.lists.get(adAccount) ?? new NewestFirst<Campaign>();
		this.lists.set(adAccount, list);
		return list;
	}

	removeCampaignsOf(adAccount: AdAccount): void {
		for (const { id } of this.campaignsOf(adAccount).from()) this.campaigns.delete(id);
		this.lists.delete(adAccount);
		for (const table of [this.adGroups, this.ads, this.keywords]) table.removeOf(adAccount);
	}
}
