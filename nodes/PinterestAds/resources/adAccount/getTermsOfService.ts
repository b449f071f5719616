import { filters } from '../../../operations/collections';
import { query, type Operation } from '../../../operations/operation';
import { identity, text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';

export const getTermsOfService: Operation = {
	name: 'Get Terms of Service',
	value: 'getTermsOfService',
	action: 'Get the terms of service of an ad account',
	description: 'Find out whether an ad account has accepted the terms of service, and get their text',
	endpoint: 'terms_of_service/get',
	fields: [
		adAccountId(),
		filters(
			{
				displayName: 'Include HTML',
				name: 'includeHtml',
				type: 'boolean',
				default: true,
				description: 'Whether to return the text of the terms',
				routing: query('include_html'),
			},
			{
				displayName: 'Kind of Terms',
				name: 'tosType',
				type: 'string',
				default: '',
				description: 'Which terms are meant, where there are several; Pinterest does not list the kinds',
				routing: query('tos_type'),
			},
		),
	],
	output: {
		columns: { id: identity, ad_account_id: text(), has_accepted: { type: 'boolean' }, html: text() },
		selectable: ['ad_account_id', 'has_accepted', 'html', 'id'],
	},
};
