import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { stringify } from 'flatted';

import { DEFAULT_SCOPES, runNode, type RunOptions } from '../harness.mts';
import type { Fault, Simulator } from '../../../simulator/simulator.mts';
import { byId, calls, createBoard, createPin, deletePin, getBoard, inWorld, numbered, send } from './world.mts';

const BOARD = '549755885175';
const PIN = '813744226420795884';

interface Cause {
	name: string;
	status: number;
	code?: number;
	says: string;
	parameters: RunOptions['parameters'];
	message: string;
	remedy: RegExp;
}

const section: RunOptions['parameters'] = {
	resource: 'boardSection',
	operation: 'delete',
	boardId: byId(BOARD),
	sectionId: byId('5024573'),
};

/** Refusals in Pinterest's own words: the examples of its API descriptions 5.0 to 5.23, and of its documentation. */
const CAUSES: Cause[] = [
	{
		name: 'a feature in beta',
		status: 401,
		code: 3,
		says: 'Your application does not have access to this restricted feature.',
		parameters: { resource: 'pin', operation: 'update', pinId: byId(PIN), updateFields: { title: 'New' } },
		message: 'Pinterest has not opened this feature for your app',
		remedy: /beta.*Ask for it/,
	},
	{
		name: 'a kind of token that the endpoint does not take',
		status: 401,
		code: 3,
		says: 'Your application consumer type is not supported, please contact support.',
		parameters: getBoard(BOARD),
		message: 'Pinterest has not opened this feature for your app',
		remedy: /help page/,
	},
	{
		name: 'a missing permission that Pinterest names',
		status: 401,
		code: 3,
		says: "Your token does not have sufficient permissions. Missing: ['boards:write']",
		parameters: createBoard('Autumn'),
		message: 'The credential lacks the permission Manage Boards (boards:write)',
		remedy: /add Manage Boards \(boards:write\) under "Permissions" and connect the account again/,
	},
	{
		name: 'Trial access',
		status: 403,
		code: 29,
		says: 'Apps with Trial access may not create Pins in production https://api.pinterest.com - use API Sandbox https://api-sandbox.pinterest.com instead.',
		parameters: createPin(BOARD),
		message: 'Pinterest lets apps with Trial access create Pins only in its sandbox',
		remedy: /"Environment".*Sandbox.*Standard access/,
	},
	{
		name: 'a format of image that Pinterest does not take',
		status: 400,
		code: 1,
		says: 'The format of the image is not supported',
		parameters: createPin(BOARD),
		message: 'Pinterest does not accept the format of this image',
		remedy: /JPEG and PNG.*Edit Image/,
	},
	{
		name: 'an image that is too small',
		status: 403,
		code: 233,
		says: 'Image is too small',
		parameters: createPin(BOARD),
		message: 'The image is too small for a Pin',
		remedy: /1000 × 1500/,
	},
	{
		name: 'a broken image',
		status: 403,
		code: 235,
		says: 'Sorry, we could not read this image: it may be broken.',
		parameters: createPin(BOARD),
		message: 'Pinterest could not read the image',
		remedy: /save it again as JPEG or PNG/,
	},
	{
		name: 'an address that Pinterest cannot use',
		status: 400,
		code: 1,
		says: 'Whoops! It looks like you entered an invalid URL. Try creating a Pin again with a valid URL.',
		parameters: createPin(BOARD),
		message: 'Pinterest could not use an address of this Pin',
		remedy: /link and the image address/,
	},
	{
		name: 'a board name that is taken',
		status: 400,
		code: 1,
		says: 'The board name is invalid or duplicated.',
		parameters: createBoard('Autumn'),
		message: 'The account already has a board with this name, or the name is not allowed',
		remedy: /another name.*"By Name"/,
	},
	{
		name: 'an unknown board',
		status: 404,
		code: 40,
		says: 'Board not found.',
		parameters: getBoard(BOARD),
		message: 'The board was not found',
		remedy: /Pick the board from the list/,
	},
	{
		name: 'an unknown section',
		status: 404,
		code: 2031,
		says: "Sorry! We couldn't find this board section.",
		parameters: section,
		message: 'The section was not found on this board',
		remedy: /Pick the section from the list/,
	},
	{
		name: 'an unknown Pin',
		status: 404,
		code: 50,
		says: 'Pin not found.',
		parameters: deletePin(PIN),
		message: 'The Pin was not found',
		remedy: /digit missing/,
	},
	{
		name: "somebody else's or a secret board",
		status: 403,
		code: 29,
		says: 'You are not permitted to access that resource.',
		parameters: getBoard(BOARD),
		message: 'Pinterest does not let this account use this board, Pin or ad account',
		remedy: /secret.*permissions/,
	},
	{
		name: "somebody else's Pin, with status 401",
		status: 401,
		code: 7,
		says: 'Not authorized to access board or Pin.',
		parameters: getBoard(BOARD),
		message: 'Pinterest does not let this account use this board, Pin or ad account',
		remedy: /belongs to somebody else/,
	},
	{
		name: 'something else that is not there',
		status: 404,
		code: 6780,
		says: 'Thing not found.',
		parameters: send('GET', '/catalogs'),
		message: 'Pinterest did not find what was asked for',
		remedy: /IDs and names/,
	},
	{
		name: 'a value that Pinterest does not accept',
		status: 400,
		code: 1,
		says: "Parameter 'page_size' was not numeric",
		parameters: send('GET', '/boards'),
		message: "Pinterest did not accept a value: Parameter 'page_size' was not numeric",
		remedy: /Correct the value/,
	},
	{
		name: 'a cause that nobody knows yet',
		status: 418,
		code: 4711,
		says: 'I am a teapot.',
		parameters: send('GET', '/boards'),
		message: 'Pinterest refused the call (HTTP 418): I am a teapot.',
		remedy: /request ID/,
	},
];

