/** A subscription of this trigger, as it is kept in the workflow's static data. */
export interface Subscription {
	id: string;
	adAccountId: string;
	/** Absent: all forms of the ad account. */
	leadFormId?: string;
	url: string;
	/** `cryptographic_key`: base64 of the AES-256 key of its deliveries. Absent while Pinterest could not be asked for it. */
	key?: string;
}

/** What the trigger keeps in its static data from one call of n8n to the next. */
export interface Remembered {
	subscription?: Subscription;
	/** Subscriptions that could not be deleted when they should have been. */
	leftovers?: Subscription[];
	/** What the leads that started the workflow are known by (`marksOf`), oldest first. */
	seen?: string[];
}

/** The leads that the node's parameters ask for. */
export interface Chosen {
	adAccountId: string;
	leadFormId?: string;
}

/** What the node's parameters ask for, and where it is to be delivered. */
export interface Wanted extends Chosen {
	url: string;
}

export function fits(subscription: Subscription | undefined, wanted: Wanted): boolean {
	return (
		subscription !== undefined &&
		subscription.url === wanted.url &&
		subscription.adAccountId === wanted.adAccountId &&
		subscription.leadFormId === wanted.leadFormId
	);
}
