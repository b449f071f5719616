import { collection } from '../../../operations/collections';
import { body, type Field, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { conversionTagOutput } from '../../../things/conversionTag';

/** @param what the page's visitors enter and the tag then sends, hashed in the browser */
const match = (displayName: string, name: string, property: string, what: string): Field => ({
	displayName,
	name,
	type: 'boolean',
	default: true,
	description: `Whether the tag finds ${what} that visitors enter on your pages, and sends it hashed`,
	routing: body(property),
});

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a tag',
	description:
		'Create a Pinterest tag in an ad account. Returns the tag with the code snippet to put on the website. Tags cannot be deleted.',
	endpoint: 'conversion_tags/create',
	fields: [
		adAccountId(),
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Shop Checkout',
			routing: body('name'),
		},
		collection('Additional Fields', 'additionalFields', [
			match('Match Birthdays', 'aemDbEnabled', 'aem_db_enabled', 'dates of birth'),
			match('Match Emails', 'aemEnabled', 'aem_enabled', 'e-mail addresses'),
			match('Match External IDs', 'aemExternalIdEnabled', 'aem_external_id_enabled', 'IDs of your own'),
			match('Match Genders', 'aemGeEnabled', 'aem_ge_enabled', 'genders'),
			match('Match Locations', 'aemLocEnabled', 'aem_loc_enabled', 'cities, states, postal codes and countries'),
			match('Match Names', 'aemFnlnEnabled', 'aem_fnln_enabled', 'first and last names'),
			match('Match Phones', 'aemPhEnabled', 'aem_ph_enabled', 'phone numbers'),
			{
				displayName: 'Metadata Frequency',
				name: 'mdFrequency',
				type: 'number',
				default: 1,
				typeOptions: { minValue: 0 },
				description: 'How often the tag reads what it needs from the page; 1 is always',
				routing: body('md_frequency'),
			},
		]),
	],
	lookup: {
		list: ({ pathValues }) => ({ endpoint: 'conversion_tags/list', pathValues }),
		entries: 'tags in the ad account',
		likeness: ({ pathValues, body: sent }) => [pathValues, (sent as { name: string }).name],
		// Tags carry no date of creation; one that never fired cannot be an old one in use.
		matches: ({ name, last_fired_time_ms: fired }, { body: sent }) =>
			name === (sent as { name: string }).name && !fired,
		dated: false,
	},
	output: conversionTagOutput,
};
