import { invalid } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { flag, listOf, oneOf, string } from '../schemas.mts';
import {
	articles,
	chance,
	keywords,
	nextMonths,
	pastYear,
	shares,
	timeSeries,
	topics,
	trendingCategories,
	type Keyword,
} from '../trends.mts';
import { imageUrl } from '../views.mts';

/** Schemas TrendsSupportedRegion, TrendType, ProductCategoryRegion and their like of the OpenAPI description. */
const regions =
	'US CA DE FR ES IT DE+AT+CH GB+IE IT+ES+PT+GR+MT PL+RO+HU+SK+CZ SE+DK+FI+NO NL+BE+LU AR BR CO MX MX+AR+CO+CL AU+NZ'.split(
		' ',
	);
const trendTypes = ['growing', 'monthly', 'yearly', 'seasonal'];
const ageGroups = ['18-24', '25-34', '35-44', '45-49', '50-54', '55-64', '65+'];
const market = oneOf('US', 'GB+IE', 'CA');
const engagement = oneOf('ENGAGEMENT', 'OUTBOUND_CLICK', 'SAVE');
const interests =
	'ALL ANIMALS ARCHITECTURE ART BEAUTY DIY_AND_CRAFTS EDUCATION EVENT_PLANNING FASHION FOOD_AND_DRINKS GARDENING HEALTH HOME_DECOR PARENTING TRAVEL WEDDING'.split(
		' ',
	);

