/** Most custom labels of a campaign (POST /labels of the API description); more never go out in one call. */
export const MOST_AT_ONCE = 30;

/** Of a label's name (`value` of the API description). */
export const MOST_CHARACTERS = 100;

export const labelTypes = [
	{ name: 'Brand', value: 'BRAND' },
	{ name: 'Custom', value: 'CUSTOM' },
];

export const labelStatuses = [
	{ name: 'Active', value: 'ACTIVE' },
	{ name: 'Archived', value: 'ARCHIVED', description: 'No longer in use' },
];
