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

import { credentials } from '../operations/authentication';
import { searchAdAccounts } from '../things/adAccount';
import { searchLeadForms } from '../things/leadForm';
import { startCatchingUp } from './catchUp';
import { receive } from './delivery';
import { subscribe, subscriptionExists, unsubscribe } from './lifecycle';
import { properties } from './parameters';

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
		properties,
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
