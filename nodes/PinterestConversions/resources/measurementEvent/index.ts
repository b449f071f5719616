import type { Resource } from '../../../operations/operation';
import { send } from './send';

export const measurementEvent: Resource = { name: 'Measurement Event', value: 'measurementEvent', operations: [send] };