export const trends: Routes = {
	'trending_keywords/list': {
		query: {
			interests: listOf({ ...string, pattern: '^[a-z_]+$' }),
			genders: listOf(oneOf('female', 'male', 'unknown')),
			ages: listOf(oneOf(...ageGroups)),
			include_keywords: { ...listOf({ ...string, minLength: 1, maxLength: 100 }), minItems: 1, maxItems: 50 },
			normalize_against_group: flag,
			limit: { type: 'integer', minimum: 1, maximum: 50 },
			include_prediction: flag,
			include_demographics: flag,
		},
		handle: (call) => {
			const { region, trend_type: type } = call.params;
			if (!regions.includes(region)) throw invalid(`Invalid trending keywords request parameters: region '${region}'`);
			if (!trendTypes.includes(type))
				throw invalid(`Invalid trending keywords request parameters: trend_type '${type}'`);
			const { limit = 50 } = call.query;
			const ranked = keywords
				.filter((keyword) => isWanted(keyword, type, call.query))
				.map((keyword) => trendOf(keyword, region, call.query))
				.sort((a, b) => b.rank[type] - a.rank[type])
				.slice(0, Number(limit));
			const highest = Math.max(...ranked.map(({ volume }) => volume));
			return {
				trends: ranked.map(({ keyword, peak, volume, growth }) => ({
					keyword,
					...growth,
					time_series: timeSeries(
						pastYear(),
						keyword + region,
						peak,
						call.query.normalize_against_group === true ? (volume / highest) * 100 : 100,
					),
					...(call.query.include_prediction === true && {
						has_prediction: true,
						predicted_time_series: timeSeries(nextMonths(), keyword + region, peak),
					}),
					...(call.query.include_demographics === true && {
						demographics: {
							age_distribution: shares(ageGroups, keyword),
							gender_distribution: shares(['female', 'male', 'unspecified'], keyword),
						},
					}),
				})),
			};
		},
	},

	'trends_featured_topics/list': {
		clientCredentials: true,
		query: { region: market, interest: oneOf(...interests) },
		requiredQuery: ['region'],
		handle: ({ state, account, query }) => {
			const { region, interest = 'ALL' } = query;
			const pins = [...account.pins.from()].slice(0, 6);
			return Object.entries(topics)
				.filter(([name]) => interest === 'ALL' || interest === name)
				.map(([name, list]) => ({
					interest: name,
					market: region,
					trends: list.map(([title, searches], at) => ({
						id: String(Math.floor(chance(title) * 1e12)),
						title,
						description: `${title}: what people in this market look for right now.`,
						percent_growth_mom: Math.round(chance(title, String(region)) * 300),
						related_interests: [name.toLowerCase()],
						related_searches: searches,
						time_series: timeSeries(pastYear(), title + String(region), at * 2),
						pins: pins.map((pin) => ({
							id: pin.id,
							src: imageUrl(state, pin.images[0], '600x'),
							width: 600,
							height: 900,
						})),
					})),
				}));
		},
	},

	'trends_product_categories_trending/list': {
		clientCredentials: true,
		query: {
			region: market,
			verticals: listOf(oneOf('FASHION', 'HOME_DECOR', 'BEAUTY')),
			ages: listOf(oneOf(...ageGroups)),
			genders: listOf(oneOf('MALE', 'FEMALE', 'UNSPECIFIED')),
			engagement_type: engagement,
		},
		requiredQuery: ['region'],
		handle: ({ query }) => {
			const { region, verticals: wanted, ages = [], genders = [], engagement_type: type = 'ENGAGEMENT' } = query;
			const seed = [region, type, ages, genders].map(String);
			return trendingCategories
				.filter(([, verticals]) => !wanted || verticals.some((one) => (wanted as string[]).includes(one)))
				.map(([category, verticals]) => ({
					product_category: category,
					pinterest_product_category_id: String(Math.floor(chance(category) * 9000) + 1000),
					engagement_type: type,
					verticals,
					pct_change_mom: Math.round(chance(category, ...seed) * 120),
					percent_relative_volume: Math.round(chance(...seed, category) * 100),
				}))
				.sort((a, b) => b.pct_change_mom - a.pct_change_mom);
		},
	},

	'trends_product_categories_details/list': {
		clientCredentials: true,
		query: {
			product_categories: { ...listOf({ ...string, pattern: '^[A-Z_]+$' }), minItems: 1, maxItems: 20 },
			region: market,
			lookback_window: { type: 'integer', enum: [90, 180, 365, 730] },
			engagement_type: engagement,
		},
		requiredQuery: ['product_categories', 'region'],
		handle: ({ query }) =>
			(query.product_categories as string[]).map((category) => {
				const change = (name: string) => ({
					pct_change_mom: Math.round(chance(category, name, String(query.region)) * 80 - 20),
				});
				const words = category.toLowerCase().replaceAll('_', ' ');
				return {
					product_category: category,
					has_prediction: false,
					demographics: {
						age: shares(ageGroups, category),
						gender: shares(['female', 'male', 'unspecified'], category),
					},
					metrics_highlights: {
						engagement: change('engagement'),
						outbound_clicks: change('outbound_clicks'),
						pin_saves: change('pin_saves'),
					},
					related_searches: [`${words} aesthetic`, `${words} ideas`],
					time_series: timeSeries(pastYear().slice(-Math.round(Number(query.lookback_window ?? 365) / 7)), category),
				};
			}),
	},

	'trends_editorial_articles/list': {
		query: { region: market },
		requiredQuery: ['region'],
		handle: ({ account, query }) =>
			articles.map(({ keywords: related, ...article }) => ({
				...article,
				board_url: `https://www.pinterest.com/pinterest/${article.title.toLowerCase().replaceAll(' ', '-')}/`,
				pins_url: [...account.pins.from()].slice(0, 3).map(({ id }) => `https://www.pinterest.com/pin/${id}/`),
				related_keywords: related.map((name) => ({
					name,
					pct_growth_mom: Math.round(chance(name, String(query.region)) * 200),
				})),
			})),
	},
};

function isWanted({ keyword, interests: own, peak }: Keyword, type: string, query: Call['query']): boolean {
	const wanted = query.interests as string[] | undefined;
	const parts = query.include_keywords as string[] | undefined;
	return (
		(type !== 'seasonal' || peak !== undefined) &&
		(!wanted || own.some((one) => wanted.includes(one))) &&
		(!parts || parts.some((part) => keyword.includes(part.toLowerCase())))
	);
}

/** How strong a keyword is in a region and among the people asked about. */
function trendOf({ keyword, peak }: Keyword, region: string, { genders = [], ages = [] }: Call['query']) {
	const seed = [region, String(genders), String(ages)];
	const percent = (name: string, most: number) => Math.round(chance(keyword, name, ...seed) * most - most / 10);
	const volume = 0.1 + 0.9 * chance(keyword, ...seed);
	const growth = {
		pct_growth_wow: percent('wow', 60),
		pct_growth_mom: percent('mom', 400),
		pct_growth_yoy: percent('yoy', 200),
	};
	const rank: Record<string, number> = {
		growing: growth.pct_growth_mom,
		monthly: volume,
		yearly: volume,
		seasonal: growth.pct_growth_mom,
	};
	return { keyword, peak, volume, growth, rank };
}
