import { linkOf, linkProblem, tidyAddress } from '../../nodes/Pinterest/resources/pin/links';

describe('an address as people and feeds write it', () => {
	test.each([
		['https://shop.example/soup?a=1#top', 'https://shop.example/soup?a=1#top'],
		['HTTP://Shop.example', 'HTTP://Shop.example'],
		['shop.example/soup', 'https://shop.example/soup'],
		['www.shop.example', 'https://www.shop.example'],
		['shop.example:8080/soup', 'https://shop.example:8080/soup'],
		['//cdn.shop.example/soup.jpg', 'https://cdn.shop.example/soup.jpg'],
		['https://shop.example/pumpkin soup.jpg', 'https://shop.example/pumpkin%20soup.jpg'],
		['https://shop.example/kürbis', 'https://shop.example/k%C3%BCrbis'],
		['https://bäckerei.example/brot', 'https://xn--bckerei-5wa.example/brot'],
		['https://shop.example/a%20b', 'https://shop.example/a%20b'],
		['/soups/pumpkin', '/soups/pumpkin'],
		['soup', 'soup'],
		['soup.jpg', 'soup.jpg'],
		['C:\\soup.jpg', 'C:\\soup.jpg'],
		['a soup', 'a soup'],
		['mailto:ada@shop.example', 'mailto:ada@shop.example'],
	])('%s', (written, address) => expect(tidyAddress(written)).toBe(address));
});

describe("a Pin's link", () => {
	const link = (text: string, additionalFields = {}) => linkOf(text, { additionalFields });
	const base = { baseUrl: 'https://shop.example/en/' };

	test.each([
		['/soups', 'https://shop.example/soups'],
		['soups', 'https://shop.example/en/soups'],
		['?p=7', 'https://shop.example/en/?p=7'],
		['https://blog.example/', 'https://blog.example/'],
	])('%s is completed with the base', (text, whole) => expect(link(text, base)).toBe(whole));

	const tracking = { utmSource: 'pinterest', utmCampaign: 'Herbst & Winter', utmMedium: ' ' };
	const added = 'utm_campaign=Herbst%20%26%20Winter&utm_source=pinterest';

	test.each([
		['https://shop.example/soup', `https://shop.example/soup?${added}`],
		['https://shop.example/soup?a=b%20c', `https://shop.example/soup?a=b%20c&${added}`],
		['https://shop.example/soup?#top', `https://shop.example/soup?${added}#top`],
		['https://shop.example/#/soup', `https://shop.example/?${added}#/soup`],
		[
			'https://shop.example/?utm_source=mail',
			'https://shop.example/?utm_source=mail&utm_campaign=Herbst%20%26%20Winter',
		],
	])('%s gets the tracking parameters it does not have', (text, whole) => {
		expect(link(text, tracking)).toBe(whole);
		expect(link(whole, tracking)).toBe(whole);
	});

	test('without a host or a base it says what to do', () => {
		expect(linkProblem('/soups', {})).toBe(
			'is not a web address: "/soups". It must begin with https:// or http://. For a link without a host set "Base URL" under Additional Fields.',
		);
		expect(linkProblem('/soups', { additionalFields: base })).toBeUndefined();
		expect(linkProblem('mailto:ada@shop.example', {})).not.toContain('Base URL');
	});
});
