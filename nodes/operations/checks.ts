import { urlOf } from '../api/urls';
import { lostDigits } from './locators/locator';
import type { Field } from './operation';

/** Checks that several fields share. Each returns the end of a sentence that begins with the field's label. */

/** A text of several addresses, as shops export the images of a product. */
export const holdsSeveral = (text: string): boolean => /[\s|]https?:\/\//i.test(text.trim());

/** A web address that Pinterest or a visitor can open. */
export function webAddress(value: unknown): string | undefined {
	const text = String(value).trim();
	if (holdsSeveral(text)) {
		return `holds more than one address: "${text.slice(0, 100)}". It takes one; choose it with an expression, such as {{ $json.images.split(',')[0] }}.`;
	}
	const url = urlOf(text);
	if (url && /^https?:$/.test(url.protocol)) return undefined;
	return `is not a web address: "${text.slice(0, 100)}". It must begin with https:// or http://.`;
}

/** A domain without what comes with it when it is copied from an address: `https://www.shop.example/` → `shop.example`. */
export const domainIn = (text: string): string =>
	text
		.replace(/^https?:\/\//i, '')
		.replace(/^www\./i, '')
		.replace(/\/$/, '');

/** A domain as Pinterest's filters want it: no `https://`, no `www.`, no path. */
export function bareDomain(value: unknown): string | undefined {
	return /^(?!www\.)[^\s/:?#@.]+(\.[^\s/:?#@.]+)+$/i.test(String(value).trim())
		? undefined
		: `is not a domain: "${String(value)}". It looks like shop.example, without https:// and www.`;
}

/** A color with its `#`, and six digits for three. */
export const colorIn = (text: string): string =>
	text.replace(/^#?([0-9a-f]{6})$/i, '#$1').replace(/^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i, '#$1$1$2$2$3$3');

/** e.g. `#6E7874` ("dominant_color" of the API description). */
export function hexColor(value: unknown): string | undefined {
	return /^#[0-9a-f]{6}$/i.test(String(value).trim())
		? undefined
		: `is not a color: "${String(value)}". It looks like #6E7874.`;
}

/** A numeric id given as text. */
export function numericId(value: unknown): string | undefined {
	if (lostDigits(value)) return lostDigits(value);
	return /^\d+$/.test(String(value).trim())
		? undefined
		: `is not an ID: "${String(value)}". IDs consist of digits only.`;
}

type Check = NonNullable<Field['check']>;

/** For fields that take several values. */
export const mostOf =
	(most: number): Check =>
	(value) => {
		const { length } = value as unknown[];
		return length > most ? `has ${length} values; Pinterest takes at most ${most} at a time.` : undefined;
	};

/** For fields that take several values: the length of each. */
export const lengthUpTo =
	(most: number): Check =>
	(value) => {
		const long = (value as unknown[]).map(String).find((one) => Array.from(one).length > most);
		return long && `has a value of more than ${most} characters: "${long.slice(0, 40)}…".`;
	};

/** The first problem that one of the checks finds. */
export const allOf =
	(...checks: Check[]): Check =>
	(value, all) => {
		for (const check of checks) {
			const problem = check(value, all);
			if (problem) return problem;
		}
		return undefined;
	};
