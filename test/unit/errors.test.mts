import { endpoints } from '../../nodes/api/endpoints';
import { explain, type Refusal } from '../../nodes/api/errors';

const refusal = (facts: Partial<Refusal>): Refusal => ({ status: 400, text: '', environment: 'production', ...facts });

/** Status, code and sentence as Pinterest answers, and what the user reads. */
test.each<[string, Partial<Refusal>, message: RegExp, description: RegExp, rest?: object]>([
	[
		'a beta feature',
		{ status: 401, code: 3, text: 'Your application does not have access to this restricted feature.' },
		/has not opened this feature for your app/,
		/beta.*app by app/,
		{ blocks: 'endpoint' },
	],
	[
		'a feature that the kind of token may not use',
		{ status: 403, code: 29, text: 'Your application consumer type is not supported' },
		/has not opened this feature/,
		/beta/,
		{ blocks: 'endpoint' },
	],
	['a campaign without a budget', { code: 2384 }, /needs a budget/, /daily or a lifetime one/],
	['a Pin of the sandbox in an ad', { code: 2781 }, /cannot be promoted/, /Standard access/],
	['a beta feature of ads', { code: 3078 }, /not opened this feature for the ad account/, /beta/],
	['a paused Performance+ ad group', { code: 4073 }, /cannot be paused/, /in a paused campaign/],
	['an ad account without billing', { code: 4374 }, /no way to pay/, /Ads Manager/],
	[
		'a permission, named by Pinterest',
		{ status: 403, code: 3, text: "Your token lacks scopes. Missing: ['boards:write', 'pins:write']" },
		/lacks the permission Manage Boards \(boards:write\), Manage Pins \(pins:write\)$/,
		/add Manage Boards \(boards:write\), Manage Pins \(pins:write\) under "Permissions" and connect the account again/,
		{ blocks: 'endpoint' },
	],
	[
		'a permission, known from the endpoint and from what was granted',
		{ status: 403, code: 3, endpoint: endpoints['boards/create'], granted: new Set(['boards:read']) },
		/lacks the permission Manage Boards \(boards:write\)$/,
		/add Manage Boards \(boards:write\)/,
		{ blocks: 'endpoint' },
	],
	[
		'a permission nobody knows',
		{ status: 403, code: 3 },
		/lacks the permission that this operation needs/,
		/connect the account again/,
		{ blocks: 'endpoint' },
	],
	[
		'trial access',
		{ status: 403, code: 29, text: 'Apps with Trial access may not create Pins in production' },
		/apps with Trial access create Pins only in its sandbox/,
		/Environment.*Sandbox.*Standard access/,
		{ blocks: 'endpoint' },
	],
	[
		'an expired token',
		{ status: 401, code: 2, text: 'Authentication failed.' },
		/did not accept the credential/,
		/expired or was withdrawn.*\(production\).*connect the account again/,
		{ blocks: 'connection' },
	],
	[
		'what the sandbox does not have',
		{ status: 404, code: 1, environment: 'sandbox', endpoint: endpoints['user_account/analytics'] },
		/sandbox does not offer this operation/,
		/Production/,
		{ blocks: 'endpoint' },
	],
	[
		'a board of production in the sandbox',
		{ status: 404, code: 40, environment: 'sandbox' },
		/board was not found/,
		/from the list\. The sandbox begins empty.*Make a board there first/,
		{ parameter: 'boardId' },
	],
	['an image format', { text: 'The format of the image is not supported' }, /format of this image/, /JPEG and PNG/],
	['a small image', { status: 403, code: 233, text: 'The image is too small' }, /too small for a Pin/, /1000 × 1500/],
	['a broken image', { status: 403, code: 235, text: 'it may be broken' }, /could not read the image/, /save it again/],
	[
		'an invalid link',
		{ text: 'Whoops! It looks like you entered an invalid URL.' },
		/could not use an address of this Pin/,
		/must start with https/,
		{ parameter: 'link' },
	],
	[
		'a board name that is taken',
		{ text: 'The board name is invalid or duplicated.' },
		/already has a board with this name/,
		/Choose another name/,
		{ parameter: 'name' },
	],
	['an unknown board', { status: 404, code: 40 }, /board was not found/, /from the list/, { parameter: 'boardId' }],
	[
		'an unknown section',
		{ status: 404, code: 2031 },
		/section was not found/,
		/from the list/,
		{ parameter: 'sectionId' },
	],
	['an unknown Pin', { status: 404, code: 50 }, /Pin was not found/, /digit missing/, { parameter: 'pinId' }],
	[
		"somebody else's board",
		{ status: 403, code: 29, text: 'You are not permitted to access that resource.' },
		/does not let this account use/,
		/somebody else.*secret/,
	],
	['somebody else’s, told as 401', { status: 401, code: 29 }, /does not let this account use/, /somebody else/],
	['something else that is not there', { status: 404, code: 1 }, /did not find what was asked for/, /Check the IDs/],
	['a busy board', { status: 409, text: 'Could not get exclusive access' }, /was busy/, /"Concurrency" set to 1/],
	['an internal problem', { status: 503 }, /internal problem \(HTTP 503\)/, /few minutes/],
	[
		'an internal problem of the sandbox is not a missing operation',
		{ status: 500, environment: 'sandbox', endpoint: endpoints['user_account/analytics'] },
		/internal problem/,
		/few minutes/,
	],
	['a wrong value', { status: 400, code: 1, text: "'title' is too long" }, /'title' is too long/, /Correct the value/],
	['a wrong value without a reason', { status: 422, code: 1 }, /no reason given/, /Correct the value/],
	[
		'an answer that Pinterest did not give',
		{ status: 407 },
		/refused on its way to Pinterest \(HTTP 407\)/,
		/proxy or firewall.*"Base URL"/,
	],
	[
		'an unknown username',
		{ status: 404, code: 30, text: 'User not found.' },
		/no account with this username/,
		/last part of the profile's address/,
		{ parameter: 'username' },
	],
	['anything unknown', { status: 418, text: 'Teapot' }, /refused the call \(HTTP 418\): Teapot/, /request ID/],
	['anything unknown without words', { status: 418, code: 0 }, /refused the call \(HTTP 418\)$/, /request ID/],
])('%s', (_, facts, message, description, rest = {}) => {
	const explanation = explain(refusal(facts));
	expect(explanation).toEqual({
		message: expect.stringMatching(message),
		description: expect.stringMatching(description),
		...rest,
	});
	// A sentence for a person, and nothing that only a program understands.
	for (const words of [explanation.message, explanation.description]) {
		expect(words).not.toMatch(/undefined|null|\[object|NaN/);
		expect(words).toMatch(/^[A-Z]/);
	}
});
