import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { checkId, pathOf, type Locator } from '../operations/locators/locator';
import { searchList } from '../operations/locators/search';
import type { Field } from '../operations/operation';

/** The number at the end of `/pin/123/` or `/pin/some-words--123/`. */
function idInAddress(address: string): string | undefined {
	const [first, second = ''] = pathOf(address);
	return /^pin$/i.test(first ?? '') ? /(?:^|--)(\d+)$/.exec(second)?.[1] : undefined;
}

/** Pins are known by ID and by address. */
export const pin: Locator = {
	named: false,
	check(located) {
		const { mode, value } = located;
		if (mode !== 'url') return checkId(located);
		if (/^(https?:\/\/)?pin\.it\//i.test(value)) {
			return 'is a short pin.it link, which does not hold the ID. Open it in a browser and copy the full address from there.';
		}
		return idInAddress(value)
			? undefined
			: `is not the address of a Pin: "${value}". It looks like https://www.pinterest.com/pin/1234567890/.`;
	},
	find: ({ mode, value }) => (mode === 'url' ? (idInAddress(value) as string) : value),
};

export async function searchPins(
	this: ILoadOptionsFunctions,
	filter?: string,
	from?: string,
): Promise<INodeListSearchResult> {
	return await searchList(this, { endpoint: 'pins/list' }, filter, from, ({ id, title, description }) => {
		const text = String(title || description || '').trim();
		return {
			name: text ? `${text.slice(0, 80)} · ${id}` : String(id),
			value: String(id),
			url: `https://www.pinterest.com/pin/${id}/`,
		};
	});
}

/** The parameter `pinId`. */
export const pinId = (changes: Partial<Field> = {}): Field => ({
	displayName: 'Pin',
	name: 'pinId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The Pin, picked from the list or given by ID or address',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a Pin…',
			typeOptions: { searchListMethod: 'searchPins', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 813744226420795884' },
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://www.pinterest.com/pin/813744226420795884/',
		},
	],
	locate: pin,
	...changes,
});
