import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { authentication, credentials } from '../operations/authentication';
import { searchAdAccounts } from '../things/adAccount';
import { startCatchingUp } from './catchUp';
import { receive } from './delivery';
import { searchLeadForms } from './leadForms';
import { subscribe, subscriptionExists, unsubscribe } from './lifecycle';

export class PinterestLeadAdsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Lead Ads Trigger',
		name: 'pinterestLeadAdsTrigger',
		icon: { light: 'file:../../icons/pinterest.svg', dark: 'file:../../icons/pinterest.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["leadFormId"]?.cachedResultName || $parameter["leadFormId"]?.value || "all lead forms" }}',
		description: 'Starts the workflow when somebody submits a lead form of a Pinterest ad',
		defaults: { name: 'Pinterest Lead Ads Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: [
			authentication,
			{
				displayName:
					'Pinterest delivers leads to an https address, so n8n must be reachable from the internet (WEBHOOK_URL). The connected account must be Owner or Admin of the ad account, with the permissions ads:read and ads:write.',
				name: 'requirements',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Ad Account',
				name: 'adAccountId',
				type: 'resourceLocator',
				required: true,
				default: { mode: 'list', value: '' },
				description: 'The ad account whose leads start the workflow',
				modes: [
					{
						displayName: 'From List',
						name: 'list',
						type: 'list',
						placeholder: 'Choose an ad account…',
						typeOptions: { searchListMethod: 'searchAdAccounts', searchable: true },
					},
					{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 549755885175' },
				],
			},
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
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
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
				],
			},
		],
	};

	methods = { listSearch: { searchAdAccounts, searchLeadForms } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await subscriptionExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await subscribe(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unsubscribe(this);
			},
		},
	};

	/** n8n calls it after the webhook is registered. */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await startCatchingUp(this);
	}

	/** Hands the leads on as they came. Without it n8n would call `trigger` for a test event, which has nothing to do with that. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
