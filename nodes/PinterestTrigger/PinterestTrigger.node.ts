import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { authentication, credentials } from '../operations/authentication';
import { listSearch } from '../things/lists';
import { subtitleOf } from '../polling/event';
import { poll } from '../polling/poll';
import { events } from './events';
import { fields, properties } from './properties';

export class PinterestTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Trigger',
		name: 'pinterestTrigger',
		icon: { light: 'file:../../icons/pinterest.svg', dark: 'file:../../icons/pinterest.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: subtitleOf(events),
		description: 'Starts the workflow when there is a new Pin, board or follower, or when a Pin changes',
		defaults: { name: 'Pinterest Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authentication, ...properties],
	};

	methods = { listSearch };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, { events, fields });
	}
}
