/** Languages in which names of countries are understood. */
const LANGUAGES = 'en de fr es it pt nl sv da nb fi pl cs sk hu ro tr el ru uk ja ko zh ar he id th vi'.split(' ');

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

/** Codes of CLDR that are no countries of ISO 3166. */
const NO_COUNTRIES = new Set('eu ez un zz qo xa xb ac cp cq dg ea ic ta'.split(' '));

/** What people write besides the names of CLDR: three letters of ISO 3166, and other names. */
const ALSO =
	'usa us|unitedstatesofamerica us|america us|uk gb|gbr gb|greatbritain gb|england gb|scotland gb|wales gb|northernireland gb|deu de|aut at|che ch|fra fr|esp es|ita it|prt pt|nld nl|holland nl|thenetherlands nl|bel be|lux lu|irl ie|dnk dk|swe se|nor no|fin fi|isl is|pol pl|cze cz|czechrepublic cz|svk sk|hun hu|rou ro|bgr bg|grc gr|hrv hr|svn si|srb rs|ukr ua|tur tr|turkey tr|est ee|lva lv|ltu lt|mlt mt|cyp cy|can ca|mex mx|bra br|arg ar|chl cl|col co|per pe|aus au|nzl nz|jpn jp|kor kr|korea kr|chn cn|twn tw|hkg hk|hongkong hk|sgp sg|mys my|idn id|tha th|vnm vn|phl ph|ind in|isr il|are ae|uae ae|sau sa|zaf za|egy eg|mar ma';

let names: Map<string, string> | undefined;

/** Every name and code of every country, as `folded` writes them, with its two letters. */
function countryNames(): Map<string, string> {
	if (names) return names;
	const known = new Map<string, string>();
	const inLanguages = LANGUAGES.map(
		(language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
	);
	for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
		const region = new Intl.Locale(`und-${code}`).region?.toLowerCase();
		// A code that was given up stands for what came after it, and is no name of its own.
		if (region !== code || NO_COUNTRIES.has(code)) continue;
		const own = inLanguages.map((language) => language.of(code.toUpperCase())).filter((name) => name !== undefined);
		if (own.length === 0) continue;
		known.set(code, code);
		for (const name of own) known.set(folded(name), code);
	}
	for (const [name, code] of ALSO.split('|').map((pair) => pair.split(' '))) known.set(name, code);
	return (names = known);
}

function folded(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/&/g, 'and')
		.replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * A country as Pinterest wants it hashed: two letters of ISO 3166 in lower case (`country` of the API description). Takes the
 * code, three letters, or the name in many languages.
 * @returns undefined for what is no country
 */
export function countryCode(text: string): string | undefined {
	return countryNames().get(folded(text));
}
