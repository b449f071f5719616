import type { Field } from '../operations/operation';
import { countryCode } from './country';

/** Schema CatalogsLocale of the API description. */
const LOCALES = [
	['Afrikaans (South Africa)', 'af-ZA'],
	['Arabic (Saudi Arabia)', 'ar-SA'],
	['Bangla (India)', 'bn-IN'],
	['Bulgarian (Bulgaria)', 'bg-BG'],
	['Chinese (China)', 'zh-CN'],
	['Chinese (Taiwan)', 'zh-TW'],
	['Croatian (Croatia)', 'hr-HR'],
	['Czech (Czechia)', 'cs-CZ'],
	['Danish (Denmark)', 'da-DK'],
	['Dutch', 'nl'],
	['English (Australia)', 'en-AU'],
	['English (Canada)', 'en-CA'],
	['English (India)', 'en-IN'],
	['English (United Kingdom)', 'en-GB'],
	['English (United States)', 'en-US'],
	['Finnish (Finland)', 'fi-FI'],
	['French', 'fr'],
	['French (Canada)', 'fr-CA'],
	['German', 'de'],
	['Greek (Greece)', 'el-GR'],
	['Hebrew (Israel)', 'he-IL'],
	['Hindi (India)', 'hi-IN'],
	['Hungarian (Hungary)', 'hu-HU'],
	['Indonesian (Indonesia)', 'id-ID'],
	['Italian', 'it'],
	['Japanese', 'ja'],
	['Korean (South Korea)', 'ko-KR'],
	['Malay (Malaysia)', 'ms-MY'],
	['Norwegian Bokmål (Norway)', 'nb-NO'],
	['Polish (Poland)', 'pl-PL'],
	['Portuguese (Brazil)', 'pt-BR'],
	['Portuguese (Portugal)', 'pt-PT'],
	['Romanian (Romania)', 'ro-RO'],
	['Russian (Russia)', 'ru-RU'],
	['Slovak (Slovakia)', 'sk-SK'],
	['Spanish (Argentina)', 'es-AR'],
	['Spanish (Latin America)', 'es-419'],
	['Spanish (Mexico)', 'es-MX'],
	['Spanish (Spain)', 'es-ES'],
	['Swedish (Sweden)', 'sv-SE'],
	['Tagalog (Philippines)', 'tl-PH'],
	['Telugu (India)', 'te-IN'],
	['Thai (Thailand)', 'th-TH'],
	['Turkish', 'tr'],
	['Ukrainian (Ukraine)', 'uk-UA'],
	['Vietnamese (Vietnam)', 'vi-VN'],
];

/** Schema Language: codes of ISO 639-1, which Pinterest takes for items too. */
const LANGUAGES = new Set(
	'AM AR AZ BG BN BS CA CS DA DV DZ DE EL EN ES ET FA FI FR HE HI HR HU HY ID IN IS IT IW JA KA KM KO LO LT LV MK MN MS MY NB NE NL NO PL PT RO RU SK SL SQ SR SV TL UK VI TE TH TR XX ZH'.split(
		' ',
	),
);

/** Schema NullableCurrency. */
const CURRENCIES = new Set(
	'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BYR BZD CAD CDF CHF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GGP GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS IMP INR IQD IRR ISK JEP JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRO MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLL SOS SPL SRD STD SVC SYP SZL THB TJS TMT TND TOP TRY TTD TVD TWD TZS UAH UGX USD UYU UZS VEF VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW ZWD'.split(
		' ',
	),
);

type Changes = Partial<Field>;

/** The parameter `country`: two letters, or the name of the country in many languages. */
export const country = (changes: Changes = {}): Field => ({
	displayName: 'Country',
	name: 'country',
	type: 'string',
	default: '',
	placeholder: 'e.g. DE',
	description: 'The country that the items are for, as two letters or by name',
	tidy: (text) => countryCode(text)?.toUpperCase() ?? text,
	check: (value) =>
		countryCode(String(value)) ? undefined : `is not a country: "${String(value)}". It takes two letters, such as DE.`,
	...changes,
});

const localeNames = LOCALES.map(([name, value]) => ({ name, value }));

/** A language with or without a country, as Pinterest lists them. An expression may give another one. */
export const locale = (changes: Changes = {}): Field => ({
	displayName: 'Locale',
	name: 'locale',
	type: 'options',
	default: 'en-US',
	description: 'The language of the texts',
	options: localeNames,
	...changes,
});

const knownLocales = new Set(LOCALES.map(([, value]) => value));

/** The parameter `language` of items, which also takes a bare code of two letters. */
export const language: Field = locale({
	displayName: 'Language',
	name: 'language',
	description: 'The language of the items. An expression may also give two letters, such as EN.',
	open: true,
	check: (value) =>
		knownLocales.has(String(value)) || LANGUAGES.has(String(value).toUpperCase())
			? undefined
			: `is not a language that Pinterest knows: "${String(value)}". It takes codes such as en-US or EN.`,
	wire: (value) => (knownLocales.has(String(value)) ? value : String(value).toUpperCase()),
});

/** The parameter `language` of auction items, which is two letters for Pinterest: of `en-US` and `en` that is `EN`. */
export const shortLanguage: Field = {
	...language,
	options: localeNames.filter(({ value }) => LANGUAGES.has(twoLetters(value))),
	check: (value) =>
		LANGUAGES.has(twoLetters(value))
			? undefined
			: `is not a language that Pinterest knows: "${String(value)}". It takes codes such as en-US or EN.`,
};

/** Two letters of ISO 639-1 in capitals. */
export function twoLetters(value: unknown): string {
	return String(value).slice(0, 2).toUpperCase();
}

/** A currency, as three letters. */
export const currency = (changes: Changes = {}): Field => ({
	displayName: 'Currency',
	name: 'currency',
	type: 'string',
	default: '',
	placeholder: 'e.g. EUR',
	description: 'The currency of prices that come without one, as three letters',
	tidy: (text) => text.toUpperCase(),
	check: (value) =>
		CURRENCIES.has(String(value).toUpperCase())
			? undefined
			: `is not a currency: "${String(value)}". It takes three letters, such as EUR.`,
	...changes,
});
