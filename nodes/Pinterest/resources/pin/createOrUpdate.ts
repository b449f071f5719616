import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../../api/failure';
import { pages } from '../../../api/pages';
import type { Call } from '../../../operations/call';
import { collection } from '../../../operations/collections';
import { body, type Field, type Operation } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { boardId } from '../../../things/board';
import { hintColumns, withHints, type Presence } from '../../../things/hints';
import { ifMissing } from '../../../things/ifMissing';
import { videoTimeout } from '../../../things/media';
import { pinOutput } from '../../../things/pinOutput';
import { sectionId } from '../../../things/section';
import { actingLike, pinsOfBoard } from './boardPins';
import { cleanTextFields } from './cleanText';
import { samePage, type Key } from './duplicates';
import { fetchedBy } from '../../../things/imageAddress';
import { baseUrl, linkOf, linkProblem, linkTracking } from './links';
import { checkMedia, mediaFields } from './media';
import { carouselSlots, prepareMedia } from './mediaSource';
import { createdPin, plain, text } from './sent';
import { shortLinks } from './shortLinks';
import { altText, description, link, longText, title } from './texts';
import { updatedPin } from './update';

/** What makes a row of the table and a Pin of the board the same. */
const KEYS: Record<string, Key> = {
	link: samePage,
	title: ({ title: words }) => text(words).toLowerCase() || undefined,
};

/** What an update sets where the table has another value; what the table leaves empty stays. */
const COMPARED = ['title', 'description', 'link', 'alt_text', 'board_section_id'];

const maxDeletes: Field = {
	displayName: 'Delete at Most',
	name: 'maxDeletes',
	type: 'number',
	default: 20,
	typeOptions: { minValue: 0, numberPrecision: 0 },
	description:
		'If more Pins than this are missing in the input, none is deleted and the run says so. 20 without this option.',
};

const dryRun: Field = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description: 'Whether to return what would be done, and to change nothing',
};

export const createOrUpdate: Operation = {
	name: 'Create or Update',
	value: 'createOrUpdate',
	action: 'Create or update a pin',
	description:
		'Bring a board into the state of a table: a row whose link (or title) no Pin of the board has becomes a new Pin, one that differs from its Pin in texts, link or section changes it, all others change nothing. The image of a Pin that is there stays. The Pins of the board are read once per run. On request those that no row names are deleted. Returns each Pin with its outcome: created, updated, unchanged or deleted.',
	endpoint: 'pins/create',
	fields: [
		boardId({ routing: body('board_id') }),
		sectionId({ routing: body('board_section_id') }),
		{
			displayName: 'Match By',
			name: 'matchBy',
			type: 'options',
			default: 'link',
			description: 'How a row and a Pin are known to be the same',
			options: [
				{ name: 'Link', value: 'link', description: 'The page that the Pin leads to, without tracking parameters' },
				{ name: 'Title', value: 'title', description: 'In any case' },
			],
		},
		...cleanTextFields,
		...mediaFields,
		title,
		description,
		{ ...link, check: linkProblem },
		altText,
		longText,
		{
			displayName: 'Pins That No Row Names',
			name: 'missing',
			type: 'options',
			default: 'keep',
			description:
				'What becomes of Pins of the board that no input item names. Those without a link (or title) are always kept.',
			options: [
				{
					name: 'Delete Them',
					value: 'delete',
					description: 'After the last item, if that succeeded. This cannot be undone. Try "Dry Run" first.',
				},
				{ name: 'Keep Them', value: 'keep' },
			],
		},
		collection('Additional Fields', 'additionalFields', [baseUrl, ifMissing, fetchedBy, ...linkTracking]),
	],
	actsForAdAccount: true,
	output: { ...pinOutput, columns: { ...pinOutput.columns, outcome: { type: 'text', mark: true }, ...hintColumns } },
	lookup: createdPin,
	check: (values) => [
		...checkMedia(values),
		...(isEmpty(values[String(values.matchBy)])
			? [`"Match By" compares ${values.matchBy}s, and this item has none.`]
			: []),
	],
	fill: (values) => (isEmpty(values.link) ? {} : { body: { link: linkOf(values.link, values) } }),
	options: [maxDeletes, dryRun, videoTimeout],
	async execute(call) {
		const sent = call.request.body as IDataObject;
		const key = keyOf(call)(sent)!;
		const { ledger, functions } = call.execution;
		const pin = await ledger.inTurn(`upsert ${String(sent.board_id)} ${key}`, async () => await put(call, sent, key));
		const told = withHints(pin, call.client, presenceOf(call, pin), shortLinks(sent.link, carouselSlots(call.values)));
		const isLast = call.index === functions.getInputData().length - 1;
		return isLast && call.values.missing === 'delete' ? [told, ...(await deleteMissing(call))] : told;
	},
};

