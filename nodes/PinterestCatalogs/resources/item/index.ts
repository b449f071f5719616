import type { Resource } from '../../../operations/operation';
import { create } from './create';
import { del } from './delete';
import { discontinue } from './discontinue';
import { get } from './get';
import { getBatch } from './getBatch';
import { update } from './update';
import { upsert } from './upsert';

export const item: Resource = {
	name: 'Item',
	value: 'item',
	usual: true,
	operations: [create, upsert, del, discontinue, get, getBatch, update],
};
