import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Execution, Workflow, WorkflowNode } from '../../lab/client.mts';
import { packageName } from '../../lab/pack.mts';
import { type Shop, startShop } from '../../lab/shop.mts';
import { marketKey } from '../../simulator/catalogs.mts';
import type { State } from '../../simulator/simulator.mts';
import { credentialData, credentialName, credentialType, type Lab, startLab } from './harness.mts';
import { untilSo } from './untilSo.mts';

let lab: Lab;
let shop: Shop;
let state: State;

beforeAll(async () => {
	lab = await startLab();
	shop = await startShop();
	state = lab.simulator.state;
}, 900_000);

afterAll(async () => {
	await shop?.close();
	await lab?.stop();
});

/** An example as a person imports it: with the credential chosen, and with the test's shop in the place of the example's. */
function imported(file: string): Workflow {
	const workflow = JSON.parse(shop.inPlace(readFileSync(join('examples', file), 'utf8'))) as Workflow;
	for (const node of workflow.nodes) {
		if (node.type.startsWith(`${packageName}.`))
			node.credentials = { [credentialType]: { id: lab.credentialId, name: credentialName } };
	}
	return workflow;
}

async function finished(execution: Promise<Execution>): Promise<Execution> {
	const run = await execution;
	expect(run.error).toBeUndefined();
	expect(run.status).toBe('success');
	return run;
}

const run = async (workflow: string | Workflow, trigger = 'Run by hand') =>
	await finished(lab.client.runWorkflow(workflow, { trigger }));

const json = (execution: Execution, node: string) => (execution.outputs[node]?.[0] ?? []).map((item) => item.json);

function boardCalled(name: string) {
	const board = [...state.account.boards.from()].find((one) => one.name === name);
	if (!board) throw new Error(`The demo account has no board "${name}"`);
	return board;
}

/** Titles of the Pins that were made meanwhile, newest first. */
async function newPins(work: () => Promise<unknown>): Promise<Array<string | null>> {
	const before = new Set(state.pins.keys());
	await work();
	return [...state.account.pins.from()].filter(({ id }) => !before.has(id)).map(({ title }) => title);
}

const node = (workflow: Workflow, name: string): WorkflowNode => {
	const found = workflow.nodes.find((one) => one.name === name);
	if (!found) throw new Error(`"${workflow.name}" has no node "${name}"`);
	return found;
};

/** A file of the shop, as a person has it on the computer. */
async function fromShop(path: string): Promise<File> {
	const answer = await fetch(`${shop.url}/${path}`);
	return new File([await answer.blob()], path.split('/').at(-1)!);
}

/** Fills in the form that starts an active workflow: files first, then texts, in the order of its fields. */
async function submitForm(workflow: Workflow, id: string, files: File[], texts: string[]): Promise<Execution> {
	const form = new FormData();
	for (const [at, value] of [...files, ...texts].entries()) form.append(`field-${at}`, value);
	const answer = await fetch(`${lab.n8n.url}/form/${node(workflow, 'Form').webhookId}`, { method: 'POST', body: form });
	expect(answer.status).toBe(200);
	const [latest] = await lab.client.executions(id);
	return await lab.client.execution(latest.id);
}

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** Gives nodes a credential that may do ads, and the first ad account of the demo account. Returns the first of them. */
async function forAds(workflow: Workflow, ...names: string[]): Promise<WorkflowNode> {
	const data = credentialData(lab.simulator, ['ads:read', 'ads:write', 'user_accounts:read']);
	const id = await lab.client.createCredential(credentialType, 'Pinterest ads', data);
	await lab.client.connectOAuth(id);
	const [{ id: adAccountId }] = state.adAccounts.values();
	const chosen = names.map((name) => node(workflow, name));
	for (const one of chosen) {
		one.credentials = { [credentialType]: { id, name: 'Pinterest ads' } };
		one.parameters.adAccountId = { __rl: true, mode: 'id', value: adAccountId };
	}
	return chosen[0];
}

/** The campaigns of the first ad account, newest first. */
function campaigns() {
	const [adAccount] = state.adAccounts.values();
	return [...state.ads.campaignsOf(adAccount).from()];
}

/** The same for the catalogs node, with a catalog of the connected account that no feed fills. */
async function forCatalogs(workflow: Workflow, name: string) {
	const data = credentialData(lab.simulator, ['catalogs:read', 'catalogs:write', 'user_accounts:read']);
	const id = await lab.client.createCredential(credentialType, 'Pinterest catalogs', data);
	await lab.client.connectOAuth(id);
	const chosen = node(workflow, name);
	chosen.credentials = { [credentialType]: { id, name: 'Pinterest catalogs' } };
	const catalog = state.catalogs.addCatalog({ owner: state.account, name });
	chosen.parameters.catalogId = { __rl: true, mode: 'id', value: catalog.id };
	return catalog;
}

