import type { RateHeaders } from './rateHeaders';

// How processes share a limit without talking. Pinterest's answers tell each of them what is left for all, so what others take
// is what `remaining` falls by beside own calls. A process that is alone takes all it can. One that is not takes, in each
// window, the part that it had in the last one, spread over the window's first quarter; then, in shorter and shorter rounds,
// its part of what is left. Every number that `remaining` ever has is told to one process only, so the one that is told
// `lastCalls` takes these, one by one, and nobody else does.

/** Most milliseconds over which the first round of a window is spread, and the fewest round trips; never over half of it. */
const FIRST_ROUND = { milliseconds: 6000, roundTrips: 20 };

/** Fewest round trips over which a later round is spread. */
const LATER_ROUND = 6;

/** Milliseconds by which processes may differ on when a window began. */
const LEEWAY = 250;

/** Calls that a process must have made in a round for its part of it to say something. */
const EVIDENCE = 2;

/** What grows, with every window without a call, of the chance to take one nevertheless. */
const PATIENCE = 0.25;

/** Milliseconds that a window must be longer than to learn from it: its end is told in whole seconds. */
const TOO_SHORT = 3000;

/** Milliseconds after which a process looks whether something is left, though it is not likely. */
const LOOK_AGAIN = 60_000;

/** What is left is known to be more than others take when it is so many times the usual distance between own calls. */
const PLENTY = 4;

interface Part {
	own: number;
	others: number;
}

/** One of Pinterest's counters, as far as this process knows it. Times are milliseconds since the epoch. */
export class Bucket {
	private readonly limit: number;

	/** The window's length; undefined where the header does not tell it. */
	private readonly window?: number;

	/** Calls that may still be sent in this window. */
	private remaining: number;

	/** When the window ends. */
	private ends: number;

	/** Answers to calls that were sent earlier are about an earlier window. */
	private began = 0;

	/** From when on calls are counted here: the window's beginning, or this process's first call in it. */
	private opened: number;

	/** When the newest answer about this window came. */
	private heard?: number;

	/** Own calls of this window that were answered, and calls of others. */
	private spent: Part;

	/** The lowest number left that an answer told, and when its call was sent. */
	private lowest: { remaining: number; sent: number };

	/** Calls of others in a millisecond, of late. */
	private pace = 0;

	/** What was spent in the last window. */
	private before: Part = { own: 0, others: 0 };

	/** What was spent before this process heard of the window, by whom is not known: it says nothing about how to share. */
	private missed = 0;

	/** The round: what may be taken, until when to spread it, when the round ends for all, and what was spent before it. */
	private share = 0;

	private spreadUntil: number;

	private roundEnds: number;

	private roundLength = 0;

	private earlier: Part = { own: 0, others: 0 };

	private tookAt: number;

	/** The next call's place in the time between two calls. */
	private place: number;

	/** This process was told that the last calls are left. */
	private takesLast = false;

	/** Chance of a look whether something is left after all, when it comes, and when the last was sent. */
	private hope = 0;

	private looksAt?: number;

	private lookedAt = Number.POSITIVE_INFINITY;

	/** Chance of a call in the next window in spite of having no part. */
	private chance = 0;

	/**
	 * @param headers the answer that told of it, or of its new window
	 * @param known the bucket until then; `new` when this is the first answer that this connection has had
	 */
	constructor(
		headers: RateHeaders,
		{ sent, now, underway, roundTrip }: Told,
		private readonly random: () => number,
		known: Bucket | 'new' | undefined,
	) {
		this.limit = headers.limit;
		this.window = headers.window;
		this.remaining = Math.max(0, headers.remaining - underway.length);
		this.ends = endOf(headers, now);
		this.heard = now;
		this.opened = this.spreadUntil = this.roundEnds = sent;
		this.tookAt = now;
		this.place = random();
		this.lowest = { remaining: headers.remaining, sent };
		this.spent = { own: 1, others: 0 };
		this.spent.others = this.countOthers(underway, roundTrip);
		const isNew = known === 'new';
		if (known && !isNew) {
			this.remember(known);
			this.began = sent;
		}
		const late = this.window !== undefined && this.window - (headers.reset + 1) * 1000 >= 1000;
		if (late) this.missed = this.earlier.others = this.spent.others;
		// Who is new here may be one of many that have come together.
		if (!late || isNew) this.pace = this.spent.others / Math.max(1, now - sent);
		this.takesLast = headers.remaining === this.lastCalls;
	}

