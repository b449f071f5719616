import type { IDataObject } from 'n8n-workflow';

import { having } from '../../../api/elements';
import { at } from '../../../operations/output';

/**
 * Whether an invite, or its refusal, is about somebody: by username, address or ID. Who was invited by an address may be told by
 * username only.
 */
export function namesPerson(entry: IDataObject, { member, partner }: IDataObject): boolean | undefined {
	const wanted = String(member ?? partner).toLowerCase();
	const address = at(entry, 'user.email');
	const named = [
		address,
		at(entry, 'user.username'),
		at(entry, 'user.id'),
		...((entry.users_or_partner_ids ?? []) as unknown[]),
	].filter((name) => name !== undefined);
	if (named.some((name) => String(name).toLowerCase() === wanted)) return true;
	const mayBe = wanted.includes('@') && address === undefined && entry.users_or_partner_ids === undefined;
	return named.length === 0 || mayBe ? undefined : false;
}

/** Whether an invite, or its refusal, is the one with an ID. */
export const isInvite = having('invite_id', 'id', 'invite_id', 'invite_or_request_id');
