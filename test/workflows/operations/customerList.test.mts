import { createHash } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import type { AdAccount } from '../../../simulator/state.mts';
import { loadList, locator, runNode, type RunOptions } from '../harness.mts';
import { calls } from '../rules/world.mts';

let simulator: Simulator;
let adAccount: AdAccount;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
	simulator.reset();
	adAccount = simulator.state.addAdAccount({ name: 'Shop' });
	simulator.state.audiences.working = 0;
});

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

const onLists = (operation: string, parameters: RunOptions['parameters']): RunOptions => ({
	node: 'pinterestAds',
	scopes: ['ads:read', 'ads:write'],
	parameters: { resource: 'customerList', operation, adAccountId: locator('id', adAccount.id), ...parameters },
});

const run = async (operation: string, parameters: RunOptions['parameters'] = {}, more: Partial<RunOptions> = {}) =>
	await runNode(simulator, { ...onLists(operation, parameters), ...more });

const people = (count: number, more: (n: number) => IDataObject = () => ({})): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({ email: `Reader${n}@customers.example`, ...more(n) }));

/** The same in items of 1,000 each. */
const inThousands = (items: IDataObject[]): IDataObject[] =>
	Array.from({ length: Math.ceil(items.length / 1000) }, (_, n) => ({
		emails: items.slice(n * 1000, (n + 1) * 1000).map(({ email }) => email as string),
	}));

const hashesOf = (items: IDataObject[]) => items.map(({ email }) => sha(String(email).toLowerCase()));

const addList = (count: number) =>
	simulator.state.audiences.addList({
		adAccount,
		name: 'Readers',
		records: new Set(hashesOf(people(count))),
	});

const lists = () => [...simulator.state.audiences.lists.values()];

const eachEmail = { records: '={{ $json.email }}' };
const allEmails = { records: '={{ $json.emails }}' };

