import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { authentication, credentials } from '../operations/authentication';
import { describe, loadedLists, mappedColumns } from '../operations/describe';
import { run } from '../operations/run';
import { listSearch } from '../things/lists';
import { resources } from './resources';

export class PinterestAds implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Ads',
		name: 'pinterestAds',
		icon: { light: 'file:../../icons/pinterest.svg', dark: 'file:../../icons/pinterest.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Create, change and pause campaigns on Pinterest, and read what they cost and bring',
		defaults: { name: 'Pinterest Ads' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authentication, ...describe(resources)],
	};

	methods = { listSearch, loadOptions: loadedLists(resources), resourceMapping: mappedColumns(resources) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources);
	}
}
