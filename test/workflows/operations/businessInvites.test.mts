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

const forMembers = { inviteType: 'MEMBER_INVITE', businessRole: 'EMPLOYEE' };
const access = (...rows: Array<[asset: string, permissions: string[]]>) => ({
	access: rows.map(([asset, permissions]) => ({ assetId: byId(asset), permissions })),
});
const posts = () => calls(simulator, 'POST').map(({ body }) => body);

describe('invite create', () => {
	test('invites people by e-mail address or username, one result for each', async () => {
		const lea = simulator.state.addAccount({ username: 'studiolea' });
		const { json } = await run('invite', 'create', { ...forMembers, members: 'someone@example.com, studiolea' });
		expect(json).toMatchObject([
			{ id: expect.any(String), invite_type: 'MEMBER_INVITE', invite_status: 'PENDING', email: 'someone@example.com' },
			{ username: 'studiolea', user_id: lea.id, business_roles: 'EMPLOYEE', is_received_invite: false },
		]);
		expect(posts()).toEqual([
			{ invite_type: 'MEMBER_INVITE', business_role: 'EMPLOYEE', members: ['someone@example.com', 'studiolea'] },
		]);
	});

	test('people of many items go in one call as long as kind and role are the same', async () => {
		const roles = ['EMPLOYEE', 'EMPLOYEE', 'BIZ_ADMIN'];
		const items = roles.map((role, n) => ({ role, who: `person${n}@example.com` }));
		const { items: output } = await run(
			'invite',
			'create',
			{ ...forMembers, businessRole: '={{ $json.role }}', members: '={{ $json.who }}' },
			{ items },
		);
		expect(output.map(({ json, pairedItem }) => [json.email, pairedItem])).toEqual(
			items.map(({ who }, item) => [who, { item }]),
		);
		expect(posts()).toMatchObject([
			{ business_role: 'EMPLOYEE', members: ['person0@example.com', 'person1@example.com'] },
			{ business_role: 'BIZ_ADMIN', members: ['person2@example.com'] },
		]);
	});

	test('60 people go in two calls', async () => {
		const members = Array.from({ length: 60 }, (_, n) => `person${n}@example.com`);
		const { json } = await run('invite', 'create', { ...forMembers, members });
		expect(json.map(({ email }) => email)).toEqual(members);
		expect(calls(simulator, 'POST')).toHaveLength(2);
	});

	test('partners are invited, or asked for access, by ID', async () => {
		const partner = simulator.state.addAccount({ username: 'fernhillcandles' });
		const { json } = await run('invite', 'create', { inviteType: 'PARTNER_REQUEST', partnerIds: partner.id });
		expect(json).toMatchObject([{ invite_type: 'PARTNER_REQUEST', business_roles: 'PARTNER', user_id: partner.id }]);
		expect(posts()).toEqual([{ invite_type: 'PARTNER_REQUEST', business_role: 'PARTNER', partners: [partner.id] }]);
	});

	test('one that is refused fails alone, and no address is told', async () => {
		const message = 'someone@example.com is a member already.';
		const { json } = await run(
			'invite',
			'create',
			{ ...forMembers, members: '={{ $json.who }}' },
			{ items: [{ who: 'nobody' }, { who: 'lea@example.com' }], onError: 'continueRegularOutput' },
		);
		expect(json).toEqual([
			{ error: expect.objectContaining({ code: 30 }) },
			expect.objectContaining({ email: 'lea@example.com', invite_status: 'PENDING' }),
		]);
		simulator.faults.add({ method: 'POST', kind: 'status', status: 400, code: 1, message });
		const { error } = await run('invite', 'create', { ...forMembers, members: 'someone@example.com' });
		expect(error?.message).toContain('(an e-mail address) is a member already.');
		expect(JSON.stringify([error?.message, error?.description, error?.context])).not.toContain('someone@example.com');
	});

	test('of an item with several people, those who were not invited are told by number', async () => {
		const members = 'someone@example.com, nobody, lea@example.com';
		const { error } = await run('invite', 'create', { ...forMembers, members });
		expect(error?.description).toContain('2 of 3 invites were carried out, all but number 2.');
		expect(business.invites.size).toBe(2);
	});

	test.each([
		['someone@example.com, not an address', 'has neither an e-mail address nor a username in place 2.'],
		['@, lea@example.com', 'has neither an e-mail address nor a username in place 1.'],
	])('%s is refused before any call, without naming anybody', async (members, problem) => {
		const { error } = await run('invite', 'create', { ...forMembers, members });
		expect(error?.message).toBe(`"People" ${problem}`);
		expect(error?.message).not.toContain('example.com');
		expect(simulator.requests).toHaveLength(0);
	});

	test('invites whose answer is lost are found and not sent again', async () => {
		simulator.faults.add({ method: 'POST', kind: 'resetAfter' });
		const members = ['someone@example.com', 'lea@example.com'];
		const { json, error } = await run('invite', 'create', { ...forMembers, members });
		expect(error).toBeUndefined();
		expect(json.map(({ email }) => email)).toEqual(members);
		expect(business.invites.size).toBe(2);
		expect(calls(simulator, 'POST')).toHaveLength(1);
	});

	test('an older invite to the same person is not taken for the lost one', async () => {
		business.addInvite({ to: { id: '1', username: null, email: 'lea@example.com' }, sentAt: Date.now() - 600_000 });
		simulator.faults.add({ method: 'POST', kind: 'resetBefore' });
		const { json } = await run('invite', 'create', {
			...forMembers,
			members: 'lea@example.com',
			options: { lookUpTime: 10 },
		});
		expect(json).toHaveLength(1);
		expect(business.invites.size).toBe(2);
		expect(calls(simulator, 'POST')).toHaveLength(2);
	}, 30_000);
});

