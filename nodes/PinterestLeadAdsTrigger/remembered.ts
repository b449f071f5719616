/** A subscription of this trigger, as it is kept in the workflow's static data. */
export interface Subscription {
	id: string;
	adAccountId: string;
	/** Absent: all forms of the ad account. */
	leadFormId?: string;
	url: string;
	/** `cryptographic_key`: base64 of the AES-256 key of its deliveries. */
	key?: string;
}

/** What the trigger keeps in its static data from one call of n8n to the next. */
export interface Remembered {
	subscription?: Subscription;
	/** Subscriptions that could not be deleted when they should have been. */
	leftovers?: Subscription[];
	/** Ids of the leads that started the workflow, oldest first. */
	seen?: string[];
}

/** What the node's parameters ask for. */
export interface Wanted {
	adAccountId: string;
	leadFormId?: string;
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
