import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../operations/operation';

/** The option `waitForResult`, on unless it is switched off. @param what is waited for, e.g. `until the feed is processed` */
export const waitForResult = (what: string): Field => ({
	displayName: 'Wait for Result',
	name: 'waitForResult',
	type: 'boolean',
	default: true,
	description: `Whether to wait ${what}. On without this option.`,
});

export const waits = ({ options }: IDataObject): boolean =>
	(options as IDataObject | undefined)?.waitForResult !== false;
