import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { EndpointId } from '../api/endpoints';
import { businessRoles } from '../api/roles';
import { searchList } from '../operations/locators/search';
import { joinedQuery, query, type Field } from '../operations/operation';
import { at, identity, inOneText, text, type Output } from '../operations/output';
import { accessIdProblem, chosenBusiness, idField, moment, ofBusiness } from './business';

/** Members, partners and employers: schema UserBusinessRoleBinding of the API description. */
export const businessUserOutput: Output = {
	columns: {
		id: identity,
		username: text('user.username'),
		email: text('user.email'),
		business_roles: inOneText('business_roles'),
		is_shared_partner: { type: 'boolean' },
		created_at: moment('created_time'),
		created_by: text('created_by_user.username'),
		created_by_business: text('created_by_business.username'),
		ad_account_ids: inOneText('assets_summary.ad_accounts', 'id'),
		profile_ids: inOneText('assets_summary.profiles', 'id'),
	},
	selectable: [
		'assets_summary',
		'business_roles',
		'created_by_business',
		'created_by_user',
		'created_time',
		'id',
		'is_shared_partner',
		'user',
	],
};

/** Who may use an asset, and how: schema UserSingleAssetBinding of the API description. */
export const assetUserOutput: Output = {
	columns: {
		id: text('user.id'),
		username: text('user.username'),
		email: text('user.email'),
		permissions: inOneText('permissions'),
	},
	selectable: ['permissions', 'user'],
};

const choices = (...roles: Array<keyof typeof businessRoles>) =>
	roles.map((value) => ({ name: businessRoles[value].name, value, description: businessRoles[value].about }));

/** The roles of members; partners have but one. */
export const memberRoles = choices('BIZ_ADMIN', 'EMPLOYEE');

/** The parameter `businessRole` of members. */
export const memberRole = (changes: Partial<Field>): Field => ({
	displayName: 'Role',
	name: 'businessRole',
	type: 'options',
	default: 'EMPLOYEE',
	options: memberRoles,
	...changes,
});

const PARTNER_TYPES = [
	{ name: 'Partner of Yours', value: 'INTERNAL', description: 'A business that may use assets of yours' },
	{ name: 'You Are the Partner', value: 'EXTERNAL', description: 'A business whose assets you may use' },
];

/** The parameter `partnerType`. */
export const partnerType = (changes: Partial<Field>): Field => ({
	displayName: 'Direction',
	name: 'partnerType',
	type: 'options',
	default: 'INTERNAL',
	options: PARTNER_TYPES,
	...changes,
});

export const memberId = idField({ name: 'memberId', displayName: 'Member', list: 'searchMembers' }, ofBusiness);
export const partnerId = idField({ name: 'partnerId', displayName: 'Partner', list: 'searchPartners' }, ofBusiness);
export const systemUserId = idField(
	{ name: 'systemUserId', displayName: 'System User', list: 'searchSystemUsers' },
	ofBusiness,
);

/** Most characters of the IDs that members and partners are filtered by (`member_ids`, `partner_ids`). */
const MOST_CHARACTERS = 500;

/** The filters `memberIds` and `partnerIds`. */
export const onlyThese = (name: string, displayName: string, parameter: string): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 549755885175, 549755885176',
	description: 'Only these, with commas between the IDs, or a list from an expression',
	several: true,
	check: (value) => {
		const { length } = (value as unknown[]).join(',');
		if (length <= MOST_CHARACTERS) return accessIdProblem(value);
		return `has ${length} characters with its commas; Pinterest takes at most ${MOST_CHARACTERS}. Ask in several items.`;
	},
	routing: joinedQuery(parameter),
});

/** The filter for what each may use. */
export const assetsSummary: Field = {
	displayName: 'Assets Summary',
	name: 'assetsSummary',
	type: 'boolean',
	default: false,
	description: 'Whether to add the ad accounts and profiles that each may use',
	routing: query('assets_summary'),
};

export const fetchSystemUsers: Field = {
	displayName: 'System Users',
	name: 'fetchSystemUsers',
	type: 'boolean',
	default: false,
	description: 'Whether to list system users instead of people',
	routing: query('fetch_system_users'),
};

function shown(entry: IDataObject): INodeListSearchItems {
	const id = String(entry.id);
	const roles = at(entry, 'business_roles');
	const name = at(entry, 'user.username') ?? at(entry, 'user.email') ?? id;
	return { name: Array.isArray(roles) ? `${String(name)} (${roles.join(', ')})` : String(name), value: id };
}

const usersOf = (endpoint: EndpointId, more: Record<string, string> = {}) =>
	async function (this: ILoadOptionsFunctions, filter?: string, from?: string): Promise<INodeListSearchResult> {
		const id = await chosenBusiness(this);
		if (id === undefined) return { results: [] };
		return await searchList(this, { endpoint, pathValues: { business_id: id }, query: more }, filter, from, shown);
	};

export const searchMembers = usersOf('get/business_members');
export const searchPartners = usersOf('get/business_partners');
export const searchSystemUsers = usersOf('get/business_members', { fetch_system_users: 'true' });
