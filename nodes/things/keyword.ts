import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { readElements } from '../api/elements';
import type { Lookup } from '../operations/exactlyOnce';
import { body, type Batch, type Field } from '../operations/operation';
import { identity, text, type Output } from '../operations/output';

/** Longest keyword, in characters (schema KeywordsCommon of the API description). */
export const LONGEST_KEYWORD = 120;

/** Keywords in one call. The API description names no limit. */
export const KEYWORDS_AT_ONCE = 100;

/** How a search has to match. Campaigns and ad accounts take those only that keep ads away. */
export const MATCH_TYPES = [
	{ name: 'Broad', value: 'BROAD' },
	{ name: 'Exact', value: 'EXACT' },
	{ name: 'Exact, Negative', value: 'EXACT_NEGATIVE', description: 'No ads for this search' },
	{ name: 'Phrase', value: 'PHRASE' },
	{ name: 'Phrase, Negative', value: 'PHRASE_NEGATIVE', description: 'No ads for searches with these words' },
];

export const isNegative = (matchType: unknown): boolean => String(matchType).endsWith('_NEGATIVE');

/** Of a field that takes several keywords: what is wrong with one of them. */
export const longKeyword = (value: unknown): string | undefined => {
	const long = (value as unknown[]).map(String).find((one) => Array.from(one).length > LONGEST_KEYWORD);
	return long && `has a keyword of more than ${LONGEST_KEYWORD} characters: "${long.slice(0, 40)}…".`;
};

type Rows = Record<string, IDataObject[]> | undefined;

/** The parameter `keywords` where each has a match type of its own. @param example a keyword */
export const keywordRows = (description: string, example: string, matchTypes: INodePropertyOptions[]): Field => ({
	displayName: 'Keywords',
	name: 'keywords',
	type: 'fixedCollection',
	placeholder: 'Add keyword',
	typeOptions: { multipleValues: true },
	default: {},
	description,
	options: [
		{
			displayName: 'Keyword',
			name: 'keyword',
			values: [
				{
					displayName: 'Keyword',
					name: 'value',
					type: 'string',
					required: true,
					default: '',
					placeholder: `e.g. ${example}`,
					text: { max: LONGEST_KEYWORD },
				} as Field,
				{ displayName: 'Match Type', name: 'matchType', type: 'options', default: 'BROAD', options: matchTypes },
			],
		},
	] as Field['options'],
	wire: (value) =>
		((value as Rows)?.keyword ?? []).map(({ value: word, matchType }) => ({
			value: String(word).trim(),
			match_type: matchType ?? 'BROAD',
		})),
	routing: body('keywords'),
});

/** A keyword: schema Keyword of the API description. */
export const keywordOutput: Output = {
	columns: {
		id: identity,
		value: text(),
		match_type: text(),
		parent_id: text(),
		parent_type: text(),
		archived: { type: 'boolean' },
	},
	selectable: ['archived', 'bid', 'id', 'match_type', 'parent_id', 'parent_type', 'type', 'value'],
};

/** What has keywords, and the filter of the list that asks for its own; an ad account's are asked for without any. */
export type Parent = 'adAccount' | 'adGroup' | 'campaign';

const parentFilter: Record<Parent, string | undefined> = {
	adAccount: undefined,
	adGroup: 'ad_group_id',
	campaign: 'campaign_id',
};

/** An element with what it belongs to, which is said once for the whole call. */
export interface NewKeyword extends IDataObject {
	match_type: string;
	value: string;
	parent_id: string;
	/** Of what kind the parent is. */
	of: Parent;
}

const asSent = ({ match_type, value }: IDataObject): IDataObject => ({ match_type, value });

/**
 * Finds new keywords whose call was lost. A parent has a keyword once, so one that is there is the one that was wanted, whoever
 * made it.
 */
const keywordLookup: Lookup = {
	list: ({ pathValues, body }) => {
		const { of: parent, parent_id: id } = body as NewKeyword;
		const filter = parentFilter[parent];
		return { endpoint: 'keywords/get', pathValues, query: filter ? { [filter]: id } : {} };
	},
	entries: 'keywords in the list',
	likeness: ({ body }) => {
		const { parent_id: id, match_type: match, value } = body as NewKeyword;
		return [id, match, value.toLowerCase()];
	},
	matches: (entry, { body }) => {
		const { match_type: match, value } = body as NewKeyword;
		return entry.match_type === match && String(entry.value).toLowerCase() === value.toLowerCase();
	},
	dated: false,
	repeats: true,
};

/** How new keywords of one parent go out together. Each element is a `NewKeyword`. */
export const newKeywords = {
	things: 'keywords',
	most: KEYWORDS_AT_ONCE,
	distinct: true,
	into: (elements) => ({ body: { keywords: elements.map(asSent), parent_id: elements[0].parent_id } }),
	split: (answer, sent) => readElements(answer, sent.map(asSent)),
	lookup: keywordLookup,
} satisfies Batch;
