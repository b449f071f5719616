import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../api/answers';
import type { Lookup } from '../../../operations/exactlyOnce';
import { body, type Operation } from '../../../operations/operation';
import { businessId } from '../../../things/business';
import { assetGroupOutput } from '../../../things/businessAsset';
import { groupDescription, groupName, groupTypes } from './shared';

/** A second group with the same name, description and types has no use, so one that is there is as good as the one sent. */
const sameGroup: Lookup = {
	list: ({ pathValues }) => ({ endpoint: 'business_assets/get', pathValues, query: { asset_type: 'ASSET_GROUP' } }),
	entries: 'asset groups of the business',
	likeness: ({ pathValues, body: sent }) => [pathValues, sent],
	matches: ({ asset_group_info: group }, { body: sent }) => {
		const { asset_group_name: name, asset_group_description: about, asset_group_types: types } = sent as IDataObject;
		return (
			isRecord(group) &&
			group.asset_group_name === name &&
			group.asset_group_description === about &&
			sorted(group.asset_group_types) === sorted(types)
		);
	},
	dated: false,
	repeats: true,
};

const sorted = (types: unknown): string => [...((types ?? []) as string[])].sort().join();

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create an asset group',
	description: 'Create a group of assets, to manage them together. Assets are added with Update. Returns the group.',
	endpoint: 'asset_group/create',
	fields: [
		businessId,
		{ ...groupName, routing: body('asset_group_name') },
		{ ...groupDescription, required: true, routing: body('asset_group_description') },
		{ ...groupTypes, required: true, default: ['OTHER'], routing: body('asset_group_types') },
	],
	output: assetGroupOutput,
	lookup: sameGroup,
	entries: (answer) => {
		const { asset_group: made, asset_group_info: found } = answer as IDataObject;
		return [(made ?? found ?? answer) as IDataObject];
	},
};
