import { narrowed } from './seen';

/** What the trigger keeps of one list between two polls, as plain JSON in n8n's static data. Times: ms since the epoch. */
export interface Memory {
	/** The list that is watched: event, board, filters, credential and environment. Another one begins anew. */
	watching: string;
	/** The account behind the connection. Absent while the credential may not tell. Another one begins anew. */
	account?: string;
	/** A short print of what the connection may see. When it changes, the list is learned again without forgetting anything. */
	sight?: string;
	/** When watching began, by Pinterest's clock. Entries that are younger are new even if the list is only being learned. */
	since?: number;
	/** When the last poll ran that changed something here. */
	polled: number;
	/** What is remembered of the entries; `Book` knows its form. */
	marks: string;
	/** The first reading of the whole list has ended. */
	learned: boolean;
	/** When the whole list was last read through. */
	swept: number;
	/** A reading of the whole list that is under way. */
	reading?: Progress;
	/** A reading that failed goes on at this time, after so many attempts. */
	retry?: { attempts: number; at: number };
	/** The list is longer than what is remembered of it. */
	beyond?: true;
	/** More was found than one run may hand on. */
	rest?: true;
	/** What the last poll handed on. Handed on once more if n8n stopped before it could start the workflow. */
	last?: { keys: string[]; at: number; process: string };
	/** The last entries were handed on by a poll of n8n's durable scheduler. */
	scheduled?: true;
	/** What only some books need. */
	more?: string;
}

export interface Progress {
	/** Where the next page begins. */
	bookmark: string;
	/** When Pinterest gave it, and to which process of n8n. */
	at: number;
	process: string;
	/** Entries that this reading has gone through. */
	read: number;
	/** What replaces `marks` at its end, where the memory had become too full. */
	marks?: string;
}

/** What version 0.1 kept. */
interface Memory01 extends Omit<Memory, 'marks'> {
	seen: string;
	bookmark?: string;
}

/** Whose list it is, and how much of it the connection may see. */
export interface Owner {
	account?: string;
	sight: string;
}

/** Tells the processes of n8n apart. */
export const PROCESS = Math.random().toString(36).slice(2);

export function begun(watching: string, { account, sight }: Owner, polled: number): Memory {
	return { watching, account, sight, polled, marks: '', learned: false, swept: 0 };
}

/**
 * What is known of a list, fit for going on with it.
 * @param before as it was kept
 * @returns undefined when that was another list or another account's
 */
export function recalled(before: Memory | undefined, watching: string, owner: Owner): Memory | undefined {
	if (before?.watching !== watching) return undefined;
	if (before.account !== undefined && owner.account !== undefined && before.account !== owner.account) return undefined;
	const memory = { ...('seen' in before ? converted(before as unknown as Memory01) : before) };
	memory.account = owner.account ?? before.account;
	memory.sight = owner.sight;
	if (before.sight === undefined || before.sight === owner.sight) return memory;
	// Old entries that only now can be seen are not new: the list is learned again from the last poll on.
	return { ...memory, learned: false, since: undefined, reading: undefined, retry: undefined };
}

function converted({ seen, bookmark, ...rest }: Memory01): Memory {
	// A reading that was under way begins again.
	return { ...rest, marks: narrowed(seen), swept: bookmark === undefined ? rest.swept : 0 };
}
