import { randomBytes } from 'node:crypto';
import { Agent, fetch, FormData, type RequestInit } from 'undici';
import { drawPng } from '../../simulator/drawing.mts';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.mts';

interface Answer {
	status: number;
	headers: Record<string, string>;
	text: string;
	json: any;
}

let simulator: Simulator;
let token: string;
let dispatcher: Agent;

async function start(options: SimulatorOptions = {}) {
	simulator = await startSimulator({ rateLimits: { org_write: null, org_read: null }, ...options });
	token = simulator.issueToken().accessToken;
	dispatcher = new Agent();
}

async function send(url: string, init: RequestInit): Promise<Answer> {
	const response = await fetch(url, { ...init, dispatcher });
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json');
	let json: unknown;
	try {
		json = isJson ? JSON.parse(text) : undefined;
	} catch {
		json = undefined;
	}
	return { status: response.status, headers: Object.fromEntries(response.headers), text, json };
}

const call = (method: string, path: string, body?: unknown, accessToken = token) =>
	send(`${simulator.url}/v5${path}`, {
		method,
		headers: {
			authorization: `Bearer ${accessToken}`,
			...(body !== undefined && { 'content-type': 'application/json' }),
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
	});

const get = (path: string, accessToken?: string) => call('GET', path, undefined, accessToken);
const query = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters).toString()}`;
const imageUrl = (url = 'https://pictures.example/one.jpg') => ({ source_type: 'image_url', url });
const refusal = (status: number, code: number, message?: unknown) => ({
	status,
	json: { code, message: message ?? expect.any(String) },
});

beforeEach(() => start());
afterEach(async () => {
	await dispatcher.destroy();
	await simulator.close();
});

describe('simulator: strictness', () => {
	it('refuses fields that a body does not have', async () => {
		const answer = await call('POST', '/boards', { name: 'Soups', colour: 'red' });
		expect(answer).toMatchObject(refusal(400, 1, expect.stringContaining("'colour'")));
		expect(simulator.state.boards.size).toBe(0);
	});

	it('refuses query parameters that an endpoint does not have', async () => {
		expect(await get('/boards?sort=name')).toMatchObject(refusal(400, 1, expect.stringContaining("'sort'")));
		expect(await get('/search/pins?query=a&page_size=5')).toMatchObject(refusal(400, 1));
		expect(await get('/search/pins')).toMatchObject(refusal(400, 1, expect.stringContaining("'query'")));
	});

	it.each(['/boards/abc', '/pins/1a', '/boards?ad_account_id=x'])(
		'refuses an id that is not all digits: %s',
		async (path) => {
			expect(await get(path)).toMatchObject(refusal(400, 1, expect.stringContaining('must match the pattern')));
		},
	);

	it('takes a page_size from 1 to 250', async () => {
		expect(await get('/boards?page_size=x')).toMatchObject(refusal(400, 1, "Parameter 'page_size' was not numeric"));
		for (const size of [0, 251]) expect(await get(`/boards?page_size=${size}`)).toMatchObject(refusal(400, 1));
		for (const size of [1, 250]) expect((await get(`/boards?page_size=${size}`)).status).toBe(200);
	});

	it.each([
		['title', 100],
		['description', 800],
		['alt_text', 500],
	])('takes a %s of %i characters and no more', async (field, limit) => {
		const { id } = simulator.state.addBoard({ name: 'Soups' });
		const pin = (length: number) => ({ board_id: id, media_source: imageUrl(), [field]: 'x'.repeat(length) });
		expect((await call('POST', '/pins', pin(limit))).status).toBe(201);
		expect(await call('POST', '/pins', pin(limit + 1))).toMatchObject(
			refusal(400, 1, expect.stringContaining('too long')),
		);
	});

	it('does not turn text into other types in a body', async () => {
		expect(await call('POST', '/boards', { name: 7 })).toMatchObject(refusal(400, 1));
		expect(await call('POST', '/boards', { name: 'a', is_ads_only: 'true' })).toMatchObject(refusal(400, 1));
	});

	it('knows the values of every choice', async () => {
		const { id } = simulator.state.addBoard({ name: 'Soups' });
		expect(await get('/boards?privacy=HIDDEN')).toMatchObject(refusal(400, 1));
		expect(await call('PATCH', `/boards/${id}`, { privacy: 'PROTECTED' })).toMatchObject(refusal(400, 1));
		expect(await get('/pins?creative_types=REGULAR,VIDEO')).toMatchObject(refusal(400, 1));
		expect((await get('/pins?creative_types=REGULAR&creative_types=VIDEO')).status).toBe(200);
	});

	it('refuses a body with GET, a form where JSON belongs, and JSON that breaks off', async () => {
		const authorization = `Bearer ${token}`;
		const url = `${simulator.url}/v5/boards`;
		const form = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
		expect(await send(url, { method: 'POST', headers: form, body: 'name=a' })).toMatchObject(refusal(415, 1));
		const json = { authorization, 'content-type': 'application/json' };
		expect(await send(url, { method: 'POST', headers: json, body: '{"name":' })).toMatchObject(refusal(400, 1));
		const { request } = await import('undici');
		const withBody = await request(url, { method: 'GET', headers: json, body: '{}', dispatcher });
		expect(withBody.statusCode).toBe(400);
		await withBody.body.dump();
	});

	it('tells unknown paths, wrong methods and missing things apart', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		expect(await get('/nothing')).toMatchObject(refusal(404, 11));
		expect(await call('PUT', '/boards', {})).toMatchObject(refusal(405, 5));
		expect(await get('/boards/1')).toMatchObject(refusal(404, 40));
		expect(await get('/pins/1')).toMatchObject(refusal(404, 50));
		expect(await get(`/boards/${board.id}/sections/1/pins`)).toMatchObject(refusal(404, 2031));
	});
});

describe('simulator: boards and sections', () => {
	it('makes, changes and deletes a board with everything on it', async () => {
		const made = await call('POST', '/boards', { name: 'Soups', description: 'Warm' });
		expect(made).toMatchObject({
			status: 201,
			json: {
				name: 'Soups',
				description: 'Warm',
				privacy: 'PUBLIC',
				pin_count: 0,
				owner: { username: 'willowandthyme' },
			},
		});
		expect(made.json.id).toMatch(/^\d{18}$/);
		expect(made.json.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
		expect(Math.abs(Date.parse(`${made.json.created_at}Z`) - Date.now())).toBeLessThan(5000);

		const section = await call('POST', `/boards/${made.json.id}/sections`, { name: 'Cold' });
		expect(section).toMatchObject({ status: 201, json: { id: expect.stringMatching(/^\d+$/), name: 'Cold' } });
		const pin = await call('POST', '/pins', {
			board_id: made.json.id,
			board_section_id: section.json.id,
			media_source: imageUrl(),
		});
		expect(pin.json).toMatchObject({ board_id: made.json.id, board_section_id: section.json.id });
		expect((await get(`/boards/${made.json.id}`)).json.pin_count).toBe(1);
		expect((await get(`/boards/${made.json.id}/sections/${section.json.id}/pins`)).json.items).toHaveLength(1);

		const changed = await call('PATCH', `/boards/${made.json.id}`, { name: 'Stews', privacy: 'SECRET' });
		expect(changed).toMatchObject({ status: 200, json: { name: 'Stews', privacy: 'SECRET', description: 'Warm' } });

		const deleted = await call('DELETE', `/boards/${made.json.id}`);
		expect(deleted).toMatchObject({ status: 204, text: '' });
		expect(await get(`/pins/${pin.json.id}`)).toMatchObject(refusal(404, 50));
		expect(await call('DELETE', `/boards/${made.json.id}`)).toMatchObject(refusal(404, 40));
	});

	it('refuses a name that is taken, however it is written', async () => {
		await call('POST', '/boards', { name: 'Soups' });
		const message = 'The board name is invalid or duplicated.';
		expect(await call('POST', '/boards', { name: ' soups' })).toMatchObject(refusal(400, 1, message));
		expect(await call('POST', '/boards', { name: '  ' })).toMatchObject(refusal(400, 1, message));
	});

	it('has room for 2,000 boards', async () => {
		for (let number = 0; number < 2000; number += 1) simulator.state.addBoard({ name: `Board ${number}` });
		expect(await call('POST', '/boards', { name: 'One more' })).toMatchObject(refusal(400, 1));
	});

	it('keeps the Pins when their section is deleted', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const section = simulator.state.addSection({ boardId: board.id, name: 'Cold' });
		const pin = simulator.state.addPin({ boardId: board.id, sectionId: section.id });
		expect((await call('DELETE', `/boards/${board.id}/sections/${section.id}`)).status).toBe(204);
		expect((await get(`/pins/${pin.id}`)).json).toMatchObject({ board_id: board.id, board_section_id: null });
	});
});

describe('simulator: Pins', () => {
	let boardId: string;
	const base64 = (data: Buffer, contentType: string) => ({
		source_type: 'image_base64',
		content_type: contentType,
		data: data.toString('base64'),
	});
	const create = (mediaSource: unknown, more: object = {}) =>
		call('POST', '/pins', { board_id: boardId, media_source: mediaSource, ...more });

	beforeEach(() => {
		boardId = simulator.state.addBoard({ name: 'Soups' }).id;
	});

	it('answers with four sizes of a picture that is really there', async () => {
		const { status, json } = await create(imageUrl(), { title: 'Pumpkin soup', link: 'https://shop.example/soup' });
		expect(status).toBe(201);
		expect(json).toMatchObject({ title: 'Pumpkin soup', link: 'https://shop.example/soup', creative_type: 'REGULAR' });
		expect(Object.keys(json.media.images)).toEqual(['150x150', '400x300', '600x', '1200x']);
		const picture = await fetch(json.media.images['600x'].url, { dispatcher });
		const bytes = Buffer.from(await picture.arrayBuffer());
		expect(picture.headers.get('content-type')).toBe('image/png');
		expect(bytes.subarray(1, 4).toString()).toBe('PNG');
		expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([600, 900]);
	});

	it('looks at the bytes of an uploaded picture', async () => {
		const png = drawPng('test', 40, 80);
		const accepted = await create(base64(png, 'image/png'));
		expect(accepted).toMatchObject({
			status: 201,
			json: { media: { images: { '600x': { width: 600, height: 1200 } } } },
		});
		expect(await create(base64(png, 'image/jpeg'))).toMatchObject(
			refusal(400, 1, 'The format of the image is not supported'),
		);
		expect(await create(base64(Buffer.from('RIFF0000WEBPVP8 '), 'image/png'))).toMatchObject(refusal(400, 1));
		expect(await create(base64(png.subarray(0, 12), 'image/png'))).toMatchObject(refusal(403, 235));
		expect(await create({ ...base64(png, 'image/png'), data: 'data:image/png;base64,AAAA' })).toMatchObject(
			refusal(400, 1),
		);
		expect(await create(base64(png, 'image/webp'))).toMatchObject(refusal(400, 1));
	});

	it('takes 20 MB and no more, and keeps none of it', async () => {
		const picture = (megabytes: number) =>
			Buffer.concat([drawPng('big', 40, 60), Buffer.alloc(megabytes * 1024 * 1024 - 2000)]);
		const accepted = await create(base64(picture(20), 'image/png'));
		expect(accepted.status).toBe(201);
		expect(await create(base64(picture(21), 'image/png'))).toMatchObject(
			refusal(400, 1, expect.stringContaining('20 MB')),
		);
		const recorded = simulator.requests.at(-1)?.body as { media_source: { data: string } };
		expect(recorded.media_source.data.length).toBeLessThan(100);
		expect(simulator.state.pins.get(accepted.json.id)?.images[0]).toMatchObject({
			contentType: 'image/png',
			width: 40,
		});
	});

	it('refuses addresses that no picture can come from', async () => {
		expect(await create(imageUrl('ftp://pictures.example/a.jpg'))).toMatchObject(refusal(400, 1));
		expect(await create(imageUrl('https://pictures.example/a.webp?x=1'))).toMatchObject(
			refusal(400, 1, 'The format of the image is not supported'),
		);
		expect(await create(imageUrl('https://nowhere.invalid/a.jpg'))).toMatchObject(
			refusal(400, 1, expect.stringContaining('reach')),
		);
		expect(await create(imageUrl(), { link: 'not a link' })).toMatchObject(refusal(400, 1));
	});

	it('makes carousels of two to five', async () => {
		const carousel = (count: number) => ({
			source_type: 'multiple_image_urls',
			items: Array.from({ length: count }, (_, at) => ({
				url: `https://pictures.example/${at}.png`,
				title: `Slide ${at}`,
			})),
		});
		for (const count of [1, 6]) expect(await create(carousel(count))).toMatchObject(refusal(400, 1));
		const made = await create(carousel(3));
		expect(made.json).toMatchObject({ creative_type: 'CAROUSEL', media: { media_type: 'multiple_images' } });
		expect(made.json.media.items.map(({ title }: { title: string }) => title)).toEqual([
			'Slide 0',
			'Slide 1',
			'Slide 2',
		]);
	});

	it('changes, moves, saves and deletes', async () => {
		const other = simulator.state.addBoard({ name: 'Stews' });
		const { json: pin } = await create(imageUrl(), { title: 'Soup' });
		const moved = await call('PATCH', `/pins/${pin.id}`, { board_id: other.id, title: 'Stew' });
		expect(moved.json).toMatchObject({ id: pin.id, board_id: other.id, title: 'Stew' });
		expect((await get(`/boards/${boardId}/pins`)).json.items).toEqual([]);
		const saved = await call('POST', `/pins/${pin.id}/save`, { board_id: boardId });
		expect(saved).toMatchObject({ status: 201, json: { board_id: boardId, parent_pin_id: pin.id, title: 'Stew' } });
		expect((await get('/pins?pin_filter=exclude_repins')).json.items.map(({ id }: { id: string }) => id)).toEqual([
			pin.id,
		]);
		expect((await call('DELETE', `/pins/${pin.id}`)).status).toBe(204);
		expect(await call('DELETE', `/pins/${pin.id}`)).toMatchObject(refusal(404, 50));
	});

	it('refuses Pins of Trial apps', async () => {
		simulator.state.settings.trial = true;
		expect(await create(imageUrl())).toMatchObject(
			refusal(403, 29, expect.stringContaining('api-sandbox.pinterest.com')),
		);
	});

	it('finds by words and by ids', async () => {
		const { json: soup } = await create(imageUrl(), { title: 'Pumpkin soup' });
		const { json: cake } = await create(imageUrl(), { description: 'A pumpkin cake' });
		const found = async (words: string) =>
			(await get(`/search/pins${query({ query: words })}`)).json.items.map(({ id }: { id: string }) => id);
		expect(await found('pumpkin')).toEqual([cake.id, soup.id]);
		expect(await found(`${soup.id}`)).toEqual([soup.id]);
		expect((await get('/search/boards?query=sou')).json.items).toHaveLength(1);
	});
});