const keyOf = ({ values }: Call) => KEYS[String(values.matchBy)];

/** A dry run only tells what would be. */
const presenceOf = (call: Call, { outcome }: IDataObject): Presence =>
	isDry(call) ? 'absent' : outcome === 'created' ? 'made' : 'there';

const isDry = ({ values }: Call): boolean => ((values.options ?? {}) as IDataObject).dryRun === true;

/** The Pins of the board by what they are known by, the newest where several are the same; kept in step with what this run does. */
async function known(call: Call): Promise<Map<string, IDataObject>> {
	const board = String((call.request.body as IDataObject).board_id);
	return await call.readOnce(`pins of ${board} by ${call.text('matchBy')}`, async () => {
		const pins = new Map<string, IDataObject>();
		for await (const { items } of pages(call.client, pinsOfBoard(board, call.request))) {
			for (const pin of items) {
				const key = keyOf(call)(pin);
				if (key !== undefined && !pins.has(key)) pins.set(key, pin);
			}
		}
		return pins;
	});
}

async function put(call: Call, sent: IDataObject, key: string): Promise<IDataObject> {
	const pins = await known(call);
	const present = pins.get(key);
	const changes = present ? differences(present, sent) : sent;
	const outcome = !present ? 'created' : Object.keys(changes).length > 0 ? 'updated' : 'unchanged';
	if (outcome === 'unchanged') return { ...present, outcome };
	const made = isDry(call) ? { ...present, ...changes } : await write(call, present, changes);
	pins.set(key, made);
	return { ...made, outcome: isDry(call) ? `would be ${outcome}` : outcome };
}

function differences(present: IDataObject, sent: IDataObject): IDataObject {
	const names = COMPARED.filter((name) => sent[name] !== undefined && plain(sent[name]) !== plain(present[name]));
	return Object.fromEntries(names.map((name) => [name, sent[name]]));
}

async function write(call: Call, present: IDataObject | undefined, changes: IDataObject): Promise<IDataObject> {
	if (!present) {
		const media = await prepareMedia(call);
		return await media(async (source) => await call.send({ body: { ...changes, media_source: source } }));
	}
	const pathValues = { pin_id: String(present.id) };
	return await call.send({ endpoint: 'pins/update', pathValues, body: changes }, updatedPin);
}

/**
 * Deletes the Pins that no input item names.
 * @throws Failure of kind `input` when a row cannot be read, or when there are more than may be
 */
async function deleteMissing(call: Call): Promise<IDataObject[]> {
	const named = new Set(rows(call).map(keyOf(call)));
	if (named.has(undefined)) throw unreadable(call.text('matchBy'));
	const pins = await known(call);
	const missing = [...pins].filter(([key]) => !named.has(key));
	const { maxDeletes: most = 20 } = (call.values.options ?? {}) as { maxDeletes?: number };
	if (missing.length > most) throw tooMany(missing.length, most);
	const outcome = isDry(call) ? 'would be deleted' : 'deleted';
	const deleted: IDataObject[] = [];
	for (const [key, pin] of missing) {
		const pathValues = { pin_id: String(pin.id) };
		const query = actingLike(call.request);
		if (!isDry(call)) await call.client.send({ endpoint: 'pins/delete', pathValues, query });
		pins.delete(key);
		deleted.push(withHints({ ...pin, outcome }, call.client, 'absent'));
	}
	return deleted;
}

/** What all items give for what Pins are known by, whether they succeeded or not. */
function rows({ execution: { functions, parameters }, values }: Call): IDataObject[] {
	const name = String(values.matchBy);
	return functions.getInputData().map((_, index) => {
		const given = parameters.read(name, index, '');
		const clean = KEYS_TIDY[name]?.(String(given ?? ''), values) ?? given;
		return { [name]: name === 'link' && !isEmpty(clean) ? linkOf(clean, values) : String(clean ?? '') };
	});
}

const KEYS_TIDY: Record<string, Field['tidy']> = { link: link.tidy, title: title.tidy };

const unreadable = (what: string) =>
	inputFailure(
		'Nothing was deleted: not every input item can be compared',
		`An item has no ${what}, so it is not known which Pins the table names. Give every item one, and run the workflow again.`,
		'missing',
	);

const tooMany = (count: number, most: number) =>
	inputFailure(
		`Nothing was deleted: ${count} Pins of the board are in no input item`,
		`"Delete at Most" allows ${most}. If the input is complete, raise it under Options and run the workflow again.`,
		'missing',
	);