	/** Milliseconds until this bucket lets the next call through; 0: now. */
	wait(now: number, underway: number, roundTrip: number): number {
		if (this.remaining === 0) return this.ends - now;
		// The last calls wait for the answers that are on their way: others may have spent them.
		if (underway > 0 && this.lowest.remaining <= underway) return Math.max(1, roundTrip / 4);
		if (this.alone) return 0;
		if (this.takesLast) {
			return underway > 0 ? roundTrip : Math.max(0, this.roundEnds - now, (this.heard ?? now) + 2 * roundTrip - now);
		}
		if (now >= this.roundEnds && !this.nextRound(now, roundTrip)) return this.look(now, roundTrip);
		if (this.share < 1) return Math.max(1, this.roundEnds - now);
		const between = Math.max(0, this.spreadUntil - this.tookAt) / this.share;
		return Math.max(0, this.tookAt + this.place * between - now);
	}

	take(now: number): void {
		this.remaining--;
		this.share--;
		this.tookAt = now;
		this.place = 0.8 + 0.4 * this.random();
	}

	/** Counts a call that was answered and not refused, whichever bucket the answer told of. */
	count(sent: number): void {
		if (sent >= this.began) this.spent.own++;
		if (sent < this.lookedAt) return;
		this.lookedAt = Number.POSITIVE_INFINITY;
		this.looksAt = undefined;
		this.hope = 1;
	}

	/**
	 * Books what an answer says of this bucket.
	 * @returns false when it is about another window than the known one
	 */
	hear(headers: RateHeaders, { sent, now, underway, roundTrip }: Told): boolean {
		if (sent < this.began) return true;
		const ends = endOf(headers, now);
		if (ends >= this.ends + 2000 || headers.limit !== this.limit) return false;
		// Until the first answer about a window, its end is a guess that may be too early: it began with a call that may have been slow.
		this.ends = this.heard === undefined ? ends : Math.min(this.ends, ends);
		// Own calls are counted when they are sent, so the own number is the newer one unless others spend too.
		this.remaining = Math.min(this.remaining, headers.remaining);
		if (headers.remaining < this.lowest.remaining) this.lowest = { remaining: headers.remaining, sent };
		const others = this.countOthers(underway, roundTrip);
		const since = now - (this.heard ?? this.opened);
		const news = (others - this.spent.others) / since;
		if (since > 0) this.pace = Math.max(0, this.pace + (news - this.pace) * Math.min(1, since / roundTrip));
		this.spent.others = others;
		this.heard = now;
		const left = (this.spent.own * this.remaining) / (this.spent.own + others - this.missed);
		if (this.spent.own >= EVIDENCE && left >= 1) this.share = Math.min(this.share, Math.ceil(left));
		if (headers.remaining === 0) this.hope = 0;
		this.takesLast ||= headers.remaining === this.lastCalls;
		return true;
	}

	/**
	 * Starts the next window when the current one has ended.
	 * @returns false when nothing is known about the next one
	 */
	roll(now: number): boolean {
		if (now < this.ends) return true;
		if (this.window === undefined) return false;
		this.remember(this);
		this.remaining = this.limit;
		this.lowest = { remaining: this.limit, sent: now };
		this.spent = { own: 0, others: 0 };
		this.earlier = { own: 0, others: 0 };
		this.share = this.pace = 0;
		this.heard = this.looksAt = undefined;
		this.lookedAt = Number.POSITIVE_INFINITY;
		this.takesLast = false;
		this.began = this.opened = this.spreadUntil = this.roundEnds = this.tookAt = now;
		this.ends = now + this.window + 1000;
		return true;
	}

	private get alone(): boolean {
		return (this.window ?? 0) <= TOO_SHORT || (this.spent.others === 0 && this.before.others === 0);
	}

	/** So few calls that one process takes them alone. */
	private get lastCalls(): number {
		return Math.min(10, Math.floor(this.limit / 20));
	}