describe('simulator: pages', () => {
	const walk = async (path: string, size: number) => {
		const ids: string[] = [];
		const sizes: number[] = [];
		let bookmark: string | null | undefined;
		do {
			const { json } = await get(`${path}${query({ page_size: String(size), ...(bookmark && { bookmark }) })}`);
			ids.push(...json.items.map(({ id }: { id: string }) => id));
			sizes.push(json.items.length);
			bookmark = json.bookmark;
		} while (bookmark);
		return { ids, sizes };
	};

	it('gives every entry once, newest first, even while others come and go', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		const made = Array.from({ length: 60 }, () => simulator.state.addPin({ boardId: board.id }));
		expect((await walk('/pins', 25)).ids).toEqual(made.map(({ id }) => id).reverse());
		expect((await walk('/pins', 25)).sizes).toEqual([25, 25, 10]);
		expect((await walk('/pins', 30)).sizes).toEqual([30, 30]);

		const first = await get('/pins?page_size=20');
		simulator.state.addPin({ boardId: board.id });
		simulator.state.removePin(made[45]);
		const second = await get(`/pins${query({ page_size: '20', bookmark: first.json.bookmark })}`);
		expect(second.json.items[0].id).toBe(made[39].id);
	});

	it('ends with null, or without a bookmark when told so', async () => {
		expect((await get('/boards')).json).toEqual({ items: [], bookmark: null });
		simulator.state.settings.lastBookmark = 'absent';
		expect((await get('/boards')).json).toEqual({ items: [] });
	});

	it('leaves null out when told so', async () => {
		simulator.state.addBoard({ name: 'Soups' });
		expect((await get('/boards')).json.items[0].description).toBeNull();
		simulator.state.settings.omitNulls = true;
		const { json } = await get('/boards');
		expect(Object.keys(json)).toEqual(['items']);
		expect(json.items[0]).not.toHaveProperty('description');
	});

	it('gives short and empty pages in between on request', async () => {
		const board = simulator.state.addBoard({ name: 'Soups' });
		for (let pin = 0; pin < 30; pin += 1) simulator.state.addPin({ boardId: board.id });
		simulator.state.settings.shortPages = true;
		const { ids, sizes } = await walk('/pins', 10);
		expect(new Set(ids).size).toBe(30);
		expect(sizes.slice(0, 3)).toEqual([5, 0, 5]);
	});

	it('needs bookmarks encoded, and takes them only for the list they came from', async () => {
		for (const name of ['a', 'b', 'c']) simulator.state.addBoard({ name });
		const { bookmark } = (await get('/boards?page_size=1')).json;
		expect(bookmark).toMatch(/[/].*[+].*=/);
		expect((await get(`/boards${query({ page_size: '1', bookmark })}`)).json.items[0].name).toBe('b');
		expect(await get(`/boards?page_size=1&bookmark=${bookmark}`)).toMatchObject(refusal(400, 1));
		expect(await get(`/pins${query({ bookmark })}`)).toMatchObject(refusal(400, 1));
		expect(await get(`/boards${query({ bookmark, privacy: 'PUBLIC' })}`)).toMatchObject(refusal(400, 1));
	});
});

