import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { businessId, startIndex } from '../../../things/business';
import {
	assetsSummary,
	businessUserOutput,
	fetchSystemUsers,
	memberRoles,
	onlyThese,
} from '../../../things/businessUser';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many members of a business',
	description: 'List the people who work in a business, with their roles. Use it to find the ID of a member.',
	endpoint: 'get/business_members',
	fields: [
		businessId,
		filters(
			assetsSummary,
			onlyThese('memberIds', 'Members', 'member_ids'),
			{
				displayName: 'Roles',
				name: 'businessRoles',
				type: 'multiOptions',
				default: [],
				description: 'Only members with these roles',
				options: memberRoles,
				routing: query('business_roles'),
			},
			startIndex,
			fetchSystemUsers,
		),
	],
	output: businessUserOutput,
};
