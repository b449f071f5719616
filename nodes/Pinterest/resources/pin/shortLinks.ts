import type { IDataObject } from 'n8n-workflow';

import { urlOf } from '../../../api/urls';

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

/**
 * What is to be said of links that were sent: a short one, which Pinterest takes and may block later ("Blocked links and websites"
 * of help.pinterest.com).
 * @param link that of the Pin; undefined when none was sent
 * @param slots the images of its carousel, which may have links of their own
 */
export function shortLinks(link: unknown, slots: IDataObject[]): string[] {
	const short = [link, ...slots.map((slot) => slot.link)].find(isShort);
	return short === undefined
		? []
		: [
				`${String(short)} is a short link. Pinterest does not allow many of these and may block the link of the Pin. Give the address of the page itself.`,
			];
}
