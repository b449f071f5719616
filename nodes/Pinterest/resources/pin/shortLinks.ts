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

/** The column that `withHint` fills. */
export const hintColumn: Output['columns'] = { hint: { type: 'text', mark: true } };

/**
 * A Pin, with a hint where a link that was sent is a short one: Pinterest takes it, and may block it later ("Blocked links and
 * websites" of help.pinterest.com).
 * @param link that of the Pin; undefined when it has none
 * @param slots the images of its carousel, which may have links of their own
 */
export function withHint(pin: IDataObject, link: unknown, slots: IDataObject[]): IDataObject {
	const short = [link, ...slots.map((slot) => slot.link)].find(isShort);
	if (short === undefined) return pin;
	const hint = `${String(short)} is a short link. Pinterest does not allow many of these and may block the link of the Pin. Give the address of the page itself.`;
	return { ...pin, hint };
}