	/** What the lowest answer tells to be spent, without own calls that were or may have been counted before it. */
	private countOthers(underway: readonly number[], roundTrip: number): number {
		const { remaining, sent } = this.lowest;
		const counted = underway.filter((time) => time <= sent + roundTrip / 2).length;
		return Math.max(0, this.limit - remaining - this.spent.own - counted);
	}

	/** @returns false when nothing seems to be left, or too little is known about what is */
	private nextRound(now: number, roundTrip: number): boolean {
		const opens = this.roundEnds === this.opened;
		const hadPart = this.before.own + this.before.others > 0;
		const part = opens && hadPart ? this.before : minus(this.spent, this.earlier);
		let left = this.limit;
		if (!opens || !hadPart) {
			if (this.heard === undefined || (!opens && part.own < EVIDENCE)) return false;
			const coming = this.pace * Math.max(roundTrip, this.roundEnds - this.heard);
			part.others += coming;
			left = this.remaining - coming;
		}
		if (left <= this.lastCalls) return false;
		const ratio = part.own / Math.max(1, part.own + part.others);
		this.share = Math.floor(ratio * left + (opens ? this.chance : 0) + this.random());
		this.roundLength = opens ? this.firstRound(roundTrip) : Math.max(LATER_ROUND * roundTrip, this.roundLength / 2);
		this.spreadUntil = now + this.roundLength * (1 - ratio);
		this.roundEnds = now + this.roundLength + (opens ? LEEWAY : 2 * roundTrip);
		this.earlier = { ...this.spent };
		this.tookAt = now;
		this.place = this.random();
		return true;
	}

	private firstRound(roundTrip: number): number {
		const window = this.window ?? 0;
		const usual = Math.min(FIRST_ROUND.milliseconds, window / 4);
		return Math.min(window / 2, Math.max(FIRST_ROUND.roundTrips * roundTrip, usual));
	}

	/** When all should be spent, one call may find out that it is not: others may have ended, or taken less than usual. */
	private look(now: number, roundTrip: number): number {
		const weight = this.remaining / this.limit / 2;
		const own = this.spent.own + weight * this.before.own;
		const others = this.spent.others - this.missed + weight * this.before.others;
		const plenty = (own / (own + others)) * this.remaining > PLENTY;
		const expected = this.remaining - this.pace * (now - (this.heard ?? now));
		const enough = this.spent.own >= EVIDENCE ? this.lastCalls : this.limit / 2;
		const likely = plenty || (this.heard !== undefined && expected > enough);
		const soon = this.random() < (likely ? 1 : this.hope);
		this.looksAt ??= now + (soon ? (2 + 8 * this.random()) * roundTrip : Math.min(this.ends - now, LOOK_AGAIN));
		if (this.looksAt > now) return this.looksAt - now;
		this.looksAt = Math.min(this.ends, now + LOOK_AGAIN);
		this.lookedAt = now;
		return 0;
	}

	/** Keeps what a window that has ended tells about the next one. */
	private remember({ heard, spent, pace, ends, missed, before, hope, chance }: Bucket): void {
		this.missed = 0;
		this.hope = hope;
		if (heard === undefined) {
			// Whoever had no call in a window forgets half of what others took, so that it comes back.
			this.before = { own: Math.max(1, before.own), others: before.others / 2 };
			this.chance = Math.min(1, chance + PATIENCE);
			return;
		}
		const others = Math.min(this.limit - spent.own, spent.others + pace * (ends - heard));
		this.before = { own: spent.own, others: Math.max(spent.others, others) - missed };
		this.hope = Math.max(hope, spent.own / this.limit / 4);
		this.chance = spent.own > 0 ? 0 : chance + PATIENCE;
	}
}

/** When a call was sent and answered, when the unanswered ones were sent, and the usual time to an answer. */
export interface Told {
	sent: number;
	now: number;
	underway: readonly number[];
	roundTrip: number;
}

const minus = (whole: Part, part: Part): Part => ({ own: whole.own - part.own, others: whole.others - part.others });

/** The reset is in whole seconds, so the window ends up to one second later than it says. */
const endOf = ({ reset }: RateHeaders, now: number) => now + (reset + 1) * 1000;
