import type { RateHeaders } from './pacing';

const env = (name: string, other: number) => Number((process.env[name] as string) ?? other);
const MORE = env('MORE', 0);
const FLOOR = env('FLOOR', 0);
const FADE = env('FADE', 0.8);
const HOPE = env('HOPE', 0.5);
const LONG = env('LONG', 6000);
const FEED = env('FEED', 1);
const SURE = env('SURE', 3);
const SLACK = env('SLACK', 250);
const EVID = env('EVID', 2);
const PART = env('PART', 4);
const REV = env('REV', 0.25);
const NEWC = env('NEWC', 1);
const RT = env('RT', 20);

/** One of Pinterest's counters, as far as this process knows it. Times are milliseconds since the epoch. */
export class Bucket {
	readonly limit: number;

	readonly window?: number;

	/** Calls that may still be sent in this window. */
	private remaining: number;

	/** Calls of this process that were answered in this window, and what others have spent. */
	private spent = 1;

	private others: number;

	private lowest: { remaining: number; sent: number };

	private before = { spent: 0, others: 0 };

	/** Calls that others spend in a millisecond, of late. */
	private pace = 0;

	/** When the newest answer about this window came. */
	private heard: number;

	private opened: number;

	private began = 0;

	private ends: number;

	/** What this process takes until when, if others use the limit too. */
	private lease = 0;

	private length = 0;

	/** What others had spent in this window before this process came. */
	private gone = 0;

	private spread: number;

	private start = { spent: 0, others: 0 };

	private until: number;

	private tookAt: number;

	private jitter: number;

	private closes = false;

	private hope = 0;

	private hopes?: number;

	private probed = Number.POSITIVE_INFINITY;

	private bold = 0;

	constructor(
		headers: RateHeaders,
		sent: number,
		now: number,
		underway: number[],
		roundTrip: number,
		private readonly random: () => number,
		known?: Bucket,
	) {
		this.limit = headers.limit;
		this.window = headers.window;
		this.remaining = Math.max(0, headers.remaining - underway.length);
		this.lowest = { remaining: headers.remaining, sent };
		this.others = this.count(underway, roundTrip);
		const late = headers.window !== undefined && !known && headers.window - (headers.reset + 1) * 1000 >= 1000;
		if (NEWC && late) this.gone = this.others;
		this.start = { spent: 0, others: this.gone };
		this.pace = this.others / Math.max(1, now - sent);
		this.ends = endOf(headers, now);
		this.heard = now;
		this.opened = sent;
		this.spread = sent;
		this.until = sent;
		this.tookAt = now;
		this.jitter = random();
		if (known) {
			this.remember(known);
			this.began = sent;
		}
		this.noteClosing(headers);
	}

	/** Milliseconds until this bucket lets the next call through. */
	wait(now: number, inFlight: number, roundTrip: number): number {
		if (this.remaining === 0) return this.ends - now;
		if (this.others === 0 && this.before.others === 0) return 0;
		if (this.closes) return inFlight > 0 ? roundTrip : Math.max(0, Math.max(this.until, this.heard + 2 * roundTrip) - now);
		if (now >= this.until && !this.next(now, roundTrip)) return this.probe(now, roundTrip);
		if (this.lease < 1) return Math.max(1, this.until - now);
		const due = this.tookAt + (this.jitter * Math.max(0, this.spread - this.tookAt)) / this.lease;
		return Math.max(0, due - now);
	}