describe('simulator: rights', () => {
	it('refuses a missing, unknown or expired token with 401 code 2', async () => {
		expect(await send(`${simulator.url}/v5/boards`, { method: 'GET' })).toMatchObject(
			refusal(401, 2, 'Authentication failed.'),
		);
		expect(await get('/boards', 'pina_unknown')).toMatchObject(refusal(401, 2));
		expect(await get('/boards', simulator.issueToken({ expiresIn: -1 }).accessToken)).toMatchObject(refusal(401, 2));
	});

	it('names the scopes that a token lacks, with 401 code 3', async () => {
		const reader = simulator.issueToken({ scopes: ['boards:read', 'pins:read'] }).accessToken;
		expect(await call('POST', '/boards', { name: 'a' }, reader)).toMatchObject(
			refusal(401, 3, expect.stringContaining("Missing: ['boards:write']")),
		);
		const pin = { board_id: '1', media_source: imageUrl() };
		expect(await call('POST', '/pins', pin, reader)).toMatchObject(
			refusal(401, 3, expect.stringContaining("Missing: ['boards:write', 'pins:write']")),
		);
	});

	it('hides what is secret from tokens without the secret scopes, and lets them not make it', async () => {
		const secret = simulator.state.addBoard({ name: 'Draft', privacy: 'SECRET' });
		const pin = simulator.state.addPin({ boardId: secret.id });
		const scopes = ['boards:read', 'boards:write', 'pins:read', 'pins:write'];
		const plain = simulator.issueToken({ scopes }).accessToken;
		expect((await get('/boards')).json.items).toHaveLength(1);
		expect((await get('/boards', plain)).json.items).toEqual([]);
		expect((await get('/pins', plain)).json.items).toEqual([]);
		expect(await get(`/boards/${secret.id}`, plain)).toMatchObject(refusal(403, 29));
		expect(await get(`/pins/${pin.id}`, plain)).toMatchObject(refusal(403, 29));
		expect(await call('POST', '/boards', { name: 'a', privacy: 'SECRET' }, plain)).toMatchObject(refusal(403, 29));
		const onSecret = { board_id: secret.id, media_source: imageUrl() };
		expect(await call('POST', '/pins', onSecret, plain)).toMatchObject(refusal(403, 29));
		expect(await call('DELETE', `/boards/${secret.id}`, undefined, plain)).toMatchObject(refusal(403, 29));
	});

	it("acts for another's ad account only with a role there", async () => {
		simulator.reset('demo');
		token = simulator.issueToken().accessToken;
		const [client] = [...simulator.state.adAccounts.values()].filter(({ owner }) => owner !== simulator.state.account);
		const acting = `?ad_account_id=${client.id}`;
		expect((await get(`/user_account${acting}`)).json.username).toBe('fernhillcandles');
		const { json: board } = await call('POST', `/boards${acting}`, { name: 'For a client' });
		expect(board.owner.username).toBe('fernhillcandles');
		expect((await get(`/boards${acting}`)).json.items).toHaveLength(2);
		expect(await get('/boards?ad_account_id=123')).toMatchObject(refusal(404, 2));
		client.members.clear();
		expect(await get(`/boards${acting}`)).toMatchObject(refusal(403, 29));
		expect((await get('/ad_accounts')).json.items).toHaveLength(1);
	});
});

