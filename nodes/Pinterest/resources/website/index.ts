import type { Resource } from '../../../operations/operation';
import { getAll } from './getAll';
import { getVerificationCode } from './getVerificationCode';
import { unverify } from './unverify';
import { verify } from './verify';

export const website: Resource = {
	name: 'Website',
	value: 'website',
	operations: [getAll, getVerificationCode, verify, unverify],
};
