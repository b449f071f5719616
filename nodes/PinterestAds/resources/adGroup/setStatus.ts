import { adAccountId } from '../../../things/adAccount';
import { adGroupOutput } from '../../../things/adGroup';
import { setStatusOf } from '../../../things/adStatus';
import { changedAdGroupId } from './shared';

export const setStatus = setStatusOf({
	thing: 'ad group',
	article: 'an',
	endpoint: 'ad_groups/update',
	fields: [adAccountId(), changedAdGroupId],
	output: adGroupOutput,
});