describe('simulator: OAuth', () => {
	const redirect = 'http://localhost:5678/rest/oauth2-credential/callback';
	const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
	const exchange = (form: Record<string, string>, authorization?: string) => {
		const { clientId, clientSecret } = simulator.state.app;
		return send(`${simulator.url}/v5/oauth/token`, {
			method: 'POST',
			headers: {
				authorization: authorization ?? basic(clientId, clientSecret),
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams(form).toString(),
		});
	};
	const authorization = (more: Record<string, string> = {}) => ({
		client_id: simulator.state.app.clientId,
		redirect_uri: redirect,
		response_type: 'code',
		scope: 'boards:read,pins:read',
		state: 'a&b=c',
		...more,
	});
	const decide = async (decision: string, more?: Record<string, string>) => {
		const response = await fetch(`${simulator.url}/oauth/decision`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({ ...authorization(more), decision }).toString(),
			redirect: 'manual',
			dispatcher,
		});
		return new URL(response.headers.get('location') ?? 'about:blank');
	};
	const consent = async (more?: Record<string, string>) => (await decide('give', more)).searchParams.get('code') ?? '';

	it('shows a page that says what is asked for', async () => {
		const page = await send(`${simulator.url}/oauth/${query(authorization())}`, { method: 'GET' });
		expect(page.status).toBe(200);
		expect(page.text).toContain('See your public boards');
		expect(page.text).toContain('Give access');
		expect(page.text).toContain('Cancel');
		expect(page.text).not.toContain('Create, update and delete your public boards');
	});

	it.each<Record<string, string>>([
		{ client_id: '1' },
		{ response_type: 'token' },
		{ scope: '' },
		{ scope: 'boards:read pins:steal' },
		{ redirect_uri: 'javascript:alert(1)' },
	])('refuses to ask for %j', async (wrong) => {
		expect((await send(`${simulator.url}/oauth/${query(authorization(wrong))}`, { method: 'GET' })).status).toBe(400);
	});

	it('writes what it is given as text, not as HTML', async () => {
		const evil = '"><script>alert(1)</script>';
		const page = await send(`${simulator.url}/oauth/${query(authorization({ state: evil }))}`, { method: 'GET' });
		expect(page.text).not.toContain('<script>');
	});

	it('goes back to the app with code and state, or with the refusal', async () => {
		const given = await decide('give');
		expect(given.href.startsWith(`${redirect}?`)).toBe(true);
		expect(given.searchParams.get('state')).toBe('a&b=c');
		const refused = await decide('cancel');
		expect(Object.fromEntries(refused.searchParams)).toEqual({ error: 'access_denied', state: 'a&b=c' });
	});

	it('exchanges a code once, for the same redirect address, within ten minutes', async () => {
		const code = await consent();
		const wrong = { grant_type: 'authorization_code', code, redirect_uri: `${redirect}/` };
		expect(await exchange(wrong)).toMatchObject(refusal(400, 1));
		const right = { ...wrong, redirect_uri: redirect };
		const { status, json } = await exchange(right);
		expect(status).toBe(200);
		expect(json).toMatchObject({
			response_type: 'authorization_code',
			access_token: expect.stringMatching(/^pina_/),
			refresh_token: expect.stringMatching(/^pinr_/),
			token_type: 'bearer',
			expires_in: 2_592_000,
			refresh_token_expires_in: 5_184_000,
			scope: 'boards:read pins:read',
		});
		expect((await get('/boards', json.access_token)).status).toBe(200);
		expect(await exchange(right)).toMatchObject(refusal(401, 2));

		const late = await consent({ scope: 'boards:read pins:read' });
		const kept = simulator.state.codes.get(late);
		if (kept) kept.expiresAt = Date.now() - 1;
		expect(await exchange({ ...right, code: late })).toMatchObject(refusal(401, 2));
	});

	it('wants the client id and secret in the header, and a form', async () => {
		const { clientId, clientSecret } = simulator.state.app;
		const form = { grant_type: 'client_credentials', scope: 'boards:read' };
		expect(await exchange(form, basic(clientId, 'wrong'))).toMatchObject(refusal(401, 2));
		expect(await exchange(form, 'none')).toMatchObject(refusal(401, 2));
		expect(await exchange({ ...form, client_id: clientId, client_secret: clientSecret })).toMatchObject(
			refusal(400, 1),
		);
		const json = await send(`${simulator.url}/v5/oauth/token`, {
			method: 'POST',
			headers: { authorization: basic(clientId, clientSecret), 'content-type': 'application/json' },
			body: JSON.stringify(form),
		});
		expect(json.status).toBe(415);
	});

	it('rotates the refresh token: the old one is dead at once', async () => {
		const first = simulator.issueToken({ scopes: ['boards:read', 'pins:read'], expiresIn: 60 });
		const refresh = (refreshToken: string) => exchange({ grant_type: 'refresh_token', refresh_token: refreshToken });
		const { json } = await refresh(first.refreshToken);
		expect(json).toMatchObject({
			response_type: 'refresh_token',
			scope: 'boards:read pins:read',
			expires_in: 2_592_000,
		});
		expect(json.refresh_token_expires_at).toBeGreaterThan(Date.now() / 1000 + 5_000_000);
		expect(json.refresh_token).not.toBe(first.refreshToken);
		expect(await refresh(first.refreshToken)).toMatchObject(refusal(401, 2));
		expect((await refresh(json.refresh_token)).status).toBe(200);
	});

	it('gives client credentials a token without refresh, for the endpoints that take it', async () => {
		const { json } = await exchange({ grant_type: 'client_credentials', scope: 'boards:read,pins:read' });
		expect(json.access_token).toMatch(/^pinc_/);
		expect(json.refresh_token).toBeUndefined();
		expect((await get('/boards', json.access_token)).status).toBe(200);
		expect(await get('/media', json.access_token)).toMatchObject(refusal(401, 3));
	});
});

