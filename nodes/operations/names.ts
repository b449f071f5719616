/** `boardId` → `board_id`, as Pinterest writes names. */
export function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** One entry of a list: in quotation marks, as CSV has one that holds a comma, or up to the next sign between entries. */
const ENTRY = /(?<=^|[,;\n\r\t，、；])\s*"([^"]+)"\s*(?=$|[,;\n\r\t，、；])|[^,;\n\r\t，、；]+/g;

/**
 * The names in a text with commas between them: `front, back` → `['front', 'back']`. Sheets, other keyboards and other languages
 * put lines, semicolons, tabs, `，`, `、` or `；` in their place.
 */
export function namesIn(text: string): string[] {
	return [...text.matchAll(ENTRY)].map(([all, quoted = all]) => quoted.trim()).filter((name) => name !== '');
}

/** Without what people do not see as a difference: capitals, and blanks, hyphens and underscores between words. */
export const spelling = (word: unknown): string =>
	String(word)
		.normalize('NFKC')
		.trim()
		.toLowerCase()
		.replace(/[\s_-]+/g, ' ');

/** With `&` where a feed or a shop has `&amp;`, which is never meant in a name or an address. */
export const withAmpersands = (text: string): string => text.replace(/&(?:amp|#0*38|#x26);/gi, '&');

const SMALL_WORDS = new Set(['and', 'of', 'the']);

/** `KITCHEN_AND_DINING` → `Kitchen and Dining`. */
export function inWords(constant: string): string {
	return constant
		.toLowerCase()
		.split('_')
		.map((word, position) => (position > 0 && SMALL_WORDS.has(word) ? word : word[0].toUpperCase() + word.slice(1)))
		.join(' ');
}

/** Choices for constants of Pinterest, in the order of their labels. @param names labels that are not the words of the constant */
export const choicesOf = (constants: readonly string[], names: Readonly<Record<string, string>> = {}) =>
	constants
		.map((value) => ({ name: names[value] ?? inWords(value), value }))
		.sort((one, other) => one.name.localeCompare(other.name));
