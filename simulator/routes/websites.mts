import { createHash } from 'node:crypto';
import { invalid, websiteNotFound } from '../errors.mts';
import type { Call, Routes } from '../route.mts';
import { actingAs, object, oneOf, string } from '../schemas.mts';
import type { Account, Website } from '../state.mts';
import { websiteView } from '../views.mts';

export const websites: Routes = {
	'user_websites/get': {
		handle: (call) => {
			const { items, ...rest } = call.page(call.account.websites);
			return { items: items.map(websiteView), ...rest };
		},
	},

	'website_verification/get': {
		clientCredentials: true,
		query: actingAs,
		handle: ({ account }) => {
			const code = verificationCode(account);
			const metatag = `<meta name="p:domain_verify" content="${code}"/>`;
			return {
				verification_code: code,
				metatag,
				dns_txt_record: `pinterest-site-verification=${code}`,
				filename: `pinterest-${code.slice(0, 5)}.html`,
				file_content: `<!DOCTYPE html>\n<html>\n<head>\n${metatag}\n</head>\n<body></body>\n</html>\n`,
			};
		},
	},

	// No website is looked at; only those that cannot exist fail.
	'verify_website/update': {
		query: actingAs,
		body: object(
			{
				website: { ...string, pattern: '^[^\\s/:]+\\.[^\\s/:]+(/\\S*[^/])?$' },
				verification_method: oneOf('METATAG', 'FILENAME', 'DNSTXT'),
			},
			'website',
		),
		handle: ({ state, account, body }) => {
			const [host] = body.website.split('/');
			if (host.endsWith('.invalid')) throw invalid('We could not find the verification code on the website.');
			const website = find(account, body.website) ?? state.addWebsite(body.website, undefined, account);
			website.verifiedAt ??= Date.now();
			return websiteView(website);
		},
	},

	'unverify_website/delete': {
		query: { website: string },
		requiredQuery: ['website'],
		status: 204,
		handle: ({ account, query }: Call) => {
			const website = find(account, String(query.website));
			if (website === undefined) throw websiteNotFound();
			account.websites.remove(website);
		},
	},
};

function find({ websites: all }: Account, wanted: string): Website | undefined {
	for (const website of all.from()) if (website.website === wanted) return website;
	return undefined;
}

/** The same for the same account every time. */
const verificationCode = ({ id }: Account) => createHash('md5').update(id).digest('hex');
