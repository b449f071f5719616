import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { calls } from '../rules/world.mts';
import { businessOf, byId, unlimited } from './business.mts';

let simulator: Simulator;
let { business, run } = {} as ReturnType<typeof businessOf>;

beforeAll(async () => {
	simulator = await startSimulator(unlimited);
});
beforeEach(() => {
	simulator.reset();
	({ business, run } = businessOf(simulator));
});
afterAll(() => simulator.close());

describe('asset', () => {
	test('getAll lists assets of one kind, filtered by permission and group', async () => {
		const partner = business.addPartner();
		const own = business.addAsset({ type: 'AD_ACCOUNT' });
		const shared = business.addAsset({ type: 'AD_ACCOUNT', sharedBy: partner.id });
		const catalog = business.addAsset({ type: 'CATALOG', name: 'Shop' });
		const group = business.addGroup('Canada', 'About', ['BRAND']);
		group.group!.assets.add(own.id);
		const ids = async (parameters: object) =>
			(await run('asset', 'getAll', { ...parameters })).json.map(({ asset_id: id }) => id);
		expect(await ids({})).toEqual([shared.id, own.id]);
		expect(await ids({ filters: { permissions: ['OWNER'] } })).toEqual([own.id]);
		expect(await ids({ filters: { assetGroupId: group.id } })).toEqual([own.id]);
		expect(await ids({ assetType: 'ASSET_GROUP', filters: { childAssetId: own.id } })).toEqual([group.id]);
		const { json } = await run('asset', 'getAll', { assetType: 'CATALOG' });
		expect(json).toEqual([{ asset_id: catalog.id, asset_type: 'CATALOG', name: 'Shop', permissions: 'OWNER' }]);
	});

	test('getMembers and getPartners tell who may use an asset', async () => {
		const [member, robot] = [business.addMember(), business.addMember({ systemUser: true })];
		const partner = business.addPartner();
		const everybody = [member, robot, partner].map(({ id }): [string, string[]] => [id, ['ANALYST']]);
		const asset = business.addAsset({ type: 'AD_ACCOUNT', access: new Map(everybody) });
		const ids = async (operation: string, filters = {}) =>
			(await run('asset', operation, { assetId: byId(asset.id), filters })).json;
		expect(await ids('getMembers')).toEqual([
			{ id: member.id, username: member.username, email: member.email, permissions: 'ANALYST' },
		]);
		expect(await ids('getMembers', { fetchSystemUsers: true })).toMatchObject([{ id: robot.id }]);
		expect(await ids('getPartners')).toMatchObject([{ id: partner.id }]);
	});
});

describe('assetGroup', () => {
	const canada = { name: 'Canada', description: 'Ad accounts used in Canada', assetGroupTypes: ['BRAND'] };

	test('create returns the group', async () => {
		const { json } = await run('assetGroup', 'create', canada);
		expect(json).toMatchObject([{ name: 'Canada', types: 'BRAND', ad_account_ids: '', owner: 'willowandthyme' }]);
		expect(calls(simulator, 'POST')[0].body).toEqual({
			asset_group_name: 'Canada',
			asset_group_description: 'Ad accounts used in Canada',
			asset_group_types: ['BRAND'],
		});
	});

	test('create whose answer is lost is found and not sent again', async () => {
		simulator.faults.add({ method: 'POST', kind: 'resetAfter' });
		const { json } = await run('assetGroup', 'create', canada);
		expect(json).toMatchObject([{ name: 'Canada', types: 'BRAND' }]);
		expect(business.assets.size).toBe(1);
	});

	test('update changes groups in one call; what is refused of one fails alone', async () => {
		const [first, second] = [business.addGroup('First', 'About'), business.addGroup('Second')];
		const asset = business.addAsset({ type: 'AD_ACCOUNT' });
		const items = [
			{ id: first.id, asset: asset.id },
			{ id: second.id, asset: '404' },
			{ id: '405', asset: asset.id },
		];
		const { json } = await run(
			'assetGroup',
			'update',
			{
				assetGroupId: byId('={{ $json.id }}'),
				updateFields: { assetsToAdd: '={{ $json.asset }}', description: '', name: 'New' },
			},
			{ items, onError: 'continueRegularOutput' },
		);
		expect(json).toMatchObject([
			{ id: first.id, name: 'New', description: '', ad_account_ids: asset.id },
			{ error: { message: expect.stringContaining('Asset 404 not found.') } },
			{ error: { message: expect.stringContaining('Asset group not found.') } },
		]);
		expect(calls(simulator, 'PATCH')).toHaveLength(1);
	});

	test('update that changes nothing is refused before any call', async () => {
		const { error } = await run('assetGroup', 'update', { assetGroupId: byId('1'), updateFields: {} });
		expect(error?.message).toBe('"Update Fields" is empty; it needs a value.');
		expect(simulator.requests).toHaveLength(0);
	});

	test('delete: a refusal beside a success never reads as deleted; a lost answer is looked up', async () => {
		const [first, second] = [business.addGroup('First'), business.addGroup('Second')];
		const remove = (...ids: string[]) =>
			run(
				'assetGroup',
				'delete',
				{ assetGroupId: byId('={{ $json.id }}') },
				{ items: ids.map((id) => ({ id })), onError: 'continueRegularOutput' },
			);
		const refused = await remove(first.id, '404');
		expect(refused.json).toEqual([
			{ deleted: true, id: first.id },
			{ error: expect.objectContaining({ message: expect.stringContaining('Asset group not found.') }) },
		]);
		simulator.faults.add({ method: 'DELETE', kind: 'statusAfter', status: 500 });
		expect((await remove(second.id)).json).toEqual([{ deleted: true, id: second.id }]);
	});
});

