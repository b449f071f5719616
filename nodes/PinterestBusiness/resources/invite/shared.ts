import type { IDataObject } from 'n8n-workflow';

import { at } from '../../../operations/output';

/** Whether an invite, or its refusal, is about somebody: by username, address or ID. */
export function namesPerson(entry: IDataObject, { member, partner }: IDataObject): boolean {
	const wanted = String(member ?? partner).toLowerCase();
	const named = [
		at(entry, 'user.username'),
		at(entry, 'user.email'),
		at(entry, 'user.id'),
		...((entry.users_or_partner_ids ?? []) as unknown[]),
	];
	return named.some((name) => String(name ?? '').toLowerCase() === wanted);
}

/** Whether an invite, or its refusal, is the one with an ID. */
export const isInvite = (entry: IDataObject, { invite_id: id }: IDataObject): boolean =>
	[entry.id, entry.invite_id, entry.invite_or_request_id].includes(id);