describe('simulator: rate limits', () => {
	it('counts per token and category, and says so in the form that Pinterest uses', async () => {
		simulator.setRateLimits({ org_write: { limit: 2, windowSeconds: 60 } });
		const first = await call('POST', '/boards', { name: 'a' });
		expect(first.headers).toMatchObject({
			'x-ratelimit-limit': '2, 2;w=60;name="org_write_app_id_user_id"',
			'x-ratelimit-remaining': '1',
			'x-pinterest-rid': expect.stringMatching(/^\d+$/),
		});
		expect(Number(first.headers['x-ratelimit-reset'])).toBeGreaterThanOrEqual(58);
		await call('POST', '/boards', { name: 'b' });
		const refused = await call('POST', '/boards', { name: 'c' });
		expect(refused).toMatchObject(refusal(429, 8, expect.stringContaining('exceeded a rate limit')));
		expect(refused.headers['x-ratelimit-remaining']).toBe('0');
		expect(simulator.state.boards.size).toBe(2);
		expect((await get('/boards')).headers['x-ratelimit-limit']).toContain('name="org_read_app_id_user_id"');
		const other = simulator.issueToken().accessToken;
		expect((await call('POST', '/boards', { name: 'c' }, other)).status).toBe(201);
	});

	it('starts a new window when the old one ends', async () => {
		simulator.setRateLimits({ org_read: { limit: 1, windowSeconds: 0.2 } });
		expect((await get('/boards')).status).toBe(200);
		expect((await get('/boards')).status).toBe(429);
		await new Promise((done) => setTimeout(done, 250));
		expect((await get('/boards')).status).toBe(200);
	});

	it('puts the limit that is nearest to exhaustion first', async () => {
		simulator.setRateLimits({ safety_net: { limit: 5, windowSeconds: 1 } });
		const { headers } = await get('/boards');
		expect(headers['x-ratelimit-limit']).toBe(
			'5, 5;w=1;name="safety_net_app_id_user_id", 1000;w=60;name="org_read_app_id_user_id"',
		);
		expect(headers['x-ratelimit-remaining']).toBe('4');
	});

	it('counts a Trial app per day', async () => {
		simulator.setRateLimits({});
		simulator.state.settings.trial = true;
		const { headers } = await call('POST', '/boards', { name: 'a' });
		expect(headers['x-ratelimit-limit']).toContain('300;w=86400;name="org_write_app_id"');
		expect(Number(headers['x-ratelimit-reset'])).toBeGreaterThan(86_000);
	});
});