describe('brandAccount', () => {
	const brand = { name: 'Fernhill', username: 'fernhill', country: 'GB' };
	const png = Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64',
	);
	const binary = { data: { data: png.toString('base64'), mimeType: 'image/png' } };

	test('create and update, with the image of the item', async () => {
		const hierarchy = { businessHierarchyId: business.id };
		const additionalFields = { website: 'https://fernhill.example', binaryPropertyName: 'data' };
		const created = await run('brandAccount', 'create', { ...hierarchy, ...brand, additionalFields }, { binary });
		const [id] = business.brands.keys();
		expect(created.json).toEqual([{ id }]);
		expect(business.brands.get(id)).toEqual({
			...brand,
			website: 'https://fernhill.example',
			profile_image: { content_type: 'image/png', data: png.toString('base64') },
		});
		simulator.faults.add({ method: 'PATCH', kind: 'resetAfter' });
		const updateFields = { about: 'Candles' };
		const updated = await run('brandAccount', 'update', { ...hierarchy, brandAccountId: id, updateFields });
		expect(updated.json).toEqual([{ id }]);
		expect(business.brands.get(id)).toMatchObject({ about: 'Candles', name: 'Fernhill' });
	});

	test('create whose answer is lost cannot be looked up, and says so', async () => {
		simulator.faults.add({ method: 'POST', kind: 'resetAfter' });
		const { error } = await run('brandAccount', 'create', { businessHierarchyId: business.id, ...brand });
		expect(error?.message).toBe('It is not known whether Pinterest carried this out');
		expect(business.brands.size).toBe(1);
	});

	test.each(['UK', 'gb', 'Germany'])('the country %s is refused before any call', async (country) => {
		const { error } = await run('brandAccount', 'create', { businessHierarchyId: '1', ...brand, country });
		expect(error?.message).toContain('"Country" is not a country');
		expect(simulator.requests).toHaveLength(0);
	});
});

describe('sharedAudience', () => {
	test('getAll lists what others share, in the order asked for', async () => {
		const [first, second] = [business.addAudience(), business.addAudience()];
		business.addAudience({ received: false });
		const ids = async (filters = {}) => (await run('sharedAudience', 'getAll', { filters })).json.map(({ id }) => id);
		expect(await ids()).toEqual([second.id, first.id]);
		expect(await ids({ order: 'ASCENDING' })).toEqual([first.id, second.id]);
	});

	test('is shared, seen and revoked; items with one audience go in one call', async () => {
		const audience = business.addAudience({ received: false });
		const share = (operationType: string, ...ids: string[]) =>
			run(
				'sharedAudience',
				'shareWithAdAccount',
				{ audienceId: byId(audience.id), operationType, adAccountIds: '={{ $json.id }}' },
				{ items: ids.map((id) => ({ id })) },
			);
		simulator.faults.add({ method: 'PATCH', kind: 'resetAfter' });
		const { json } = await share('SHARE', '549755885175', '549755885176');
		expect(json).toEqual(
			['549755885175', '549755885176'].map((recipients) => ({
				audience_id: audience.id,
				operation: 'SHARE',
				recipients,
				permissions: 'RESOURCE_PINNER_LIST_READER',
			})),
		);
		expect(calls(simulator, 'PATCH')).toHaveLength(2);
		await share('REVOKE', '549755885175');
		const seen = await run('sharedAudience', 'getAccounts', { audienceId: byId(audience.id) });
		expect(seen.json).toMatchObject([{ account_id: '549755885176', account_type: 'AD_ACCOUNT' }]);
	});

	test('an audience of others cannot be passed on: the message names the role', async () => {
		const audience = business.addAudience();
		const { error } = await run('sharedAudience', 'shareWithBusiness', {
			audienceId: byId(audience.id),
			businessIds: '1',
		});
		expect(error?.message).toBe(
			'The connected user lacks the role Audience (AUDIENCE_MANAGER) or Admin (ADMIN) for the ad account that the audience belongs to in this business',
		);
	});
});
