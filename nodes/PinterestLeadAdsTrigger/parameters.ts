import type { IDataObject, IHookFunctions, INodeProperties, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';

import { permissionName } from '../api/permissions';
import { authentication } from '../operations/authentication';
import { collection } from '../operations/collections';
import { forN8n } from '../operations/describe';
import type { Field } from '../operations/operation';
import { readValues } from '../operations/values';
import { adAccountId } from '../things/adAccount';

/** What lies between the node and n8n when it is activated, called by Pinterest, or looks for missed leads. */
export type LeadFunctions = IHookFunctions | IWebhookFunctions | ITriggerFunctions;

const fields: Field[] = [
	{
		displayName: `Pinterest delivers leads to an https address, so n8n must be reachable from the internet (WEBHOOK_URL). The connected account must be Owner or Admin of the ad account, with the permissions ${permissionName('ads:read')} and ${permissionName('ads:write')}.`,
		name: 'requirements',
		type: 'notice',
		default: '',
	},
	adAccountId({ description: 'The ad account whose leads start the workflow' }),
	{
		displayName: 'Lead Form',
		name: 'leadFormId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: 'Only leads of this form. Leave it empty for all forms of the ad account.',
		typeOptions: { loadOptionsDependsOn: ['adAccountId.value'] },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'All lead forms',
				typeOptions: { searchListMethod: 'searchLeadForms', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 7765300871171' },
		],
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'simplified',
		description: 'How much of each lead to return',
		options: [
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'IDs, time, and the answers by question, ready for a sheet or CRM',
			},
			{ name: 'Raw', value: 'raw', description: 'Everything as Pinterest sends it, decrypted' },
		],
	},
	collection('Options', 'options', [
		{
			displayName: 'Catch Up on Missed Leads (Days)',
			name: 'catchUpDays',
			type: 'number',
			default: 7,
			typeOptions: { minValue: 0, maxValue: 30 },
			description:
				'How many days back to look, whenever the workflow is activated or n8n starts, for leads that this workflow has not handed on. Pinterest keeps leads for 30 days. 0 looks for none.',
		},
		{
			displayName: 'Include Raw Body',
			name: 'includeRawBody',
			type: 'boolean',
			default: false,
			description:
				'Whether to add the request body as Pinterest sent it, still encrypted. While you listen for a test event, a body that cannot be decrypted is shown too.',
		},
		{
			displayName: 'Include Unreadable Deliveries',
			name: 'includeUnreadable',
			type: 'boolean',
			default: false,
			description:
				'Whether to start the workflow also with a delivery that cannot be read, once a minute at most: an item with its problem, its form and its body, still encrypted, to report to the maintainers of this package',
		},
	]),
];

export const properties: INodeProperties[] = [authentication, ...fields.map(forN8n)];

/** The parameters in their normal form, as `readValues` gives them. */
export function parametersOf(functions: LeadFunctions): IDataObject {
	return readValues(functions.getNode(), fields, (name, fallback) =>
		functions.getNodeParameter(name, fallback as object),
	).all;
}

/** Whether leads are handed on as Pinterest sends them. */
export const wantsRaw = (functions: LeadFunctions): boolean => parametersOf(functions).output === 'raw';

/** One of "Options"; undefined when it is not set. */
export function option(functions: LeadFunctions, name: string): unknown {
	return (parametersOf(functions).options as IDataObject | undefined)?.[name];
}
