import { randomBytes } from 'node:crypto';

// All that must stay secret in this Pinterest: what it hands out, and what the suites type in. Each can be told from any other
// text, so that whatever a node writes can be searched for it (test/support/leaks.mts).

/** The bytes that keys and signatures begin with. */
const MARK = Buffer.from('secret');
const marked = (bytes: number) => Buffer.concat([MARK, randomBytes(bytes - MARK.length)]);

/** @param kind `pina` of people, `pinc` of apps, `pinr` for renewing either, as Pinterest's begin */
export const newToken = (kind: 'pina' | 'pinc' | 'pinr') => `${kind}_${randomBytes(36).toString('base64url')}`;

/** What an address of a file or of an upload is signed with. */
export const newSignature = (bytes = 12) => marked(bytes).toString('hex');

/** The passing credentials of an upload host. */
export const newUploadToken = () => marked(60).toString('base64');
export const uploadAccessKey = 'ASIASIMULATOR';

/** What leads of a subscription are encrypted with. */
export const newLeadKey = () => marked(32);

/** The app of the simulator. */
export const ownApp = { clientId: '1500001', clientSecret: 'try-it-locally' };

/** What people type in for others than Pinterest. */
export const typedIn = {
	feedPassword: 'orchid-72-lantern',
	partnerAccessToken: 'secret-access',
	partnerRefreshToken: 'secret-refresh',
	subscriberKey: 'secret-subscriber',
};

const basic = ({ clientId, clientSecret }: typeof ownApp) =>
	Buffer.from(`${clientId}:${clientSecret}`).toString('base64');

const anyOf = (texts: string[]) => texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');

/** Finds any of them, in the spellings that calls carry; the group says what it is. */
export const SECRETS = new RegExp(
	[
		`(?<token>pin[acr]_[\\w-]{20,}|${anyOf([typedIn.partnerAccessToken, typedIn.partnerRefreshToken])})`,
		`(?<key>${MARK.toString('base64')}|${MARK.toString('hex')}|${anyOf([uploadAccessKey, typedIn.subscriberKey])})`,
		`(?<password>${anyOf([typedIn.feedPassword])})`,
		// As n8n keeps it, and as it goes to the token endpoint.
		`(?<clientSecret>${anyOf([ownApp.clientSecret, basic(ownApp).replace(/=+$/, '')])})`,
	].join('|'),
);

/** Somebody of whom an event says all that it can; no word of it means anything else anywhere. */
export const customer = {
	email: 'Ada.Marsh@customers.example',
	phone: '+49 30 5550199',
	firstName: 'Adalinde',
	lastName: 'Marshfield',
	gender: 'weiblich',
	dateOfBirth: '1990-07-04',
	city: 'Willowbrook',
	state: 'California',
	zip: '94107-1234',
	country: 'Deutschland',
	externalId: 'customer-7781',
	hashedMaids: 'cdda802e-fb9c-47ad-9866-0794d394c912',
	clientIpAddress: '203.0.113.77',
	clientUserAgent: 'Mozilla/5.0 (Test; rv:131.7)',
	clickId: 'dj0yJnU9b2JDcFFHekV4SHJN',
};

/** Telephones of other customers, in Berlin. All customers have addresses at customers.example. */
export const customerPhones = ['030 5550123', '030 5550177'];

const lastDigits = [customer.phone, ...customerPhones].map((phone) => phone.split(' ').at(-1));

/** Finds what is known of customers; hashed as well, because a hash of an address is as good as the address. */
export const PERSONAL = new RegExp(
	[
		'(?<email>[\\w.+-]+@customers\\.example)',
		`(?<phone>(?<!\\d)(?:\\+?49|0)[ ()-]*30[ ()-]*(?:${lastDigits.join('|')})(?!\\d))`,
		'(?<hash>(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f]))',
		`(?<person>${anyOf([
			customer.firstName,
			customer.lastName,
			customer.city,
			customer.externalId,
			customer.hashedMaids,
			customer.clientIpAddress,
			customer.clientUserAgent,
			customer.clickId,
		])})`,
	].join('|'),
	'i',
);
