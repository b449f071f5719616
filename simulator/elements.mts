import { Refusal } from './errors.mts';
import type { Call } from './route.mts';

/** Why one element of a call is refused, inside an answer whose status is 200. */
export const exception = (code: number, message: string): Refusal => new Refusal(200, code, message);

/**
 * How an endpoint tells of refused elements (recorded answers): `list`: `exceptions: [{code, message}]`, empty for what is done
 * (campaigns) · `sparse`: the same without the key for what is done (ad groups) · `object`: `exceptions: {code, message}`
 * without `data`, and no key for what is done (ads).
 */
type Form = 'list' | 'sparse' | 'object';

interface Answer {
	items: Array<{ data?: unknown; exceptions?: unknown }>;
}

/**
 * Carries out the elements of a call one after another, and answers for each. Faults that hit single elements happen here.
 * @param work throws a `Refusal`: with status 200 for this element, with any other for the whole call
 */
export function eachElement<T>({ body, fault }: Call, work: (element: T) => unknown, form: Form = 'list'): Answer {
	const elements = body as T[];
	const reached = fault?.kind === 'someDone' ? elements.slice(0, fault.count ?? 1) : elements;
	const items = reached.map((element, index) => {
		try {
			if (fault?.kind === 'someRefused' && fault.elements?.includes(index))
				throw exception(fault.code ?? 1, fault.message ?? 'This element cannot be processed.');
			const data = work(element);
			return form === 'list' ? { data, exceptions: [] } : { data };
		} catch (error) {
			if (!(error instanceof Refusal) || error.status !== 200) throw error;
			const { code, message } = error;
			return form === 'object' ? { exceptions: { code, message } } : { data: {}, exceptions: [{ code, message }] };
		}
	});
	return { items: fault?.kind === 'someUntold' ? items.slice(0, fault.count ?? 1) : items };
}
