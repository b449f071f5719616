import { inputFailure } from '../../../api/failure';
import { changeBudgetOf } from '../../../things/adBudget';
import { adGroupId, OF_CAMPAIGN } from '../../../things/adGroup';

export const changeBudget = changeBudgetOf({
	action: 'Change the budget of an ad group',
	about: 'Change the budget of an ad group; where its campaign has the budget, it is said which one.',
	read: 'ad_groups/get',
	change: 'ad_groups/update',
	picker: adGroupId(),
	pathName: 'ad_group_id',
	budgetOf: ({ id, campaign_id: campaign, budget_type: type, budget_in_micro_currency: budget }) => {
		const micros = Number(budget ?? 0);
		if (type === OF_CAMPAIGN || micros === 0)
			return inputFailure(
				`The ad group ${String(id)} has no budget of its own`,
				`Its campaign ${String(campaign)} has it, for all of its ad groups; change that with Campaign: Change Budget. Nothing was changed.`,
				'adGroupId',
			);
		return { type: type === 'LIFETIME' ? 'lifetime' : 'daily', property: 'budget_in_micro_currency', micros };
	},
});
