import { filters } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { boardId } from '../../../things/board';
import { creativeTypes, pinMetrics } from '../../../things/pinFilters';
import { pinOutput } from '../../../things/pinOutput';

export const getPins: Operation = {
	name: 'Get Pins',
	value: 'getPins',
	action: 'Get the pins of a board',
	description: 'List the Pins of a board',
	endpoint: 'boards/list_pins',
	fields: [boardId(), filters(creativeTypes, pinMetrics)],
	actsForAdAccount: true,
	output: pinOutput,
};
