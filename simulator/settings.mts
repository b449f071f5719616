/** How the simulator behaves; may be changed while it runs. */
export interface Settings {
	/** Milliseconds added to every API answer. */
	latency: number;
	/** A Trial app: may not create Pins, has quotas per day. */
	trial: boolean;
	/** Pages hold half of what they could or nothing at all, although there is more. */
	shortPages: boolean;
	/** Lists come in an order that has nothing to do with time. */
	unordered: boolean;
	/** With `unordered`: each number is another order. */
	orderSeed: number;
	/** Milliseconds until lists show a new board or Pin. */
	listLag: number;
	/** What the last page says: Pinterest is changing from null to leaving the field out. */
	lastBookmark: 'null' | 'absent' | 'random';
	/** Leave out fields that are null, as Pinterest does on more and more endpoints. */
	omitNulls: boolean;
	/** Seconds that new access tokens live. */
	accessTokenLifetime: number;
	/** Milliseconds between an upload and the end of its processing. */
	mediaProcessing: number;
	/** Where videos are said to be uploaded to; its own upload host when empty. */
	uploadUrl: string;
	/** Refuse PATCH /pins as for apps without this beta feature. */
	pinUpdatesRefused: boolean;
	/** A lead form takes one subscription, whatever its webhook address. */
	oneSubscriptionPerForm: boolean;
	/** Refuse following and the search for partner Pins as for apps without these beta features. */
	betaRefused: boolean;
}

export const defaultSettings: Settings = {
	latency: 0,
	trial: false,
	shortPages: false,
	unordered: false,
	orderSeed: 0,
	listLag: 0,
	lastBookmark: 'null',
	omitNulls: false,
	accessTokenLifetime: 2_592_000,
	mediaProcessing: 300,
	uploadUrl: '',
	pinUpdatesRefused: false,
	oneSubscriptionPerForm: false,
	betaRefused: false,
};
