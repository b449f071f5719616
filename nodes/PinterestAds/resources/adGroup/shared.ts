import { Failure } from '../../../api/failure';
import { body } from '../../../operations/operation';
import { adGroupId } from '../../../things/adGroup';
import type { Numbers } from '../../../things/adNumbers';

/** The ad group of an element. */
export const changedAdGroupId = adGroupId({ routing: body('id') });

export const numbers: Numbers = {
	things: 'ad groups',
	label: 'Ad Group',
	parameter: 'adGroupIds',
	example: '2680060704746',
	query: 'ad_group_ids',
	column: 'ad_group_id',
};

/** What refusals of ad groups mean where Pinterest's words are about campaigns. */
export function advise(failure: Failure): Failure {
	const { facts } = failure;
	if (facts.code !== 2384) return failure;
	return new Failure({
		...facts,
		message: 'The ad group needs a budget',
		description:
			'Its campaign has none to share out. Choose "Daily" or "Lifetime" as "Budget Type" and give "Budget". Where the campaign has a budget, choose "Of the Campaign".',
	});
}
