import { filters } from '../operations/collections';
import { query, type Field } from '../operations/operation';

/** Query parameter `app_types`. */
export const appTypes: Field = {
	displayName: 'Devices',
	name: 'appTypes',
	type: 'options',
	default: 'ALL',
	description: 'Only what happened on these devices',
	options: [
		{ name: 'All', value: 'ALL' },
		{ name: 'Mobile', value: 'MOBILE' },
		{ name: 'Tablet', value: 'TABLET' },
		{ name: 'Web', value: 'WEB' },
	],
	routing: query('app_types'),
};

/** Query parameter `pin_format`. */
const pinFormat: Field = {
	displayName: 'Pin Format',
	name: 'pinFormat',
	type: 'options',
	default: 'ALL',
	description: 'Only Pins of this format',
	options: [
		{ name: 'Ad: Idea', value: 'ADS_IDEA' },
		{ name: 'Ad: Product', value: 'ADS_PRODUCT' },
		{ name: 'Ad: Standard', value: 'ADS_STANDARD' },
		{ name: 'Ad: Video', value: 'ADS_VIDEO' },
		{ name: 'All', value: 'ALL' },
		{ name: 'Organic: Image', value: 'ORGANIC_IMAGE' },
		{ name: 'Organic: Product', value: 'ORGANIC_PRODUCT' },
		{ name: 'Organic: Video', value: 'ORGANIC_VIDEO' },
	],
	routing: query('pin_format'),
};

/** Query parameters that the account's numbers and its top Pins share. */
const accountFilters: Field[] = [
	{
		displayName: 'Claimed Content',
		name: 'fromClaimedContent',
		type: 'options',
		default: 'BOTH',
		description: 'Only Pins that lead to your claimed website, or only the others',
		options: [
			{ name: 'Both', value: 'BOTH' },
			{ name: 'Claimed', value: 'CLAIMED' },
			{ name: 'Other', value: 'OTHER' },
		],
		routing: query('from_claimed_content'),
	},
	{
		displayName: 'Content Type',
		name: 'contentType',
		type: 'options',
		default: 'ALL',
		description: 'Only what was paid for, or only what was not',
		options: [
			{ name: 'All', value: 'ALL' },
			{ name: 'Organic', value: 'ORGANIC' },
			{ name: 'Paid', value: 'PAID' },
		],
		routing: query('content_type'),
	},
	appTypes,
	pinFormat,
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		default: 'ALL',
		description: 'Only activity on your own Pins, or only on what others made from your claimed accounts',
		options: [
			{ name: 'All', value: 'ALL' },
			{ name: 'Other Pins', value: 'OTHER_PINS' },
			{ name: 'Your Pins', value: 'YOUR_PINS' },
		],
		routing: query('source'),
	},
];

const created: Field = {
	displayName: 'Created',
	name: 'createdInLastNDays',
	type: 'options',
	default: 30,
	description: 'Only Pins that were created in this time',
	options: [{ name: 'In the Last 30 Days', value: 30 }],
	routing: query('created_in_last_n_days'),
};

export const pinFilters = filters(appTypes);
export const accountReportFilters = filters(...accountFilters);
export const topPinFilters = filters(...accountFilters, created);

const videoFormat: Field = {
	...pinFormat,
	options: pinFormat.options!.filter((option) => !('value' in option) || option.value !== 'ORGANIC_IMAGE'),
} as Field;

/** No image is a top video. */
export const topVideoPinFilters = filters(
	...[...accountFilters, created].map((field) => (field === pinFormat ? videoFormat : field)),
);
