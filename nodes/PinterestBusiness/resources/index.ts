import type { Resource } from '../../operations/operation';
import { asset } from './asset';
import { assetGroup } from './assetGroup';
import { assetRequest } from './assetRequest';
import { brandAccount } from './brandAccount';
import { commerceIntegration } from './commerceIntegration';
import { employer } from './employer';
import { integration } from './integration';
import { invite } from './invite';
import { member } from './member';
import { partner } from './partner';
import { sharedAudience } from './sharedAudience';
import { systemUser } from './systemUser';

/** What the node offers, in the order of the editor's list. */
export const resources: Resource[] = [
	asset,
	assetGroup,
	assetRequest,
	brandAccount,
	commerceIntegration,
	employer,
	integration,
	invite,
	member,
	partner,
	sharedAudience,
	systemUser,
];
