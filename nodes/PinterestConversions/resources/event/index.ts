import type { Resource } from '../../../operations/operation';
import { send } from './send';

export const event: Resource = { name: 'Event', value: 'event', usual: true, operations: [send] };
