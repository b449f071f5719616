import type { AdAccount, State } from './state.mts';

/** Whom the demo shop's ads are for, and the words that bring them. */
const GROUPS = [
	{
		name: 'Cooks in the US',
		targeting: { LOCATION: ['US'], GENDER: ['female'] },
		words: ['handmade mug', 'stoneware'],
	},
	{
		name: 'Gift seekers',
		targeting: { LOCATION: ['US', 'CA'], MINIMUM_AGE: '25', MAXIMUM_AGE: '54' },
		words: ['gift for cooks'],
	},
];

/** Ad groups, ads in every state of review, and keywords for each campaign of an ad account. */
export function seedAdGroups({ ads, account }: State, adAccount: AdAccount): void {
	const pins = [...account.pins.from()].filter(({ board }) => board?.privacy === 'PUBLIC').slice(0, 4);
	const reviews = ['APPROVED', 'APPROVED', 'PENDING', 'REJECTED'] as const;
	for (const campaign of ads.campaignsOf(adAccount).from()) {
		const { status, createdAt, isCampaignBudgetOptimization: shared } = campaign;
		const budget = shared ? { budget_type: 'CBO_ADGROUP' } : { budget_in_micro_currency: 8_000_000 };
		for (const { name, targeting, words } of GROUPS) {
			const adGroup = ads.addAdGroup({
				campaign,
				name,
				status,
				createdAt,
				rest: {
					...budget,
					targeting_spec: targeting,
					billable_event: 'CLICKTHROUGH',
					bid_strategy_type: 'AUTOMATIC_BID',
				},
			});
			pins.forEach(({ id, title, link }, at) =>
				ads.addAd({
					adGroup,
					pinId: id,
					status,
					createdAt,
					review: reviews[at],
					rejectedReasons: reviews[at] === 'REJECTED' ? ['LANDING_PAGE'] : [],
					rest: { creative_type: 'REGULAR', name: title, destination_url: link },
				}),
			);
			for (const value of words)
				ads.addKeyword({ adAccount, parentId: adGroup.id, parentType: 'adgroup', value, matchType: 'BROAD' });
		}
	}
}
