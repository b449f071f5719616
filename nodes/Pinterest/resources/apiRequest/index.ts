import type { Resource } from '../../../operations/operation';
import { send } from './send';

export const apiRequest: Resource = { name: 'API Request', value: 'apiRequest', operations: [send] };
