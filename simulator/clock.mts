/** Time as Pinterest writes it: '2026-01-31T10:20:30', no zone, in UTC (OpenAPI examples of `created_at`). */
export function pinterestTime(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, 19);
}

export const nowSeconds = (): number => Math.floor(Date.now() / 1000);
