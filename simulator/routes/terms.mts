import type { Routes } from '../route.mts';
import { listOf, string } from '../schemas.mts';
import { keywords } from '../trends.mts';

const ENDINGS = [
	'ideas',
	'aesthetic',
	'recipes',
	'diy',
	'for beginners',
	'inspiration',
	'for small spaces',
	'checklist',
];

export const terms: Routes = {
	'terms_related/list': {
		query: { terms: listOf(string) },
		requiredQuery: ['terms'],
		handle: ({ query }) => {
			const list = (query.terms as string[]).map((term) => ({ term, related_terms: related(term) }));
			return {
				id: list[0]?.term ?? '',
				related_term_count: list.reduce((count, { related_terms: found }) => count + found.length, 0),
				related_terms_list: list,
			};
		},
	},

	'terms_suggested/list': {
		query: { term: string, limit: { type: 'integer', minimum: 1, maximum: 10 } },
		requiredQuery: ['term'],
		handle: ({ query }) => {
			const term = String(query.term).toLowerCase();
			const known = keywords.map(({ keyword }) => keyword).filter((keyword) => keyword.startsWith(term));
			const made = ENDINGS.map((ending) => `${term} ${ending}`);
			return [...new Set([...known, ...made])].slice(0, Number(query.limit ?? 4));
		},
	},
};

/** Known keywords that share a word, and the term itself in other words. */
function related(term: string): string[] {
	const words = new Set(term.toLowerCase().split(/\s+/));
	const sharing = keywords
		.map(({ keyword }) => keyword)
		.filter((one) => one.split(' ').some((word) => words.has(word)));
	return [
		...new Set([...sharing.filter((one) => one !== term), `easy ${term}`, `${term} ideas`, `${term} inspiration`]),
	];
}
