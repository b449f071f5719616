import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../operations/operation';

/** The option `waitForResult`, on unless it is switched off. @param description of the switch, beginning with "Whether" */
export const waitForResult = (description: string): Field => ({
	displayName: 'Wait for Result',
	name: 'waitForResult',
	type: 'boolean',
	default: true,
	description: `${description}. On without this option.`,
});

export const waits = ({ options }: IDataObject): boolean =>
	(options as IDataObject | undefined)?.waitForResult !== false;
