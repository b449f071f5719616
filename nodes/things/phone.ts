/** How a country writes its own numbers: calling code, and digits of a whole number without it where all have the same. */
type Plan = [code: string, digits?: number];

const PLANS: Readonly<Record<string, Plan>> = {
	ae: ['971'],
	ar: ['54', 10],
	at: ['43'],
	au: ['61', 9],
	be: ['32'],
	bg: ['359'],
	br: ['55'],
	ca: ['1', 10],
	ch: ['41', 9],
	cl: ['56', 9],
	cn: ['86', 11],
	co: ['57', 10],
	cy: ['357', 8],
	cz: ['420', 9],
	de: ['49'],
	dk: ['45', 8],
	ee: ['372'],
	es: ['34', 9],
	fi: ['358'],
	fr: ['33', 9],
	gb: ['44', 10],
	gr: ['30', 10],
	hk: ['852', 8],
	hr: ['385'],
	hu: ['36'],
	id: ['62'],
	ie: ['353'],
	il: ['972'],
	in: ['91', 10],
	it: ['39', 10],
	jp: ['81'],
	kr: ['82'],
	lt: ['370', 8],
	lu: ['352'],
	lv: ['371', 8],
	mt: ['356', 8],
	mx: ['52', 10],
	my: ['60'],
	nl: ['31', 9],
	no: ['47', 8],
	nz: ['64'],
	pe: ['51', 9],
	ph: ['63'],
	pl: ['48', 9],
	pt: ['351', 9],
	ro: ['40', 9],
	rs: ['381'],
	sa: ['966'],
	se: ['46'],
	sg: ['65', 8],
	si: ['386'],
	sk: ['421', 9],
	th: ['66'],
	tr: ['90', 10],
	tw: ['886'],
	ua: ['380', 9],
	us: ['1', 10],
	vn: ['84'],
	za: ['27', 9],
};

/** What is dialled before a country code in North America, where everybody else dials 00 or +. */
const NORTH_AMERICA_ABROAD = /^011(?=\d{7})/;

const EXTENSION = /(?:\b(?:ext|extension|durchwahl|poste)|\bx|#)[.:\s]*\d+\s*$/i;

/** ITU-T E.164: a number with its country code has at most 15 digits. */
const WHOLE = /^[1-9]\d{6,14}$/;

/**
 * A phone number as Pinterest wants it hashed: "only digits with country code, area code, and number. Remove any symbols,
 * letters, spaces and leading zeros" (`ph` of the API description).
 * @param country two letters in lower case; makes a whole number of one that is written as within the country
 * @returns undefined for what is no number, or has no country code
 */
export function phoneDigits(text: string, country?: string): string | undefined {
	const written = text.normalize('NFKC').trim().replace(EXTENSION, '');
	const abroad = /^(tel:)?\s*(\+|00)/i.test(written);
	const digits = (abroad ? written.replace('(0)', '') : written).replace(/\D/g, '');
	const whole = abroad ? withoutZeros(digits) : fromWithin(digits, country);
	return whole && WHOLE.test(whole) ? whole : undefined;
}

function fromWithin(digits: string, country = ''): string | undefined {
	const bare = withoutZeros(digits);
	const plan = PLANS[country];
	// A leading zero stands for the country code that is missing.
	if (!plan) return bare === digits ? bare : undefined;
	const [code, length] = plan;
	if (code === '1' && NORTH_AMERICA_ABROAD.test(digits)) return digits.replace(NORTH_AMERICA_ABROAD, '');
	// Italy's zero belongs to the number.
	if (bare !== digits) return code + (country === 'it' ? digits : bare);
	return bare.length === length ? code + bare : bare;
}

function withoutZeros(digits: string): string {
	return digits.replace(/^0+/, '');
}
