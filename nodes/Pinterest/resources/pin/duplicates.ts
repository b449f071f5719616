import type { IDataObject } from 'n8n-workflow';

import { readAll } from '../../../api/pages';
import type { Call } from '../../../operations/call';
import type { Field } from '../../../operations/operation';
import { destination, sameAddress } from './sent';

export const duplicates: Field = {
	displayName: 'Duplicates',
	name: 'duplicates',
	type: 'options',
	default: 'allow',
	description:
		'Whether to publish a Pin that the board already has. To skip, the Pins of the board are read once per run: one call for every 250 Pins. Use it when a workflow may run twice over the same rows.',
	options: [
		{ name: 'Allow', value: 'allow', description: 'Always create a Pin' },
		{
			name: 'Skip Pins With the Same Link',
			value: 'skipSameLink',
			description: 'Return the existing Pin, marked with "skipped", when the board has one with this link',
		},
		{
			name: 'Skip Pins With the Same Title and Link',
			value: 'skipSameTitleAndLink',
			description: 'Return the existing Pin, marked with "skipped", when the board has one with this title and link',
		},
	],
};

type Key = (pin: IDataObject) => string | undefined;

/** What makes two Pins the same; undefined when the Pin lacks it, and is then never a duplicate. */
const KEYS: Record<string, Key> = {
	skipSameLink: ({ link }) => (link ? sameAddress(link) : undefined),
	skipSameTitleAndLink: ({ title, link }) =>
		link || title ? JSON.stringify([String(title ?? '').trim(), sameAddress(link)]) : undefined,
};

/**
 * Creates a Pin unless its board, or this execution, already has it.
 * @param create makes the Pin
 */
export async function unlessDuplicate(call: Call, create: () => Promise<IDataObject>): Promise<IDataObject> {
	const same = call.text('duplicates');
	const keyOf = KEYS[same];
	const key = keyOf?.(call.request.body as IDataObject);
	if (!key) return await create();
	const list = destination(call.request);
	const place = JSON.stringify(list.pathValues);
	return await call.execution.ledger.inTurn(`${place} ${key}`, async () => {
		const known = await call.readOnce(`pins ${place} ${same}`, async () => await knownPins(call, keyOf));
		const existing = known.get(key);
		if (existing) return { ...existing, skipped: true };
		const created = await create();
		known.set(key, created);
		return created;
	});
}

async function knownPins(call: Call, keyOf: Key): Promise<Map<string, IDataObject>> {
	const known = new Map<string, IDataObject>();
	for (const pin of await readAll(call.client, destination(call.request))) {
		const key = keyOf(pin);
		if (key && !known.has(key)) known.set(key, pin);
	}
	return known;
}
