import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { businessId, startIndex } from '../../../things/business';
import { assetsSummary, businessUserOutput, onlyThese, partnerType } from '../../../things/businessUser';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many partners of a business',
	description:
		'List the partners of a business: businesses that use its assets, or whose assets it uses. Use it to find the ID of a partner.',
	endpoint: 'get/business_partners',
	fields: [
		businessId,
		filters(
			assetsSummary,
			partnerType({ description: 'Only partners of this direction', routing: query('partner_type') }),
			onlyThese('partnerIds', 'Partners', 'partner_ids'),
			startIndex,
		),
	],
	output: businessUserOutput,
};
