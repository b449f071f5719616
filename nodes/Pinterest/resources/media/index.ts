import type { Resource } from '../../../operations/operation';
import { get } from './get';
import { getAll } from './getAll';
import { upload } from './upload';

export const media: Resource = { name: 'Media', value: 'media', operations: [get, getAll, upload] };
