import type { RateHeaders } from './pacing';

/** The share of a limit that a process asks for beyond what it had, so that one that comes later gets its part too. */
const MORE = Number(process.env.MORE ?? 0.01);
const HOPE = Number(process.env.HOPE ?? 1);

/** Most and fewest round trips over which a process that is not alone spreads what it takes from a window. */
const SPREAD = { most: 20, fewest: 3 };

/** One of Pinterest's counters, as far as this process knows it. Times are milliseconds since the epoch. */
export class Bucket {
	readonly limit: number;

	readonly window?: number;

	/** Calls that may still be sent in this window. */
	private remaining: number;

	/** Calls that this process has sent in this window, and what others have spent at least. */
	private spent: number;

	private others: number;

	private before = { spent: 0, others: 0 };

	/** When the newest answer about this window came. */
	private heard: number;

	private tookAt: number;

	private jitter: number;

	private closes = false;

	/** Chance of looking whether something is left after all should have been spent. */
	private hope?: number;

	private hopes?: boolean;

	private later = 0;

	private pace = 0;

	bold = 1;

	private probing = Number.POSITIVE_INFINITY;

	/** When the window was first known, from when on calls count for it, and when it ends. */
	private opened: number;

	private began = 0;

	private ends: number;

	constructor(
		headers: RateHeaders,
		sent: number,
		now: number,
		inFlight: number,
		private readonly random: () => number,
	) {
		this.limit = headers.limit;
		this.window = headers.window;
		this.remaining = Math.max(0, headers.remaining - inFlight);
		this.spent = inFlight + 1;
		this.others = Math.max(0, this.limit - headers.remaining - this.spent);
		this.ends = endOf(headers, now);
		this.heard = now;
		this.opened = sent;
		if (now > sent) this.pace = this.others / (now - sent);
		this.tookAt = now;
		this.jitter = random();
		this.noteClosing(headers);
	}

	get exhausted(): boolean {
		return this.remaining === 0;
	}

	/** Milliseconds until this bucket lets the next call through. */
	wait(now: number, inFlight: number, roundTrip: number): number {
		if (this.remaining === 0) return this.ends - now;
		const share = this.share();
		if (share === 1) return 0;
		this.hope ??= Math.min(1, HOPE * share);
		if (this.closes) {
			if (inFlight > 0) return roundTrip;
			return Math.max(0, this.heard + 2 * roundTrip - now);
		}
		const room = Math.min(Math.max(SPREAD.most * roundTrip, 6000), (this.window ?? 0) / 2) * (1 - share);
		const fewest = SPREAD.fewest * roundTrip * (1 - share);
		const target = this.opened + room;
		const leftThen = Math.max(target - this.heard, fewest);
		const rate = Math.max(
			((1 - share) * this.remaining) / leftThen,
			this.pace,
		);
		const predict = (time: number) => this.remaining - rate * (time - this.heard);
		const left = predict(now);
		if (left <= this.closing) return this.probe(now, roundTrip, this.heard + (this.remaining - this.closing) / rate);
		const interval = Math.max(target - now, fewest) / (share * left);
		const due = this.tookAt + this.jitter * interval;
		if (due <= now) return 0;
		if (predict(due) > this.closing) return due - now;
		return this.probe(now, roundTrip, this.heard + (this.remaining - this.closing) / rate);
	}

	private probe(now: number, roundTrip: number, spentBy: number): number {
		if (this.hopes === undefined) {
			this.hopes = this.random() < this.hope!;
			this.later = this.random();
		}
		if (!this.hopes) return this.ends - now;
		const due = Math.max(spentBy, this.heard) + (2 + 8 * this.later) * roundTrip;
		if (due > now) return due - now;
		this.hopes = false;
		this.probing = now;
		return 0;
	}

	take(now: number): void {
		this.remaining--;
		this.spent++;
		this.tookAt = now;
		this.jitter = 0.8 + 0.4 * this.random();
	}

	/** A call that was refused has spent nothing. */
	giveBack(sent: number): void {
		if (sent >= this.began) this.spent--;
		this.bold /= 2;
	}

	/** @returns false when the answer is about another window than the known one */
	hear(headers: RateHeaders, sent: number, now: number, roundTrip: number): boolean {
		if (sent < this.began) return true;
		const ends = endOf(headers, now);
		if (ends >= this.ends + 2000 || headers.limit !== this.limit) return false;
		this.remaining = Math.min(this.remaining, headers.remaining);
		const others = Math.max(this.others, this.limit - headers.remaining - this.spent);
		const since = now - this.heard;
		if (since > 0) this.pace += ((others - this.others) / since - this.pace) * Math.min(1, since / roundTrip);
		this.others = others;
		this.ends = Math.min(this.ends, ends);
		if (sent >= this.probing) {
			this.hope = headers.remaining > 0 ? Math.min(1, this.hope! * 2) : this.hope! / 2;
			this.hopes = undefined;
			this.probing = Number.POSITIVE_INFINITY;
		}
		this.heard = now;
		this.noteClosing(headers);
		return true;
	}

	/** Starts the next window when the current one has ended. @returns false when nothing is known about it */
	roll(now: number): boolean {
		if (now < this.ends) return true;
		if (this.window === undefined) return false;
		this.remember(this);
		this.bold = Math.min(1, this.bold * 1.25);
		this.remaining = this.limit;
		this.spent = 0;
		this.others = 0;
		this.closes = false;
		this.pace = 0;
		this.hopes = undefined;
		this.began = this.opened = this.heard = this.tookAt = now;
		this.jitter = this.random();
		this.ends = now + this.window + 1000;
		return true;
	}

	follows(known: Bucket, sent: number): this {
		this.hope = known.hope;
		this.bold = known.bold;
		this.remember(known);
		this.began = sent;
		return this;
	}

	private remember({ spent, others, pace, ends, heard, limit, opened, before }: Bucket): void {
		if (heard === opened) {
			this.before = before;
			return;
		}
		const all = others + pace * (ends - heard);
		this.before = { spent, others: Math.max(others, Math.min(limit - spent, all)) };
	}

	private share(): number {
		const weight = this.remaining / this.limit;
		const own = this.spent + weight * this.before.spent;
		const others = this.others + weight * this.before.others;
		const more = this.before.others ? MORE * this.limit * this.bold : 0;
		return others === 0 ? 1 : (own + more) / (own + others + more);
	}

	private get closing(): number {
		return Math.min(10, Math.floor(this.limit / 20));
	}

	private noteClosing(headers: RateHeaders): void {
		this.closes ||= headers.remaining === this.closing;
	}
}

/** The reset is in whole seconds, so the window ends up to one second later than it says. */
const endOf = ({ reset }: RateHeaders, now: number) => now + (reset + 1) * 1000;
