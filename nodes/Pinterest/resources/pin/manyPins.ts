import { lostDigits, readLocated } from '../../../operations/locators/locator';
import { namesIn } from '../../../operations/names';
import { pin } from '../../../things/pin';

/** For fields that take several Pins: what is wrong with one of them. */
export function pinsProblem(value: unknown): string | undefined {
	for (const one of listOf(value)) {
		const problem = lostDigits(one) ?? pin.check(readLocated(one, false));
		if (problem) return problem;
	}
	return undefined;
}

/** Ids of Pins, each once, in the order given. */
export function pinsOf(value: unknown): string[] {
	const ids = listOf(value).map((one) => pin.find(readLocated(one, false), undefined as never) as string);
	return [...new Set(ids)];
}

/** The list, whether it came as one, as text with commas or lines, or as JSON text. */
function listOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.flatMap(listOf);
	return typeof value === 'string' ? namesIn(value.replace(/[[\]"'\s]+/g, ',')) : [value];
}
