import type { Call, Routes } from '../route.mts';
import { id, listOf } from '../schemas.mts';
import { readableAdAccount } from './adAccounts.mts';
import { inParts, partsOf, query, requiredQuery, rowsOf } from './adAnalytics.mts';

/** Numbers of ad groups, ads, and Pins as ads. */

const ids = (most: number) => ({ ...listOf(id), minItems: 1, maxItems: most });

interface Own {
	id: string;
	name?: string;
}

/** Those of others are left out without a word. */
function own(call: Call, table: 'adGroups' | 'ads', parameter: string): Own[] {
	const adAccount = readableAdAccount(call);
	const { byId } = call.state.ads[table];
	return (call.query[parameter] as string[]).flatMap((one) => {
		const found = byId.get(one);
		return found && found.adAccount === adAccount ? [{ id: found.id }] : [];
	});
}

const numbers = (table: 'adGroups' | 'ads', parameter: string, column: string): Routes[string] => ({
	clientCredentials: true,
	query: { ...query, [parameter]: ids(250) },
	requiredQuery: [...requiredQuery, parameter],
	handle: (call) => own(call, table, parameter).flatMap((one) => rowsOf(call, one.id, 1, { [column]: one.id })),
});

const parts = (table: 'adGroups' | 'ads', parameter: string, column: string): Routes[string] => ({
	clientCredentials: true,
	query: { ...inParts, [parameter]: ids(250) },
	requiredQuery: [...requiredQuery, parameter, 'targeting_types'],
	handle: (call) => ({
		data: own(call, table, parameter).flatMap((one) => partsOf(call, one.id, { [column]: one.id }).data),
	}),
});

const { reporting_timezone: _zone, ...withoutZone } = query;

export const adLevels: Routes = {
	'ad_groups/analytics': numbers('adGroups', 'ad_group_ids', 'AD_GROUP_ID'),
	'ad_groups_targeting_analytics/get': parts('adGroups', 'ad_group_ids', 'AD_GROUP_ID'),
	'ads/analytics': numbers('ads', 'ad_ids', 'AD_ID'),
	'ad_targeting_analytics/get': parts('ads', 'ad_ids', 'AD_ID'),
	'ad_pins/analytics': {
		clientCredentials: true,
		query: { ...withoutZone, campaign_id: id, pin_ids: ids(100) },
		requiredQuery: [...requiredQuery, 'campaign_id', 'pin_ids'],
		handle: (call) => {
			const adAccount = readableAdAccount(call);
			const promoted = new Set<string>();
			for (const ad of call.state.ads.ads.of(adAccount).from())
				if (ad.adGroup.campaign.id === call.query.campaign_id) promoted.add(ad.pinId);
			return (call.query.pin_ids as string[])
				.filter((pin) => promoted.has(pin))
				.flatMap((pin) => rowsOf(call, `${String(call.query.campaign_id)} ${pin}`, 1, { PIN_ID: pin }));
		},
	},
};
