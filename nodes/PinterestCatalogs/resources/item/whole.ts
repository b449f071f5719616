import type { IDataObject } from 'n8n-workflow';

import type { CatalogType } from '../../../things/catalog';
import { attributesOf } from '../../../things/itemAttributes';
import { ID_NAMES } from '../../../things/itemBatch';

/** What Pinterest does not publish a product without: errors of schema CatalogsItemValidationErrors. */
const NEEDED = ['title', 'description', 'link', 'image_link', 'price', 'availability'];

/** An item with all its attributes, as Create and Upsert send it. */
export const wholeItem =
	(operation: 'CREATE' | 'UPSERT') =>
	(values: IDataObject): IDataObject[] => [
		{
			operation,
			[ID_NAMES[values.catalogType as CatalogType]]: values.itemId as string,
			attributes: attributesOf(values).values,
		},
	];

export function missing(values: IDataObject): string[] {
	const { values: attributes } = attributesOf(values);
	const needed = values.catalogType === 'RETAIL' ? NEEDED : [];
	const lacking = needed.filter((name) => attributes[name] === undefined);
	if (lacking.length === 0) return [];
	return [
		`"Attributes" lack ${lacking.join(', ')}; Pinterest publishes no product without ${lacking.length > 1 ? 'them' : 'it'}.`,
	];
}
