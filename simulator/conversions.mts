import type { AdAccount } from './entities.mts';
import { Ids } from './ids.mts';

/** A Pinterest tag. */
export interface ConversionTag {
	id: string;
	order: number;
	adAccount: AdAccount;
	name: string;
	/** Switches for enhanced match and `md_frequency`, as they were sent. */
	configs: Record<string, unknown>;
	/** Milliseconds since the epoch; undefined for one that never fired. */
	firedAt?: number;
	createdAt: number;
}

/** An event as it was sent. */
export interface ConversionEvent {
	event_name: string;
	event_id: string;
	event_time: number;
	action_source: string;
	[field: string]: unknown;
}

/** Milliseconds in which events with the same name and ID count once (track-conversions). */
const SAME_WITHIN = 48 * 3_600_000;

/** Tags, and the events that count. */
export class Conversions {
	readonly tags = new Map<string, ConversionTag>();
	/** Everything that was processed, repetitions included, oldest first. */
	readonly received: Array<{ adAccount: AdAccount; event: ConversionEvent; at: number }> = [];
	/** What reports would count. */
	readonly counted: ConversionEvent[] = [];
	/** Attributed events of measurement partners. */
	readonly measured: Array<Record<string, unknown>> = [];
	/** Events for which a whole call is refused, as those with data that is not hashed. */
	refuses: (event: ConversionEvent) => boolean = () => false;
	/** In the place of the sentence of a refusal or a warning about one event. */
	says?: string;
	private readonly first = new Map<string, number>();
	private ids = new Ids();

	clear(): void {
		this.tags.clear();
		this.received.length = 0;
		this.counted.length = 0;
		this.measured.length = 0;
		this.refuses = () => false;
		this.says = undefined;
		this.first.clear();
		this.ids = new Ids();
	}

	addTag(tag: Pick<ConversionTag, 'adAccount' | 'name'> & Partial<ConversionTag>): ConversionTag {
		const added = { configs: {}, createdAt: Date.now(), ...this.ids.next(), ...tag };
		this.tags.set(added.id, added);
		return added;
	}

	/** The first of events with the same name and ID counts; of those that took place offline each does. */
	addEvent(adAccount: AdAccount, event: ConversionEvent): void {
		const at = Date.now();
		this.received.push({ adAccount, event, at });
		const key = JSON.stringify([adAccount.id, event.event_name, event.event_id]);
		const before = this.first.get(key);
		const repeated = before !== undefined && at - before < SAME_WITHIN && event.action_source !== 'offline';
		if (!repeated) {
			this.first.set(key, at);
			this.counted.push(event);
		}
	}
}
