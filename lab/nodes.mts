import type { INodeType } from 'n8n-workflow';
import type { Resource } from '../nodes/operations/operation';
import { Pinterest } from '../nodes/Pinterest/Pinterest.node.ts';
import { resources as pinterest } from '../nodes/Pinterest/resources';
import { PinterestConversions } from '../nodes/PinterestConversions/PinterestConversions.node.ts';
import { resources as pinterestConversions } from '../nodes/PinterestConversions/resources';
import { PinterestCatalogs } from '../nodes/PinterestCatalogs/PinterestCatalogs.node.ts';
import { resources as catalogs } from '../nodes/PinterestCatalogs/resources';
import { PinterestBusiness } from '../nodes/PinterestBusiness/PinterestBusiness.node.ts';
import { resources as business } from '../nodes/PinterestBusiness/resources';
import { PinterestLeadAdsTrigger } from '../nodes/PinterestLeadAdsTrigger/PinterestLeadAdsTrigger.node.ts';
import { PinterestAds } from '../nodes/PinterestAds/PinterestAds.node.ts';
import { resources as pinterestAds } from '../nodes/PinterestAds/resources';
import { PinterestAdsTrigger } from '../nodes/PinterestAdsTrigger/PinterestAdsTrigger.node.ts';
import { PinterestTrigger } from '../nodes/PinterestTrigger/PinterestTrigger.node.ts';

export interface PackageNode {
	/** As workflows store it, without the package's name. Its documentation is in `docs/<name>`. */
	name: string;
	/** Below `nodes/`. */
	folder: string;
	type: new () => INodeType;
	/** Triggers have none. */
	resources?: Resource[];
}

/** The nodes of the package, in the order of `package.json`. Documentation, schemas, pictures and suites go through this list. */
export const nodes: PackageNode[] = [
	{ name: 'pinterest', folder: 'Pinterest', type: Pinterest, resources: pinterest },
	{ name: 'pinterestTrigger', folder: 'PinterestTrigger', type: PinterestTrigger },
	{ name: 'pinterestLeadAdsTrigger', folder: 'PinterestLeadAdsTrigger', type: PinterestLeadAdsTrigger },
	{ name: 'pinterestAds', folder: 'PinterestAds', type: PinterestAds, resources: pinterestAds },
	{ name: 'pinterestAdsTrigger', folder: 'PinterestAdsTrigger', type: PinterestAdsTrigger },
	{
		name: 'pinterestConversions',
		folder: 'PinterestConversions',
		type: PinterestConversions,
		resources: pinterestConversions,
	},
	{ name: 'pinterestCatalogs', folder: 'PinterestCatalogs', type: PinterestCatalogs, resources: catalogs },
	{ name: 'pinterestBusiness', folder: 'PinterestBusiness', type: PinterestBusiness, resources: business },
];

export type ResourceNode = PackageNode & { resources: Resource[] };

/** The nodes that are made of resources and operations. */
export const resourceNodes = nodes.filter((node): node is ResourceNode => node.resources !== undefined);

/** Every operation of the package with where it belongs. */
export const everyOperation = resourceNodes.flatMap((node) =>
	node.resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			title: `${node.name} ${resource.value} ${operation.value}`,
			node,
			resource,
			operation,
		})),
	),
);

/** Where the schemas of a node's operations stand, for each of its versions: `<resource>/<operation>.json` below it. */
export const schemaFolders = ({ folder, type }: PackageNode): string[] =>
	[new type().description.version].flat().map((version) => {
		const [major, minor = 0] = String(version).split('.');
		return `nodes/${folder}/__schema__/v${major}.${minor}.0`;
	});

export const displayName = ({ type }: PackageNode): string => new type().description.displayName;