describe('create', () => {
	test('the records of all items, normalised and hashed, in one call and one list', async () => {
		const items = people(150);
		const { json, items: output } = await run('create', { name: 'Readers', ...eachEmail }, { items });
		expect(calls(simulator).map(({ method, path, body }) => [method, path, Object.keys(body as object)])).toEqual([
			['POST', `/ad_accounts/${adAccount.id}/customer_lists`, ['name', 'list_type', 'records']],
		]);
		const [list] = lists();
		expect([...list.records]).toEqual(hashesOf(items));
		expect(list).toMatchObject({ name: 'Readers', listType: 'EMAIL' });
		expect(json).toHaveLength(150);
		expect(json[7]).toEqual({
			id: list.id,
			name: 'Readers',
			status: 'READY',
			sent_records: 1,
			left_out: 0,
			uploaded_records: 150,
			removed_records: 0,
			audience_id: null,
		});
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	});

	test('more records than fit into a call: the first makes the list, the others are added to it', async () => {
		const items = people(25_000);
		const { json, error } = await run('create', { name: 'Readers', ...allEmails }, { items: inThousands(items) });
		expect(error).toBeUndefined();
		expect(calls(simulator).map(({ method }) => method)).toEqual(['POST', 'PATCH', 'PATCH']);
		expect(lists()).toHaveLength(1);
		expect([...lists()[0].records]).toEqual(hashesOf(items));
		expect(json[0]).toMatchObject({ sent_records: 1000, uploaded_records: 25_000 });
	});

	test('a list for each name, wherever its items stand', async () => {
		const items = people(6, (n) => ({ segment: n % 2 ? 'odd' : 'even' }));
		const { json } = await run('create', { name: '={{ $json.segment }}', ...eachEmail }, { items });
		expect(lists().map(({ name, records }) => [name, records.size])).toEqual([
			['even', 3],
			['odd', 3],
		]);
		expect(json.map(({ name }) => name)).toEqual(['even', 'odd', 'even', 'odd', 'even', 'odd']);
	});

	test('several records of one item, each record once', async () => {
		const records = '={{ ["ada@customers.example", "ADA@customers.example ", "noor@customers.example"] }}';
		const { json } = await run('create', { name: 'Readers', records }, { items: [{}, {}] });
		expect([...lists()[0].records]).toEqual([sha('ada@customers.example'), sha('noor@customers.example')]);
		expect(lists()[0].uploaded).toBe(2);
		expect(json.map(({ sent_records: sent }) => sent)).toEqual([2, 2]);
	});

	test.each<[string, string, string, string]>([
		['an e-mail address', 'EMAIL', ' Ada.Marsh@Customers.example', sha('ada.marsh@customers.example')],
		['SHA-256', 'EMAIL', sha('a').toUpperCase(), sha('a')],
		['SHA-1', 'EMAIL', 'AB'.repeat(20), 'ab'.repeat(20)],
		['MD5', 'EMAIL', 'ab'.repeat(16), 'ab'.repeat(16)],
		['an advertising ID', 'MAID', 'CDDA802E-FB9C-47AD-9866-0794D394C912', sha('cdda802e-fb9c-47ad-9866-0794d394c912')],
		['one without hyphens', 'IDFA', 'cdda802efb9c47ad98660794d394c912', sha('cdda802e-fb9c-47ad-9866-0794d394c912')],
		['a LiveRamp ID', 'LR_ID', ' XY1005wm0dLgbPAz ', 'XY1005wm0dLgbPAz'],
	])('%s of a list of type %s', async (_words, listType, record, sent) => {
		await run('create', { name: 'Readers', listType, records: record });
		expect([...lists()[0].records]).toEqual([sent]);
		expect(lists()[0].listType).toBe(listType);
	});

	test('and its audience in one step', async () => {
		const options = { createAudience: true, audienceName: 'Readers in ads' };
		const { json } = await run('create', { name: 'Readers', ...eachEmail, options }, { items: people(120) });
		const [audience] = simulator.state.audiences.audiences.values();
		expect(audience).toMatchObject({
			name: 'Readers in ads',
			audienceType: 'CUSTOMER_LIST',
			rule: { customer_list_id: lists()[0].id },
		});
		expect(json[119]).toMatchObject({ id: lists()[0].id, audience_id: audience.id });
		expect(calls(simulator).map(({ method }) => method)).toEqual(['POST', 'POST']);
	});

	test('waits until it is ready', async () => {
		simulator.state.audiences.working = 1;
		const options = { waitUntilReady: true };
		const { json } = await run('create', { name: 'Readers', ...eachEmail, options }, { items: people(120) });
		expect(json[0].status).toBe('READY');
		expect(calls(simulator, 'GET')).toHaveLength(2);
	});

	test('too small a list is explained, with its ID', async () => {
		const options = { waitUntilReady: true };
		const { error } = await run('create', { name: 'Readers', ...eachEmail, options }, { items: people(3) });
		expect(error?.message).toContain(`The customer list ${lists()[0].id} is too small`);
		expect(error?.description).toContain('fewer than 100 Pinterest accounts');
	});

	test('one that takes longer names the ID to go on with', async () => {
		simulator.state.audiences.working = 99;
		const options = { waitUntilReady: true, processingTimeout: 0 };
		const { error } = await run('create', { name: 'Readers', ...eachEmail, options }, { items: people(120) });
		expect(error?.message).toContain(`still comparing the customer list ${lists()[0].id}`);
		expect(error?.description).toContain('Nothing is lost');
	});

	test('a lost answer: the list is found again and not made twice', async () => {
		simulator.faults.add({ kind: 'resetAfter', method: 'POST', path: /customer_lists$/ });
		const { json, error } = await run('create', { name: 'Readers', ...eachEmail }, { items: people(120) });
		expect(error).toBeUndefined();
		expect(lists()).toHaveLength(1);
		expect(json[0].id).toBe(lists()[0].id);
	});

	test('a lost answer of the audience: neither list nor audience twice', async () => {
		simulator.faults.add({ kind: 'resetAfter', method: 'POST', path: /audiences$/ });
		const options = { createAudience: true };
		const { json } = await run('create', { name: 'Readers', ...eachEmail, options }, { items: people(120) });
		expect(lists()).toHaveLength(1);
		expect([...simulator.state.audiences.audiences.keys()]).toEqual([json[0].audience_id]);
	});

	test('a refused audience names the list that was made', async () => {
		simulator.faults.add({ kind: 'status', status: 403, code: 29, method: 'POST', path: /audiences$/ });
		const options = { createAudience: true };
		const { error } = await run('create', { name: 'Readers', ...eachEmail, options }, { items: people(120) });
		expect(error?.description).toContain(`The customer list was made, with the ID ${lists()[0].id}`);
	});

	test('a refusal in the midst ends it, names the list, and says what was taken', async () => {
		simulator.faults.add({ kind: 'status', status: 400, code: 1, message: 'No.', method: 'PATCH' });
		const items = inThousands(people(20_001));
		const { json, errorItems } = await run(
			'create',
			{ name: 'Readers', ...allEmails },
			{ items, onError: 'continueErrorOutput' },
		);
		expect(json).toHaveLength(10);
		expect(errorItems.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 11 }, (_, n) => ({ item: n + 10 })),
		);
		expect(JSON.stringify(errorItems[0].json.error)).toContain(`with the ID ${lists()[0].id}`);
		expect(calls(simulator).map(({ method }) => method)).toEqual(['POST', 'PATCH']);
		expect(lists()[0].records.size).toBe(10_000);
	});
});

