import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../api/client';
import type { Call } from '../operations/call';
import type { Output } from '../operations/output';

/** The columns that `withHints` fills. */
export const hintColumns: Output['columns'] = {
	environment: { type: 'text', mark: true },
	hint: { type: 'text', mark: true },
};

/** The output of what may be in the sandbox. */
export const withHintColumns = (output: Output): Output => ({
	...output,
	columns: { ...output.columns, ...hintColumns },
});

/** What an item has to do with a thing that it returns: it made it; found or changed it; or there is no such thing, as in a dry run. */
export type Presence = 'made' | 'there' | 'absent';

/** "Developer tools, Sandbox" of developers.pinterest.com. */
const OWN_ONLY: Record<Presence, string[]> = {
	made: ["Made in Pinterest's sandbox, where only its owner sees it."],
	there: ["It is in Pinterest's sandbox, where only its owner sees it."],
	absent: [],
};

/**
 * A result with what its maker should know: that it is the sandbox's, where nobody else sees it, and what more there is.
 * @param more whole sentences
 */
export function withHints(
	result: IDataObject,
	{ inSandbox }: Pick<Client, 'inSandbox'>,
	presence: Presence,
	more: string[] = [],
): IDataObject {
	const hints = [...(inSandbox ? OWN_ONLY[presence] : []), ...more];
	return {
		...result,
		...(inSandbox && { environment: 'sandbox' }),
		...(hints.length > 0 && { hint: hints.join(' ') }),
	};
}

/** Sends what makes one thing. */
export const sendWithHints = async (call: Call): Promise<IDataObject> =>
	withHints(await call.send(), call.client, 'made');
