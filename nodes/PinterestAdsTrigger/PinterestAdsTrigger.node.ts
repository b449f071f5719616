import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { authentication, credentials } from '../operations/authentication';
import { subtitleOf } from '../polling/event';
import { poll } from '../polling/poll';
import { searchAdAccounts } from '../things/adAccount';
import { searchFeeds } from '../things/feed';
import { events } from './events';
import { fields, properties } from './properties';

export class PinterestAdsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Ads Trigger',
		name: 'pinterestAdsTrigger',
		icon: { light: 'file:../../icons/pinterest.svg', dark: 'file:../../icons/pinterest.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: subtitleOf(events),
		description:
			'Starts the workflow when a campaign or an ad group changes its state, an ad is approved or rejected, or a product feed was processed',
		defaults: { name: 'Pinterest Ads Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authentication, ...properties],
	};

	methods = { listSearch: { searchAdAccounts, searchFeeds } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, { events, fields });
	}
}
