import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * Pinterest's standard events: those of the API description, and seven more of the page track-conversions, of which some only
 * serve to build audiences.
 */
export const eventNames: INodePropertyOptions[] = [
	{ name: 'Add Payment Info', value: 'add_payment_info' },
	{ name: 'Add to Cart', value: 'add_to_cart' },
	{ name: 'Add to Wishlist', value: 'add_to_wishlist' },
	{ name: 'App Install', value: 'app_install' },
	{ name: 'App Open', value: 'app_open' },
	{ name: 'Checkout', value: 'checkout', description: 'Something was bought' },
	{ name: 'Contact', value: 'contact' },
	{ name: 'Custom', value: 'custom', description: 'An event of your own that reports are to show' },
	{ name: 'Customize Product', value: 'customize_product' },
	{ name: 'Find Location', value: 'find_location' },
	{ name: 'Initiate Checkout', value: 'initiate_checkout' },
	{ name: 'Lead', value: 'lead', description: 'Somebody is interested in a product or service' },
	{ name: 'Page Visit', value: 'page_visit', description: 'A page of a product or an article was opened' },
	{ name: 'Schedule', value: 'schedule' },
	{ name: 'Search', value: 'search' },
	{ name: 'Sign-Up', value: 'signup' },
	{ name: 'Start Trial', value: 'start_trial' },
	{ name: 'Submit Application', value: 'submit_application' },
	{ name: 'Subscribe', value: 'subscribe' },
	{ name: 'View Category', value: 'view_category' },
	{ name: 'View Content', value: 'view_content' },
	{ name: 'Watch Video', value: 'watch_video' },
];

const standard = new Map(eventNames.map(({ value }) => [folded(String(value)), String(value)]));

/** Names of Google Analytics 4 (the first five: page third-party-integrations), of Shopify, WooCommerce and Meta. */
const ELSEWHERE: Readonly<Record<string, string>> = {
	checkout:
		'purchase checkout_completed orders/create orders/paid order.created order_completed order_placed offline_purchase',
	lead: 'generate_lead',
	page_visit: 'page_view page_viewed view_item product_viewed',
	view_category: 'view_item_list collection_viewed',
	signup: 'sign_up complete_registration customers/create customer.created',
	initiate_checkout: 'begin_checkout checkout_started checkouts/create',
	add_payment_info: 'payment_info_submitted',
	add_to_cart: 'product_added_to_cart',
	search: 'view_search_results search_submitted',
	watch_video: 'video_start',
	app_install: 'first_open install',
	subscribe: 'subscription_created',
};

const foreign = new Map(
	Object.entries(ELSEWHERE).flatMap(([name, others]) => others.split(' ').map((other) => [folded(other), name])),
);

/** Case and signs do not count: `AddToCart`, `add-to-cart` and `add_to_cart` are one. */
function folded(name: string): string {
	return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Pinterest's name of an event, by its own name or by that of another system. */
export function eventName(given: unknown): { name: string; listed: boolean } {
	const key = folded(String(given));
	const known = standard.get(key) ?? foreign.get(key);
	return { name: known ?? String(given).trim(), listed: known !== undefined };
}
