import { adOutput } from '../../../things/ad';
import { adAccountId } from '../../../things/adAccount';
import { setStatusOf } from '../../../things/adStatus';
import { changedAdId } from './shared';

export const setStatus = setStatusOf({
	thing: 'ad',
	article: 'an',
	endpoint: 'ads/update',
	fields: [adAccountId(), changedAdId],
	output: adOutput,
});
