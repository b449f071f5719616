import type { Resource } from '../../../operations/operation';
import { downloadInvoice } from './downloadInvoice';
import { getDiscounts } from './getDiscounts';
import { getInvoices } from './getInvoices';
import { getProfiles } from './getProfiles';
import { redeemCredit } from './redeemCredit';

export const billing: Resource = {
	name: 'Billing',
	value: 'billing',
	operations: [downloadInvoice, getDiscounts, getInvoices, getProfiles, redeemCredit],
};
