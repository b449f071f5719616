import { inputFailure } from '../../../api/failure';
import { changeBudgetOf } from '../../../things/adBudget';
import { campaignId } from '../../../things/campaign';

export const changeBudget = changeBudgetOf({
	action: 'Change the budget of a campaign',
	about: 'Change the budget of a campaign; budgets of ad groups are not changed here.',
	read: 'campaigns/get',
	change: 'campaigns/update',
	picker: campaignId(),
	pathName: 'campaign_id',
	beside: ({ request }) => ({ ad_account_id: request.pathValues!.ad_account_id }),
	budgetOf: ({ id, daily_spend_cap: daily, lifetime_spend_cap: lifetime }) => {
		const micros = Number(daily || lifetime || 0);
		if (micros === 0)
			return inputFailure(
				`The campaign ${String(id)} has no budget of its own`,
				'Each of its ad groups has one; change those. Nothing was changed.',
				'campaignId',
			);
		return daily
			? { type: 'daily', property: 'daily_spend_cap', micros }
			: { type: 'lifetime', property: 'lifetime_spend_cap', micros };
	},
});
