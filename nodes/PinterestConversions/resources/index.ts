import type { Resource } from '../../operations/operation';
import { advertiserEvent } from './advertiserEvent';
import { event } from './event';
import { eventQuality } from './eventQuality';
import { measurementEvent } from './measurementEvent';
import { tag } from './tag';

/** What the node offers, in the order of the editor's list. */
export const resources: Resource[] = [advertiserEvent, event, eventQuality, measurementEvent, tag];
