import type { Keyword } from '../ads.mts';
import { invalid, Refusal } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { flag, id, listOf, object, oneOf, string } from '../schemas.mts';
import type { AdAccount } from '../state.mts';
import { readableAdAccount, writableAdAccount } from './adAccounts.mts';
import type { Sent } from './campaigns.mts';

const matchType = oneOf('BROAD', 'PHRASE', 'EXACT', 'EXACT_NEGATIVE', 'PHRASE_NEGATIVE');

const created = object({ match_type: matchType, value: { ...string, maxLength: 120 } }, 'match_type', 'value');

export const keywords: Routes = {
	'keywords/get': {
		clientCredentials: true,
		query: {
			campaign_id: { ...id, maxLength: 18 },
			ad_group_id: { ...id, maxLength: 18 },
			ad_group_ids: { ...listOf(id), maxItems: 250 },
			match_types: { ...listOf(matchType), maxItems: 5 },
		},
		handle: (call) => {
			const adAccount = readableAdAccount(call);
			const { campaign_id: campaign, ad_group_id: one, ad_group_ids: several, match_types: types } = call.query as Sent;
			// Without a filter: what belongs to the ad account itself.
			const parents = several ?? [one ?? campaign ?? adAccount.id];
			const { items, ...rest } = call.page(
				call.state.ads.keywords.of(adAccount),
				({ parentId, matchType: type, archived }) =>
					!archived && parents.includes(parentId) && (types === undefined || types.includes(type)),
			);
			return { items: items.map(keywordView), ...rest };
		},
	},

	'keywords/create': {
		body: object({ keywords: listOf(created), parent_id: id }, 'keywords', 'parent_id'),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			const parent = parentOf(call, adAccount, call.body.parent_id);
			return answers(call, (sent) => create(call, adAccount, parent, sent));
		},
	},

	'keywords/update': {
		body: object({ keywords: listOf(object({ id, archived: flag }, 'id')) }, 'keywords'),
		handle: (call) => {
			const adAccount = writableAdAccount(call);
			return answers(call, (sent) => {
				const found = call.state.ads.keywords.byId.get(sent.id);
				if (found?.adAccount !== adAccount) return 'Keyword not found.';
				return Object.assign(found!, { archived: sent.archived ?? found!.archived });
			});
		},
	},

	'country_keywords_metrics/get': {
		clientCredentials: true,
		query: { country_code: string, keywords: string },
		requiredQuery: ['country_code', 'keywords'],
		handle: (call) => {
			readableAdAccount(call);
			const known = String(call.query.keywords).split(',');
			return {
				data: known
					.filter((keyword) => !keyword.startsWith('unknown'))
					.map((keyword) => ({ keyword, metrics: { keyword_query_volume: `${keyword.length}M+` } })),
			};
		},
	},
};

type Parent = Pick<Keyword, 'parentId' | 'parentType'>;

function parentOf({ state }: Call, adAccount: AdAccount, parentId: string): Parent {
	if (parentId === adAccount.id) return { parentId, parentType: 'advertiser' };
	if (state.ads.campaigns.get(parentId)?.adAccount === adAccount) return { parentId, parentType: 'campaign' };
	if (state.ads.adGroups.byId.get(parentId)?.adAccount === adAccount) return { parentId, parentType: 'adgroup' };
	throw new Refusal(404, 4, 'Parent not found.');
}

/** A parent has a keyword once: who adds it again gets the one that is there. */
function create({ state }: Call, adAccount: AdAccount, parent: Parent, sent: Sent): Keyword | string {
	if (parent.parentType !== 'adgroup' && !String(sent.match_type).endsWith('_NEGATIVE'))
		return 'Only negative keywords can be added here.';
	if (!String(sent.value).trim()) throw invalid('Invalid request: a keyword is empty');
	const known = [...state.ads.keywords.of(adAccount).from()].find(
		({ parentId, value, matchType: type, archived }) =>
			!archived && parentId === parent.parentId && value === sent.value && type === sent.match_type,
	);
	return known ?? state.ads.addKeyword({ adAccount, ...parent, value: sent.value, matchType: sent.match_type });
}

/** Recorded form: what was made, and beside it what was refused, as it was sent, without numbers of errors. */
function answers({ body, fault }: Call, work: (sent: Sent) => Keyword | string) {
	const made: unknown[] = [];
	const errors: unknown[] = [];
	const all = body.keywords as Sent[];
	const reached = fault?.kind === 'someDone' ? all.slice(0, fault.count ?? 1) : all;
	reached.forEach((sent, index) => {
		const isRefused = fault?.kind === 'someRefused' && fault.elements?.includes(index);
		const done = isRefused ? (fault.message ?? 'This keyword cannot be processed.') : work(sent);
		if (typeof done !== 'string') made.push(keywordView(done));
		else {
			const nothing = { archived: null, parent_type: null, parent_id: null, type: 'keyword', id: null };
			errors.push({ data: { ...nothing, ...sent }, error_messages: [done] });
		}
	});
	return { keywords: made, errors };
}

const keywordView = (keyword: Keyword) => ({
	type: 'keyword',
	id: keyword.id,
	parent_id: keyword.parentId,
	parent_type: keyword.parentType,
	value: keyword.value,
	match_type: keyword.matchType,
	archived: keyword.archived,
	bid: null,
});
