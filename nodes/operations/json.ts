import { jsonParse } from 'n8n-workflow';

import { isRecord } from '../api/answers';

/** What a text says as JSON, null where it says nothing; what is no text is itself. n8n throws where the fallback is undefined. */
export const jsonIn = (value: unknown): unknown =>
	typeof value === 'string' ? jsonParse<unknown>(value, { fallbackValue: null }) : value;

/** The object that a value is, or that its text says as JSON. */
export function objectIn(value: unknown): Record<string, unknown> | undefined {
	const json = jsonIn(value);
	return isRecord(json) ? json : undefined;
}
