import { shortLinks } from '../../nodes/Pinterest/resources/pin/shortLinks';
import { withHints } from '../../nodes/things/hints';

const sandbox = { inSandbox: true };
const production = { inSandbox: false };
const pin = { id: '813744226420795884', title: 'Soup' };

test("what is made in Pinterest's sandbox says that only its owner sees it", () => {
	expect(withHints(pin, sandbox, 'made')).toEqual({
		...pin,
		environment: 'sandbox',
		hint: "Made in Pinterest's sandbox, where only its owner sees it.",
	});
	expect(withHints(pin, production, 'made')).toEqual(pin);
});

test('what was there, and what is not there, is not called made', () => {
	expect(withHints(pin, sandbox, 'there')).toEqual({
		...pin,
		environment: 'sandbox',
		hint: "It is in Pinterest's sandbox, where only its owner sees it.",
	});
	expect(withHints(pin, sandbox, 'absent')).toEqual({ ...pin, environment: 'sandbox' });
});

test('hints stand one behind the other', () => {
	const links = shortLinks('https://shop.example', [{ link: 'https://bit.ly/3xY' }]);
	const { hint } = withHints(pin, sandbox, 'made', links);
	expect(hint).toMatch(/only its owner sees it\. https:\/\/bit\.ly\/3xY is a short link\./);
	expect(withHints(pin, production, 'made', links)).toEqual({ ...pin, hint: links[0] });
});
