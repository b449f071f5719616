import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { calls } from '../rules/world.mts';
import { businessOf, businessScopes, byId, unlimited } from './business.mts';

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

const path = (rest: string) => `/businesses/${business.id}/${rest}`;
const fromItem = byId('={{ $json.id }}');

describe('member', () => {
	test('getAll lists members with their roles, in the simplified form', async () => {
		business.addMember({ username: 'lea', email: null, role: 'BIZ_ADMIN', createdAt: Date.UTC(2026, 2, 1) });
		const { json } = await run('member', 'getAll');
		expect(json).toEqual([
			{
				id: expect.any(String),
				username: 'lea',
				email: null,
				business_roles: 'BIZ_ADMIN',
				is_shared_partner: false,
				created_at: '2026-03-01T00:00:00.000Z',
				created_by: 'willowandthyme',
				created_by_business: 'willowandthyme',
				ad_account_ids: '',
				profile_ids: '',
			},
		]);
	});

	test('getAll reads all pages, and filters by role, ID and place', async () => {
		const members = Array.from({ length: 300 }, () => business.addMember());
		members[7].role = 'BIZ_ADMIN';
		expect((await run('member', 'getAll', { returnAll: true })).json).toHaveLength(300);
		expect(calls(simulator, 'GET')).toHaveLength(2);
		const admins = await run('member', 'getAll', { filters: { businessRoles: ['BIZ_ADMIN'] } });
		expect(admins.json.map(({ id }) => id)).toEqual([members[7].id]);
		const two = await run('member', 'getAll', { filters: { memberIds: `${members[3].id}, ${members[4].id}` } });
		expect(two.json.map(({ id }) => id)).toEqual([members[4].id, members[3].id]);
		const rest = await run('member', 'getAll', { returnAll: true, filters: { startIndex: 298 } });
		expect(rest.json.map(({ id }) => id)).toEqual([members[1].id, members[0].id]);
	});

	test('update changes the roles of all items in one call, each item with its own result', async () => {
		const members = [business.addMember(), business.addMember(), business.addMember()];
		const { json } = await run(
			'member',
			'update',
			{ memberId: fromItem, businessRole: '={{ $json.role }}' },
			{ items: members.map(({ id }, at) => ({ id, role: at === 1 ? 'EMPLOYEE' : 'BIZ_ADMIN' })) },
		);
		expect(json).toEqual(members.map(({ id }, at) => ({ id, business_role: at === 1 ? 'EMPLOYEE' : 'BIZ_ADMIN' })));
		expect(members.map(({ role }) => role)).toEqual(['BIZ_ADMIN', 'EMPLOYEE', 'BIZ_ADMIN']);
		expect(calls(simulator, 'PATCH', path('members'))).toHaveLength(1);
	});

	test('update: a member whom the answer leaves out is not taken for changed', async () => {
		const member = business.addMember();
		const items = [{ id: '404' }, { id: member.id }];
		const { json } = await run(
			'member',
			'update',
			{ memberId: fromItem, businessRole: 'BIZ_ADMIN' },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(json).toEqual([
			{ error: expect.objectContaining({ message: 'It is not known whether Pinterest carried this out' }) },
			{ id: member.id, business_role: 'BIZ_ADMIN' },
		]);
	});

	test('update whose answer is lost is sent again, because it sets a value', async () => {
		const member = business.addMember();
		simulator.faults.add({ method: 'PATCH', kind: 'resetAfter' });
		const { json, error } = await run('member', 'update', { memberId: byId(member.id), businessRole: 'BIZ_ADMIN' });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ id: member.id, business_role: 'BIZ_ADMIN' }]);
		expect(calls(simulator, 'PATCH')).toHaveLength(2);
	});

	test('remove sends a DELETE with a body, one for all items', async () => {
		const members = [business.addMember(), business.addMember()];
		const { json } = await run(
			'member',
			'remove',
			{ memberId: fromItem },
			{ items: members.map(({ id }) => ({ id })) },
		);
		expect(json).toEqual(members.map(({ id }) => ({ deleted: true, id })));
		expect(calls(simulator, 'DELETE').map(({ body }) => body)).toEqual([
			{ members: members.map(({ id }) => ({ member_id: id, business_role: 'EMPLOYEE' })) },
		]);
		expect(business.members.size).toBe(0);
	});

	test('remove: who is not named as deleted never reads as deleted', async () => {
		const member = business.addMember();
		const { json } = await run(
			'member',
			'remove',
			{ memberId: fromItem },
			{ items: [{ id: member.id }, { id: '404' }], onError: 'continueRegularOutput' },
		);
		expect(json).toEqual([{ deleted: true, id: member.id }, { error: expect.anything() }]);
	});

	test('remove whose answer is lost finds out who is gone', async () => {
		const members = [business.addMember(), business.addMember()];
		simulator.faults.add({ method: 'DELETE', kind: 'resetAfter' });
		const { json, error } = await run(
			'member',
			'remove',
			{ memberId: fromItem },
			{ items: members.map(({ id }) => ({ id })) },
		);
		expect(error).toBeUndefined();
		expect(json).toEqual(members.map(({ id }) => ({ deleted: true, id })));
		expect(calls(simulator, 'DELETE')).toHaveLength(2);
	});

	test('remove whose answer is lost: who is still there is not told as deleted', async () => {
		const [gone, kept] = [business.addMember(), business.addMember()];
		simulator.faults.add({ method: 'DELETE', kind: 'resetAfter' });
		// Pinterest keeps one of them without a word.
		const { delete: remove } = business.members;
		business.members.delete = function (id) {
			return id !== kept.id && remove.call(this, id);
		};
		const { json } = await run(
			'member',
			'remove',
			{ memberId: fromItem },
			{ items: [{ id: gone.id }, { id: kept.id }], onError: 'continueRegularOutput' },
		);
		expect(json).toEqual([
			{ deleted: true, id: gone.id },
			{ error: expect.objectContaining({ message: 'It is not known whether Pinterest carried this out' }) },
		]);
	});

	test('the list cannot be seen without a role in the business: the message names it', async () => {
		const client = simulator.state.business.of(simulator.state.addAccount({ username: 'fernhillcandles' }));
		client.addMember({ id: simulator.state.account.id, role: 'EMPLOYEE' });
		const { error } = await run('member', 'getAll', { businessId: byId(client.id) });
		expect(error?.message).toBe('The connected user lacks the role Business Admin (BIZ_ADMIN) in this business');
		expect(error?.description).toContain('Business Access');
	});

	test('a role that Pinterest names itself is the one told', async () => {
		const message = 'You need FINANCE_MANAGER for that.';
		simulator.faults.add({ kind: 'status', status: 403, code: 29, message });
		const { error } = await run('member', 'getAll');
		expect(error?.message).toBe('The connected user lacks the role Finance (FINANCE_MANAGER) in this business');
	});

	test('a permission that is missing is told as a permission', async () => {
		const scopes = businessScopes.filter((scope) => scope !== 'biz_access:write');
		const { error } = await run('member', 'remove', { memberId: byId('1') }, { scopes });
		expect(error?.message).toBe('The credential lacks the permission Manage Business Access (biz_access:write)');
	});

	test.each([
		['lea', '"Member" is not an ID: "lea". IDs consist of digits only.'],
		['123456789012345678901', '"Member" is longer than 20 digits: "123456789012345678901".'],
	])('a member "%s" is refused before any call', async (id, message) => {
		const { error } = await run('member', 'remove', { memberId: byId(id) });
		expect(error?.message).toBe(message);
		expect(simulator.requests).toHaveLength(0);
	});

	test('too many IDs to filter by are refused before any call', async () => {
		const memberIds = Array.from({ length: 40 }, () => '810852000000000042').join(',');
		const { error } = await run('member', 'getAll', { filters: { memberIds } });
		expect(error?.message).toContain('759 characters');
		expect(simulator.requests).toHaveLength(0);
	});

	test('access to assets: set in one call, seen, and removed', async () => {
		const member = business.addMember();
		const assets = [business.addAsset({ type: 'AD_ACCOUNT' }), business.addAsset({ type: 'AD_ACCOUNT' })];
		const items = assets.map(({ id }) => ({ id }));
		const parameters = { memberId: byId(member.id), assetId: fromItem };
		const set = await run('member', 'setAssetAccess', { ...parameters, permissions: ['ANALYST', 'ADMIN'] }, { items });
		expect(set.json).toEqual(
			assets.map(({ id }) => ({ asset_id: id, member_id: member.id, permissions: 'ANALYST, ADMIN' })),
		);
		expect(calls(simulator, 'PATCH')).toHaveLength(1);
		const seen = await run('member', 'getAssets', { memberId: byId(member.id) });
		expect(seen.json.map(({ asset_id: id, permissions }) => [id, permissions])).toEqual(
			[assets[1], assets[0]].map(({ id }) => [id, 'ANALYST, ADMIN']),
		);
		simulator.faults.add({ method: 'DELETE', kind: 'resetAfter' });
		const removed = await run('member', 'removeAssetAccess', parameters, { items });
		expect(removed.error).toBeUndefined();
		expect(removed.json).toEqual(assets.map(({ id }) => ({ deleted: true, asset_id: id, member_id: member.id })));
	});

	test('setAssetAccess: what Pinterest refuses of one item fails alone, with its words', async () => {
		const member = business.addMember();
		const [adAccount, profile] = [business.addAsset({ type: 'AD_ACCOUNT' }), business.addAsset({ type: 'PROFILE' })];
		const { json } = await run(
			'member',
			'setAssetAccess',
			{ memberId: byId(member.id), assetId: fromItem, permissions: ['PROFILE_PUBLISHER'] },
			{ items: [{ id: adAccount.id }, { id: profile.id }], onError: 'continueRegularOutput' },
		);
		expect(json).toEqual([
			{ error: expect.objectContaining({ message: expect.stringContaining('not a permission for this type') }) },
			{ asset_id: profile.id, member_id: member.id, permissions: 'PROFILE_PUBLISHER' },
		]);
	});

	test('items for different businesses never share a call', async () => {
		const client = simulator.state.business.of(simulator.state.addAccount({ username: 'fernhillcandles' }));
		client.addMember({ id: simulator.state.account.id, role: 'BIZ_ADMIN' });
		const pairs = [business, client].map((one) => ({ business: one.id, id: one.addMember().id }));
		const { json } = await run(
			'member',
			'update',
			{ businessId: byId('={{ $json.business }}'), memberId: fromItem, businessRole: 'BIZ_ADMIN' },
			{ items: pairs },
		);
		expect(json.map(({ id }) => id)).toEqual(pairs.map(({ id }) => id));
		expect(calls(simulator, 'PATCH').map((call) => call.path)).toEqual(
			pairs.map((one) => `/businesses/${one.business}/members`),
		);
	});
});