describe('what becomes of invites', () => {
	test('getAll lists those for members or for partners, by status', async () => {
		const member = business.addInvite({ status: 'EXPIRED' });
		const pending = business.addInvite();
		const partner = business.addInvite({ type: 'PARTNER_INVITE', role: 'PARTNER' });
		business.addInvite({ status: 'CANCELLED' });
		const ids = async (parameters: object) =>
			(await run('invite', 'getAll', { ...parameters })).json.map(({ id }) => id);
		expect(await ids({})).toEqual([pending.id, member.id]);
		expect(await ids({ filters: { inviteStatus: ['EXPIRED'] } })).toEqual([member.id]);
		expect(await ids({ invitesFor: 'partners', filters: { inviteType: 'PARTNER_INVITE' } })).toEqual([partner.id]);
	});

	test('createForAssets says what an invite is for; rows of one asset are put together', async () => {
		const invite = business.addInvite();
		const [first, second] = [business.addAsset({ type: 'AD_ACCOUNT' }), business.addAsset({ type: 'PROFILE' })];
		const assetAccess = access([first.id, ['ANALYST']], [second.id, ['PROFILE_PUBLISHER']], [first.id, ['ADMIN']]);
		simulator.faults.add({ method: 'POST', kind: 'resetAfter' });
		const { json } = await run('invite', 'createForAssets', { inviteId: invite.id, assetAccess });
		expect(json).toMatchObject([{ id: invite.id, invite_status: 'PENDING' }]);
		expect(Object.fromEntries(invite.assets)).toEqual({
			[first.id]: ['ANALYST', 'ADMIN'],
			[second.id]: ['PROFILE_PUBLISHER'],
		});
	});

	test.each([
		[{}, '"Assets" is empty; it needs a value.'],
		[{ access: [] }, '"Assets" is empty; it needs at least one asset.'],
		[access(['x', ['ADMIN']]), '"Asset (1)" is not an ID: "x". IDs consist of digits only.'],
		[access(['1', ['BOSS']]), /"Permissions \(1\)" has no choice "BOSS". The choices are ADMIN, ANALYST/],
	])('createForAssets: %j is refused before any call', async (assetAccess, message) => {
		const { error } = await run('invite', 'createForAssets', { inviteId: '1', assetAccess });
		if (typeof message === 'string') expect(error?.message).toBe(message);
		else expect(error?.message).toMatch(message);
		expect(simulator.requests).toHaveLength(0);
	});

	test('respond accepts and declines in one call; one that is not there fails alone', async () => {
		const client = simulator.state.business.of(simulator.state.addAccount({ username: 'fernhillcandles' }));
		const to = { id: simulator.state.account.id, username: 'willowandthyme', email: null };
		const [first, second] = [client.addInvite({ to }), client.addInvite({ to })];
		const items = [
			{ id: first.id, response: 'accept' },
			{ id: '404', response: 'accept' },
			{ id: second.id, response: 'decline' },
		];
		const { json } = await run(
			'invite',
			'respond',
			{ inviteId: '={{ $json.id }}', response: '={{ $json.response }}' },
			{ items, onError: 'continueRegularOutput' },
		);
		expect(json).toMatchObject([
			{ id: first.id, invite_status: 'ACCEPTED', is_received_invite: true },
			{ error: { code: 1, pinterestMessage: 'Invite not found.' } },
			{ id: second.id, invite_status: 'DECLINED' },
		]);
		expect(calls(simulator, 'PATCH', '/businesses/invites')).toHaveLength(1);
		expect([...client.members.keys()]).toEqual([to.id]);
	});

	test('respond: assets go only with an answer that accepts', async () => {
		const assetAccess = access(['549755885175', ['ANALYST']]);
		for (const response of ['accept', 'decline']) {
			await run('invite', 'respond', { inviteId: '1', response, assetAccess }, { onError: 'continueRegularOutput' });
		}
		expect(calls(simulator, 'PATCH').map(({ body }) => (body as { invites: unknown[] }).invites[0])).toEqual([
			{ invite_id: '1', action: { accept_invite: true, asset_id_to_permissions: { '549755885175': ['ANALYST'] } } },
			{ invite_id: '1', action: { accept_invite: false } },
		]);
	});

	test('respond whose answer is lost cannot be looked up, and says so', async () => {
		simulator.faults.add({ method: 'PATCH', kind: 'resetAfter' });
		const { error } = await run('invite', 'respond', { inviteId: '1' });
		expect(error?.message).toBe('It is not known whether Pinterest carried this out');
		expect(calls(simulator, 'PATCH')).toHaveLength(1);
	});

	test('cancel: a refusal inside a success never reads as deleted', async () => {
		const invite = business.addInvite();
		const { json } = await run(
			'invite',
			'cancel',
			{ inviteId: '={{ $json.id }}' },
			{ items: [{ id: invite.id }, { id: '404' }], onError: 'continueRegularOutput' },
		);
		expect(json).toEqual([
			{ deleted: true, id: invite.id },
			{ error: expect.objectContaining({ message: expect.stringContaining('Invite not found.') }) },
		]);
		expect(calls(simulator, 'DELETE').map(({ body }) => body)).toEqual([{ invite_ids: [invite.id, '404'] }]);
	});

	test('cancel whose answer is lost', async () => {
		const invite = business.addInvite({ type: 'PARTNER_INVITE' });
		simulator.faults.add({ method: 'DELETE', kind: 'resetAfter' });
		const { json } = await run('invite', 'cancel', { inviteId: invite.id });
		expect(json).toEqual([{ deleted: true, id: invite.id }]);
	});
});

