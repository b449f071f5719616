import type { IDataObject } from 'n8n-workflow';

import type { EndpointId } from '../api/endpoints';
import { text, type Output } from '../operations/output';
import { boardOutput } from '../things/board';
import { pinOutput } from '../things/pinOutput';

/** Something that the trigger can watch. */
export interface Event {
	name: string;
	/** Stored in workflows: never renamed. */
	value: string;
	description: string;
	/** The list that is watched. */
	endpoint: EndpointId;
	/** What tells one entry of the list from another. */
	key: (entry: IDataObject) => string;
	/** Entries say when they were made. */
	dated: boolean;
	/** Can be watched on behalf of an ad account's business. */
	actsForAdAccount?: true;
	/** Entries that are remembered at most: what an account can have ("Create boards and Pins" of developers.pinterest.com). */
	most: number;
	shape: Output;
	/** What there is to watch, for the message when there is nothing to show yet. */
	things: string;
}

const id = (entry: IDataObject) => String(entry.id);

const pins = { key: id, dated: true, actsForAdAccount: true, most: 200_000, shape: pinOutput, things: 'Pins' } as const;

export const events: Event[] = [
	{
		...pins,
		name: 'New Pin',
		value: 'newPin',
		description: 'A Pin was created or saved on any board of the account',
		endpoint: 'pins/list',
	},
	{
		...pins,
		name: 'New Pin on Board',
		value: 'newPinOnBoard',
		description: 'A Pin was created on, saved or moved to a board',
		endpoint: 'boards/list_pins',
	},
	{
		...pins,
		name: 'New Pin in Section',
		value: 'newPinInSection',
		description: 'A Pin was created in, saved or moved to a section of a board',
		endpoint: 'board_sections/list_pins',
	},
	{
		name: 'New Board',
		value: 'newBoard',
		description: 'A board was created, or the account joined a group board',
		endpoint: 'boards/list',
		key: id,
		dated: true,
		actsForAdAccount: true,
		most: 2_000,
		shape: boardOutput,
		things: 'boards',
	},
	{
		name: 'New Follower',
		value: 'newFollower',
		description: 'Somebody followed the account',
		endpoint: 'followers/list',
		key: ({ username }) => String(username).toLowerCase(),
		dated: false,
		most: 50_000,
		shape: { columns: { username: text(), type: text() }, selectable: ['type', 'username'] },
		things: 'followers',
	},
];
