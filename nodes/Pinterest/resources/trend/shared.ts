import { query, type Field } from '../../../operations/operation';

/** Values: schema TrendsSupportedRegion of the API description. Some stand for several countries. */
export const keywordRegion: Field = {
	displayName: 'Region',
	name: 'region',
	type: 'options',
	required: true,
	default: 'US',
	description: 'Whose searches to look at',
	options: [
		{ name: 'Argentina', value: 'AR' },
		{ name: 'Australia and New Zealand', value: 'AU+NZ' },
		{ name: 'Benelux', value: 'NL+BE+LU' },
		{ name: 'Brazil', value: 'BR' },
		{ name: 'Canada', value: 'CA' },
		{ name: 'Colombia', value: 'CO' },
		{ name: 'Eastern Europe', value: 'PL+RO+HU+SK+CZ' },
		{ name: 'France', value: 'FR' },
		{ name: 'Germany', value: 'DE' },
		{ name: 'Germany, Austria, Switzerland', value: 'DE+AT+CH' },
		{ name: 'Great Britain and Ireland', value: 'GB+IE' },
		{ name: 'Hispanic Latin America', value: 'MX+AR+CO+CL' },
		{ name: 'Italy', value: 'IT' },
		{ name: 'Mexico', value: 'MX' },
		{ name: 'Nordic Countries', value: 'SE+DK+FI+NO' },
		{ name: 'Southern Europe', value: 'IT+ES+PT+GR+MT' },
		{ name: 'Spain', value: 'ES' },
		{ name: 'United States', value: 'US' },
	],
};

/** Values: schema ProductCategoryRegion of the API description. */
export const region: Field = {
	displayName: 'Region',
	name: 'region',
	type: 'options',
	required: true,
	default: 'US',
	description: 'The market to look at. Pinterest has these numbers for three markets.',
	options: [
		{ name: 'Canada', value: 'CA' },
		{ name: 'Great Britain and Ireland', value: 'GB+IE' },
		{ name: 'United States', value: 'US' },
	],
	routing: query('region'),
};

/** Values: schemas AgeBucketList and AgeTrendsBucket of the API description. */
export const ages: Field = {
	displayName: 'Ages',
	name: 'ages',
	type: 'multiOptions',
	default: [],
	description: 'Only people of these ages; all ages when nothing is chosen',
	options: [
		{ name: '18-24 Years', value: '18-24' },
		{ name: '25-34 Years', value: '25-34' },
		{ name: '35-44 Years', value: '35-44' },
		{ name: '45-49 Years', value: '45-49' },
		{ name: '50-54 Years', value: '50-54' },
		{ name: '55-64 Years', value: '55-64' },
		{ name: '65+ Years', value: '65+' },
	],
	routing: query('ages'),
};

/** Values: schema ProductCategoriesEngagementType of the API description. */
export const engagementType: Field = {
	displayName: 'Engagement Type',
	name: 'engagementType',
	type: 'options',
	default: 'ENGAGEMENT',
	description: 'What people do with Pins of the category',
	options: [
		{ name: 'All Engagement', value: 'ENGAGEMENT' },
		{ name: 'Outbound Clicks', value: 'OUTBOUND_CLICK' },
		{ name: 'Saves', value: 'SAVE' },
	],
	routing: query('engagement_type'),
};
