import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { runNode, type RunOptions } from '../harness.mts';
import type { Fault } from '../../../simulator/simulator.mts';
import { byId, calls, createBoard, createPin, getBoard, inWorld, numbered, send } from './world.mts';

/** A server beside Pinterest that notes what reaches it. */
async function elsewhere(): Promise<{ url: string; reached: string[]; server: Server }> {
	const reached: string[] = [];
	const server = createServer((request, response) => {
		reached.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
		response.setHeader('content-type', 'application/json');
		response.end('{"id": "1", "name": "Not Pinterest"}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, reached, server };
}

const expired: Fault = { kind: 'status', status: 401, code: 2, message: 'Authentication failed.' };

describe('a token is renewed when it has expired, and only then', () => {
	test.concurrent('calls of several executions that meet an expired token are one renewal', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const parameters = getBoard(id);
				await runNode(simulator, { parameters });
				for (const token of simulator.state.tokens.values()) token.expiresAt = 0;
				const runs = await runNode(simulator, {
					parameters: getBoard(id, { options: { concurrency: 10 } }),
					items: numbered(40),
				});
				expect(runs.error).toBeUndefined();
				expect(runs.json).toHaveLength(40);
				expect(calls(simulator, 'POST', '/oauth/token').length).toBeLessThanOrEqual(1);
			},
			{ latency: 20 },
		);
	});

	test.concurrent('a token that expires while ten calls are under way is renewed once', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				simulator.faults.add({ kind: 'expireToken', path: /boards/, skip: 15 });
				const { json, error } = await runNode(simulator, { parameters: getBoard(id), items: numbered(60) });
				expect(error).toBeUndefined();
				expect(json).toHaveLength(60);
				expect(calls(simulator, 'POST', '/oauth/token')).toHaveLength(1);
			},
			{ latency: 30 },
		);
	});

	test.concurrent.each([
		[3, 'Your application does not have access to this restricted feature.'],
		[7, 'You are not permitted to access that resource.'],
		[29, 'You are not permitted to access that resource.'],
	])('a 401 with code %i is the answer: nothing is renewed', async (code, message) => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind: 'status', status: 401, code, message, times: 9 });
			const { error } = await runNode(simulator, { parameters: getBoard(id) });
			expect(error?.description).toContain(`Pinterest says: "${message}", code ${code}`);
			expect(calls(simulator).map(({ path }) => path)).toEqual([`/boards/${id}`]);
		});
	});

	test.concurrent('a write whose token had expired is carried out once', async () => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ kind: 'expireToken', path: '/boards', method: 'POST' });
			const { json, refreshes } = await runNode(simulator, { parameters: createBoard('Autumn') });
			expect({ name: json[0].name, refreshes }).toEqual({ name: 'Autumn', refreshes: 1 });
			expect(calls(simulator, 'POST', '/boards').map(({ status }) => status)).toEqual([401, 201]);
		});
	});

	test.concurrent('a refusal right after a renewal is told as itself, with status, code and request ID', async () => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ kind: 'expireToken', path: '/boards', method: 'POST' });
			const no = { status: 400, code: 1, message: 'The board name is invalid or duplicated.' };
			simulator.faults.add({ kind: 'status', ...no, path: '/boards', method: 'POST' });
			const { error } = await runNode(simulator, { parameters: createBoard('Autumn') });
			expect(error?.message).toBe('The account already has a board with this name, or the name is not allowed');
			expect(error?.description).toMatch(/code 1, HTTP 400, POST \/boards, request ID \d+/);
		});
	});

	test.concurrent('a token that Pinterest refuses even when it is new is told, and renewed once', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ ...expired, path: /boards/, times: 50 });
			const { error } = await runNode(simulator, { parameters: getBoard(id) });
			expect(error?.message).toBe('Pinterest did not accept the credential');
			expect(calls(simulator, 'POST', '/oauth/token').length).toBeLessThanOrEqual(1);
			expect(calls(simulator, 'GET', /boards/)).toHaveLength(2);
		});
	});
});

