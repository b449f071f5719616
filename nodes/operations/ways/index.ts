import { endpoints } from '../../api/endpoints';
import type { Operation } from '../operation';
import { batch } from './batch';
import { job } from './job';
import { list } from './list';
import { one } from './one';
import { story } from './story';
import type { Way } from './way';

/** The way in which an operation is carried out, as its record says. */
export function wayOf(operation: Operation): Way {
	if (operation.execute) return story;
	if (operation.batch) return batch;
	if (operation.job) return job;
	return operation.endpoint && endpoints[operation.endpoint].paged ? list : one;
}
