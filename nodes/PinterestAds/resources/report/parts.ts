import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../../../api/client';
import type { Call } from '../../../operations/call';
import { snakeCase } from '../../../operations/names';
import { attributionOf, windowsIn, type Attribution } from '../../../reports/adReport';
import { cut, longPeriodOf, reachOf } from '../../../reports/longPeriod';
import { MOST_OF_FILTER } from './fields';
import { idsOf } from './rows';

/** The reports that one item takes: for each attribution, for each portion of a filter, and for each period. */
export function partsOf({ request, values }: Call): Request[] {
	const body = request.body as IDataObject;
	const columns = [...new Set([...idsOf(body.level), ...(body.columns as string[])])];
	const reach = reachOf(values);
	const periods = cut(longPeriodOf(values, reach), reach, values.granularity);
	return attributionsOf(values).flatMap((attribution) =>
		portionsOf({ ...body, columns }).flatMap((portion) =>
			periods.map((period, at) => ({
				...request,
				body: withHours({ ...portion, ...period, ...attribution }, at === 0, at === periods.length - 1),
			})),
		),
	);
}

function attributionsOf(values: IDataObject): Attribution[] {
	const first = attributionOf(values);
	const { furtherWindows = [] } = (values.options ?? {}) as { furtherWindows?: string[] };
	const all = [first, ...furtherWindows.map((windows) => ({ ...first, ...windowsIn(windows) }))];
	const told = all.map((one) => JSON.stringify(one));
	return all.filter((_, at) => told.indexOf(told[at]) === at);
}

/** Filters with more values than one report takes, in portions; each thing has one ID and one status, so no row comes twice. */
function portionsOf(body: IDataObject): IDataObject[] {
	let portions = [body];
	for (const [name, most] of Object.entries(MOST_OF_FILTER)) {
		const all = [...new Set((body[name] ?? []) as string[])];
		if (all.length === 0) continue;
		const lists = Array.from({ length: Math.ceil(all.length / most) }, (_, at) =>
			all.slice(at * most, (at + 1) * most),
		);
		portions = portions.flatMap((portion) => lists.map((list) => ({ ...portion, [name]: list })));
	}
	return portions;
}

/** How many reports an item takes. @param values checked one by one */
export function reportsOf(values: IDataObject): number {
	const reach = reachOf(values);
	const periods = cut(longPeriodOf(values, reach), reach, values.granularity).length;
	const filters = Object.entries((values.filters ?? {}) as IDataObject).map(([name, given]) => {
		const most = MOST_OF_FILTER[snakeCase(name)];
		return most && Array.isArray(given) ? Math.max(1, Math.ceil(new Set(given).size / most)) : 1;
	});
	return [periods, attributionsOf(values).length, ...filters].reduce((all, count) => all * count, 1);
}

/** The first hour is that of the first day, and the last that of the last. */
function withHours({ start_hour: first, end_hour: last, ...body }: IDataObject, isFirst: boolean, isLast: boolean) {
	return {
		...body,
		...(isFirst && first !== undefined && { start_hour: first }),
		...(isLast && last !== undefined && { end_hour: last }),
	};
}
