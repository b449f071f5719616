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
}

/**
 * Finds the one entry with a name: letter by letter, else without regard to case.
 * @throws Failure of kind `input` that names what to do when there is none, or more than one
 */
export function idByName(name: string, list: Named[], kind: Kind): string {
	const exact = list.filter((entry) => entry.name === name);
	const folded = name.toLowerCase();
	const found = exact.length > 0 ? exact : list.filter((entry) => entry.name.toLowerCase() === folded);
	return theOnly(found, `called "${name}"`, list, kind);
}

/** @throws Failure of kind `input` unless there is exactly one */
export function theOnly(found: Named[], described: string, list: Named[], kind: Kind): string {
	if (found.length === 1) return found[0].id;
	throw found.length === 0 ? noneFound(described, list, kind) : severalFound(found, described, kind);
}

function noneFound(described: string, list: Named[], { one, all, parameter }: Kind): Failure {
	const names = list.slice(0, 5).map((entry) => `"${entry.name}"`);
	const examples =
		names.length > 0
			? ` The ${all} (${list.length}): ${names.join(', ')}${list.length > 5 ? ' and others' : ''}.`
			: ` There are no ${all}.`;
	return inputFailure(
		`There is no ${one} ${described}`,
		`Check the spelling, or pick the ${one} from the list.${examples}`,
		parameter,
	);
}

function severalFound(found: Named[], described: string, { one, parameter }: Kind): Failure {
	const ids = found.map(({ id }) => id).join(', ');
	return inputFailure(
		`There are ${found.length} ${one}s ${described}`,
		`Pick the ${one} from the list, or use its ID. The IDs are ${ids}.`,
		parameter,
	);
}
