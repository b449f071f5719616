import { Budget } from '../../nodes/api/pacing.ts';
import { readRateHeaders } from '../../nodes/api/rateHeaders.ts';
import { seeded } from './seeded.mts';

/** One n8n worker: executions that begin together, each with so many calls, the first alone, then so many at once. */
export interface Worker {
	executions: number;
	calls: number;
	atOnce: number;
	/** When its first call is wanted, in milliseconds from the beginning. */
	comes?: number;
	/** When it ends without finishing its calls. */
	goes?: number;
}

/** How Pinterest counts: windows from the first call on, windows at round times, or the calls of the last so many seconds. */
export type Counting = 'fixed' | 'aligned' | 'sliding';

export interface Limit {
	name: string;
	limit: number;
	/** Milliseconds. */
	window: number;
	counting?: Counting;
}

export interface World {
	workers: Worker[];
	limits: Limit[];
	/** Milliseconds that a call takes in all, at least and at most: each its own, so that answers overtake each other. */
	latency: [number, number];
	seed?: number;
}

export interface Outcome {
	/** Calls that Pinterest counted, and those of them whose answer a worker has seen. */
	accepted: number;
	made: number;
	refused: number;
	/** Milliseconds until the last call was answered. */
	took: number;
	/** Calls made by each worker, and when it had made its last. */
	workers: Array<{ made: number; refused: number; done: number }>;
}

/** Counts calls under one limit. */
class Counter {
	private used: number[] = [];

	private ends = 0;

	constructor(private readonly rule: Limit) {}

	/** Forgets calls that do not count at the given time. */
	at(now: number): this {
		const { window, counting = 'fixed' } = this.rule;
		if (counting === 'sliding') {
			this.used = this.used.filter((time) => time > now - window);
			this.ends = (this.used[0] ?? now) + window;
		} else if (now >= this.ends) {
			this.used = [];
			this.ends = counting === 'fixed' ? now + window : (Math.floor(now / window + 0.4) + 0.6) * window;
		}
		return this;
	}

	get left(): number {
		return this.rule.limit - this.used.length;
	}

	count(now: number): void {
		this.used.push(now);
	}

	headers(now: number, all: Limit[]): Record<string, string> {
		const described = all.map(({ name, limit, window }) => `${limit};w=${window / 1000};name="${name}"`);
		return {
			'x-ratelimit-limit': [this.rule.limit, ...described].join(', '),
			'x-ratelimit-remaining': String(this.left),
			'x-ratelimit-reset': String(Math.max(0, Math.floor((this.ends - now) / 1000))),
		};
	}
}

/**
 * Lets workers that do not know of each other call one Pinterest, in virtual time: the same seed gives the same outcome, and
 * an hour takes a moment.
 */
export function simulate({ workers, limits, latency: [least, most], seed = 1 }: World): Outcome {
	const random = seeded(seed);
	const counters = limits.map((rule) => new Counter(rule));
	const outcome: Outcome = {
		accepted: 0,
		made: 0,
		refused: 0,
		took: 0,
		workers: workers.map(() => ({ made: 0, refused: 0, done: 0 })),
	};
	const agenda = new Agenda();

	const answer = (now: number) => {
		for (const counter of counters) counter.at(now);
		const refused = counters.some(({ left }) => left <= 0);
		if (!refused) {
			outcome.accepted++;
			for (const counter of counters) counter.count(now);
		}
		const nearest = counters.reduce((found, counter) => (counter.left < found.left ? counter : found));
		return { refused, headers: readRateHeaders(nearest.headers(now, limits))! };
	};

	workers.forEach(({ executions, calls, atOnce, comes = 0, goes = Number.POSITIVE_INFINITY }, index) => {
		const budget = new Budget(random);
		const own = outcome.workers[index];
		const execute = (now: number): void => {
			let wanted = calls - 1;
			const next = (time: number): void => {
				if (wanted-- > 0) turn(time, next);
			};
			turn(now, (then) => {
				for (let each = 0; each < atOnce; each++) next(then);
			});
		};
		/** Like `Client.send`. */
		const turn = (now: number, done: (now: number) => void): void => {
			if (now >= goes) return;
			const pause = budget.take(now);
			if (pause > 0) return agenda.add(now + Math.min(pause, 250), (then) => turn(then, done));
			const took = least + random() * (most - least);
			agenda.add(now + took / 2, (there) => {
				const { refused, headers } = answer(there);
				agenda.add(now + took, (back) => {
					if (back >= goes) return;
					budget.settle(headers, now, back, refused ? 429 : 200);
					if (refused) {
						outcome.refused++;
						own.refused++;

						return agenda.add(back + 250, (then) => turn(then, done));
					}
					outcome.made++;
					own.made++;
					own.done = back;
					outcome.took = back;
					done(back);
				});
			});
		};
		for (let each = 0; each < executions; each++) agenda.add(comes, execute);
	});
	agenda.run();
	return outcome;
}

/** What happens when, in the order of time; what was added first comes first at the same time. */
class Agenda {
	private heap: Array<{ time: number; order: number; happens: (now: number) => void }> = [];

	private added = 0;

	add(time: number, happens: (now: number) => void): void {
		const entry = { time, order: this.added++, happens };
		let at = this.heap.push(entry) - 1;
		for (let up = (at - 1) >> 1; at > 0 && before(entry, this.heap[up]); up = (at - 1) >> 1) {
			this.heap[at] = this.heap[up];
			at = up;
		}
		this.heap[at] = entry;
	}

	run(): void {
		while (this.heap.length > 0) {
			const [first] = this.heap;
			const last = this.heap.pop()!;
			if (this.heap.length > 0) this.sink(last);
			first.happens(first.time);
		}
	}

	private sink(entry: (typeof this.heap)[number]): void {
		let at = 0;
		for (;;) {
			let child = 2 * at + 1;
			if (child >= this.heap.length) break;
			if (child + 1 < this.heap.length && before(this.heap[child + 1], this.heap[child])) child++;
			if (!before(this.heap[child], entry)) break;
			this.heap[at] = this.heap[child];
			at = child;
		}
		this.heap[at] = entry;
	}
}

const before = (one: { time: number; order: number }, other: { time: number; order: number }) =>
	one.time < other.time || (one.time === other.time && one.order < other.order);
