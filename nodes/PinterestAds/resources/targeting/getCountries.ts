import type { Operation } from '../../../operations/operation';
import { integer, listIn, text } from '../../../operations/output';

export const getCountries: Operation = {
	name: 'Get Countries',
	value: 'getCountries',
	action: 'Get the countries of ad accounts',
	description: 'List the countries in which there can be ad accounts, with their currency',
	endpoint: 'ad_account_countries/get',
	fields: [],
	entries: listIn('items'),
	output: { columns: { code: text(), name: text(), currency: text(), index: integer() } },
};
