/** Invented trends that look like real ones, and are the same every time they are asked for. */

export interface Keyword {
	keyword: string;
	interests: string[];
	/** Month (0–11) in which most people look for it; undefined when the season does not matter. */
	peak?: number;
}

const groups: Record<string, Array<string | [string, number]>> = {
	food_and_drinks: [
		['pumpkin soup', 9],
		['cozy soup recipes', 10],
		['christmas cookies', 11],
		['summer salad ideas', 6],
		'sourdough starter',
		'one pan dinners',
		'high protein breakfast',
		['spiced cocoa', 11],
		'lemon curd',
		'dessert recipes easy',
	],
	gardening: [
		['balcony garden ideas', 3],
		['seed starting indoors', 1],
		['wildflower meadow', 4],
		'herb garden kitchen',
		['fall garden chores', 9],
		'shade plants',
	],
	home_decor: [
		'open kitchen shelves',
		['cozy fall living room', 8],
		['christmas table decor', 11],
		'small entryway ideas',
		'moody bedroom',
		'earthy kitchen',
	],
	diy_and_crafts: [
		'pinch pot ideas',
		'air dry clay',
		['paper snowflakes', 11],
		['halloween costumes diy', 9],
		'visible mending',
		'block printing fabric',
	],
	womens_fashion: [['fall outfits', 8], 'capsule wardrobe', ['linen dress', 5], ['couples halloween costumes', 9]],
	beauty: ['short nails', ['fall nails', 8], 'curtain bangs', 'glass skin routine'],
	wedding: [['autumn wedding flowers', 8], 'micro wedding', 'wedding stationery'],
	travel: [['lisbon itinerary', 4], 'packing list', ['christmas markets', 11]],
};

export const keywords: Keyword[] = Object.entries(groups).flatMap(([interest, list]) =>
	list.map((entry) => {
		const [keyword, peak] = typeof entry === 'string' ? [entry, undefined] : entry;
		return { keyword, interests: [interest], peak };
	}),
);

/** A number from 0 to 1 that looks like chance, but is the same for the same words. */
export function chance(...words: string[]): number {
	let hash = 2166136261;
	for (const character of words.join('|')) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
	return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296;
}

const WEEK = 7 * 86_400_000;

/** The last days of weeks (Sundays), `count` of them, the last one before today. Negative counts look ahead. */
function weeks(count: number, from = 0): number[] {
	const today = new Date().setUTCHours(0, 0, 0, 0);
	const lastSunday = today - ((new Date(today).getUTCDay() || 7) * WEEK) / 7;
	return Array.from({ length: count }, (_, week) => lastSunday + (from + week) * WEEK);
}

export const pastYear = () => weeks(52, -51);
export const nextMonths = () => weeks(13, 1);

/** Values by week, the highest being 100. */
export function timeSeries(dates: number[], seed: string, peak?: number, scale = 100): Record<string, number> {
	const values = dates.map((date) => {
		const month = new Date(date).getUTCMonth() + new Date(date).getUTCDate() / 31;
		const season = peak === undefined ? 0.5 : (1 + Math.cos(((month - peak - 0.5) / 12) * 2 * Math.PI)) / 2;
		return 0.15 + 0.75 * season + 0.1 * chance(seed, String(date));
	});
	const most = Math.max(...values);
	return Object.fromEntries(dates.map((date, week) => [day(date), Math.round((values[week] / most) * scale)]));
}

const day = (date: number) => new Date(date).toISOString().slice(0, 10);

/** Percentages that a sum of 1 is spread over, none below 0.04 (as the description of `demographics` says). */
export function shares(names: string[], seed: string): Record<string, number> {
	const weights = names.map((name) => 0.1 + chance(seed, name));
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	return Object.fromEntries(
		names.map((name, at) => [name, Math.max(0.04, Math.round((weights[at] / all) * 100) / 100)]),
	);
}

/** What is featured, by interest: title and what people look for with it. */
export const topics: Record<string, Array<[string, string[]]>> = {
	FOOD_AND_DRINKS: [
		['Soup season', ['pumpkin soup', 'cozy soup recipes', 'ramen at home']],
		['Bread at home', ['sourdough starter', 'focaccia garden', 'rye bread']],
		['Baked breakfasts', ['baked oats', 'breakfast casserole']],
		['Jars for winter', ['plum jam', 'quick pickles']],
		['Warm drinks', ['spiced cocoa', 'mulled apple juice']],
	],
	GARDENING: [
		['Tiny harvests', ['balcony garden ideas', 'strawberry gutter']],
		['Meadow lawns', ['wildflower meadow', 'clover lawn']],
		['Herbs indoors', ['herb garden kitchen', 'windowsill plants']],
		['Garden rooms', ['pergola ideas', 'outdoor kitchen']],
		['Saving seeds', ['seed library', 'heirloom tomatoes']],
	],
	HOME_DECOR: [
		['Earth tones', ['earthy kitchen', 'clay walls']],
		['Open shelves', ['open kitchen shelves', 'plate rack']],
		['Candle light', ['beeswax candles', 'taper candle decor']],
		['Small entryways', ['small entryway ideas', 'hall bench']],
		['Mismatched plates', ['table settings', 'vintage plates']],
	],
	DIY_AND_CRAFTS: [
		['Pottery without a wheel', ['pinch pot ideas', 'air dry clay']],
		['Cloth wrapping', ['furoshiki', 'fabric gift wrap']],
		['Visible mending', ['sashiko', 'darning']],
		['Block printing', ['lino print', 'block printing fabric']],
		['Paper stars', ['paper snowflakes', 'bag stars']],
	],
};

export const trendingCategories: Array<[string, string[]]> = [
	['DINNERWARE', ['HOME_DECOR']],
	['CANDLES', ['HOME_DECOR']],
	['PLANTS', ['HOME_DECOR']],
	['POTS_AND_PLANTERS', ['HOME_DECOR']],
	['WALL_SHELVES_AND_LEDGES', ['HOME_DECOR']],
	['SWEATERS_AND_CARDIGANS', ['FASHION']],
	['BOOTS', ['FASHION']],
	['SCARVES_AND_SHAWLS', ['FASHION']],
	['APRONS', ['FASHION', 'HOME_DECOR']],
	['NAIL_POLISHES', ['BEAUTY']],
	['FACE_LOTIONS_AND_CREAMS', ['BEAUTY']],
	['PERFUMES_AND_COLOGNES', ['BEAUTY']],
];

export const articles = [
	{
		title: 'The slow kitchen',
		description: 'Bread that takes two days, soups that take an afternoon: why people cook slowly again.',
		interests: ['FOOD_AND_DRINKS', 'HOME_DECOR'],
		keywords: ['sourdough starter', 'cozy soup recipes', 'earthy kitchen'],
	},
	{
		title: 'Two square metres',
		description: 'Balconies become vegetable gardens.',
		interests: ['GARDENING'],
		keywords: ['balcony garden ideas', 'herb garden kitchen'],
	},
	{
		title: 'Made by hand',
		description: 'Clay, thread and paper instead of a screen.',
		interests: ['DIY_AND_CRAFTS'],
		keywords: ['pinch pot ideas', 'visible mending', 'block printing fabric'],
	},
];
