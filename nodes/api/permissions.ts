/** A permission that an account gives to an app ("scopes" of Pinterest's API description), as people see it. */
export interface Permission {
	/** e.g. `Manage Boards` */
	name: string;
	/** What it allows; further sentences may follow. */
	about: string;
}

/** All permissions by Pinterest's own name, in the order of their names. The credential offers them, messages and docs name them. */
export const permissions = {
	'user_accounts:write': { name: 'Manage Account', about: 'Follow people, claim websites and give them up' },
	'ads:write': { name: 'Manage Ads', about: 'Create, change and delete campaigns, ad groups, ads and audiences' },
	'billing:write': { name: 'Manage Billing', about: 'Redeem ad credits' },
	'boards:write': {
		name: 'Manage Boards',
		about: 'Create, change and delete public boards and sections. Pins need it too.',
	},
	'biz_access:write': {
		name: 'Manage Business Access',
		about: 'Invite and remove members and partners, and change what they may use',
	},
	'catalogs:write': {
		name: 'Manage Catalogs',
		about: 'Create, change and delete product feeds, items and product groups',
	},
	'pins:write': { name: 'Manage Pins', about: 'Create, save, change and delete public Pins, and upload media' },
	'boards:write_secret': { name: 'Manage Secret Boards', about: 'Create, change and delete your secret boards' },
	'pins:write_secret': { name: 'Manage Secret Pins', about: 'Create, change and delete Pins on your secret boards' },
	'user_accounts:read': { name: 'Read Account', about: 'See your profile, followers, websites and account analytics' },
	'ads:read': { name: 'Read Ads', about: 'See ad accounts, campaigns, ads, reports and related terms' },
	'billing:read': { name: 'Read Billing', about: 'See billing profiles, invoices and ad credits' },
	'boards:read': {
		name: 'Read Boards',
		about: 'See public boards and sections, including group boards. Pins need it too.',
	},
	'biz_access:read': { name: 'Read Business Access', about: 'See members, partners and what they may use' },
	'catalogs:read': { name: 'Read Catalogs', about: 'See product feeds, items, product groups and their reports' },
	'pins:read': { name: 'Read Pins', about: 'See public Pins, media uploads and Pin analytics' },
	'boards:read_secret': {
		name: 'Read Secret Boards',
		about: 'See your secret boards. Searching boards and Pins needs it too.',
	},
	'pins:read_secret': {
		name: 'Read Secret Pins',
		about: 'See Pins on your secret boards. Searching Pins needs it too.',
	},
	'msot:write': { name: 'Send Measurement Events', about: 'Create measurement source of truth events for advertisers' },
} satisfies Record<string, Permission>;

export type Scope = keyof typeof permissions;

/** `Manage Boards (boards:write)` */
export const permissionName = (scope: Scope): string => `${permissions[scope].name} (${scope})`;
