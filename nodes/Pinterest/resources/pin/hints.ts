import type { IDataObject } from 'n8n-workflow';

import { urlOf } from '../../../api/urls';
import type { Output } from '../../../operations/output';

/** Services whose addresses only lead on to another page. */
const SHORTENERS = new Set([
	'amzn.eu',
	'amzn.to',
	'bit.ly',
	'bitly.com',
	'buff.ly',
	'cutt.ly',
	'dlvr.it',
	'fb.me',
	'geni.us',
	'goo.gl',
	'ift.tt',
	'is.gd',
	'j.mp',
	'lnkd.in',
	'ow.ly',
	'rb.gy',
	'rebrand.ly',
	'shorturl.at',
	't.co',
	't.ly',
	'tiny.cc',
	'tinyurl.com',
	'v.gd',
	'wp.me',
]);

const isShort = (address: unknown): boolean =>
	SHORTENERS.has(urlOf(String(address ?? '').trim())?.hostname.replace(/^www\./, '') ?? '');

/** The columns that `withHints` fills. */
export const hintColumns: Output['columns'] = {
	environment: { type: 'text', mark: true },
	hint: { type: 'text', mark: true },
};

const OWN_ONLY = "Made in Pinterest's sandbox, where only its owner sees it.";

/**
 * A Pin with what its maker should know: that nobody else sees it ("Developer tools, Sandbox" of developers.pinterest.com), and
 * that a link that was sent is a short one, which Pinterest takes and may block later ("Blocked links and websites" of
 * help.pinterest.com).
 * @param links those that were sent with it; undefined where there was none
 */
export function withHints(pin: IDataObject, inSandbox: boolean, links: unknown[]): IDataObject {
	const short = links.find(isShort);
	const hints = [
		...(inSandbox ? [OWN_ONLY] : []),
		...(short === undefined
			? []
			: [
					`${String(short)} is a short link. Pinterest does not allow many of these and may block the link of the Pin. Give the address of the page itself.`,
				]),
	];
	return {
		...pin,
		...(inSandbox && { environment: 'sandbox' }),
		...(hints.length > 0 && { hint: hints.join(' ') }),
	};
}

/** The links of a Pin and of the images of its carousel. */
export const linksOf = (link: unknown, slots: IDataObject[]): unknown[] => [link, ...slots.map((slot) => slot.link)];
