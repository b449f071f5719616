import type { EndpointId } from '../api/endpoints';
import { body, type Field, type Operation } from '../operations/operation';
import type { Output } from '../operations/output';
import { MOST_AT_ONCE } from './adEntity';

/** What an operation that sets a status has to know of the things. */
interface Kind {
	/** e.g. `campaign` */
	thing: string;
	article: 'a' | 'an';
	endpoint: EndpointId;
	/** The ad account and the thing of an element. */
	fields: Field[];
	output: Output;
}

/** The operation that starts, pauses or archives things. */
export const setStatusOf = ({ thing, article, endpoint, fields, output }: Kind): Operation => ({
	name: 'Set Status',
	value: 'setStatus',
	action: `Set the status of ${article} ${thing}`,
	description: `An active ${thing} spends money. Start, pause or archive ${article} ${thing}; an archived one cannot be started again. 30 input items go out in one call. Returns the ${thing}.`,
	endpoint,
	fields: [
		...fields,
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'PAUSED',
			description: 'What it is to be',
			options: [
				{ name: 'Active', value: 'ACTIVE', description: 'Spends money' },
				{ name: 'Archived', value: 'ARCHIVED', description: 'For good' },
				{ name: 'Paused', value: 'PAUSED' },
			],
			routing: body('status'),
		},
	],
	output,
	batch: { things: `${thing}s`, most: MOST_AT_ONCE, repeatable: true },
});
