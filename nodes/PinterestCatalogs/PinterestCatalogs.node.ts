import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { authentication, credentials } from '../operations/authentication';
import { describe } from '../operations/describe';
import { run } from '../operations/run';
import { listSearch } from '../things/lists';
import { resources } from './resources';

export class PinterestCatalogs implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pinterest Catalogs',
		name: 'pinterestCatalogs',
		icon: { light: 'file:../../icons/pinterest.svg', dark: 'file:../../icons/pinterest.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Keep product feeds, items and product groups up to date, and see what Pinterest finds wrong with them',
		defaults: { name: 'Pinterest Catalogs' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authentication, ...describe(resources)],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources);
	}
}