describe('assetRequest create', () => {
	test('one request for each partner; a refusal is that of the partner without one', async () => {
		const partner = business.addPartner();
		const items = [{ id: partner.id }, { id: '404' }];
		const { json } = await run(
			'assetRequest',
			'create',
			{ partnerId: byId('={{ $json.id }}'), assetAccess: access(['549755885175', ['ANALYST']]) },
			{ items, onError: 'continueRegularOutput' },
		);
		const [request] = business.invites.values();
		expect(json).toEqual([
			{ id: request.id, partner_id: partner.id },
			{ error: expect.objectContaining({ message: expect.stringContaining('no partnership with this partner') }) },
		]);
		expect(posts()).toEqual([
			{
				asset_requests: items.map(({ id }) => ({
					partner_id: id,
					asset_id_to_permissions: { '549755885175': ['ANALYST'] },
				})),
			},
		]);
	});

	test('different requests to one partner never share a call, and a lost one is found', async () => {
		const partner = business.addPartner();
		const assets = [['549755885175'], ['549755885176']];
		simulator.faults.add({ method: 'POST', kind: 'resetAfter', skip: 1 });
		const { json } = await run(
			'assetRequest',
			'create',
			{
				partnerId: byId(partner.id),
				assetAccess: { access: [{ assetId: byId('={{ $json.asset }}'), permissions: ['ANALYST'] }] },
			},
			{ items: assets.map(([asset]) => ({ asset })) },
		);
		expect(json.map(({ id }) => id)).toEqual([...business.invites.keys()]);
		expect(calls(simulator, 'POST')).toHaveLength(2);
	});
});
