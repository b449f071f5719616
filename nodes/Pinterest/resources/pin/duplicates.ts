import type { IDataObject } from 'n8n-workflow';

import { Failure } from '../../../api/failure';
import { pages } from '../../../api/pages';
import { urlOf } from '../../../api/urls';
import type { Call } from '../../../operations/call';
import type { Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { pinsOfBoard } from './boardPins';
import { text } from './sent';

export const duplicates: Field = {
	displayName: 'Duplicates',
	name: 'duplicates',
	type: 'options',
	default: 'allow',
	description:
		'Whether to publish a Pin that the board, or one of its sections, already has. To skip, the Pins of the board are read once per run: one call for every 250 Pins. Use it when a workflow may run twice over the same rows. Links count as the same without regard to tracking parameters (utm_…, fbclid, gclid, epik), http or https, www. and a final slash.',
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

/** What makes two Pins the same; undefined when the Pin lacks it, and is then nobody's duplicate. */
export type Key = (pin: IDataObject) => string | undefined;

/** The page that a Pin leads to. */
export const samePage: Key = ({ link }) => (link ? pageOf(link) : undefined);

const KEYS: Record<string, Key> = {
	skipSameLink: samePage,
	skipSameTitleAndLink: ({ title, link }) => (link || title ? JSON.stringify([text(title), pageOf(link)]) : undefined),
};

/** Parameters that say where a visitor comes from, not which page is meant. */
const TRACKING = /^(utm_[^=]*|fbclid|gclid|epik)(=|$)/i;

/** The page that a link leads to, in one form for all ways to write its address. */
export function pageOf(link: unknown): string {
	const address = text(link);
	const url = urlOf(address);
	if (!url) return address;
	const { host, pathname, search, hash } = url;
	const query = search
		.slice(1)
		.split('&')
		.filter((parameter) => !TRACKING.test(parameter))
		.join('&');
	return `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}${query && `?${query}`}${hash}`;
}

/** A Pin without what is compared could never be found again. */
export function checkDuplicates({ duplicates: same, title, link }: IDataObject): string[] {
	if (same === 'skipSameLink' && isEmpty(link)) {
		return [
			'"Duplicates" compares links, and this Pin has none. Give it a link, or set "Duplicates" to "Skip Pins With the Same Title and Link" or "Allow".',
		];
	}
	if (same === 'skipSameTitleAndLink' && isEmpty(title) && isEmpty(link)) {
		return [
			'"Duplicates" compares titles and links, and this Pin has neither. Give it one of them, or set "Duplicates" to "Allow".',
		];
	}
	return [];
}

/** The Pins of a board and of its sections, and those that this execution has sent there, found by what makes them the same. */
class KnownPins {
	private readonly byKey = Object.fromEntries(
		Object.keys(KEYS).map((same) => [same, new Map<string, IDataObject | Failure>()]),
	);

	/** @param outcome a Pin, or why it is not known whether it is there. What was known first stays */
	add(pin: IDataObject, outcome: IDataObject | Failure = pin): void {
		for (const [same, known] of Object.entries(this.byKey)) {
			const key = KEYS[same](pin);
			if (key && !known.has(key)) known.set(key, outcome);
		}
	}

	find(same: string, key: string): IDataObject | Failure | undefined {
		return this.byKey[same].get(key);
	}
}

/**
 * Creates a Pin unless its board, or this execution, already has it.
 * @param create makes the Pin
 * @throws Failure of kind `unknown` when this execution sent one that is the same and does not know what became of it
 */
export async function unlessDuplicate(call: Call, create: () => Promise<IDataObject>): Promise<IDataObject> {
	const same = call.text('duplicates');
	const sent = call.request.body as IDataObject;
	const key = KEYS[same]?.(sent);
	if (!key) return await create();
	const board = String(sent.board_id);
	return await call.execution.ledger.inTurn(`${same} ${board} ${key}`, async () => {
		const known = await call.readOnce(`pins of board ${board}`, async () => await knownPins(call, board));
		const existing = known.find(same, key);
		if (existing instanceof Failure) throw twinUnknown(existing);
		if (existing) return { ...existing, skipped: true };
		const created = await create().catch((error: unknown) => {
			if (error instanceof Failure && error.facts.kind === 'unknown') known.add(sent, error);
			throw error;
		});
		known.add(sent, created);
		return created;
	});
}

/** The list of a board also holds the Pins of its sections. */
async function knownPins({ client, request }: Call, board: string): Promise<KnownPins> {
	const known = new KnownPins();
	for await (const { items } of pages(client, pinsOfBoard(board, request))) {
		for (const pin of items) known.add(pin);
	}
	return known;
}

function twinUnknown({ facts: { endpoint } }: Failure): Failure {
	return new Failure({
		kind: 'unknown',
		message: 'It is not known whether the same Pin of another item was published',
		description:
			'Another item of this run is the same Pin by the choice under "Duplicates". Its answer was lost, so this one was not sent. Look at the board on Pinterest; if the Pin is not there, run the item again.',
		endpoint,
	});
}
