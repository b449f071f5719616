import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../api/client';
import type { EndpointId } from '../api/endpoints';
import { readAll } from '../api/pages';
import type { Call } from '../operations/call';
import type { Batch } from '../operations/operation';
import { text, type Output } from '../operations/output';

/** Most elements of one call of business access; where the API description names no limit, that of the others. */
export const MOST_AT_ONCE = 50;

/** Most elements where the API description says so: answers to invites, requests for assets, accesses of members to remove. */
export const MOST_OF_MANY = 100;

/** Those of the elements that are still there, asked for one by one: it happens only after a lost answer. */
export const stillIn =
	(isThere: (element: IDataObject, call: Call) => Promise<boolean>): NonNullable<Batch['remaining']> =>
	async (elements, call) => {
		const left: IDataObject[] = [];
		for (const element of elements) if (await isThere(element, call)) left.push(element);
		return left;
	};

/** Whether somebody is in the list of those who may use an asset. */
export async function mayStillUse(
	{ client, request: { pathValues } }: Call,
	asset: unknown,
	user: unknown,
	list: Request & { endpoint: EndpointId },
): Promise<boolean> {
	const users = await readAll(client, { ...list, pathValues: { ...pathValues, asset_id: String(asset) } });
	return users.some((one) => (one.user as IDataObject | undefined)?.id === user);
}

/** What the end of an access returns. */
export const accessRemoved = (user: 'member_id' | 'partner_id'): Output => ({
	columns: { deleted: { type: 'boolean', always: true }, asset_id: text(), [user]: text() },
});
