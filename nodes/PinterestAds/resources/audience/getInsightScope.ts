import type { Operation } from '../../../operations/operation';
import { listIn, text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';

export const getInsightScope: Operation = {
	name: 'Get Insight Scope',
	value: 'getInsightScope',
	action: 'Get the audiences that insights exist for',
	description: 'List the audiences that Pinterest has insights into: type, scope and the day they are of',
	endpoint: 'audience_insights_scope_and_type/get',
	fields: [adAccountId()],
	entries: listIn('items'),
	output: { columns: { type: text(), scope: text(), date: text() } },
};