const LABELS: Record<string, string> = {
	'pin update': 'PATCH /pins/{pin_id}',
	'pin create': 'POST /pins',
	'pin delete': 'DELETE /pins/{pin_id}',
	'board get': 'GET /boards/{board_id}',
	'board create': 'POST /boards',
	'boardSection delete': 'DELETE /boards/{board_id}/sections/{section_id}',
};

/** Everything that n8n keeps of a run, with what is hidden in it. */
const everything = (value: unknown) => stringify(value) + inspect(value, { depth: Infinity, showHidden: true });

function secretsOf({ state }: Simulator): string[] {
	const tokens = [...state.tokens.values()].flatMap(({ accessToken, refreshToken = accessToken }) => [
		accessToken,
		refreshToken,
	]);
	return [...tokens, state.app.clientSecret];
}

describe('errors', () => {
	test.concurrent.each(CAUSES)(
		'$name: what happened, what to do, and what Pinterest says',
		async ({ status, code, says, parameters, message, remedy }) => {
			await inWorld(async (simulator) => {
				const { resource, operation, path } = parameters as Record<string, string>;
				const endpoint = LABELS[`${resource} ${operation}`] ?? `GET ${path}`;
				// Two times, because n8n renews the token after every 401.
				simulator.faults.add({ kind: 'status', status, code, message: says, path: /^\/(?!oauth)/, times: 2 });
				const { error } = await runNode(simulator, { parameters });
				expect(error?.message).toBe(message);
				expect(error?.description).toMatch(remedy);
				const request = calls(simulator, undefined, /^\/(?!oauth)/).at(-1)!;
				for (const part of [`"${says}"`, `code ${code}`, `HTTP ${status}`, endpoint, `request ID ${request.rid}`]) {
					expect(error?.description).toContain(part);
				}
				expect(error?.httpCode).toBe(String(status));
				expect(error?.context.itemIndex).toBe(0);
				expect(error?.context.data).toMatchObject({
					kind: 'refused',
					httpStatus: status,
					code,
					pinterestMessage: says,
					requestId: request.rid,
					endpoint,
				});
				expect(error?.node.name).toBe('Pinterest');
			});
		},
	);

	test.concurrent('the item that failed is named', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const { error } = await runNode(simulator, {
				parameters: getBoard('={{ $json.id }}'),
				items: numbered(20, (n) => ({ id: n === 7 ? BOARD : id })),
			});
			expect(error?.message).toBe('The board was not found');
			expect(error?.context.itemIndex).toBe(7);
		});
	});

	test.concurrent('of several that failed the first one is told', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind: 'slow', path: `/boards/${BOARD}`, delay: 200 });
			const { error } = await runNode(simulator, {
				parameters: getBoard('={{ $json.id }}'),
				items: numbered(10, (n) => ({ id: n === 3 ? BOARD : n > 3 ? `${BOARD}9` : id })),
			});
			expect(error?.context.itemIndex).toBe(3);
		});
	});

	test.concurrent(
		'the message counts what was already carried out, with what was under way when the item failed',
		async () => {
			await inWorld(async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				simulator.faults.add({ kind: 'slow', delay: 1, path: '/pins' });
				simulator.faults.add({ kind: 'status', status: 400, code: 1, message: 'No.', path: '/pins' });
				simulator.faults.add({ kind: 'slow', delay: 150, path: '/pins', times: 10 });
				const { error } = await runNode(simulator, {
					parameters: createPin(id, { title: '={{ $json.n }}' }),
					items: numbered(20),
				});
				expect(error?.context.itemIndex).toBeGreaterThan(0);
				expect(simulator.state.pins.size).toBe(5);
				expect(error?.description).toContain('5 other items of this run were already carried out on Pinterest.');
			});
		},
	);

	test.concurrent('no token and no secret is in anything that n8n keeps of a failed run', async () => {
		const faults: Fault[] = [
			{ kind: 'status', status: 400 },
			{ kind: 'status', status: 401, code: 2, message: 'Authentication failed.' },
			{ kind: 'status', status: 503 },
			{ kind: 'resetAfter' },
			{ kind: 'garbage' },
			{ kind: 'rateLimit', resetSeconds: 9999 },
		];
		for (const fault of faults) {
			for (const authentication of ['oAuth2', 'accessToken'] as const) {
				for (const onError of ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const) {
					await inWorld(async (simulator) => {
						simulator.faults.add({ ...fault, path: '/boards', method: 'POST', times: 50 });
						const { run, error, json, errorItems } = await runNode(simulator, {
							parameters: send('POST', '/boards', { body: '{"name": "Autumn"}' }),
							authentication,
							onError,
						});
						expect(error ?? json[0]?.error ?? errorItems[0]?.json.error).toBeTruthy();
						const kept = everything(run);
						for (const secret of secretsOf(simulator)) expect(kept).not.toContain(secret);
						expect(kept).not.toMatch(/Bearer|Authorization/);
					});
				}
			}
		}
	});

	test.concurrent(
		'a permission that the credential lacks is named, and asked for once and not for each of 50 items',
		async () => {
			await inWorld(async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const scopes = DEFAULT_SCOPES.filter((scope) => scope !== 'pins:write');
				const { json } = await runNode(simulator, {
					parameters: createPin(id, { title: '={{ $json.n }}' }),
					items: numbered(50),
					scopes,
					onError: 'continueRegularOutput',
				});
				const messages = json.map(({ error }) => (error as { message: string }).message);
				expect(new Set(messages)).toEqual(new Set(['The credential lacks the permission Manage Pins (pins:write)']));
				expect(calls(simulator, 'POST', '/pins')).toHaveLength(1);
				// A missing permission is no reason to renew a token.
				expect(calls(simulator, 'POST', '/oauth/token')).toHaveLength(0);
			});
		},
	);

	test.concurrent.each([
		['Trial access', { status: 403, code: 29, message: 'Apps with Trial access may not create Pins in production' }],
		[
			'a beta feature',
			{ status: 401, code: 3, message: 'Your application does not have access to this restricted feature.' },
		],
	])('%s is not asked for again for each of 50 items', async (_words, refusal) => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind: 'status', ...refusal, path: '/pins', times: 1000 });
			const { json } = await runNode(simulator, {
				parameters: createPin(id, { title: '={{ $json.n }}' }),
				items: numbered(50),
				onError: 'continueRegularOutput',
			});
			expect(json.filter(({ error }) => error)).toHaveLength(50);
			expect(calls(simulator, 'POST', '/pins').length).toBeLessThanOrEqual(2);
		});
	});

	test.concurrent('a connection that can no longer be renewed is one message, not 100 attempts', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const running = runNode(simulator, {
				parameters: getBoard(id),
				items: numbered(100),
				onError: 'continueRegularOutput',
				onStarted: () => {
					simulator.state.refreshable.clear();
					for (const token of simulator.state.tokens.values()) token.expiresAt = 0;
				},
			});
			const { json } = await running;
			const messages = json.map(({ error }) => (error as { message: string }).message);
			expect(messages).toHaveLength(100);
			expect(new Set(messages)).toEqual(new Set(['The connection with Pinterest has to be renewed']));
			expect(json[0].error).toMatchObject({ description: expect.stringContaining('connect the account again') });
			expect(calls(simulator, 'GET', /boards/)).toHaveLength(1);
			expect(calls(simulator, 'POST', '/oauth/token')).toHaveLength(1);
		});
	});

	test.concurrent(
		'a connection that is withdrawn in the middle of 100 items is noticed by those under way, and by no others',
		async () => {
			await inWorld(
				async (simulator) => {
					const { id } = simulator.state.addBoard({ name: 'Soups' });
					simulator.faults.add({ kind: 'expireToken', path: /boards/, skip: 40 });
					const { json } = await runNode(simulator, {
						parameters: getBoard(id),
						items: numbered(100),
						onError: 'continueRegularOutput',
						onStarted: () => simulator.state.refreshable.clear(),
					});
					const failed = json.filter(({ error }) => error);
					expect(failed.length).toBeGreaterThan(50);
					expect(calls(simulator, 'GET', /boards/).length).toBeLessThanOrEqual(100 - failed.length + 10);
				},
				{ latency: 10 },
			);
		},
	);

	test.concurrent('an access token that has expired is told once, with what to do', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind: 'expireToken', path: /boards/ });
			const { json } = await runNode(simulator, {
				parameters: getBoard(id),
				items: numbered(50),
				authentication: 'accessToken',
				onError: 'continueRegularOutput',
			});
			expect(json.at(-1)?.error).toMatchObject({
				message: 'Pinterest did not accept the credential',
				description: expect.stringMatching(/expired.*create and paste a new one/),
				httpStatus: 401,
			});
			expect(calls(simulator)).toHaveLength(1);
		});
	});

	test.concurrent('a token endpoint that is down for a moment does not ask people to connect again', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind: 'status', status: 503, path: '/oauth/token' });
			simulator.faults.add({ kind: 'resetBefore', path: '/oauth/token' });
			simulator.faults.add({ kind: 'expireToken', path: /boards/ });
			const { json, error } = await runNode(simulator, { parameters: getBoard(id) });
			expect(error).toBeUndefined();
			expect(json[0].name).toBe('Soups');
		});
	});

	test.concurrent.each([
		['never connected', undefined],
		['not connected because access was refused', {}],
	])('an OAuth credential that was %s says to connect it', async (_words, oauthTokenData) => {
		await inWorld(async (simulator) => {
			const { error } = await runNode(simulator, {
				parameters: getBoard(BOARD),
				credential: { oauthTokenData: oauthTokenData as never },
			});
			expect(error?.message).toBe('The connection with Pinterest has to be renewed');
			expect(simulator.requests).toHaveLength(0);
		});
	});

	test.concurrent('a custom environment without address is told before any call', async () => {
		await inWorld(async (simulator) => {
			const { error } = await runNode(simulator, { parameters: getBoard(BOARD), credential: { baseUrl: '' } });
			expect(error?.message).toBe('The Pinterest credential is not complete');
			expect(error?.description).toContain('"Base URL"');
			expect(simulator.requests).toHaveLength(0);
		});
	});

	test.concurrent('a refusal by a proxy is not taken for one by Pinterest', async () => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ kind: 'html', status: 403 });
			const { error } = await runNode(simulator, { parameters: getBoard(BOARD) });
			expect(error?.message).toBe('The call was refused on its way to Pinterest (HTTP 403)');
			expect(error?.description).toMatch(/proxy or firewall.*"Base URL"/);
		});
	});

	const withOpenssl = hasOpenssl() ? test.concurrent : test.skip;
	withOpenssl('a certificate that is not trusted is a matter of the network, and nothing was published', async () => {
		await inWorld(async (simulator) => {
			const server = createServer(selfSigned(), (_request, response) => response.end());
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			const baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
			const { error } = await runNode(simulator, { parameters: createBoard('Autumn'), credential: { baseUrl } });
			server.close();
			expect(error?.message).toBe('Pinterest could not be reached');
		});
	});
});

function hasOpenssl(): boolean {
	try {
		execFileSync('openssl', ['version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

function selfSigned(): { key: Buffer; cert: Buffer } {
	const folder = mkdtempSync(join(tmpdir(), 'pinterest-'));
	const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
	const options = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost', '-keyout', key, '-out', cert];
	execFileSync('openssl', ['req', ...options], { stdio: 'ignore' });
	const pair = { key: readFileSync(key), cert: readFileSync(cert) };
	rmSync(folder, { recursive: true });
	return pair;
}
