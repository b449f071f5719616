import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { listIn, text } from '../../../operations/output';

export const getMetrics: Operation = {
	name: 'Get Metrics',
	value: 'getMetrics',
	action: 'Get the metrics of reports',
	description: 'List the metrics that analytics and reports can have: name, name in Ads Manager, definition',
	endpoint: 'delivery_metrics/get',
	fields: [
		filters({
			displayName: 'Report Type',
			name: 'reportType',
			type: 'options',
			default: 'SYNC',
			description: 'Only metrics of one kind of reports',
			options: [
				{ name: 'Analytics', value: 'SYNC', description: 'Answered at once' },
				{ name: 'Reports', value: 'ASYNC', description: 'Ordered and downloaded' },
			],
			routing: query('report_type'),
		}),
	],
	entries: listIn('items'),
	output: { columns: { name: text(), display_name: text(), category: text(), definition: text() } },
};