	/** Begins the next round: a shorter one for what the last has left. @returns false when that is nothing. */
	private next(now: number, roundTrip: number): boolean {
		const first = this.until === this.opened && this.before.others + this.before.spent > 0;
		const more = this.pace * Math.max(roundTrip, this.until - this.heard);
		if (!first && this.before.others + this.before.spent > 0 && this.spent - this.start.spent < EVID) return false;
		const left = first ? this.limit : this.heard === this.opened ? 0 : this.remaining - more;
		if (left <= this.closing) return false;
		const spent = first ? this.before.spent : this.spent - this.start.spent;
		const others = first ? this.before.others : this.others - this.start.others + more;
		const share = spent / Math.max(1, spent + others);
		this.start = { spent: this.spent, others: this.others };
		this.lease = Math.floor(share * left + (first ? this.bold : 0) + this.random());
		const most = Math.min((this.window ?? 0) / 2, Math.max(RT * roundTrip, Math.min(LONG, (this.window ?? 0) / PART)));
		const opens = this.until === this.opened;
		const length = opens ? most : Math.max(6 * roundTrip, this.length / 2);
		this.length = length;
		this.spread = now + length * (1 - share);
		this.until = now + length + (opens ? SLACK : 2 * roundTrip);
		this.tookAt = now;
		this.jitter = this.random();
		return true;
	}

	/** Others have spent what the lowest answer tells, but for own calls that were or may have been counted before it. */
	private count(underway: number[], roundTrip: number): number {
		const { remaining, sent } = this.lowest;
		const own = this.spent + underway.filter((time) => time <= sent + roundTrip / 2).length;
		return Math.max(0, this.limit - remaining - own);
	}

	private probe(now: number, roundTrip: number): number {
		const weight = this.remaining / this.limit;
		const own = this.spent + weight * this.before.spent;
		const share = own / (own + this.others + weight * this.before.others);
		const hope = share * this.remaining > SURE ? 1 : this.hope;
		this.hopes ??= this.random() < hope ? now + (2 + 8 * this.random()) * roundTrip : this.ends;
		if (this.hopes > now) return this.hopes - now;
		this.hopes = this.ends;
		this.probed = now;
		return 0;
	}

	take(now: number): void {
		this.remaining--;
		this.lease--;
		this.tookAt = now;
		this.jitter = 0.8 + 0.4 * this.random();
	}

	/** A call that was refused has spent nothing. */
	giveBack(sent: number): void {
	}

	/** @returns false when the answer is about another window than the known one */
	hear(headers: RateHeaders, sent: number, now: number, underway: number[], roundTrip: number, accepted: boolean): boolean {
		if (sent < this.began) return true;
		const ends = endOf(headers, now);
		if (ends >= this.ends + 2000 || headers.limit !== this.limit) return false;
		this.remaining = Math.min(this.remaining, headers.remaining);
		if (accepted) this.spent++;
		if (headers.remaining < this.lowest.remaining) this.lowest = { remaining: headers.remaining, sent };
		const others = this.count(underway, roundTrip);
		const since = now - this.heard;
		if (since > 0) this.pace += (Math.max(0, others - this.others) / since - this.pace) * Math.min(1, since / roundTrip);
		this.others = others;
		const share = this.spent / (this.spent + others);
		if (FEED && this.spent >= EVID && share * this.remaining >= 1) this.lease = Math.min(this.lease, Math.ceil(share * this.remaining));
		this.ends = Math.min(this.ends, ends);
		if (sent >= this.probed) {
			const found = headers.remaining > 0;
			this.hope = found ? 1 : 0;
			if (found) this.hopes = undefined;
			this.probed = Number.POSITIVE_INFINITY;
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
		this.remaining = this.limit;
		this.spent = 0;
		this.others = 0;
		this.start = { spent: 0, others: 0 };
		this.lowest = { remaining: this.limit, sent: now };
		this.lease = 0;
		this.pace = 0;
		this.closes = false;
		this.hopes = undefined;
		this.probed = Number.POSITIVE_INFINITY;
		this.began = this.opened = this.heard = this.spread = this.until = this.tookAt = now;
		this.ends = now + this.window + 1000;
		return true;
	}

	private remember({ gone, spent, others, pace, ends, heard, limit, opened, before, hope, bold }: Bucket): void {
		this.hope = hope;
		if (heard === opened) {
			this.before = before;
			this.bold = Math.min(1, bold + REV);
			return;
		}
		const all = others + pace * (ends - heard);
		this.before = { spent, others: Math.max(others, Math.min(limit - spent, all)) - gone };
		this.gone = 0;
		this.hope = Math.max(hope, Math.min(1, (HOPE * spent) / limit));
		this.bold = spent > 0 ? MORE : bold + REV;
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
