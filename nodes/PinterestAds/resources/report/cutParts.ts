import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../../../api/client';
import { cut, longPeriodOf, reachOf } from '../../../reports/longPeriod';

/** The reports that a period takes. @param place where the days go */
export function cutParts(request: Request, values: IDataObject, place: 'query' | 'body'): Request[] {
	const reach = reachOf(values);
	return cut(longPeriodOf(values, reach), reach, values.granularity).map((period) => ({
		...request,
		[place]: { ...(request[place] as IDataObject | undefined), ...period },
	}));
}