describe('partner', () => {
	test('getAll lists partners, of one direction if asked', async () => {
		const inside = business.addPartner();
		const outside = business.addPartner({ direction: 'EXTERNAL' });
		const all = await run('partner', 'getAll');
		expect(all.json.map(({ id, is_shared_partner: shared }) => [id, shared])).toEqual([
			[outside.id, true],
			[inside.id, false],
		]);
		const one = await run('partner', 'getAll', { filters: { partnerType: 'EXTERNAL' } });
		expect(one.json.map(({ id }) => id)).toEqual([outside.id]);
	});

	test('remove: partners of one direction go together, those of another apart', async () => {
		const [first, second] = [business.addPartner(), business.addPartner()];
		const outside = business.addPartner({ direction: 'EXTERNAL' });
		const items = [
			{ id: first.id, type: 'INTERNAL' },
			{ id: second.id, type: 'INTERNAL' },
			{ id: outside.id, type: 'EXTERNAL' },
		];
		const { json } = await run(
			'partner',
			'remove',
			{ partnerId: fromItem, partnerType: '={{ $json.type }}' },
			{ items },
		);
		expect(json).toEqual(items.map(({ id }) => ({ deleted: true, id })));
		expect(calls(simulator, 'DELETE').map(({ body }) => body)).toEqual([
			{ partner_type: 'INTERNAL', partner_ids: [first.id, second.id] },
			{ partner_type: 'EXTERNAL', partner_ids: [outside.id] },
		]);
	});

	test('remove: a partner whom the answer leaves out, and a lost answer', async () => {
		const partner = business.addPartner();
		const wrong = await run('partner', 'remove', { partnerId: byId('404') });
		expect(wrong.error?.message).toBe('It is not known whether Pinterest carried this out');
		simulator.faults.add({ method: 'DELETE', kind: 'statusAfter', status: 502 });
		const lost = await run('partner', 'remove', { partnerId: byId(partner.id) });
		expect(lost.json).toEqual([{ deleted: true, id: partner.id }]);
	});

	test('access to assets: set, seen from both sides, refused by being left out, removed', async () => {
		const partner = business.addPartner({ direction: 'BOTH' });
		const asset = business.addAsset({ type: 'CATALOG', name: 'Shop' });
		const shared = business.addAsset({ type: 'AD_ACCOUNT', sharedBy: partner.id });
		const items = [{ id: asset.id }, { id: '404' }];
		const set = await run(
			'partner',
			'setAssetAccess',
			{ partnerId: byId(partner.id), assetId: fromItem, permissions: ['CATALOGS_VIEWER'] },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(set.json).toEqual([
			{ asset_id: asset.id, asset_type: 'CATALOG', partner_id: partner.id, permissions: 'CATALOGS_VIEWER' },
			{ error: expect.objectContaining({ message: 'It is not known whether Pinterest carried this out' }) },
		]);
		const ours = await run('partner', 'getAssets', { partnerId: byId(partner.id), assetType: 'CATALOG' });
		expect(ours.json).toEqual([
			{ asset_id: asset.id, asset_type: 'CATALOG', name: 'Shop', permissions: 'CATALOGS_VIEWER' },
		]);
		const theirs = await run('partner', 'getAssets', { partnerId: byId(partner.id), partnerType: 'EXTERNAL' });
		expect(theirs.json.map(({ asset_id: id }) => id)).toEqual([shared.id]);
		for (const [assetId, partnerType] of [
			[asset.id, 'INTERNAL'],
			[shared.id, 'EXTERNAL'],
		]) {
			simulator.faults.add({ method: 'DELETE', kind: 'resetAfter' });
			const removed = await run('partner', 'removeAssetAccess', {
				partnerId: byId(partner.id),
				assetId: byId(assetId),
				partnerType,
			});
			expect(removed.json).toEqual([{ deleted: true, asset_id: assetId, partner_id: partner.id }]);
		}
		const again = await run('partner', 'removeAssetAccess', { partnerId: byId(partner.id), assetId: byId(asset.id) });
		expect(again.error?.message).toBe('It is not known whether Pinterest carried this out');
	});
});

describe('systemUser and employer', () => {
	test('a system user is renamed, although Pinterest answers with nothing', async () => {
		const user = business.addMember({ systemUser: true, username: 'old' });
		const { json } = await run('systemUser', 'update', { systemUserId: byId(user.id), name: 'Reporting' });
		expect(json).toEqual([{ id: user.id, updated: true }]);
		expect(user.username).toBe('Reporting');
	});

	test('employers are the businesses that the user works for', async () => {
		const client = simulator.state.business.of(simulator.state.addAccount({ username: 'fernhillcandles' }));
		client.addMember({ id: simulator.state.account.id, role: 'BIZ_ADMIN' });
		const { json } = await run('employer', 'getAll');
		expect(json).toMatchObject([{ id: client.id, username: 'fernhillcandles', business_roles: 'BIZ_ADMIN' }]);
	});
});
