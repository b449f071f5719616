/** `boardId` → `board_id`, as Pinterest writes names. */
export function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The names in a text with commas between them: `front, back` → `['front', 'back']`. */
export function namesIn(text: string): string[] {
	return text
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}