describe('what is no record', () => {
	test.each<[string, string, RegExp]>([
		['nothing', '={{ "" }}', /"Records" is empty; it needs a value/],
		['no address', 'ada(at)customers.example', /takes e-mail addresses, or hashes of them/],
	])('%s is refused before any call, for all items', async (_words, record, message) => {
		const items = [...people(2), { email: record }];
		const { error } = await run('create', { name: 'Readers', ...eachEmail }, { items });
		expect(error?.message).toMatch(record.startsWith('=') ? /takes e-mail|is empty/ : message);
		expect(error?.context.itemIndex).toBe(2);
		expect(error?.message).not.toContain('customers.example');
		expect(simulator.requests).toEqual([]);
	});

	test('is left out on request; what is wrong beside right ones always is, and counted', async () => {
		const items = [{ email: 'ada@customers.example, nobody' }, { email: '' }, { email: 'lena@customers.example' }];
		const options = { unusableRecords: 'leaveOut' };
		const { json } = await run('create', { name: 'Readers', ...eachEmail, options }, { items });
		expect(json.map(({ sent_records: sent, left_out: left, skipped }) => [sent, left, skipped])).toEqual([
			[1, 1, undefined],
			[0, 0, true],
			[1, 0, undefined],
		]);
		expect(lists()[0].records.size).toBe(2);
	});

	test('fails alone where the run goes on', async () => {
		const items = [...people(2), { email: 'nobody' }, { email: 'lena@customers.example' }];
		const { json, errorItems } = await run(
			'create',
			{ name: 'Readers', ...eachEmail },
			{ items, onError: 'continueErrorOutput' },
		);
		expect(json).toHaveLength(3);
		expect(errorItems.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 2 }]);
		expect(calls(simulator)).toHaveLength(1);
		expect(lists()[0].records.size).toBe(3);
	});

	test('nothing at all sends nothing', async () => {
		const options = { unusableRecords: 'leaveOut' };
		const { json } = await run('create', { name: 'Readers', ...eachEmail, options }, { items: [{ email: '' }] });
		expect(json).toEqual([expect.objectContaining({ id: null, skipped: true })]);
		expect(simulator.requests).toEqual([]);
	});
});

describe('add and remove', () => {
	test.each(['addRecords', 'removeRecords'] as const)('%s: in calls that follow each other', async (operation) => {
		const list = addList(20_000);
		const items = people(21_000).slice(500);
		const { json, error } = await run(
			operation,
			{ customerListId: locator('id', list.id), ...allEmails },
			{ items: inThousands(items) },
		);
		expect(error).toBeUndefined();
		const bodies = calls(simulator, 'PATCH').map(({ body }) => body as IDataObject);
		expect(bodies.map(({ operation_type: type }) => type)).toEqual(
			Array(3).fill(operation === 'addRecords' ? 'ADD' : 'REMOVE'),
		);
		expect(list.records.size).toBe(operation === 'addRecords' ? 21_000 : 500);
		expect(json[0]).toMatchObject({ id: list.id, sent_records: 1000 });
	});

	test.each(['addRecords', 'removeRecords'])('%s: a lost call is sent again, which changes nothing', async (what) => {
		const list = addList(200);
		simulator.faults.add({ kind: 'resetAfter', method: 'PATCH' });
		const { error } = await run(what, { customerListId: locator('id', list.id), ...eachEmail }, { items: people(5) });
		expect(error).toBeUndefined();
		expect(calls(simulator, 'PATCH')).toHaveLength(2);
		expect(list.records.size).toBe(what === 'addRecords' ? 200 : 195);
	});

	test('a list that is not there is asked for once, not for each record', async () => {
		const { error } = await run('addRecords', { customerListId: '643999999999', ...eachEmail }, { items: people(50) });
		expect(error?.message).toContain('did not find');
		expect(calls(simulator)).toHaveLength(1);
	});

	test('exceptions inside a success are a refusal', async () => {
		const list = addList(200);
		simulator.state.audiences.says = 'The list is locked.';
		const { error } = await run('addRecords', { customerListId: list.id, ...eachEmail }, { items: people(5) });
		expect(error?.message).toContain('The list is locked.');
	});

	test('a reader of the ad account is told the role that is missing', async () => {
		const owner = simulator.state.addAccount({ username: 'owner' });
		const shared = simulator.state.addAdAccount({
			name: 'Shared',
			owner,
			members: [[simulator.state.account, 'ANALYST']],
		});
		const parameters = { adAccountId: locator('id', shared.id), name: 'Readers', ...eachEmail };
		const { error } = await run('create', parameters, { items: people(5) });
		expect(error?.description).toMatch(/role/i);
	});
});

