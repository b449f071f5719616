import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { locator, runNode, type RunOptions } from '../harness.mts';
import { calls } from '../rules/world.mts';

const scopes = ['user_accounts:read', 'user_accounts:write'];
let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, org_write: null, ads_read: null } });
});
beforeEach(() => {
	simulator.reset();
	simulator.state.settings.betaRefused = false;
});
afterAll(() => simulator.close());

const account = (operation: string, parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
	runNode(simulator, { parameters: { resource: 'userAccount', operation, ...parameters }, scopes, ...more });

const profile = (username: string) => ({ username, type: 'user', url: `https://www.pinterest.com/${username}/` });

test('getFollowers reads all pages', async () => {
	for (let number = 1; number <= 260; number++) simulator.state.addFollower(`follower${number}`);
	const { json } = await account('getFollowers', { returnAll: true });
	expect(json).toHaveLength(260);
	expect(json[0]).toEqual(profile('follower260'));
	expect(calls(simulator, 'GET', '/user_account/followers')).toHaveLength(2);
});

test('getFollowing takes its filters and acts for an ad account', async () => {
	const client = simulator.state.addAccount({ username: 'fernhillcandles' });
	const { id } = simulator.state.addAdAccount({
		name: 'Ads',
		owner: client,
		members: [[simulator.state.account, 'ADMIN']],
	});
	simulator.state.addFollowing('waxworks', client);
	const { json } = await account('getFollowing', {
		filters: { feedType: 'CREATOR_ONLY', explicitFollowing: true },
		options: { adAccountId: locator('id', id) },
	});
	expect(json).toEqual([profile('waxworks')]);
	expect(simulator.requests[0].query.parsed).toEqual({
		feed_type: 'CREATOR_ONLY',
		explicit_following: 'true',
		ad_account_id: id,
		page_size: '50',
	});
});

test('getFollowedBoards gives boards', async () => {
	const other = simulator.state.addAccount({ username: 'claystudio' });
	const board = simulator.state.addBoard({ name: 'Glazes', owner: other });
	simulator.state.account.followedBoards.add(board);
	const { json } = await account('getFollowedBoards', { filters: { explicitFollowing: true } });
	expect(json).toMatchObject([{ id: board.id, name: 'Glazes', owner: 'claystudio' }]);
});

test('getBusinesses gives an item for each linked account', async () => {
	simulator.state.account.businesses.push('one_shop', 'two_shop');
	const { json } = await account('getBusinesses');
	expect(json).toEqual(
		['one_shop', 'two_shop'].map((username) => ({
			username,
			url: `https://www.pinterest.com/${username}/`,
			image_url: expect.stringContaining(`/280x280/${username}`),
		})),
	);
});

describe('getFollowedInterests', () => {
	test('of the connected account, whose name is looked up once for all items', async () => {
		const { id } = simulator.state.addInterest('Man cave');
		const { json } = await account('getFollowedInterests', {}, { items: [{}, {}, {}] });
		expect(json).toHaveLength(3);
		expect(json[0]).toEqual({ id, name: 'Man cave', key: 'man cave', url: expect.stringContaining('/man-cave/') });
		expect(calls(simulator, 'GET', '/user_account')).toHaveLength(1);
		expect(calls(simulator, 'GET', '/users/willowandthyme/interests/follow')).toHaveLength(3);
	});

	test.each(['claystudio', '@claystudio', 'https://www.pinterest.com/claystudio/', 'pinterest.de/claystudio'])(
		'of another account, given as %s',
		async (username) => {
			const other = simulator.state.addAccount({ username: 'claystudio' });
			simulator.state.addInterest('Kilns', other);
			simulator.state.addInterest('Glazes', other);
			const { json } = await account('getFollowedInterests', { username, limit: 1 });
			expect(json).toMatchObject([{ name: 'Glazes' }]);
		},
	);

	test.each(['12345', 'two words', 'https://www.pinterest.com/pin/123/'])(
		'refuses %j before any call',
		async (username) => {
			const { error } = await account('getFollowedInterests', { username });
			expect(error?.message).toMatch(/"Username" is not /);
			expect(simulator.requests).toEqual([]);
		},
	);
});

describe('follow', () => {
	beforeEach(() => simulator.state.addFollower('anna.bakes'));
	const following = () => [...simulator.state.account.following.from()].map(({ username }) => username);

	test('follows and returns who is followed', async () => {
		const { json } = await account('follow', { username: '@anna.bakes' });
		expect(json).toEqual([profile('anna.bakes')]);
		expect(following()).toEqual(['anna.bakes']);
		expect(calls(simulator, 'POST')[0].body).toEqual({ auto_follow: false });
	});

	test('sends auto follow when it is on', async () => {
		await account('follow', { username: 'anna.bakes', additionalFields: { autoFollow: true } });
		expect(calls(simulator, 'POST')[0].body).toEqual({ auto_follow: true });
	});

	test('a lost answer is looked up and not sent again', async () => {
		simulator.faults.add({ method: 'POST', kind: 'resetAfter' });
		const { json } = await account('follow', { username: 'Anna.Bakes'.toLowerCase() });
		expect(json).toEqual([profile('anna.bakes')]);
		expect(calls(simulator, 'POST')).toHaveLength(1);
	});

	test('says when the username does not exist', async () => {
		const { error } = await account('follow', { username: 'nobody.here' });
		expect(error?.message).toBe('There is no account with this username on Pinterest');
		expect(error?.description).toContain('User not found.');
	});

	test('says that the feature is in beta', async () => {
		simulator.state.settings.betaRefused = true;
		const { error } = await account('follow', { username: 'anna.bakes' });
		expect(error?.message).toBe('Pinterest has not opened this feature for your app');
	});
});
