import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { loadList, type RunOptions } from '../harness.mts';
import { businessOf, businessScopes, byId, unlimited } from './business.mts';

let simulator: Simulator;
let { business } = {} as ReturnType<typeof businessOf>;

beforeAll(async () => {
	simulator = await startSimulator(unlimited);
});
beforeEach(() => {
	simulator.reset();
	({ business } = businessOf(simulator));
});
afterAll(() => simulator.close());

type Method = Parameters<typeof loadList>[1];

const list = async (method: Method, more: Partial<RunOptions & { filter: string }> = {}) =>
	(
		await loadList(simulator, method, {
			node: 'pinterestBusiness',
			parameters: { businessId: byId(business.id) },
			scopes: businessScopes,
			...more,
		})
	).results;

describe('businesses', () => {
	test('the connected account comes first, then those that the user works for', async () => {
		const client = simulator.state.business.of(simulator.state.addAccount({ username: 'fernhillcandles' }));
		client.addMember({ id: simulator.state.account.id });
		expect(await list('searchBusinesses')).toEqual([
			{ name: 'Willow & Thyme · willowandthyme (connected account)', value: business.id },
			{ name: 'fernhillcandles', value: client.id },
		]);
		expect(await list('searchBusinesses', { filter: 'FERN' })).toEqual([{ name: 'fernhillcandles', value: client.id }]);
	});

	test('without the permission to read the account, the others are shown', async () => {
		const client = simulator.state.business.of(simulator.state.addAccount({ username: 'fernhillcandles' }));
		client.addMember({ id: simulator.state.account.id });
		expect(await list('searchBusinesses', { scopes: ['biz_access:read'] })).toEqual([
			{ name: 'fernhillcandles', value: client.id },
		]);
	});

	test('a personal account is no business', async () => {
		simulator.state.account.accountType = 'PINNER';
		expect(await list('searchBusinesses')).toEqual([]);
	});
});

test('members, partners and system users are shown by name, with their roles', async () => {
	const [member, robot] = [
		business.addMember({ username: 'lea', role: 'BIZ_ADMIN' }),
		business.addMember({ username: 'reporting', systemUser: true }),
	];
	const partner = business.addPartner({ username: null, email: 'shop@example.com' });
	expect(await list('searchMembers')).toEqual([{ name: 'lea (BIZ_ADMIN)', value: member.id }]);
	expect(await list('searchPartners')).toEqual([{ name: 'shop@example.com (PARTNER)', value: partner.id }]);
	expect(await list('searchSystemUsers')).toEqual([{ name: 'reporting (EMPLOYEE)', value: robot.id }]);
});

test('assets of all kinds are shown by name, ad accounts where they can be read', async () => {
	const { id } = simulator.state.addAdAccount({ name: 'Willow Ads' });
	business.addAsset({ type: 'AD_ACCOUNT', id });
	const profile = business.addAsset({ type: 'PROFILE' });
	const catalog = business.addAsset({ type: 'CATALOG', name: 'Shop' });
	const group = business.addGroup('Canada');
	const others = [
		{ name: `${profile.id} (profile)`, value: profile.id },
		{ name: 'Shop (catalog)', value: catalog.id },
		{ name: 'Canada (asset group)', value: group.id },
	];
	expect(await list('searchAssets')).toEqual([{ name: 'Willow Ads (ad account)', value: id }, ...others]);
	expect(await list('searchAssets', { scopes: ['biz_access:read'] })).toEqual([
		{ name: `${id} (ad account)`, value: id },
		...others,
	]);
	expect(await list('searchAssetGroups', { filter: 'can' })).toEqual([
		{ name: 'Canada (asset group)', value: group.id },
	]);
});

test('audiences that the business has received', async () => {
	const audience = business.addAudience({ name: 'Visitors' });
	expect(await list('searchSharedAudiences')).toEqual([{ name: 'Visitors', value: audience.id }]);
});

test.each<Method>(['searchMembers', 'searchPartners', 'searchSystemUsers', 'searchAssets', 'searchAssetGroups'])(
	'%s is empty, and asks nothing, while no business is chosen',
	async (method) => {
		expect(await list(method, { parameters: { businessId: byId('') } })).toEqual([]);
		expect(simulator.requests).toHaveLength(0);
	},
);

test('a business that is no ID is told as such', async () => {
	await expect(list('searchMembers', { parameters: { businessId: byId('lea') } })).rejects.toThrow(
		'"Business" is not an ID: "lea".',
	);
});
