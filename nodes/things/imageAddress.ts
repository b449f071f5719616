import type { IDataObject } from 'n8n-workflow';

import { conversionOf } from '../api/images';
import { urlOf } from '../api/urls';
import { webAddress } from '../operations/checks';
import type { Field } from '../operations/operation';

type Check = NonNullable<Field['check']>;

/** Who fetches the images that are given by address. */
export const fetchedBy: Field = {
	displayName: 'Images Fetched By',
	name: 'fetchedBy',
	type: 'options',
	default: 'n8n',
	description:
		'Who downloads images that are given by address. Share links of Google Drive and Dropbox are always fetched by n8n.',
	options: [
		{
			name: 'This Server',
			value: 'n8n',
			description: 'Through n8n: for addresses that Pinterest cannot reach or that refuse it',
		},
		{ name: 'Pinterest', value: 'pinterest', description: 'As without this option' },
	],
};

const byN8n = ({ additionalFields }: IDataObject): boolean =>
	(additionalFields as IDataObject | undefined)?.fetchedBy === 'n8n';

/** The ID of a file in an address of Google Drive, as its Share button gives it. */
const DRIVE = /^https?:\/\/(?:drive|docs)\.google\.com\/(?:file\/d\/|open\?(?:.*&)?id=|uc\?(?:.*&)?id=)([\w-]{10,})/i;

const DROPBOX = /^https?:\/\/(?:www\.)?dropbox\.com\/(?:s|scl\/fi)\//i;

/** The address of the file behind a share link; undefined for all others. */
function shared(address: string): string | undefined {
	const [, id] = DRIVE.exec(address) ?? [];
	if (id) return `https://drive.google.com/uc?export=download&id=${id}`;
	if (!DROPBOX.test(address)) return undefined;
	const url = new URL(address);
	url.searchParams.delete('dl');
	url.searchParams.set('raw', '1');
	return url.href;
}

const ON_DISK = /^(?:file:|[a-z]:[\\/]|\\\\|~\/)/i;

/** A path as feeds shorten it, or the name of a file. */
const WITHOUT_HOST = /^(?:\.{0,2}\/(?!\/).+|[^/\\:]+\.(?:avif|gif|heic|jpe?g|png|webp))$/i;

/** The address from which n8n has to fetch an image itself; undefined where Pinterest fetches it. */
export const fetchedFrom = (address: string, values: IDataObject): string | undefined =>
	shared(address) ?? (byN8n(values) ? address : undefined);

/** Pages of services that show a picture and do not give its file, with the node that does. */
const PAGES: Array<[hosts: RegExp, service: string, node?: string]> = [
	[/(^|\.)(1drv\.ms|onedrive\.live\.com)$/i, 'OneDrive', 'Microsoft OneDrive'],
	[/\.sharepoint\.com$/i, 'SharePoint', 'Microsoft SharePoint'],
	[/^drive\.google\.com$/i, 'Google Drive', 'Google Drive'],
	[/(^|\.)dropbox\.com$/i, 'Dropbox', 'Dropbox'],
	[/(^|\.)box\.com$/i, 'Box', 'Box'],
	[/^photos\.(app\.goo\.gl|google\.com)$/i, 'Google Photos'],
	[/(^|\.)icloud\.com$/i, 'iCloud'],
	[/(^|\.)canva\.com$/i, 'Canva'],
	[/(^|\.)instagram\.com$/i, 'Instagram'],
	[/(^|\.)(wetransfer\.com|we\.tl)$/i, 'WeTransfer'],
];

/** Hosts that only the own network knows: names without a dot, and addresses of RFC 1918, 3927 and 4193. 127.0.0.1 is where a Pinterest for trials stands. */
const PRIVATE =
	/^(localhost|[^.:[\]]+|.*\.(local|internal|lan|home\.arpa|localhost)|0\.0\.0\.0|10\..*|192\.168\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|\[(::1|f[cd].*|fe80.*)\])$/i;

/** What is wrong with the address of an image, once it is known who fetches it. */
export const imageAddress: Check = (value, values) => problemOf(value, byN8n(values) ? 'n8n' : 'choice');

/** The same where only Pinterest can fetch it. */
export const publicImage: Check = (value) => problemOf(value, 'Pinterest');

/** @param by who fetches it; `choice`: Pinterest, but the item may choose n8n */
function problemOf(value: unknown, by: 'n8n' | 'choice' | 'Pinterest'): string | undefined {
	const text = String(value).trim();
	if (/^data:/i.test(text)) {
		return 'holds the image itself (data:…). Turn it into a file with the "Convert to File" node, and choose "Image From File" under Media.';
	}
	if (/^blob:/i.test(text)) {
		return 'is known only to the browser that made it (blob:…). Give the public address of the image, or the file with "Image From File" under Media.';
	}
	if (ON_DISK.test(text)) {
		return `is the place of a file on a computer: "${text.slice(0, 100)}". Read it with the "Read/Write Files from Disk" node before this one, and choose "Image From File" under Media.`;
	}
	if (WITHOUT_HOST.test(text)) {
		return `does not say on which server the image is: "${text.slice(0, 100)}". Put the address of the shop in front of it, such as https://shop.example/soup.jpg.`;
	}
	const problem = webAddress(text);
	if (problem || (by !== 'Pinterest' && shared(text))) return problem;
	const { hostname, pathname } = urlOf(text)!;
	const page = PAGES.find(([hosts]) => hosts.test(hostname));
	if (page && !/\.(jpe?g|png)$/i.test(pathname)) return pageProblem(page);
	if (by !== 'n8n' && PRIVATE.test(hostname)) {
		const option = by === 'choice' ? 'Set "Images Fetched By" to "This Server" under Additional Fields, or use' : 'Use';
		return `leads to "${hostname}", which Pinterest cannot reach. ${option} a public address.`;
	}
	const [, ending = ''] = /\.(\w+)$/.exec(pathname) ?? [];
	if (/^html?$/i.test(ending))
		return 'leads to a web page, not to an image. Open the page, right-click the picture and copy the address of the image.';
	if (/^(mp4|mov|m4v|webm|avi)$/i.test(ending))
		return `leads to a ${ending.toUpperCase()} video. Choose "Video From URL" under Media.`;
	if (/^(webp|gif|svg|avif|heic|heif|bmp|tiff?)$/i.test(ending) && by !== 'n8n')
		return `leads to a ${ending.toUpperCase()} file. ${conversionOf(ending)}`;
	return undefined;
}

function pageProblem([, service, node]: (typeof PAGES)[number]): string {
	const how = node
		? `Download it with the ${node} node before this one, and choose "Image From File" under Media`
		: 'Download it there, and give the file or its public address';
	return `leads to a page of ${service}, which shows the image and is not its file. ${how}.`;
}
