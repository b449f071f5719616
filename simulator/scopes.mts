import type { Scope } from '../nodes/api/permissions';

/** What an app asks for, in the words of a consent page (all scopes of the OpenAPI description). */
export const scopeWords: Record<Scope, string> = {
	'ads:read': 'See your advertising data, including ads, ad groups and campaigns',
	'ads:write': 'Create, update and delete your ads, ad groups and campaigns',
	'billing:read': 'See your billing data and billing profile',
	'billing:write': 'Create, update and delete billing data',
	'biz_access:read': 'See who has access to your business',
	'biz_access:write': 'Change who has access to your business',
	'boards:read': 'See your public boards, including group boards you join',
	'boards:read_secret': 'See your secret boards',
	'boards:write': 'Create, update and delete your public boards',
	'boards:write_secret': 'Create, update and delete your secret boards',
	'catalogs:read': 'See your catalogs, feeds and products',
	'catalogs:write': 'Create, update and delete your catalogs and products',
	'msot:write': 'Send conversions from your measurement partner',
	'pins:read': 'See your public Pins',
	'pins:read_secret': 'See your secret Pins',
	'pins:write': 'Create, update and delete your public Pins',
	'pins:write_secret': 'Create, update and delete your secret Pins',
	'user_accounts:read': 'See your user account and who follows you',
	'user_accounts:write': 'Update your user account and whom you follow',
};

export const isScope = (scope: string): scope is Scope => Object.hasOwn(scopeWords, scope);

/** Commas or spaces, as the authorize page takes them. */
export const splitScopes = (scope: string): string[] => [...new Set(scope.split(/[\s,]+/).filter(Boolean))];
