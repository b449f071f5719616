import { collection } from '../../../operations/collections';
import type { Operation } from '../../../operations/operation';
import { pinId } from '../../../things/pin';
import { pinMetrics } from '../../../things/pinFilters';
import { pinOutput } from '../../../things/pinOutput';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a pin',
	description: 'Get one Pin by ID or address: texts, link, board, image',
	endpoint: 'pins/get',
	fields: [pinId(), collection('Additional Fields', 'additionalFields', [pinMetrics])],
	actsForAdAccount: true,
	output: pinOutput,
};
