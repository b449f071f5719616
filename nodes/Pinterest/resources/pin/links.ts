import type { IDataObject } from 'n8n-workflow';

import { urlOf } from '../../../api/urls';
import { holdsSeveral, webAddress } from '../../../operations/checks';
import { withAmpersands } from '../../../operations/names';
import type { Field } from '../../../operations/operation';

/** A host without `https://`, as people copy it: words with dots between them, and then the path or nothing. */
const HOST_FIRST = /^([\p{L}\d-]+\.)+\p{L}{2,}(:\d+)?([/?#]|$)/iu;

/** The name of a file, which looks like a host. */
const FILE = /^[^/]+\.(avif|gif|heic|html?|jpe?g|mov|mp4|m4v|pdf|php|png|svg|webp)$/i;

/** Everything that an address may hold as it is (RFC 3986); the rest is encoded. */
const NEEDS_ENCODING = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/;

/** What stands around an address that was copied from a text: a link of Markdown, of HTML, a picture of either, `<…>`, quotation marks. */
const AROUND = [
	/^!?\[[^\]]*\]\(<?(\S+?)>?(?:\s+"[^"]*")?\)$/,
	/^<(?:a|img)\b[^<>]*?\s(?:href|src)=["']([^"'<>]+)["'][^<>]*>(?:[^<>]*<\/a>)?$/i,
	/^<(\S+)>$/,
	/^["'“„«‘](.+)["'”“»’]$/,
];

/** The scheme as it is when it was typed, pasted or joined in haste: `https:/`, `https//`, `https:\\`, `https://https://`. */
const SCHEME = /^(?:(https?)(?:[:;][\\/]+|[\\/]{2,}))+/i;

/**
 * An address as browsers take it too: without `https://`, and with blanks or letters of other alphabets; and as it is copied from
 * texts and feeds. What is right is left as it is, and what is no address too.
 */
export function tidyAddress(text: string): string {
	if (holdsSeveral(text)) return text;
	const [, inside = text] = AROUND.map((around) => around.exec(text)).find(Boolean) ?? [];
	const bare = withAmpersands(inside.trim()).replace(SCHEME, '$1://');
	const whole = /^\/\//.test(bare)
		? `https:${bare}`
		: HOST_FIRST.test(bare) && !FILE.test(bare)
			? `https://${bare}`
			: bare;
	return /^https?:\/\//i.test(whole) && NEEDS_ENCODING.test(whole) ? (urlOf(whole)?.href ?? whole) : whole;
}

interface Tracking {
	[field: string]: { parameter: string; label: string; example: string };
}

/** The parameters by which shops' analytics tell where a visitor came from. */
const TRACKING: Tracking = {
	utmCampaign: { parameter: 'utm_campaign', label: 'Campaign', example: 'autumn' },
	utmContent: { parameter: 'utm_content', label: 'Content', example: 'pumpkin-soup' },
	utmMedium: { parameter: 'utm_medium', label: 'Medium', example: 'social' },
	utmSource: { parameter: 'utm_source', label: 'Source', example: 'pinterest' },
};

export const baseUrl: Field = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://shop.example',
	description: 'What a link without a host is completed with, as feeds and shops give them: /soups/pumpkin',
	tidy: tidyAddress,
	check: webAddress,
};

export const linkTracking: Field[] = Object.entries(TRACKING).map(([name, { parameter, label, example }]) => ({
	displayName: `Link Tracking: ${label}`,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description: `Added to the link as ${parameter}, unless the link has it already`,
}));

/** Where the Pin's link leads: completed with "Base URL", and with the tracking parameters that it does not have. */
export function linkOf(link: unknown, { additionalFields }: IDataObject): string {
	const given = (additionalFields ?? {}) as IDataObject;
	const text = String(link).trim();
	const base = String(given.baseUrl ?? '');
	const whole = !base || urlOf(text) ? text : (urlOf(text, base)?.href ?? text);
	const known = urlOf(whole)?.searchParams;
	if (!known) return whole;
	const added = Object.entries(TRACKING).flatMap(([name, { parameter }]) => {
		const value = String(given[name] ?? '').trim();
		return value === '' || known.has(parameter) ? [] : [`${parameter}=${encodeURIComponent(value)}`];
	});
	if (added.length === 0) return whole;
	// Beside what is there, which a URL object would write anew.
	const [address, fragment] = whole.split(/(?=#)/, 2);
	const joint = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
	return `${address}${joint}${added.join('&')}${fragment ?? ''}`;
}

/** What is wrong with a link once it is complete. */
export function linkProblem(link: unknown, values: IDataObject): string | undefined {
	const problem = webAddress(linkOf(link, values));
	if (!problem || !/^[/?.]|^[^\s:]+$/.test(String(link).trim())) return problem;
	return `${problem} For a link without a host set "Base URL" under Additional Fields.`;
}
