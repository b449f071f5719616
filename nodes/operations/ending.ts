import { Failure, type FailureFacts } from '../api/failure';

/** Items and sentences that are told one by one; more are counted. */
const MOST_NUMBERS = 20;
const MOST_PROBLEMS = 5;

/** Characters of one item's problems. */
const MOST_CHARACTERS = 300;

/** What happened to items, by their number: the position in the input, which is also what n8n writes as `[item 3]`. */
type ByItem = ReadonlyMap<number, unknown>;

/** The number of the item whose failure a run ends with: the lowest. */
export function lowest(failures: ByItem): number {
	let least = Infinity;
	for (const index of failures.keys()) least = Math.min(least, index);
	return least;
}

/**
 * What a run that ended with an error has left on Pinterest besides the failure that it ends with.
 * @param done writes that were carried out, which a second run would repeat
 */
export function leftBehind(failures: ByItem, done: number): string {
	const told = lowest(failures);
	const unknown = itemsWith(failures, ({ kind }) => kind === 'unknown');
	const uploads = itemsWith(failures, ({ mediaId }) => mediaId !== undefined).filter((index) => index !== told);
	return [carriedOut(done), notKnown(unknown.length === 1 && unknown[0] === told ? [] : unknown)]
		.concat(uploads.slice(0, MOST_PROBLEMS).map((index) => uploaded(index, factsOf(failures.get(index))!)))
		.filter(Boolean)
		.join(' ');
}

function carriedOut(done: number): string {
	if (done === 0) return '';
	const others = done === 1 ? 'One other item of this run was' : `${done} other items of this run were`;
	return `${others} already carried out on Pinterest.`;
}

function notKnown(items: number[]): string {
	if (items.length === 0) return '';
	const them = items.length === 1 ? 'it' : 'them';
	return `${named(items)}: it is not known whether Pinterest carried ${them} out. Look at the account on Pinterest before you run ${them} again.`;
}

function uploaded(index: number, { mediaId }: FailureFacts): string {
	return `Item ${index}: its video is already uploaded, with the media ID ${mediaId}.`;
}

/** What is told of a run whose items were checked before the first write, besides the problems of the lowest wrong one. */
export function notBegun(wrong: ByItem, items: number): string {
	if (items === 1) return '';
	const nothing = 'Nothing was sent for the other items of this run either.';
	if (wrong.size === 1) return nothing;
	const count = wrong.size - 1;
	const others = [...wrong].sort(([one], [other]) => one - other).slice(1, 1 + MOST_PROBLEMS);
	const told = others.map(([index, error]) => `Item ${index}: ${cut((error as Error).message)}`);
	const rest = count > others.length ? [`And ${count - others.length} more.`] : [];
	return [
		nothing,
		count === 1 ? 'One of them is wrong too.' : `${count} of them are wrong too.`,
		...told,
		...rest,
	].join(' ');
}

function itemsWith(failures: ByItem, fits: (facts: FailureFacts) => boolean): number[] {
	return [...failures]
		.filter(([, error]) => error instanceof Failure && fits(error.facts))
		.map(([index]) => index)
		.sort((one, other) => one - other);
}

function factsOf(error: unknown): FailureFacts | undefined {
	return error instanceof Failure ? error.facts : undefined;
}

/** `Item 3`, `Items 3 and 7`, `Items 3, 4, … and 12 others`. */
function named(items: number[]): string {
	if (items.length === 1) return `Item ${items[0]}`;
	const shown: Array<number | string> = items.slice(0, MOST_NUMBERS);
	if (items.length > MOST_NUMBERS) shown.push(`${items.length - MOST_NUMBERS} others`);
	return `Items ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function cut(text: string): string {
	return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
