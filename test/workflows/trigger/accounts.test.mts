import type { IDataObject } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { DEFAULT_SCOPES } from '../harness.mts';
import { boardWith, DAY, ids, watchedBy } from './watched.mts';

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, ads_read: null } });
});
afterEach(async () => await simulator.close());

const SECRET = ['boards:read_secret', 'pins:read_secret'];
const WITHOUT_ACCOUNT = DEFAULT_SCOPES.filter((scope) => scope !== 'user_accounts:read');

type Watched = ReturnType<typeof watchedBy>;

/** As when somebody opens the credential and connects again. */
function reconnect({ credentials }: Watched, token: { accessToken: string }, scopes: string[]): void {
	const oauth = credentials.data.pinterestOAuth2Api.oauthTokenData as IDataObject;
	Object.assign(oauth, { access_token: token.accessToken, scope: scopes.join(' ') });
	credentials.data.pinterestApi.accessToken = token.accessToken;
}

function anotherAccount(scopes = DEFAULT_SCOPES) {
	const account = simulator.state.addAccount({ username: 'other' });
	const board = simulator.state.addBoard({ name: 'Pies', owner: account });
	for (let n = 0; n < 300; n++) {
		// Half of them were made after the watching of the first account began.
		const createdAt = new Date(Date.now() + (n % 2 === 0 ? 60_000 : -DAY));
		simulator.state.addPin({ boardId: board.id, createdAt });
	}
	return { board, token: simulator.state.addToken({ scopes, account }) };
}

test('reconnecting the credential to another account begins anew: nothing that it had comes out', async () => {
	boardWith(simulator, 20);
	const watched = watchedBy(simulator, { event: 'newPin' });
	await watched.poll();
	const { board, token } = anotherAccount();
	for (const pin of board.pins.from()) pin.createdAt = Math.min(pin.createdAt, Date.now() - 10_000);
	reconnect(watched, token, DEFAULT_SCOPES);
	expect(await watched.poll()).toEqual([]);
	const made = simulator.state.addPin({ boardId: board.id });
	expect(ids(await watched.poll())).toEqual([made.id]);
});

test.each(['oAuth2', 'accessToken'] as const)(
	'adding the secret permissions (%s) brings out nothing old, and what is new on secret boards from then on',
	async (authentication) => {
		boardWith(simulator, 20);
		const secret = boardWith(simulator, 300, { name: 'Plans', privacy: 'SECRET' });
		const watched = watchedBy(simulator, { event: 'newPin' }, { authentication });
		await watched.poll();
		const scopes = [...DEFAULT_SCOPES, ...SECRET];
		reconnect(watched, simulator.state.addToken({ scopes }), scopes);
		expect(await watched.poll()).toEqual([]);
		const made = simulator.state.addPin({ boardId: secret.id });
		expect(ids(await watched.poll())).toEqual([made.id]);
	},
);

test('what was made between the last poll and the change of permissions is not lost', async () => {
	const board = boardWith(simulator, 20);
	const watched = watchedBy(simulator, { event: 'newPin' });
	await watched.poll();
	const made = simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + 1000) });
	const scopes = [...DEFAULT_SCOPES, ...SECRET];
	reconnect(watched, simulator.state.addToken({ scopes }), scopes);
	expect(ids(await watched.poll())).toEqual([made.id]);
});

test('the account is asked for once in a process, whatever the number of polls', async () => {
	boardWith(simulator, 1);
	const { poll } = watchedBy(simulator, { event: 'newPin' });
	for (let n = 0; n < 4; n++) await poll();
	expect(simulator.requests.filter(({ path }) => path === '/user_account')).toHaveLength(1);
});

test('without the permission to ask for the account, old Pins of another one do not come out either', async () => {
	const board = boardWith(simulator, 20);
	const watched = watchedBy(simulator, { event: 'newPin' }, { scopes: WITHOUT_ACCOUNT });
	await watched.poll();
	const made = simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + 1000) });
	expect(ids(await watched.poll())).toEqual([made.id]);
	const other = anotherAccount(WITHOUT_ACCOUNT);
	for (const pin of other.board.pins.from()) pin.createdAt = Date.now() - DAY;
	reconnect(watched, other.token, WITHOUT_ACCOUNT);
	expect(await watched.poll()).toEqual([]);
	expect(simulator.requests.filter(({ path }) => path === '/user_account')).toEqual([]);
});

test('a token that may not ask for the account is no obstacle', async () => {
	const board = boardWith(simulator, 20);
	const watched = watchedBy(simulator, { event: 'newPin' }, { scopes: WITHOUT_ACCOUNT, authentication: 'accessToken' });
	expect(await watched.poll()).toEqual([]);
	const made = simulator.state.addPin({ boardId: board.id, createdAt: new Date(Date.now() + 1000) });
	expect(ids(await watched.poll())).toEqual([made.id]);
	expect(simulator.requests.filter(({ path }) => path === '/user_account')).toHaveLength(1);
});
