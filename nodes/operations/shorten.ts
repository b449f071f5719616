/** Hashtags at the end of a text, with the blanks before them. */
const HASHTAGS = /(?:\s+#[\p{L}\p{M}\p{N}_]+)+\s*$/u;

/** Ends of sentences in the scripts that have them; in those with blanks between words, one follows. */
const SENTENCE_END = /[.!?…]["'”’)\]]?(?=\s)|[。！？｡।॥؟۔]["'”’」』)\]]?/gu;

/** What may be lost of the room for a text so that it ends well. */
const LEAST_KEPT = 0.6;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** Characters as Pinterest counts them, like its JSON schema: code points. */
export const lengthOf = (text: string): number => Array.from(text).length;

/**
 * Cuts a text that is too long, never within what people see as one character, such as a flag or a family.
 * @param max characters as Pinterest counts them
 * @param isProse it may end with a sentence, hashtags at its end stay, and words are found in scripts without blanks too
 */
export function shortened(text: string, max: number, isProse = false): string {
	if (lengthOf(text) <= max) return text;
	if (!isProse) return cutAtBlank(text, max);
	const tags = HASHTAGS.exec(text)?.[0].trimEnd() ?? '';
	const room = max - lengthOf(tags);
	// Where hashtags are most of the text, they are the text.
	if (tags === '' || room < max / 2) return cutAsProse(text, max);
	const rest = text.trimEnd().slice(0, -tags.length).trimEnd();
	return `${lengthOf(rest) <= room ? rest : cutAsProse(rest, room)}${tags}`;
}

function cutAtBlank(text: string, max: number): string {
	const cut = beginning(text, max - 1);
	const lastSpace = cut.lastIndexOf(' ');
	return `${(lastSpace > max * LEAST_KEPT ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

function cutAsProse(text: string, max: number): string {
	const whole = beginning(text, max);
	const ends = [...text.slice(0, whole.length + 1).matchAll(SENTENCE_END)].map((end) => end.index + end[0].length);
	const sentence = ends.filter((end) => end <= whole.length).at(-1) ?? 0;
	if (sentence > whole.length * LEAST_KEPT) return whole.slice(0, sentence);
	const cut = beginning(text, max - 1);
	const lastWord = words.segment(text).containing(cut.length)?.index ?? cut.length;
	return `${(lastWord > cut.length * LEAST_KEPT ? cut.slice(0, lastWord) : cut).trimEnd()}…`;
}

/** As much of a text as has at most so many characters. */
function beginning(text: string, max: number): string {
	let end = 0;
	let length = 0;
	for (const { segment, index } of graphemes.segment(text)) {
		length += lengthOf(segment);
		if (length > max) break;
		end = index + segment.length;
	}
	return text.slice(0, end);
}
