import type { IDataObject } from 'n8n-workflow';

import { choicesOf } from '../../../operations/names';
import { body, type Field } from '../../../operations/operation';
import { isEmpty } from '../../../operations/values';
import { momentProblem, secondsOf } from '../../../reports/days';
import { currencies } from '../../../things/currency';

/** Values: schema PromotionType of the API description, which says itself that more will come. */
const TYPES = [
	...['VARIABLE', 'SITEWIDE', 'CHECKOUT', 'SAVE_X_ON_Y', 'BUY_X_GET_Y', 'SPEND_X_SAVE_Y', 'FREE_SHIPPING'],
	...['FREE_SHIPPING_MINIMUM', 'FREE_SHIPPING_WITH_DISCOUNT', 'SITEWIDE_IN_STORES', 'EXTRA_PERCENT_OFF'],
	...['GIFT_WITH_PURCHASE', 'GIFT_WITH_PURCHASE_MINIMUM', 'FIXED', 'PERCENT_OFF_CLEARANCE', 'X_OFF_Y'],
	...['GIFT_WITH_FIRST_PURCHASE', 'BUY_X_GET_ONE_FREE', 'CASH_BACK', 'POINTS_ON_ALL_PURCHASES', 'BONUS'],
	...['POINTS_WITH_PURCHASE', 'CUSTOM'],
];

const words = (displayName: string, name: string, description: string, example: string, max?: number): Field => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description,
	...(max !== undefined && { text: { max } }),
});

export const title: Field = {
	...words('Title', 'title', 'What the promotion is called; people do not see it', 'Black Friday 10% off'),
	routing: body('promotion_title'),
};

export const promotionType: Field = {
	displayName: 'Type',
	name: 'promotionType',
	type: 'options',
	default: 'FREE_SHIPPING',
	description: 'What is offered: it decides which text people see, and which values it needs',
	options: choicesOf(TYPES),
	open: true,
	routing: body('promotion_type'),
};

/** Most values of a promotion's text (`template_values` of the API description). */
const MOST_VALUES = 2;

type Rows = { value?: IDataObject[] } | undefined;

const NUMBER = /^\d+(\.\d+)?$/;

/** By kind of a value: what Pinterest takes (schema PromotionTemplateValue of the API description). */
const KINDS: Record<string, (value: string, currency: unknown) => IDataObject> = {
	money: (value, currency) => ({ amount: Number(value), currency_code: String(currency) }),
	number: (value) => ({ amount: Number(value) }),
	percent: (value) => ({ percent: Number(value) }),
	text: (value) => ({ custom_text: value }),
};

const rowsOf = (value: unknown): IDataObject[] => (value as Rows)?.value ?? [];

const valuesOf = (value: unknown): IDataObject[] =>
	rowsOf(value).map(({ kind = 'percent', value: written, currencyCode = 'USD' }) =>
		KINDS[String(kind)](String(written).trim(), currencyCode),
	);

export const templateValues: Field = {
	displayName: 'Values',
	name: 'templateValues',
	type: 'fixedCollection',
	placeholder: 'Add value',
	typeOptions: { multipleValues: true },
	default: {},
	description:
		'What the text of the type needs, at most two, in its order: an amount with its currency, a percentage, or a text',
	options: [
		{
			displayName: 'Value',
			name: 'value',
			values: [
				{
					displayName: 'Kind',
					name: 'kind',
					type: 'options',
					default: 'percent',
					options: [
						{ name: 'Amount of Money', value: 'money' },
						{ name: 'Number', value: 'number', description: 'How many things' },
						{ name: 'Percentage', value: 'percent' },
						{ name: 'Text', value: 'text' },
					],
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. 10',
				},
				{
					displayName: 'Currency',
					name: 'currencyCode',
					type: 'options',
					default: 'USD',
					description: 'Of an amount of money',
					options: currencies,
					open: true,
				},
			],
		},
	] as unknown as Field['options'],
	check: (value) => {
		const rows = rowsOf(value);
		if (rows.length > MOST_VALUES) return `has ${rows.length} values; Pinterest takes at most ${MOST_VALUES}.`;
		const wrong = rows.find(({ kind, value: written }) => kind !== 'text' && !NUMBER.test(String(written).trim()));
		return wrong && `has a value that is not a number: "${String(wrong.value).slice(0, 40)}". It looks like 12.50.`;
	},
	wire: valuesOf,
	routing: body('template_values'),
};

const moment = (displayName: string, name: string, property: string, description: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description: `${description}, whatever the times of the campaign. Without a time zone it is in UTC.`,
	check: momentProblem,
	wire: secondsOf,
	routing: body(property),
});

/** Fields that are rarely needed, in the order of their labels. */
export const rareFields: Field[] = [
	{
		...words('Code', 'promotionCode', 'The code that people enter in the shop', 'blackfriday10'),
		routing: body('promotion_code'),
	},
	{
		...words('Custom ID', 'promotionCustomId', 'An ID of your own', 'freeshipping_2026', 50),
		routing: body('promotion_custom_id'),
	},
	{
		displayName: 'Discount Status',
		name: 'discountStatus',
		type: 'options',
		default: 'ACTIVE',
		description: 'Whether the offer can be had; Pinterest works it out from the times',
		options: choicesOf(['OTHER', 'ACTIVE', 'PAUSED', 'SCHEDULED', 'EXPIRED']),
		routing: body('discount_status'),
	},
	moment('End Time', 'endTime', 'end_time', 'When the offer ends'),
	{
		...words('External ID', 'externalId', 'The ID that the offer has in the shop system', 'abc', 64),
		routing: body('external_id'),
	},
	{
		displayName: 'Platform',
		name: 'platformType',
		type: 'options',
		default: 'DEFAULT',
		description: 'The shop system from which the offer comes',
		options: [
			{ name: 'Default', value: 'DEFAULT' },
			{ name: 'Shopify', value: 'SHOPIFY' },
		],
		open: true,
		routing: body('platform_type'),
	},
	moment('Start Time', 'startTime', 'start_time', 'When the offer begins'),
];

/** What is wrong with the times, where both are given. */
export function timeProblems({ startTime, endTime }: IDataObject): string[] {
	const [start, end] = [startTime, endTime].map((value) => (isEmpty(value) ? undefined : secondsOf(value)));
	return start !== undefined && end !== undefined && start >= end ? ['"End Time" is not after "Start Time".'] : [];
}