describe('simulator: faults', () => {
	const boards = () => simulator.state.boards.size;
	const makeBoard = () => call('POST', '/boards', { name: randomBytes(4).toString('hex') });

	it('status: nothing is done', async () => {
		simulator.faults.add({ kind: 'status', status: 503, code: 9, message: 'Busy', headers: { 'retry-after': '2' } });
		const answer = await makeBoard();
		expect(answer).toMatchObject(refusal(503, 9, 'Busy'));
		expect(answer.headers['retry-after']).toBe('2');
		expect(boards()).toBe(0);
		expect((await makeBoard()).status).toBe(201);
	});

	it('statusAfter: it is done all the same', async () => {
		simulator.faults.add({ kind: 'statusAfter', status: 502 });
		expect((await makeBoard()).status).toBe(502);
		expect(boards()).toBe(1);
	});

	it('resetBefore and resetAfter: the connection is cut, with and without effect', async () => {
		simulator.faults.add({ kind: 'resetBefore' });
		await expect(makeBoard()).rejects.toThrow();
		expect(boards()).toBe(0);
		simulator.faults.add({ kind: 'resetAfter' });
		await expect(makeBoard()).rejects.toThrow();
		expect(boards()).toBe(1);
		expect(simulator.requests.map(({ status }) => status)).toEqual([0, 0]);
	});

	it.each([{}, { status: 504 }])('lateEffect: the answer is lost at once, and it is done later: %o', async (more) => {
		simulator.faults.add({ kind: 'lateEffect', delay: 200, ...more });
		const answer = await makeBoard().catch(() => undefined);
		expect(answer?.status).toBe(more.status);
		expect(boards()).toBe(0);
		await new Promise((done) => setTimeout(done, 300));
		expect(boards()).toBe(1);
		expect(simulator.requests).toHaveLength(1);
	});

	it('rateLimit: with and without headers', async () => {
		simulator.faults.add({ kind: 'rateLimit', resetSeconds: 7 });
		const answer = await get('/boards');
		expect(answer).toMatchObject(refusal(429, 8));
		expect(answer.headers).toMatchObject({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '7' });
		simulator.faults.add({ kind: 'rateLimit', withHeaders: false });
		expect(Object.keys((await get('/boards')).headers).filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
	});

	it('garbage, empty and html: answers that are no answers', async () => {
		simulator.faults.add({ kind: 'garbage' });
		const garbage = await makeBoard();
		expect(garbage.status).toBe(200);
		expect(() => JSON.parse(garbage.text)).toThrow();
		simulator.faults.add({ kind: 'empty' });
		expect(await makeBoard()).toMatchObject({ status: 200, text: '' });
		expect(boards()).toBe(2);
		simulator.faults.add({ kind: 'html', status: 504 });
		const page = await makeBoard();
		expect(page.status).toBe(504);
		expect(page.text).toContain('<html>');
		expect(boards()).toBe(2);
	});

	it.each(['statusAfter', 'garbage', 'empty', 'resetAfter'] as const)(
		'%s: works on answers without a body',
		async (kind) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind });
			const answer = await call('DELETE', `/boards/${id}`).catch(() => undefined);
			expect(answer?.status).toBe({ statusAfter: 500, garbage: 200, empty: 200, resetAfter: undefined }[kind]);
			expect(boards()).toBe(0);
		},
	);

	it('slow: the answer waits', async () => {
		simulator.faults.add({ kind: 'slow', delay: 150 });
		const began = Date.now();
		expect((await makeBoard()).status).toBe(201);
		expect(Date.now() - began).toBeGreaterThanOrEqual(145);
	});

	it('timeout: no answer at all', async () => {
		simulator.faults.add({ kind: 'timeout' });
		const signal = AbortSignal.timeout(200);
		const url = `${simulator.url}/v5/boards`;
		await expect(fetch(url, { headers: { authorization: `Bearer ${token}` }, signal, dispatcher })).rejects.toThrow();
	});

	it('duplicateBookmark: a later page says the bookmark it was asked with', async () => {
		for (const name of ['a', 'b', 'c']) simulator.state.addBoard({ name });
		simulator.faults.add({ kind: 'duplicateBookmark' });
		const { bookmark } = (await get('/boards?page_size=1')).json;
		expect((await get(`/boards${query({ page_size: '1', bookmark })}`)).json.bookmark).toBe(bookmark);
	});

	it('expireToken: the token dies for good', async () => {
		simulator.faults.add({ kind: 'expireToken', skip: 1 });
		expect((await get('/boards')).status).toBe(200);
		expect(await get('/boards')).toMatchObject(refusal(401, 2));
		expect(await get('/boards')).toMatchObject(refusal(401, 2));
	});

	it('hits as often as it says, only what it names, after letting others through', async () => {
		simulator.faults.add({ kind: 'status', method: 'POST', path: /^\/boards$/, times: 2, skip: 1 });
		const statuses: number[] = [];
		for (let round = 0; round < 4; round += 1) {
			expect((await get('/boards')).status).toBe(200);
			statuses.push((await makeBoard()).status);
		}
		expect(statuses).toEqual([201, 500, 500, 201]);
		simulator.faults.add({ kind: 'status', path: '/boards/{board_id}' });
		expect((await get('/boards')).status).toBe(200);
		expect((await get('/boards/1')).status).toBe(500);
	});
});

