import { body, query, type Field } from '../../../operations/operation';
import { businessId, idField, ofBusiness } from '../../../things/business';

export const audienceId = idField(
	{ name: 'audienceId', displayName: 'Audience', list: 'searchSharedAudiences' },
	{
		...ofBusiness,
		description: 'The audience: one that the business has received, picked from the list, or any of its own by ID',
	},
);

export const audienceInQuery: Field = { ...audienceId, routing: query('audience_id') };

/** The business and the audience that is shared. */
export const sharedAudience: Field[] = [businessId, { ...audienceId, routing: body('audience_id') }];
