import { withHints } from '../../nodes/Pinterest/resources/pin/hints';

const sandbox = { inSandbox: true };
const production = { inSandbox: false };
const pin = { id: '813744226420795884', title: 'Soup' };

test("a Pin of Pinterest's sandbox says that only its owner sees it", () => {
	expect(withHints(pin, sandbox, undefined, [])).toEqual({
		...pin,
		environment: 'sandbox',
		hint: "Made in Pinterest's sandbox, where only its owner sees it.",
	});
	expect(withHints(pin, production, 'https://shop.example/soup', [])).toEqual(pin);
});

test('both hints stand one behind the other', () => {
	const { hint } = withHints(pin, sandbox, 'https://shop.example', [{ link: 'https://bit.ly/3xY' }]);
	expect(hint).toMatch(/only its owner sees it\. https:\/\/bit\.ly\/3xY is a short link\./);
});
