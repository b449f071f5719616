import type { Resource } from '../../../operations/operation';
import { get } from './get';

export const eventQuality: Resource = { name: 'Event Quality', value: 'eventQuality', operations: [get] };
