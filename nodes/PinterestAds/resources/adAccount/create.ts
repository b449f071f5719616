import type { IDataObject } from 'n8n-workflow';

import { numericId } from '../../../operations/checks';
import { collection } from '../../../operations/collections';
import { carries } from '../../../operations/lookups';
import { body, type Operation } from '../../../operations/operation';
import { adAccountOutput } from '../../../things/adAccount';

/** Schema Currency of the API description. */
const CURRENCIES =
	'ARS AUD BRL CAD CHF CLP COP CZK DKK EUR GBP HKD HUF ILS INR JPY KRW MXN NOK NZD PLN RON SEK SGD TRY USD'.split(' ');

const country = (value: unknown): string | undefined =>
	/^[A-Z]{2}$/.test(String(value).trim())
		? undefined
		: `is not the code of a country: "${String(value)}". It has two capital letters, such as US (ISO 3166-1).`;

const nameAndPlace = (sent: unknown) => {
	const { name, country: where, currency } = sent as IDataObject;
	return { name, country: where, currency };
};

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create an ad account',
	description:
		'Create an ad account for the connected business account, which may have 50. Country and currency cannot be changed later. Returns the ad account.',
	endpoint: 'ad_accounts/create',
	fields: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Autumn Shop',
			description: 'What the ad account is called',
			text: { max: 256 },
			routing: body('name'),
		},
		{
			displayName: 'Country',
			name: 'country',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. US',
			description: 'Two letters of ISO 3166-1: where the business is billed',
			check: country,
			routing: body('country'),
		},
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'options',
			default: 'USD',
			description: 'The currency of all its budgets, bids and bills',
			options: CURRENCIES.map((value) => ({ name: value, value })),
			open: true,
			routing: body('currency'),
		},
		collection('Additional Fields', 'additionalFields', [
			{
				displayName: 'Owner User ID',
				name: 'ownerUserId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 383791336903426391',
				description: 'ID of the user who is to own it, where that is not the connected user',
				check: numericId,
				routing: body('owner_user_id'),
			},
		]),
	],
	output: adAccountOutput,
	lookup: {
		list: () => ({ endpoint: 'ad_accounts/list' }),
		entries: 'ad accounts',
		likeness: ({ body: sent }) => nameAndPlace(sent),
		matches: (entry, { body: sent }) => carries(entry, nameAndPlace(sent)),
		dated: true,
	},
};
