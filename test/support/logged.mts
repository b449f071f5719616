import { ExecuteContext } from 'n8n-core';

import { leakIn, refuse } from './leaks.mts';

const logged: unknown[][] = [];

/** n8n's one logger, which every context hands out. */
const { logger } = Object.create(ExecuteContext.prototype) as { logger: Record<string, (...line: unknown[]) => void> };
for (const level of ['error', 'warn', 'info', 'debug']) {
	const write = logger[level].bind(logger);
	logger[level] = (...line) => {
		logged.push(line);
		write(...line);
	};
}

/**
 * Searches lines of a log; those that n8n was given since the last search unless told.
 * @throws Error when they give away a secret or personal data
 */
export function searchLog(lines: unknown[] = logged.splice(0)): void {
	refuse(leakIn(lines), 'The log');
}
