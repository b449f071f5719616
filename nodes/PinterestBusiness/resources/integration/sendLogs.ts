import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { logElement, logFields, logProblems } from './log';

/** Most entries of `logs` in one call. */
const MOST_LOGS = 250;

export const sendLogs: Operation = {
	name: 'Send Logs',
	value: 'sendLogs',
	action: 'Send logs of an integration',
	description:
		'Send log entries of your integration to Pinterest, so that its support can see what happened. Each item is an entry; 250 go in one call, and Pinterest takes all of them or none.',
	endpoint: 'integrations_logs/post',
	fields: logFields,
	output: { columns: { sent: { type: 'boolean', always: true }, message: text() } },
	check: logProblems,
	batch: {
		things: 'log entries',
		most: MOST_LOGS,
		elements: (values) => [logElement(values)],
		into: (logs) => ({ body: { logs } }),
		split: ({ message }, logs) => logs.map(() => ({ kind: 'done', result: { sent: true, message } })),
		result: ([{ message }]): IDataObject => ({ sent: true, message: message ?? null }),
	},
};