const stories: Record<string, (workflow: Workflow) => Promise<void>> = {
	'pins-from-a-table.json': async (workflow) => {
		const id = await lab.client.createWorkflow(workflow);
		const made = await newPins(async () => {
			expect(json(await run(id), 'Published').map(({ published }) => published)).toEqual(['new', 'new', 'new']);
		});
		expect(made.sort()).toEqual(['Plum cake from one bowl', 'Pumpkin soup in 20 minutes', 'Rye rolls for the weekend']);
		const [rolls] = boardCalled('Bread Baking').pins.from();
		expect(rolls).toMatchObject({
			title: 'Rye rolls for the weekend',
			link: 'https://shop.example/recipes/rye-rolls',
			altText: 'Dark rolls on a wooden board',
		});
		const again = await newPins(async () => {
			const second = json(await run(id), 'Published');
			expect(new Set(second.map(({ published }) => published))).toEqual(new Set(['was there already']));
			expect(second).toHaveLength(3);
		});
		expect(again).toEqual([]);

		lab.simulator.faults.add({ method: 'POST', path: '/pins', kind: 'status', status: 400, code: 1, message: 'No.' });
		const { parameters } = node(workflow, 'Rows');
		parameters.jsonOutput = String(parameters.jsonOutput).replaceAll('/recipes/', '/recipes/next-year/');
		const third = await run(workflow);
		expect(json(third, 'Published')).toHaveLength(2);
		expect(json(third, 'Not published')).toEqual([
			{ title: 'Pumpkin soup in 20 minutes', reason: expect.any(String), remedy: expect.any(String) },
		]);
	},

	'rss-to-pins.json': async (workflow) => {
		const id = await lab.client.createWorkflow(workflow);
		const board = boardCalled('Autumn Recipes');
		expect((await newPins(async () => await run(id))).sort()).toEqual([
			'Chestnut soup with thyme',
			'What to do with too many quinces',
		]);
		const [newest] = board.pins.from();
		expect(newest.images[0].sourceUrl).toMatch(/\/images\/1000x1500\/[\w-]+\.png$/);
		expect(newest.link).toMatch(/^https:\/\/shop\.example\/blog\//);
		expect(await newPins(async () => await run(id, 'Every hour'))).toEqual([]);
		shop.publish({ title: 'Elderberry syrup', slug: 'elderberry-syrup' });
		expect(await newPins(async () => await run(id, 'Every hour'))).toEqual(['Elderberry syrup']);

		shop.publish({ title: 'Damson cheese', slug: 'damson-cheese' });
		shop.publish({ title: 'Sloe gin', slug: 'sloe-gin', image: 'cid:picture-from-a-mail' });
		shop.publish({ title: 'Rowan jelly', slug: 'rowan-jelly' });
		const aroundABadOne = await newPins(async () => {
			expect(json(await run(id, 'Every hour'), 'Not published')).toEqual([
				{ title: 'Sloe gin', reason: expect.stringContaining('cid:picture-from-a-mail'), remedy: expect.any(String) },
			]);
		});
		expect(aroundABadOne.sort()).toEqual(['Damson cheese', 'Rowan jelly']);
	},

	'daily-pin-from-a-queue.json': async (workflow) => {
		const id = await lab.client.createWorkflow(workflow);
		const made = await newPins(async () => {
			expect(json(await run(id, 'Every morning'), 'New today')).toHaveLength(2);
		});
		expect(made.sort()).toEqual(['Place cards from pressed leaves', 'Table linen, washed and pressed']);
		const again = await newPins(async () => {
			expect(json(await run(id), 'New today')).toEqual([]);
		});
		expect(again).toEqual([]);

		const { parameters } = node(workflow, 'Queue');
		parameters.jsonOutput = String(parameters.jsonOutput)
			.replaceAll('/tips/', '/tips/for-guests/')
			.replace('"Table Settings"', '"Table Manners"');
		const aroundABadOne = await newPins(async () => {
			expect(json(await run(workflow, 'Every morning'), 'Not published')).toEqual([
				{
					title: 'Table linen, washed and pressed',
					reason: 'There is no board called "Table Manners"',
					remedy: expect.stringContaining('Check the spelling'),
				},
			]);
		});
		expect(aroundABadOne).toEqual(['Place cards from pressed leaves']);
	},

	'google-sheet-to-pins.json': async (workflow) => {
		const read = node(workflow, 'Rows');
		const write = node(workflow, 'Write status');
		// Google's sheet is out of reach: the shop's table takes its place, with the columns that the example maps.
		const cells = Object.entries((write.parameters.columns as { value: Record<string, string> }).value).map(
			([name, value]) => `${JSON.stringify(name)}: ${/^=\{\{(.*)\}\}$/.exec(value)![1]}`,
		);
		const body = { sendBody: true, specifyBody: 'json', jsonBody: `={{ ({ ${cells.join(', ')} }) }}` };
		for (const [one, more] of [
			[read, {}],
			[write, { method: 'POST', ...body }],
		] as const) {
			Object.assign(one, { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 });
			one.parameters = { url: `${shop.url}/rows`, ...more, options: {} };
		}
		const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
		const at = (path: string) => `${shop.url}/${path}`;
		shop.rows.push(
			{ Title: 'Oat soap', 'Media URL': at('images/1000x1500/oat-soap.png'), 'Pinterest board': 'Gift Ideas' },
			{ Title: 'Bath salt', 'Media URL': 'bath-salt', 'Pinterest board': 'Gift Ideas', 'Publish date': day(-1) },
			{
				Title: 'Beeswax in a minute',
				'Media URL': at('videos/1080x1920/beeswax.mp4'),
				'Pinterest board': 'Gift Ideas/Under 30',
				Thumbnail: '0:05',
				'Publish date': `${day(-1)}T10:00:00`,
				Keywords: 'candles, wax',
			},
			{
				Title: 'Lamp oil',
				'Media URL': at('images/1000x1500/lamp.png'),
				'Pinterest board': 'Gift Ideas',
				'Publish date': day(3),
			},
			{
				Title: 'Wicks',
				'Media URL': at('images/1000x1500/wicks.png'),
				'Pinterest board': 'Gift Ideas',
				'Publish date': 'soon',
			},
			{
				Title: 'Done before',
				'Media URL': at('images/1000x1500/done.png'),
				'Pinterest board': 'Gift Ideas',
				Status: 'Published',
			},
		);
		for (const [place, row] of shop.rows.entries())
			Object.assign(row, {
				row_number: place + 2,
				Link: `https://shop.example/${place}`,
				Status: row.Status ?? '',
				Pin: '',
			});
		state.addSection({ boardId: boardCalled('Gift Ideas').id, name: 'Under 30' });
		const id = await lab.client.createWorkflow(workflow);
		const made = await newPins(async () => await run(id));
		expect(made.sort()).toEqual(['Beeswax in a minute', 'Oat soap']);
		const written = shop.rows.map(({ Status: status }) => status);
		expect(written).toEqual([
			expect.stringMatching(/^Published \d{4}-/),
			expect.stringMatching(/^Not published: .*"bath-salt"/),
			expect.stringMatching(/^Published \d{4}-/),
			'',
			expect.stringMatching(/^Not published: "soon" is no date/),
			'Published',
		]);
		expect(shop.rows[0].Pin).toMatch(/^https:\/\/www\.pinterest\.com\/pin\/\d+\/$/);
		const video = [...boardCalled('Gift Ideas').pins.from()].find(({ title }) => title === 'Beeswax in a minute')!;
		expect(video).toMatchObject({ creativeType: 'VIDEO', link: 'https://shop.example/2' });
		expect(video.section?.name).toBe('Under 30');

		expect(await newPins(async () => await run(id, 'Every hour'))).toEqual([]);
		expect(shop.rows.map(({ Status: status }) => status)).toEqual(written);
		// A status that was lost brings no second Pin.
		shop.rows[0].Status = '';
		expect(await newPins(async () => await run(id))).toEqual([]);
		expect(shop.rows[0].Status).toBe('Was there already');
	},

	'one-pin-on-several-boards.json': async (workflow) => {
		const pause = node(workflow, 'Two days').parameters;
		expect(pause).toEqual({ amount: 2, unit: 'days' });
		Object.assign(pause, { amount: 1, unit: 'seconds' });
		const names = ['Autumn Recipes', 'Table Settings', 'Shop News'];
		const id = await lab.client.createWorkflow(workflow);
		const made = await newPins(async () => {
			const first = await run(id);
			expect(json(first, 'All boards').map(({ board }) => board)).toEqual(names);
			expect(first.runData['Two days']).toHaveLength(2);
		});
		expect(made).toEqual(names.map(() => 'Pear tart with almonds'));
		const [pin, ...copies] = names.map((name) => [...boardCalled(name).pins.from()][0]);
		expect(copies.map(({ parentPinId }) => parentPinId)).toEqual([pin.id, pin.id]);

		expect(await newPins(async () => await run(id))).toEqual([]);
		const table = node(workflow, 'Pin').parameters;
		table.jsonOutput = String(table.jsonOutput).replace('Table Settings', 'No such board');
		table.jsonOutput = String(table.jsonOutput).replace('Shop News', 'Gift Ideas');
		const further = await newPins(async () => {
			const rows = json(await run(workflow), 'All boards');
			expect(rows.map(({ board }) => board)).toEqual(['Autumn Recipes', 'No such board', 'Gift Ideas']);
			expect(rows[1]).toMatchObject({ reason: 'There is no board called "No such board"' });
		});
		expect(further).toEqual(['Pear tart with almonds']);
	},

	'image-file-to-pin.json': async (workflow) => {
		const id = await lab.client.createWorkflow(workflow, { activate: true });
		expect(await newPins(async () => await run(id))).toEqual(['Tall vase, sand glaze']);
		const [byHand] = boardCalled('Handmade Ceramics').pins.from();
		expect(byHand.images[0]).toMatchObject({ width: 1000, height: 1500, contentType: 'image/png' });

		const texts = ['Kitchen Shelves', 'A bowl for two', 'Sent by form', 'https://shop.example/bowl'];
		const made = await newPins(async () => {
			await finished(submitForm(workflow, id, [await fromShop('images/800x1200/bowl.png')], texts));
		});
		expect(made).toEqual(['A bowl for two']);
		const [sent] = boardCalled('Kitchen Shelves').pins.from();
		expect(sent).toMatchObject({ description: 'Sent by form', link: 'https://shop.example/bowl' });
		expect(sent.images[0]).toMatchObject({ width: 800, height: 1200 });
	},

	'board-clean-up.json': async (workflow) => {
		const { assignments } = node(workflow, 'Settings').parameters.assignments as {
			assignments: Array<{ name: string; value: unknown }>;
		};
		const setting = (name: string) => assignments.find((one) => one.name === name)!;
		const board = boardCalled(String(setting('board').value));
		const young = Number(setting('older_than_days').value);
		const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
		for (const days of [young + 301, young - 1, young + 303, young + 302]) {
			state.addPin({ boardId: board.id, title: `${days} days old`, createdAt: daysAgo(days) });
		}
		const [oldest, old, lessOld] = [young + 303, young + 302, young + 301].map((days) => `${days} days old`);
		const titles = () => [...board.pins.from()].map(({ title }) => title);
		const before = board.pins.size;
		const listed = json(await run(workflow), 'Would be deleted').map(({ title }) => title);
		expect(listed.slice(0, 3)).toEqual([oldest, old, lessOld]);
		expect(board.pins.size).toBe(before);

		setting('dry_run').value = false;
		setting('at_most').value = 2;
		expect(json(await run(workflow, 'Every Monday'), 'Delete')).toHaveLength(2);
		expect(board.pins.size).toBe(before - 2);
		expect(titles()).not.toContain(oldest);
		expect(titles()).not.toContain(old);
		expect(titles()).toContain(lessOld);
		setting('at_most').value = 100;
		await run(workflow);
		expect(titles()).toContain(`${young - 1} days old`);
		expect(titles()).not.toContain(lessOld);
		expect(json(await run(workflow), 'Delete')).toEqual([]);
	},

	'board-as-a-spreadsheet.json': async (workflow) => {
		const board = boardCalled('Autumn Recipes');
		for (let at = 1; at <= 300; at += 1) state.addPin({ boardId: board.id, title: `Recipe ${at}` });
		workflow.nodes.push({
			name: 'Read it again',
			type: 'n8n-nodes-base.extractFromFile',
			typeVersion: 1,
			position: [660, 0],
			parameters: { operation: 'csv', options: {} },
		});
		workflow.connections['CSV file'] = { main: [[{ node: 'Read it again', type: 'main', index: 0 }]] };
		const rows = json(await run(workflow), 'Read it again');
		expect(rows.map(({ title }) => title).sort()).toEqual([...board.pins.from()].map(({ title }) => title).sort());
		expect(rows[0]).toMatchObject({ url: expect.stringMatching(/^https:\/\/www\.pinterest\.com\/pin\/\d+\/$/) });
	},

	'carousel-from-files.json': async (workflow) => {
		const id = await lab.client.createWorkflow(workflow);
		expect(await newPins(async () => await run(id))).toEqual(['A lidded jar, three looks']);
		const [made] = boardCalled('Handmade Ceramics').pins.from();
		expect(made.creativeType).toBe('CAROUSEL');
		expect(made.images).toEqual(
			['Front', 'Inside', 'Detail'].map((title) => expect.objectContaining({ title, width: 1000, height: 1500 })),
		);
		expect(await newPins(async () => await run(id))).toEqual([]);
	},

	'video-pin.json': async (workflow) => {
		const id = await lab.client.createWorkflow(workflow, { activate: true });
		const published = (execution: Execution) => json(execution, 'Published').map((row) => row.published);
		const made = await newPins(async () => expect(published(await run(id))).toEqual(['new']));
		expect(made).toEqual(['A balcony in bloom, in one week']);
		const [video] = boardCalled('Small Balcony Gardens').pins.from();
		expect(video).toMatchObject({ creativeType: 'VIDEO', link: 'https://shop.example/blog/balcony-in-bloom' });
		const uploads = state.media.size;
		const again = await newPins(async () => expect(published(await run(id))).toEqual(['was there already']));
		expect(again).toEqual([]);
		expect(state.media.size).toBe(uploads);

		const form = { Video: 'videos/1080x1920/repotting.mp4', Cover: 'images/1080x1920/repotting.png' };
		const texts = ['Small Balcony Gardens', 'Repotting in a minute', '', 'https://shop.example/blog/repotting'];
		const sent = await newPins(async () => {
			await finished(submitForm(workflow, id, await Promise.all(Object.values(form).map(fromShop)), texts));
		});
		expect(sent).toEqual(['Repotting in a minute']);

		// Pinterest takes the video and fails when the Pin is to be made: the second attempt uses the same upload.
		const example = node(workflow, 'Example texts');
		example.parameters = JSON.parse(JSON.stringify(example.parameters).replaceAll('balcony-in-bloom', 'first-tomato'));
		lab.simulator.faults.add({
			method: 'POST',
			path: '/pins',
			kind: 'status',
			status: 400,
			code: 1,
			message: 'Not now.',
		});
		const before = state.media.size;
		const late = await newPins(async () => expect(published(await run(workflow))).toEqual(['new']));
		expect(late).toHaveLength(1);
		expect(state.media.size).toBe(before + 1);
	},

	'weekly-analytics-report.json': async (workflow) => {
		const report = await run(workflow, 'Every Monday');
		const days = json(report, 'Days');
		expect(days).toHaveLength(7);
		expect(days[0]).toMatchObject({
			Date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			Impressions: expect.any(Number),
		});
		const top = json(report, 'Top 10');
		expect(top.map((row) => row.Rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		const impressions = top.map((row) => Number(row.Impressions));
		expect(impressions).toEqual([...impressions].sort((one, other) => other - one));
		for (const { Title: title, Pin: address } of top) {
			const [, pinId] = /\/pin\/(\d+)\/$/.exec(String(address)) ?? [];
			expect(title).toBe(state.pins.get(pinId)?.title ?? '');
		}
	},

	'trend-research.json': async (workflow) => {
		const rows = json(await run(workflow), 'Strongest growth first');
		expect(new Set(rows.map((row) => row.Region))).toEqual(new Set(['US', 'GB+IE', 'DE+AT+CH']));
		const growth = rows.map((row) => Number(row['Growth in a month, %']));
		expect(growth).toEqual([...growth].sort((one, other) => other - one));
		expect(rows[0]).toMatchObject({ 'Search word': expect.stringMatching(/\w/) });
	},

	'new-pin-to-webhook.json': async (workflow) => {
		const id = await lab.client.createWorkflow(workflow, { activate: true });
		const board = boardCalled('Shop News');
		for (const [title, trigger] of [
			['Open on Sunday', 'Run by hand'],
			// By hand the trigger shows a few of the newest.
			['Closed on Monday', 'New Pin'],
		]) {
			const { id: pinId } = state.addPin({ boardId: board.id, title, description: 'From ten to four' });
			await run(id, trigger);
			expect(shop.messages).toContainEqual({
				text: `New Pin: ${title}\nFrom ten to four\nhttps://www.pinterest.com/pin/${pinId}/`,
			});
		}
	},

	'new-follower-thank-you-list.json': async (workflow) => {
		const id = await lab.client.createWorkflow(workflow, { activate: true });
		const followers = [...state.account.followers.from()].map(({ username }) => username);
		const rows = json(await run(id), 'Rows');
		expect(rows.map((row) => row.Username)).toEqual(followers);
		state.addFollower('noor.weaves');
		const [sample] = json(await run(id, 'New Follower'), 'Rows');
		expect(sample).toEqual({
			Username: 'noor.weaves',
			Profile: 'https://www.pinterest.com/noor.weaves/',
			'Noticed on': expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			Thanked: false,
		});
	},

	'pin-that-does-well.json': async (workflow) => {
		const id = await lab.client.createWorkflow(workflow, { activate: true });
		const pin = state.addPin({ boardId: boardCalled('Shop News').id, title: 'Blue bowls' });
		pin.metrics = { save: 64 };
		// By hand the trigger shows a few of the newest, with the numbers that they have.
		await run(id, 'Saved often');
		expect(shop.messages).toContainEqual({
			text: `Saved 64 times: Blue bowls\nhttps://www.pinterest.com/pin/${pin.id}/`,
		});
	},

	'woocommerce-order-to-conversion.json': async (workflow) => {
		await forAds(workflow, 'Send conversion');
		const id = await lab.client.createWorkflow(workflow, { activate: true });
		expect(json(await run(id), 'Sent')).toEqual([{ order: '1042', sent: 'processed', warning: '', hints: '' }]);
		const [event] = state.conversions.counted.slice(-1);
		expect(event).toMatchObject({
			event_name: 'checkout',
			event_id: '1042',
			action_source: 'web',
			user_data: {
				em: [sha('ada@customers.example')],
				ph: [sha('497611234567')],
				st: [sha('bw')],
				click_id: 'dj0yJnU9b2JDcFFHekV4SHJN',
			},
			custom_data: {
				currency: 'EUR',
				value: '61.47',
				content_ids: ['71', '8'],
				num_items: 4,
				contents: [
					{ id: '71', item_price: '14.99', quantity: 3, item_name: 'Stoneware mug' },
					{ id: '8', item_price: '20.00', quantity: 1, item_name: 'Bowl' },
				],
			},
		});
		const counted = state.conversions.counted.length;
		await run(id);
		expect(state.conversions.counted).toHaveLength(counted);

		const order = {
			...{ id: 1043, currency: 'EUR', total: '10.00', total_tax: '0', shipping_total: '0', line_items: [] },
			billing: { email: 'noor@customers.example', country: 'DE' },
		};
		const answer = await fetch(`${lab.n8n.url}/webhook/woocommerce-order`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(order),
		});
		expect(answer.status).toBe(200);
		await untilSo(() => state.conversions.counted.at(-1)?.event_id === '1043');
		expect(state.conversions.counted.at(-1)).toMatchObject({ event_id: '1043', custom_data: { value: '10.00' } });
	},

	'shopify-order-to-conversion.json': async (workflow) => {
		await forAds(workflow, 'Send conversion');
		expect(json(await run(workflow), 'Sent')).toEqual([
			{ order: '5678901234567', sent: 'processed', warning: '', hints: '' },
		]);
		expect(state.conversions.counted.at(-1)).toMatchObject({
			event_id: '5678901234567',
			user_data: {
				em: [sha('ada@customers.example')],
				ph: [sha('15550100199')],
				ct: [sha('sanfrancisco')],
				external_id: [sha('115310627314')],
				click_id: 'dj0yJnU9b2JDcFFHekV4SHJN',
			},
			custom_data: {
				value: '58.47',
				num_items: 4,
				contents: [
					{ id: '71', item_price: '14.99', quantity: 3, item_name: 'Stoneware mug', item_brand: 'Willow & Thyme' },
					{ id: '81', item_price: '13.50', quantity: 1, item_name: 'Bowl', item_brand: 'Willow & Thyme' },
				],
			},
		});
	},

	'offline-sales-from-a-sheet.json': async (workflow) => {
		await forAds(workflow, 'Send conversion');
		const execution = await run(workflow);
		expect(json(execution, 'Sent')).toEqual([
			{ receipt: 'R-2041', sent: 'processed', hints: '' },
			{ receipt: 'R-2042', sent: 'skipped', hints: expect.stringContaining('not consented') },
		]);
		expect(json(execution, 'Not sent')).toEqual([
			{ receipt: 'R-2043', reason: expect.stringContaining('whose event this is'), remedy: expect.any(String) },
		]);
		expect(state.conversions.counted.at(-1)).toMatchObject({
			event_id: 'R-2041',
			action_source: 'offline',
			user_data: { ph: [sha('497611234567')], fn: [sha('ada')], ln: [sha('marsh')], country: [sha('de')] },
			custom_data: { value: '128.5', currency: 'EUR', order_id: 'R-2041' },
		});
	},

	'crm-segment-to-customer-list.json': async (workflow) => {
		const [adAccount] = state.adAccounts.values();
		const records = new Set(Array.from({ length: 150 }, (_, n) => sha(`reader${n}@customers.example`)));
		const list = state.audiences.addList({ adAccount, name: 'Readers', records });
		list.records.add(sha('lena@customers.example'));
		for (const name of ['Add to list', 'Take out of list']) {
			const { parameters } = await forAds(workflow, name);
			parameters.customerListId = { __rl: true, mode: 'id', value: list.id };
		}
		const id = await lab.client.createWorkflow(workflow);
		for (let times = 0; times < 2; times++) {
			const execution = await run(id);
			expect(json(execution, 'Added')).toEqual([{ list: 'Readers', added: 2, left_out: 1, status: 'PROCESSING' }]);
			expect(json(execution, 'Taken out')).toEqual([
				{ list: 'Readers', taken_out: 1, left_out: 0, status: 'PROCESSING' },
			]);
			expect(list.records.size).toBe(152);
			expect(list.records.has(sha('ada@customers.example'))).toBe(true);
			expect(list.records.has(sha('lena@customers.example'))).toBe(false);
		}
	},

	'daily-ad-report.json': async (workflow) => {
		await forAds(workflow, 'Numbers by day');
		const [adAccount] = state.adAccounts.values();
		state.ads.addCampaign({ adAccount, name: 'Old one', status: 'ARCHIVED', dailySpendCap: 5_000_000 });
		const id = await lab.client.createWorkflow(workflow);
		const rows = json(await run(id, 'Every morning'), 'Rows');
		expect(rows).toHaveLength(7 * campaigns().length);
		const old = rows.find(({ Campaign: name }) => name === 'Old one')!;
		expect(old).toEqual({
			Key: `${String(old.Date)}|CAMPAIGN|${String(old['Campaign ID'])}|30/30/1`,
			Date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			Campaign: 'Old one',
			'Campaign ID': campaigns().find(({ name }) => name === 'Old one')!.id,
			Spend: expect.any(Number),
			Impressions: expect.any(Number),
			Clicks: expect.any(Number),
			Checkouts: expect.any(Number),
			Revenue: expect.any(Number),
			Attribution: '30/30/1',
		});
		const keys = rows.map(({ Key: key }) => key);
		expect(new Set(keys).size).toBe(rows.length);
		expect(json(await run(id), 'Rows').map(({ Key: key }) => key)).toEqual(keys);
	},

	'pause-campaigns-over-cpa.json': async (workflow) => {
		await forAds(workflow, 'Active campaigns', 'Last 7 days', 'Pause');
		const { assignments } = node(workflow, 'Settings').parameters.assignments as {
			assignments: Array<{ name: string; value: unknown }>;
		};
		const set = (name: string, value: unknown) => (assignments.find((one) => one.name === name)!.value = value);
		const [adAccount] = state.adAccounts.values();
		for (let n = 1; n <= 4; n++) state.ads.addCampaign({ adAccount, name: `Campaign ${n}`, dailySpendCap: 5_000_000 });
		const active = () => campaigns().filter(({ status }) => status === 'ACTIVE').length;
		const before = active();
		set('max_cpa', 0.5);
		set('at_most', 2);
		const judged = json(await run(workflow, 'Every morning'), 'Judged');
		expect(judged).toHaveLength(before);
		expect(active()).toBe(before);

		const listed = json(await run(workflow), 'Would be paused');
		expect(listed).toHaveLength(2);
		const dearest = [...judged].sort((one, other) => Number(other.cpa) - Number(one.cpa)).slice(0, 2);
		expect(listed.map(({ campaign_id: one }) => one)).toEqual(dearest.map(({ campaign_id: one }) => one));

		set('dry_run', false);
		const paused = json(await run(workflow), 'Paused');
		expect(paused.map(({ campaign_id: one, status }) => [one, status])).toEqual(
			dearest.map(({ campaign_id: one }) => [one, 'PAUSED']),
		);
		expect(active()).toBe(before - 2);

		// Too few checkouts to tell: nothing is paused, and what has spent much is listed.
		set('min_checkouts', 1_000_000);
		set('min_spend', 0);
		const doubtful = await run(workflow);
		expect(json(doubtful, 'Paused')).toEqual([]);
		expect(json(doubtful, 'Look at these')).toHaveLength(before - 2);
		expect(active()).toBe(before - 2);
	},

	'launch-campaigns-from-a-sheet.json': async (workflow) => {
		await forAds(workflow, 'There already', 'Create campaign');
		const before = campaigns().length;
		lab.simulator.faults.add({
			method: 'POST',
			path: '/ad_accounts/{ad_account_id}/campaigns',
			kind: 'someRefused',
			elements: [1],
			code: 2384,
		});
		const first = await run(workflow);
		expect(json(first, 'Created, paused')).toEqual([
			{ campaign: 'Winter mugs', campaign_id: expect.any(String), status: 'PAUSED', daily_budget: 12.5 },
		]);
		expect(json(first, 'Not created')).toEqual([
			{ campaign: 'Gift bowls', reason: 'The campaign needs a budget', remedy: expect.any(String) },
		]);
		expect(json(first, 'Over the ceiling')).toEqual([
			{ campaign: 'Workshop weekend', daily_budget: '500', ceiling: 50 },
		]);
		const second = await run(workflow);
		expect(json(second, 'Created, paused').map(({ campaign }) => campaign)).toEqual(['Gift bowls']);
		const third = await run(workflow);
		expect(json(third, 'Created, paused')).toEqual([]);
		expect(campaigns()).toHaveLength(before + 2);
		const made = campaigns().slice(0, 2);
		expect(made.map(({ name, status, dailySpendCap }) => [name, status, dailySpendCap])).toEqual([
			['Gift bowls', 'PAUSED', 20_000_000],
			['Winter mugs', 'PAUSED', 12_500_000],
		]);
	},

	'product-sheet-to-catalog.json': async (workflow) => {
		const catalog = await forCatalogs(workflow, 'Create or update items');
		const messages = shop.messages.length;
		const execution = await run(workflow);
		expect(json(execution, 'Taken')).toEqual([
			{ item: 'mug-blue', status: 'SUCCESS', warnings: '' },
			{ item: 'mug-red', status: 'SUCCESS', warnings: '' },
		]);
		expect([...catalog.items.values()].map(({ attributes }) => attributes.availability)).toEqual([
			'in stock',
			'out of stock',
		]);
		expect(shop.messages.slice(messages)).toEqual([
			{ text: expect.stringMatching(/^Not in the Pinterest catalog:\nbowl: .*price: Price is malformed. \(113\)/) },
		]);
	},

	'stock-change-to-item-update.json': async (workflow) => {
		const catalog = await forCatalogs(workflow, 'Update items');
		for (const one of ['mug-blue', 'mug-red']) {
			const item = { id: one, country: 'DE', language: 'en-GB', attributes: { title: one, availability: 'in stock' } };
			catalog.items.set(marketKey('DE', 'en-GB', one), item);
		}
		const id = await lab.client.createWorkflow(workflow, { activate: true });
		const execution = await run(id);
		expect(json(execution, 'Updated')).toEqual([
			{ item: 'mug-blue', status: 'SUCCESS' },
			{ item: 'mug-red', status: 'SUCCESS' },
		]);
		expect(json(execution, 'Not updated')).toEqual([
			{ item: 'no-such-mug', reason: expect.stringContaining('does not exist'), remedy: expect.any(String) },
		]);
		const blue = () => catalog.items.get(marketKey('DE', 'en-GB', 'mug-blue'))!.attributes;
		expect(blue()).toEqual({ title: 'mug-blue', availability: 'out of stock', price: '14.99 EUR' });
		const answer = await fetch(`${lab.n8n.url}/webhook/stock-changed`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ changes: [{ id: 'mug-blue', stock: 3, price: '13.99 EUR' }] }),
		});
		expect(answer.status).toBe(200);
		await untilSo(() => blue().price === '13.99 EUR');
		expect(blue()).toMatchObject({ availability: 'in stock', price: '13.99 EUR' });
	},

	'onboard-a-client.json': async (workflow) => {
		const data = credentialData(lab.simulator, ['biz_access:read', 'biz_access:write']);
		const id = await lab.client.createCredential(credentialType, 'Pinterest business', data);
		await lab.client.connectOAuth(id);
		for (const one of workflow.nodes) {
			if (one.credentials) one.credentials = { [credentialType]: { id, name: 'Pinterest business' } };
		}
		const business = state.business.of(state.account);
		const [adAccount] = business.assets.values();
		const where = node(workflow, 'Where').parameters as { assignments: { assignments: Array<{ value: string }> } };
		const [businessId, adAccountId] = where.assignments.assignments;
		businessId.value = business.id;
		adAccountId.value = adAccount.id;
		const team = node(workflow, 'Team').parameters;
		team.jsonOutput = String(team.jsonOutput).replace('ada@fernhill.example', 'nobody.known');

		const before = business.invites.size;
		const execution = await run(workflow);
		expect(json(execution, 'Invited')).toEqual([
			{ email: 'lea@fernhill.example', role: 'BIZ_ADMIN', permissions: 'ADMIN', invite_id: expect.any(String) },
			{
				email: 'noor@fernhill.example',
				role: 'EMPLOYEE',
				permissions: 'CAMPAIGN_MANAGER, AUDIENCE_MANAGER',
				invite_id: expect.any(String),
			},
		]);
		expect(json(execution, 'Not invited')).toEqual([
			{ email: 'nobody.known', reason: expect.any(String), remedy: expect.any(String) },
		]);
		const invites = [...business.invites.values()].slice(before);
		expect(invites.map(({ role, assets }) => [role, Object.fromEntries(assets)])).toEqual([
			['BIZ_ADMIN', { [adAccount.id]: ['ADMIN'] }],
			['EMPLOYEE', { [adAccount.id]: ['CAMPAIGN_MANAGER', 'AUDIENCE_MANAGER'] }],
		]);
	},

	'lead-to-crm-row.json': async (workflow) => {
		const [form] = state.leadAds.forms.values();
		const trigger = await forAds(workflow, 'New Lead');
		trigger.parameters.adAccountId = { __rl: true, mode: 'id', value: form.adAccount.id };
		const workflowId = await lab.client.createWorkflow(workflow, { activate: true });

		const { deliveries } = state.leadAds;
		const [lead] = deliveries.submit({ answers: ['Ada Marsh', ' Ada@Customers.example ', 'A mug'] });
		deliveries.submit({ answers: ['Noor Haddad', '', 'A bowl'] });
		await deliveries.idle();
		const isFinished = ({ status }: { status: string }) => status === 'success';
		await untilSo(async () => (await lab.client.executions(workflowId)).filter(isFinished).length >= 2);
		expect(shop.messages.filter((message) => (message as { source?: string }).source === 'Pinterest lead ad')).toEqual([
			{
				lead_id: lead.lead_id,
				name: 'Ada Marsh',
				email: 'ada@customers.example',
				phone: '',
				source: 'Pinterest lead ad',
				ad_id: '687201361754',
				notes: 'full_name: Ada Marsh\nemail:  Ada@Customers.example \nWhat would you like to make?: A mug',
				received_at: expect.any(String),
			},
		]);
	},
};

/** Examples that a suite of their own tells more about. */
const elsewhere = ['pinterest-for-any-assistant.json']; // mcp.test.mts

const files = readdirSync('examples').filter((file) => file.endsWith('.json') && !elsewhere.includes(file));

describe('the examples', () => {
	test.each(files)('%s does what it says', async (file) => {
		expect(Object.keys(stories)).toContain(file);
		await stories[file](imported(file));
	});
});
