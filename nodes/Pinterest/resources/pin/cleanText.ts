import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../../operations/operation';

const cleanText: Field = {
	displayName: 'Clean Text',
	name: 'cleanText',
	type: 'boolean',
	default: true,
	description:
		'Whether to turn HTML, as shops and feeds give it, into plain text: tags go, &amp;amp; and the like become characters, blanks and empty lines are tidied',
};

/** The parameter `cleanText`: on in a new node, off in one that was made before there was any. */
export const cleanTextFields: Field[] = [
	{ ...cleanText, default: false, displayOptions: { show: { '@version': [1] } } },
	{ ...cleanText, displayOptions: { show: { '@version': [{ _cnd: { gte: 1.1 } }] } } },
];

/** What the names of characters in HTML stand for, those that shops and feeds use (section "Named character references" of the HTML standard). */
const CHARACTERS: Record<string, string> = {
	...named(
		'amp & lt < gt > quot " apos \' lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » lsaquo ‹ rsaquo ›',
	),
	...named(
		'hellip … mdash — ndash – bull • middot · copy © reg ® trade ™ deg ° para ¶ sect § dagger † larr ← rarr →',
	),
	...named('cent ¢ pound £ yen ¥ euro € times × divide ÷ plusmn ± minus − ne ≠ le ≤ ge ≥ micro µ sup1 ¹ sup2 ² sup3 ³'),
	...named(
		'frac12 ½ frac14 ¼ frac34 ¾ ordf ª ordm º iexcl ¡ iquest ¿ hearts ♥ star ☆ starf ★ check ✓ szlig ß inodot ı',
	),
	...named('AElig Æ aelig æ OElig Œ oelig œ Oslash Ø oslash ø ETH Ð eth ð THORN Þ thorn þ Lstrok Ł lstrok ł'),
	...named('Aring Å aring å Ccedil Ç ccedil ç Scedil Ş scedil ş'),
	...{ nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '', zwj: '\u200d', zwnj: '\u200c' },
};

/** @param pairs names and characters in turn */
function named(pairs: string): Record<string, string> {
	const words = pairs.split(' ');
	return Object.fromEntries(words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1]]] : [])));
}

/** Marks above letters, whose names follow the letter: `&eacute;`. */
const MARKS: Record<string, string> = {
	acute: '\u0301',
	breve: '\u0306',
	caron: '\u030c',
	circ: '\u0302',
	dot: '\u0307',
	dblac: '\u030b',
	grave: '\u0300',
	macr: '\u0304',
	ogon: '\u0328',
	ring: '\u030a',
	tilde: '\u0303',
	uml: '\u0308',
};

/** Elements whose content nobody reads. */
const UNREAD = /<(script|style|head|template|noscript)\b[^>]*>[^]*?<\/\1\s*>|<!--[^]*?-->|<!\[CDATA\[|\]\]>/gi;

const LINE_END =
	/<br\s*\/?>|<\/(?:article|aside|blockquote|dd|div|dl|figcaption|figure|footer|h[1-6]|header|li|main|ol|p|pre|section|table|tr|ul)\s*>|<hr\s*\/?>/gi;
const PARAGRAPH_END = /<\/(?:p|h[1-6]|ul|ol|table|blockquote)\s*>/gi;
const ITEM = /<li\b[^>]*>/gi;
const CELL_END = /<\/(?:t[dh]|dt)\s*>/gi;

/** Only what begins like a tag, so that "5 < 6" and "<3" stay. */
const TAG = /<\/?[a-z][^<>]*>/gi;

/** A mark in square brackets, of a page builder or a forum. It is one where the text also has the one that closes it. */
const SHORTCODE = /\[\/?([a-z][\w-]*)\b[^[\]]*\]/gi;

function withoutShortcodes(text: string): string {
	const closed = new Set([...text.matchAll(/\[\/([a-z][\w-]*)\]/gi)].map(([, name]) => name.toLowerCase()));
	return text.replace(SHORTCODE, (whole, name: string) => (closed.has(name.toLowerCase()) ? '' : whole));
}

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,31}));/gi;

function characterOf(whole: string, decimal?: string, hexadecimal?: string, name = ''): string {
	if (decimal || hexadecimal) {
		const point = decimal ? Number(decimal) : parseInt(hexadecimal!, 16);
		const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
		return isCharacter ? String.fromCodePoint(point) : '';
	}
	if (Object.hasOwn(CHARACTERS, name)) return CHARACTERS[name];
	const [, letter, mark] = /^([A-Za-z])([a-z]+)$/.exec(name) ?? [];
	return letter && Object.hasOwn(MARKS, mark) ? (letter + MARKS[mark]).normalize('NFC') : whole;
}

const decoded = (text: string): string => text.replace(ENTITY, characterOf);

/** Turns HTML, and the marks of page builders, into text and tidies blanks and line breaks; what holds none of them is only tidied. */
export function cleaned(text: string): string {
	// Feeds often escape their HTML once more.
	const html = /<\/?[a-z]/i.test(text) ? text : decoded(text);
	const withoutTags = withoutShortcodes(html)
		.replace(UNREAD, '')
		.replace(/\r\n?/g, '\n')
		.replace(PARAGRAPH_END, '$&\n')
		.replace(LINE_END, '\n')
		.replace(ITEM, '• ')
		.replace(CELL_END, ' ')
		.replace(TAG, '');
	return decoded(decoded(withoutTags))
		.replace(/[\u200b\ufeff\u00ad]/g, '')
		.replace(/[^\S\n]+/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

const isWanted = ({ cleanText: wanted }: IDataObject): boolean => wanted === true;

/** For texts of several lines. */
export const tidyText = (text: string, before: IDataObject): string => (isWanted(before) ? cleaned(text) : text);

/** For texts of one line. */
export const tidyLine = (text: string, before: IDataObject): string =>
	isWanted(before) ? cleaned(text).replace(/\s+/g, ' ') : text;
