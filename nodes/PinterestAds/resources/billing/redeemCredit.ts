import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { adAccountId } from '../../../things/adAccount';
import { sha256 } from '../../../things/identifiers';

const HASH = /^[0-9a-f]{64}$/i;

/** The code goes over the wire as a hash only; what is one already is passed on. */
const hashOf = (code: unknown): string => {
	const written = String(code).trim();
	return HASH.test(written) ? written.toLowerCase() : sha256(written);
};

const isDryRun = ({ options }: IDataObject): boolean => ((options ?? {}) as IDataObject).dryRun === true;

/** No look-up: a code that was redeemed cannot be redeemed again, so trying again is the way to find out. */
export const redeemCredit: Operation = {
	name: 'Redeem Credit',
	value: 'redeemCredit',
	action: 'Redeem a code for ad credit',
	description:
		'Redeem an offer code, which puts its credit on the ad account for good and can be done once. With "Dry Run" under Options it only finds out whether the code can be redeemed.',
	endpoint: 'ads_credit/redeem',
	fields: [
		adAccountId(),
		{
			displayName: 'Offer Code',
			name: 'offerCode',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. ADS-2026-AUTUMN',
			description: 'The code as it was given to you; it is sent as a hash',
		},
	],
	options: [
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: true,
			description: 'Whether to find out if the code can be redeemed, and to redeem nothing',
		},
	],
	fill: (values) => ({ body: { offerCodeHash: hashOf(values.offerCode), validateOnly: isDryRun(values) } }),
	output: {
		columns: {
			ad_account_id: text(),
			can_be_redeemed: { type: 'boolean', always: true },
			redeemed: { type: 'boolean', always: true },
			dry_run: { type: 'boolean', always: true },
		},
	},
	async execute(call) {
		const dryRun = isDryRun(call.values);
		// Finding out changes nothing, so it may be asked again.
		const { success, errorCode, errorMessage } = await call.send(dryRun ? { repeatable: true } : {});
		if (success !== true) {
			const told = String(errorMessage ?? '').trim() || 'The offer code cannot be redeemed.';
			const code = typeof errorCode === 'number' ? { code: errorCode } : {};
			throw call.client.elementFailure(call.request, { kind: 'refused', ...code, text: told });
		}
		return {
			ad_account_id: call.request.pathValues!.ad_account_id,
			can_be_redeemed: true,
			redeemed: !dryRun,
			dry_run: dryRun,
		};
	},
};
