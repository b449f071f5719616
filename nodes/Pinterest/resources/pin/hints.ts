import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../../../api/client';
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
 * @param link that of the Pin; undefined when none was sent
 * @param slots the images of its carousel, which may have links of their own
 */
export function withHints(
	pin: IDataObject,
	{ inSandbox }: Pick<Client, 'inSandbox'>,
	link: unknown,
	slots: IDataObject[],
): IDataObject {
	const short = [link, ...slots.map((slot) => slot.link)].find(isShort);
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