describe('get and get many', () => {
	test('one, with its problem in words', async () => {
		const list = addList(200);
		const { json } = await run('get', { customerListId: locator('id', list.id) });
		expect(json).toEqual([
			{
				id: list.id,
				name: 'Readers',
				status: 'READY',
				ad_account_id: adAccount.id,
				uploaded_records: 200,
				removed_records: 0,
				batches: 1,
				created_at: expect.stringMatching(/Z$/),
				updated_at: expect.stringMatching(/Z$/),
				problem: null,
			},
		]);
	});

	test('many, the newest or the oldest first, and the list of the editor', async () => {
		addList(3);
		simulator.state.audiences.addList({ adAccount, name: 'Buyers' });
		expect((await run('getAll')).json.map(({ name }) => name)).toEqual(['Buyers', 'Readers']);
		const { json } = await run('getAll', { filters: { order: 'ASCENDING' } });
		expect(json.map(({ name }) => name)).toEqual(['Readers', 'Buyers']);
		const { results } = await loadList(simulator, 'searchCustomerLists', onLists('get', {}));
		expect(results.map(({ name }) => name)).toEqual(['Buyers · too small', 'Readers · too small']);
	});

	test('one that is not there', async () => {
		const { error } = await run('get', { customerListId: locator('id', '643999999999') });
		expect(error?.message).toContain('did not find');
	});
});

describe('upload', () => {
	const file = (text: string) => ({
		data: { data: Buffer.from(text).toString('base64'), mimeType: 'text/csv', fileName: 'readers.csv' },
	});
	const upload = async (list: { id: string }, text: string, more: RunOptions['parameters'] = {}) =>
		await run('upload', { customerListId: locator('id', list.id), ...more }, { binary: file(text) });

	test('a CSV file with a header: its first column, hashed, in one part', async () => {
		const list = addList(200);
		const text =
			'\uFEFFEmail,Name\r\n"Ada@customers.example",Ada\r\nnoor@customers.example,Noor\r\n\r\nno address,X\r\n';
		const { json } = await upload(list, text, { options: { waitUntilReady: true } });
		expect(json).toMatchObject([
			{ state: 'SUCCEEDED', operation: 'ADD', sent_records: 2, left_out: 2, valid_records: 2, errors: null },
		]);
		expect([...list.records].slice(-2)).toEqual([sha('ada@customers.example'), sha('noor@customers.example')]);
		expect(calls(simulator).map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
			'POST uploads',
			'PUT 1',
			'POST run',
			expect.stringMatching(/^GET/),
			expect.stringMatching(/^GET/),
		]);
	});

	test('a big file in parts of at least 5 MB, the token stays away from the storage', async () => {
		const list = addList(0);
		const lines = people(170_000).map(({ email }) => String(email));
		simulator.faults.add({ kind: 'statusAfter', status: 503, path: /^\/list-uploads\/\d+\/1$/ });
		const { json, error } = await upload(list, lines.join('\n'), { options: { waitUntilReady: true } });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ sent_records: 170_000, valid_records: 170_000, invalid_records: 0 }]);
		expect(list.records.size).toBe(170_000);
		expect(calls(simulator, 'PUT').map(({ path, status }) => [path.at(-1), status])).toEqual([
			['1', 503],
			['1', 200],
			['2', 200],
		]);
		for (const { headers } of calls(simulator, 'PUT')) expect(headers.authorization).toBeUndefined();
	});

	test('takes records away', async () => {
		const list = addList(200);
		await upload(list, 'reader0@customers.example', { operationType: 'REMOVE', options: { waitUntilReady: true } });
		expect(list.records.size).toBe(199);
	});

	test('the lost call that begins the processing is looked up', async () => {
		const list = addList(200);
		simulator.faults.add({ kind: 'resetAfter', method: 'POST', path: /run$/ });
		const { json, error } = await upload(list, 'ada@customers.example');
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ state: 'RUNNING', sent_records: 1 }]);
	});

	test('a file without records is refused before any call', async () => {
		const { error } = await upload(addList(1), 'Name\nAda\n');
		expect(error?.message).toContain('has no record that a list of this type takes');
		expect(simulator.requests).toEqual([]);
	});

	test('a storage that refuses', async () => {
		simulator.faults.add({ kind: 'status', status: 403, path: /list-uploads/ });
		const { error } = await upload(addList(1), 'ada@customers.example');
		expect(error?.message).toBe('Part 1 of the file could not be uploaded');
		expect(calls(simulator, 'POST', /run$/)).toEqual([]);
	});

	test('its state later', async () => {
		const list = addList(1);
		const { id } = simulator.state.audiences.addUpload(list, 'ADD', 1);
		const { json } = await run('getUpload', { customerListId: locator('id', list.id), customerListUploadId: id });
		expect(json).toMatchObject([{ id, state: 'NOT_STARTED', customer_list_id: list.id, valid_records: null }]);
	});
});
