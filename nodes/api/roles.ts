/** A role in Pinterest's business access, as people see it. */
interface Role {
	name: string;
	/** What it allows. */
	about: string;
}

/** Access to a business (schemas MemberBusinessRole and BusinessRole of the API description). */
export const businessRoles = {
	BIZ_ADMIN: { name: 'Business Admin', about: 'Full control: adds members and partners, and gives access to assets' },
	EMPLOYEE: { name: 'Employee', about: 'Sees and uses only the assets that are assigned to them' },
	PARTNER: { name: 'Partner', about: 'Another business, which uses only the assets that are assigned to it' },
} as const satisfies Record<string, Role>;

/** Access to an asset (schema Permissions of the API description; help.pinterest.com, business-manager-overview). */
export const assetRoles = {
	ADMIN: { name: 'Admin', about: 'Everything, and who else may use the asset' },
	ANALYST: { name: 'Analyst', about: 'See campaigns and reports, change nothing' },
	AUDIENCE_MANAGER: { name: 'Audience', about: 'Create, change and share audiences' },
	CAMPAIGN_MANAGER: { name: 'Campaign', about: 'Create and change campaigns, and see reports' },
	CATALOGS_MANAGER: { name: 'Catalogs', about: 'Create and change catalogs, feeds and product groups' },
	CATALOGS_VIEWER: { name: 'Catalogs: View', about: 'See catalogs, feeds and product groups' },
	CONSUMER_USER: { name: 'Consumer', about: 'Use a consumer account' },
	FINANCE_MANAGER: { name: 'Finance', about: 'Billing, payment methods and invoices' },
	FINANCE_EDIT: { name: 'Finance: Edit', about: 'Change billing details' },
	FINANCE_VIEW: { name: 'Finance: View', about: 'See billing details and invoices' },
	PROFILE_PUBLISHER: { name: 'Publisher', about: 'Publish Pins for a profile. For assets of the type profile only.' },
} as const satisfies Record<string, Role>;

const roles: Record<string, Role> = { ...businessRoles, ...assetRoles };

/** `Business Admin (BIZ_ADMIN)` */
const roleName = (role: string): string => `${roles[role].name} (${role})`;

/**
 * The role that a refused call would have needed.
 * @param path of the endpoint, as in the table
 * @param text Pinterest's own sentence, which may name it
 * @returns undefined where roles of a business have no part in it
 */
export function neededRole(path: string | undefined, text: string): string | undefined {
	if (!path || !/^\/business/.test(path)) return undefined;
	const named = Object.keys(roles).filter((role) => new RegExp(`\\b${role}\\b`).test(text));
	if (named.length > 0) return named.map(roleName).join(' or ');
	if (path.includes('/audiences')) {
		return `${roleName('AUDIENCE_MANAGER')} or ${roleName('ADMIN')} for the ad account that the audience belongs to`;
	}
	return roleName('BIZ_ADMIN');
}
