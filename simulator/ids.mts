/**
 * Ids as Pinterest makes them: numeric strings of 18 digits, too large for a JavaScript number, higher for newer things.
 * `order` is the same number in a size that can be compared.
 */
export class Ids {
	private count = 0;

	next(): { id: string; order: number } {
		this.count += 1;
		return { id: `1108${String(this.count * 7 + 52_000_000_000_000)}`.slice(0, 18), order: this.count };
	}
}
