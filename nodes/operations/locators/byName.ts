import { inputFailure, type Failure } from '../../api/failure';

export interface Named {
	id: string;
	name: string;
}

/** What messages call the things of a list. */
export interface Kind {
	/** e.g. `board` */
	one: string;
	/** e.g. `boards of the connected account` */
	all: string;
	parameter: string;
	/** The resource that makes one, as the node calls it. */
	resource: string;
}

/** A list that things are looked up in by name. It is read through once, however many names are looked up. */
export class NameList<T extends Named = Named> {
	private readonly exact: Groups<T>;

	private readonly folded: Groups<T>;

	constructor(
		readonly entries: readonly T[],
		readonly kind: Kind,
	) {
		this.exact = grouped(entries, ({ name }) => name);
		this.folded = grouped(entries, ({ name }) => folded(name));
	}

	/**
	 * Finds the one entry with a name: letter by letter, else without regard to case, blanks and Unicode form.
	 * @throws Failure of kind `input` that names what to do when there is none, or more than one
	 */
	idOf(name: string): string {
		return this.theOnly(this.called(name), `called "${name}"`);
	}

	has(name: string): boolean {
		return this.called(name).length > 0;
	}

	private called(name: string): readonly T[] {
		return this.exact.get(name) ?? this.folded.get(folded(name)) ?? [];
	}

	/** @throws Failure of kind `input` unless there is exactly one */
	theOnly(found: readonly T[], described: string): string {
		if (found.length === 1) return found[0].id;
		throw found.length === 0
			? noneFound(described, this.entries, this.kind)
			: severalFound(found, described, this.kind);
	}
}

/**
 * What people take for the same name: no regard to case, to blanks at its ends or how many stand inside, to how accents are encoded,
 * and to what a word processor makes of an apostrophe, a quotation mark, a hyphen or an emoji.
 */
export const folded = (name: string): string =>
	name
		.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
		.replace(/[‘’ʼ´`]/g, "'")
		.replace(/[“”„]/g, '"')
		.replace(/[‐‑–—]/g, '-')
		.normalize('NFKC')
		.trim()
		.replace(/\s+/g, ' ')
		.toLowerCase();

export type Groups<T> = ReadonlyMap<string, readonly T[]>;

/** The entries of a list by a key that several may share. */
export function grouped<T>(entries: readonly T[], keyOf: (entry: T) => string): Groups<T> {
	const groups = new Map<string, T[]>();
	for (const entry of entries) {
		const key = keyOf(entry);
		const group = groups.get(key);
		if (group) group.push(entry);
		else groups.set(key, [entry]);
	}
	return groups;
}

function noneFound(described: string, list: readonly Named[], { one, all, parameter, resource }: Kind): Failure {
	const names = list.slice(0, 5).map((entry) => `"${entry.name}"`);
	const remedy =
		names.length > 0
			? `Check the spelling, or pick the ${one} from the list. The ${all} (${list.length}): ${names.join(', ')}${list.length > 5 ? ' and others' : ''}.`
			: `There are no ${all}. Create the ${one} first, with Resource ${resource} and Operation Create.`;
	return inputFailure(`There is no ${one} ${described}`, remedy, parameter);
}

function severalFound(found: readonly Named[], described: string, { one, parameter }: Kind): Failure {
	const ids = found.map(({ id }) => id).join(', ');
	return inputFailure(
		`There are ${found.length} ${one}s ${described}`,
		`Pick the ${one} from the list, or use its ID. The IDs are ${ids}.`,
		parameter,
	);
}
