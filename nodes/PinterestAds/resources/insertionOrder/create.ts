import type { IDataObject } from 'n8n-workflow';

import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { identity } from '../../../operations/output';
import { momentProblem, secondsOf } from '../../../reports/days';
import { adAccountId } from '../../../things/adAccount';
import { currencies } from '../../../things/currency';
import { amount, dayProblems, neededFields, optionalFields, words } from './fields';

/**
 * No look-up: the order goes through another system, and nothing says how long it takes until it stands in a list. A second order
 * costs real money, so a lost one is told and not sent again.
 */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create an insertion order',
	description:
		'Places an order with Pinterest that commits you to spend money, and accepts the terms that are named; it cannot be made paused. If no answer comes it is not sent again. Get the IDs from Get Accounts. Returns the ID of the order.',
	endpoint: 'ssio_insertion_order/create',
	fields: [
		adAccountId(),
		words('Order Name', 'orderName', 'order_name', 'What the order is called', 'Autumn 2026', { required: true }),
		{
			displayName: 'Order Type',
			name: 'orderLineType',
			type: 'options',
			default: 'BUDGET',
			description: 'Whether a budget is agreed upon, or the order goes on until it is ended',
			options: [
				{ name: 'Budget', value: 'BUDGET' },
				{ name: 'Ongoing', value: 'PERPETUALS' },
			],
			routing: body('order_line_type'),
		},
		{
			...amount('Budget', 'budgetAmount', 'budget_amount', 'How much may be spent in all'),
			required: true,
			displayOptions: { show: { orderLineType: ['BUDGET'] } },
		},
		{
			...amount(
				'Estimated Monthly Spend',
				'estimatedMonthlySpend',
				'estimated_monthly_spend',
				'How much will be spent in a month',
			),
			required: true,
			displayOptions: { show: { orderLineType: ['PERPETUALS'] } },
		},
		{
			displayName: 'Currency',
			name: 'currencyInfo',
			type: 'options',
			default: 'USD',
			description: 'Of the amounts; Get Accounts says which one the account has',
			options: currencies,
			open: true,
			routing: body('currency_info'),
		},
		words(
			'Bill-To Company ID',
			'billtoCompanyId',
			'billto_company_id',
			'Who pays, as Get Accounts lists it',
			'0011N00001LW8kAQAT',
			{ required: true },
		),
		words(
			'Business Address ID',
			'billtoBusinessAddressId',
			'billto_business_address_id',
			'The business address of the company, as Get Accounts lists it',
			'a0A1N00000Example1',
			{ required: true },
		),
		words(
			'Billing Address ID',
			'billtoBillingAddressId',
			'billto_billing_address_id',
			'The billing address of the company, as Get Accounts lists it',
			'a0A1N00000Example2',
			{ required: true },
		),
		words(
			'Accepted Terms ID',
			'acceptedTermsId',
			'accepted_terms_id',
			'The terms that you accept with this order, as Get Accounts lists them',
			'a2S1N000000bKHgUAM',
			{ required: true },
		),
		words(
			'Marketing Partner ID',
			'pmpId',
			'pmp_id',
			'The Pinterest marketing partner, as Get Accounts lists it',
			'a0B1N00000Example3',
			{ required: true },
		),
		...neededFields.map((field) => ({ ...field, required: true })),
		collection('Additional Fields', 'additionalFields', [
			{
				displayName: 'Accepted Terms Time',
				name: 'acceptedTermsTime',
				type: 'dateTime',
				default: '',
				description: 'When the terms were accepted. Without a time zone it is in UTC.',
				check: momentProblem,
				wire: secondsOf,
				routing: body('accepted_terms_time'),
			},
			...optionalFields,
		]),
	],
	check: ({ startDate, additionalFields }) => dayProblems({ ...(additionalFields as IDataObject), startDate }),
	output: { columns: { pin_order_id: identity }, selectable: ['pin_order_id'] },
};
