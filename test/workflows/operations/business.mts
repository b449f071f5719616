import type { Simulator } from '../../../simulator/simulator.mts';
import { locator, runNode, type Result, type RunOptions } from '../harness.mts';

export const businessScopes = ['biz_access:read', 'biz_access:write', 'ads:read', 'ads:write', 'user_accounts:read'];

/** No limits, so that no test waits for them. */
export const unlimited = { rateLimits: { ads_read: null, ads_write: null, org_read: null } };

/** The business of the connected account, and a way to run the node in it. */
export function businessOf(simulator: Simulator) {
	const { state } = simulator;
	const business = state.business.of(state.account);
	const run = async (
		resource: string,
		operation: string,
		parameters: RunOptions['parameters'] = {},
		more: Partial<RunOptions> = {},
	): Promise<Result> =>
		await runNode(simulator, {
			node: 'pinterestBusiness',
			parameters: { resource, operation, businessId: locator('id', business.id), ...parameters },
			scopes: businessScopes,
			...more,
		});
	return { business, run };
}

/** A locator by ID. */
export const byId = (id: string) => locator('id', id);