describe('simulator: video uploads', () => {
	const register = async () => (await call('POST', '/media', { media_type: 'video' })).json;
	const film = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), randomBytes(300_000)]);
	const upload = (url: string, parameters: Record<string, string>, file: Buffer, headers = {}) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(parameters)) form.append(name, value);
		form.append('file', new Blob([new Uint8Array(file)]), 'film.mp4');
		return send(url, { method: 'POST', body: form, headers });
	};

	it('takes a video like S3 and processes it', async () => {
		simulator.state.settings.mediaProcessing = 100;
		const media = await register();
		expect((await get(`/media/${media.media_id}`)).json.status).toBe('registered');
		expect(await upload(media.upload_url, media.upload_parameters, film)).toMatchObject({ status: 204, text: '' });
		expect((await get(`/media/${media.media_id}`)).json.status).toBe('processing');
		expect(simulator.state.media.get(media.media_id)?.bytes).toBe(film.length);
		expect(simulator.requests.find(({ path }) => path === '/upload/')?.body).toMatchObject({
			order: [...Object.keys(media.upload_parameters), 'file'],
			file: { filename: 'film.mp4', bytes: film.length },
		});
		await new Promise((done) => setTimeout(done, 120));
		expect((await get(`/media/${media.media_id}`)).json).toEqual({
			media_id: media.media_id,
			media_type: 'video',
			status: 'succeeded',
		});
		const board = simulator.state.addBoard({ name: 'Films' });
		const source = { source_type: 'video_id', media_id: media.media_id };
		const pin = (cover: object) => call('POST', '/pins', { board_id: board.id, media_source: { ...source, ...cover } });
		expect(await pin({})).toMatchObject(refusal(400, 1, expect.stringContaining('cover_image')));
		expect(await pin({ cover_image_key_frame_time: 1 })).toMatchObject({
			status: 201,
			json: { creative_type: 'VIDEO' },
		});
	});

	it('refuses what S3 refuses', async () => {
		const media = await register();
		const { policy, ...withoutPolicy } = media.upload_parameters;
		expect(policy).toBeDefined();
		const refused = await upload(media.upload_url, withoutPolicy, film);
		expect(refused.status).toBe(403);
		expect(refused.text).toContain('<Code>AccessDenied</Code>');
		const twice = await upload(media.upload_url, media.upload_parameters, film, { authorization: `Bearer ${token}` });
		expect(twice.status).toBe(400);
		const wrong = { ...media.upload_parameters, 'x-amz-signature': 'x' };
		expect((await upload(media.upload_url, wrong, film)).text).toContain('SignatureDoesNotMatch');
		const form = new FormData();
		form.append('file', new Blob([new Uint8Array(film)]), 'film.mp4');
		for (const [name, value] of Object.entries(media.upload_parameters)) form.append(name, String(value));
		expect((await send(media.upload_url, { method: 'POST', body: form })).status).toBe(403);
	});

	it('wants the length of the upload beforehand, and the policy not to be over', async () => {
		const media = await register();
		const boundary = 'line';
		const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--${boundary}--\r\n`;
		const chunked = await send(media.upload_url, {
			method: 'POST',
			headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
			body: (async function* () {
				yield Buffer.from(body);
			})(),
			duplex: 'half',
		});
		expect(chunked.status).toBe(411);
		const policy = Buffer.from(JSON.stringify({ expiration: '2026-01-01T00:00:00.000Z' })).toString('base64');
		Object.assign(simulator.state.media.get(media.media_id)?.parameters ?? {}, { policy });
		expect((await upload(media.upload_url, { ...media.upload_parameters, policy }, film)).text).toContain('expired');
	});

	it('fails on what is no video', async () => {
		simulator.state.settings.mediaProcessing = 0;
		const media = await register();
		await upload(media.upload_url, media.upload_parameters, Buffer.from('plain text'));
		expect((await get(`/media/${media.media_id}`)).json.status).toBe('failed');
	});
});

describe('simulator: record and remote control', () => {
	const control = (method: string, path: string, body?: unknown) =>
		send(`${simulator.url}/_simulator${path}`, {
			method,
			...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
		});

	it('keeps what was asked and how it ended, without the token', async () => {
		await call('POST', `/boards${query({ ad_account_id: '1' })}`, { name: 'a b' });
		const [recorded] = simulator.requests;
		expect(recorded).toMatchObject({
			method: 'POST',
			path: '/boards',
			query: { raw: 'ad_account_id=1', parsed: { ad_account_id: '1' } },
			body: { name: 'a b' },
			status: 404,
			tokenId: 'token-1',
			endpoint: 'boards/create',
		});
		expect(recorded.headers.authorization).toBe('Bearer');
		expect(JSON.stringify(recorded)).not.toContain(token);
	});

	it('keeps the last 20,000', async () => {
		for (let number = 0; number < 20_000; number += 1) simulator.requests.push({ ...simulator.requests[0] });
		await get('/boards');
		await get('/pins');
		expect(simulator.requests).toHaveLength(20_000);
		expect(simulator.requests.at(-1)?.path).toBe('/pins');
	});

	it('is driven over HTTP', async () => {
		await control('POST', '/faults', { kind: 'status', path: '^/boards', status: 500 });
		expect((await get('/boards')).status).toBe(500);
		await control('POST', '/faults', { kind: 'status', times: 5 });
		await control('DELETE', '/faults');
		expect((await get('/boards')).status).toBe(200);
		const { json: requests } = await control('GET', '/requests?since=1');
		expect(requests.map(({ index }: { index: number }) => index)).toEqual([2]);
		await control('DELETE', '/requests');
		expect(simulator.requests).toEqual([]);

		expect((await control('POST', '/seed', { boards: 2, pinsPerBoard: 3 })).json).toEqual({ boards: 2, pins: 6 });
		const { json: state } = await control('GET', '/state');
		expect(state).toMatchObject({
			boards: { count: 2 },
			pins: { count: 6 },
			app: { clientId: simulator.state.app.clientId },
		});
		const { json: issued } = await control('POST', '/tokens', { scopes: ['boards:read'] });
		expect((await get('/boards', issued.accessToken)).json.items).toHaveLength(2);
		await control('POST', '/settings', { latency: 120, rateLimits: { org_read: { limit: 1, windowSeconds: 60 } } });
		const began = Date.now();
		await get('/boards', issued.accessToken);
		expect(Date.now() - began).toBeGreaterThanOrEqual(115);
		expect((await get('/boards', issued.accessToken)).status).toBe(429);
		expect((await control('POST', '/settings', { colour: 1 })).status).toBe(400);
		await control('POST', '/reset', { seed: 'demo' });
		expect(simulator.state.boards.size).toBe(13);
		expect(await get('/boards')).toMatchObject(refusal(401, 2));
	});

	it('seeds 100,000 Pins and serves them in pages of 250', async () => {
		await control('POST', '/seed', { boards: 1, pinsPerBoard: 100_000 });
		let bookmark = '';
		for (let page = 0; page < 40; page += 1) {
			const { json } = await get(`/pins${query({ page_size: '250', ...(bookmark && { bookmark }) })}`);
			expect(json.items).toHaveLength(250);
			bookmark = json.bookmark;
		}
	});
});
