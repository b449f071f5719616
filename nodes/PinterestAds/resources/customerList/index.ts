import type { Resource } from '../../../operations/operation';
import { addRecords } from './addRecords';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getUpload } from './getUpload';
import { removeRecords } from './removeRecords';
import { upload } from './upload';

export const customerList: Resource = {
	name: 'Customer List',
	value: 'customerList',
	operations: [addRecords, create, get, getAll, getUpload, removeRecords, upload],
};
