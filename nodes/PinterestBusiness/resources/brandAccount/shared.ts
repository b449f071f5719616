import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../../../api/client';
import { readImage } from '../../../api/images';
import type { Call } from '../../../operations/call';
import { body, type Field } from '../../../operations/operation';
import { identity, type Output } from '../../../operations/output';
import { accessIdProblem } from '../../../things/business';

/** ISO 3166-1 alpha-2: schema Country of the API description. */
const COUNTRIES = new Set(
	`AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG
	CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL
	GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB
	LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR
	NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX
	SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(
		/\s+/,
	),
);

const id = (name: string, displayName: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 549755885175',
	description,
	check: accessIdProblem,
});

export const hierarchyId = id(
	'businessHierarchyId',
	'Business Hierarchy ID',
	"The business hierarchy: its ID stands in the address of Pinterest's business manager",
);

export const brandAccountId = id('brandAccountId', 'Brand Account ID', 'The brand account, as Create returns it');

export const brandName: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Fernhill Candles',
	description: 'What the brand is called',
	routing: body('name'),
};

export const brandUsername: Field = {
	displayName: 'Username',
	name: 'username',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. fernhillcandles',
	description: "The last part of the profile's address",
	routing: body('username'),
};

export const country: Field = {
	displayName: 'Country',
	name: 'country',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. US',
	description: 'Two letters of ISO 3166, such as US, GB or DE',
	check: (value) =>
		COUNTRIES.has(String(value).trim())
			? undefined
			: `is not a country: "${String(value).slice(0, 40)}". It has two capital letters, such as US, GB or DE.`,
	routing: body('country'),
};

/** What a brand account may have besides. */
export const brandDetails: Field[] = [
	{
		displayName: 'About',
		name: 'about',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'What the profile says about the brand',
		routing: body('about'),
	},
	{
		displayName: 'Profile Image Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		description: 'Name of the input field that holds the image file, a JPEG or PNG',
	},
	{
		displayName: 'Website',
		name: 'website',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://fernhillcandles.example',
		description: 'The website of the brand',
		routing: body('website'),
	},
];

export const brandOutput: Output = { columns: { id: identity } };

/** Sends the brand account with its image, where one of these fields names it. */
export async function sendBrand(
	call: Call,
	fields: IDataObject,
	more: Pick<Request, 'repeatable'> = {},
): Promise<IDataObject> {
	const { binaryPropertyName: property } = fields;
	const image = property && { profile_image: await readImage(call.execution.functions, call.index, String(property)) };
	const answer = await call.send({
		...more,
		body: { ...(call.request.body as IDataObject), ...(image && { ...image }) },
	});
	return { id: answer.brand_account_id ?? call.values.brandAccountId };
}