describe('redirects are not followed', () => {
	test.concurrent.each([301, 302, 303, 307, 308])(
		'%i: nothing is told as done, and no token goes to another host',
		async (status) => {
			await inWorld(async (simulator) => {
				const { url, reached, server } = await elsewhere();
				const board = simulator.state.addBoard({ name: 'Soups' });
				for (const method of ['GET', 'POST']) {
					simulator.faults.add({ kind: 'redirect', location: `${url}/v5/pins`, status, method, times: 9 });
				}
				for (const parameters of [createPin(board.id, { title: 'Soup' }), getBoard(board.id)]) {
					const { error, json } = await runNode(simulator, { parameters });
					expect(json).toEqual([]);
					expect(error?.message).toBe(`The call was sent on to another address (HTTP ${status})`);
					expect(error?.description).toContain('"Base URL"');
				}
				expect(reached).toEqual([]);
				expect(simulator.requests).toHaveLength(2);
				server.close();
			});
		},
	);
});

describe('a success that is none', () => {
	const reads: Array<[string, (board: string, pin: string) => RunOptions['parameters']]> = [
		['a Pin without an id', (_board, pin) => ({ resource: 'pin', operation: 'get', pinId: byId(pin) })],
		['a board without an id', (board) => getBoard(board)],
		['a list of Pins without items', () => ({ resource: 'pin', operation: 'getAll' })],
		[
			'a list of sections without items',
			(board) => ({ resource: 'boardSection', operation: 'getAll', boardId: byId(board) }),
		],
	];
	test.concurrent.each(reads)('%s cannot be read, and is asked for again', async (_what, parameters) => {
		await inWorld(async (simulator) => {
			const board = simulator.state.addBoard({ name: 'Soups' });
			const pin = simulator.state.addPin({ boardId: board.id, title: 'Pumpkin' });
			simulator.faults.add({ kind: 'bare', times: 2 });
			const once = await runNode(simulator, { parameters: parameters(board.id, pin.id) });
			expect(once.error).toBeUndefined();
			expect(JSON.stringify(once.json)).not.toContain('undefined');
			simulator.faults.add({ kind: 'bare', times: 9 });
			const { error, json } = await runNode(simulator, { parameters: parameters(board.id, pin.id) });
			expect(error?.message).toBe('The answer from Pinterest could not be read');
			expect(json).toEqual([]);
		});
	});

	test.concurrent('a created Pin without an id is looked up, not told as a Pin without an address', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind: 'bare', method: 'POST' });
			const { json } = await runNode(simulator, { parameters: createPin(id, { title: 'Pumpkin' }) });
			expect(json.map((pin) => pin.id)).toEqual([...simulator.state.pins.keys()]);
			expect(simulator.state.pins.size).toBe(1);
		});
	});
});

describe('what Pinterest or n8n explains is told as explained', () => {
	test.concurrent('a 409 with a reason', async () => {
		await inWorld(async (simulator) => {
			const text = 'There are active promotions.';
			simulator.faults.add({ kind: 'status', status: 409, code: 4162, message: text });
			const { error } = await runNode(simulator, { parameters: createBoard('Autumn') });
			expect(error?.message).toBe(`Pinterest refused the call (HTTP 409): ${text}`);
		});
	});

	test.concurrent('API Request keeps all digits of the numbers in its JSON', async () => {
		await inWorld(async (simulator) => {
			const body = '{"name": "Soups", "parent": 813744226420795884}';
			simulator.faults.add({ kind: 'status', status: 400, code: 1, message: 'No.' });
			await runNode(simulator, { parameters: send('POST', '/boards', { body }) });
			expect(calls(simulator, 'POST')[0].headers['content-length']).toBe(String(body.length));
			const { error } = await runNode(simulator, {
				parameters: send('POST', '/boards', { body: '={{ { parent: 813744226420795884 } }}' }),
			});
			expect(error?.message).toContain('"JSON Body" holds a number that has lost its last digits');
			expect(calls(simulator, 'POST')).toHaveLength(1);
		});
	});
});
