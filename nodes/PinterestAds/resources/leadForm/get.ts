import type { Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { leadFormId, leadFormOutput } from '../../../things/leadForm';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get a lead form',
	description: 'Get one lead form: its questions, links and status',
	endpoint: 'lead_form/get',
	fields: [adAccountId(), leadFormId()],
	output: leadFormOutput,
};
