import { createHash } from 'node:crypto';

import { customer, customerPhones } from '../../../simulator/secrets.mts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { checkout, conversion, eventCalls, newAdAccount, orders, sentEvents } from '../conversionWorld.mts';
import { locator, type RunOptions } from '../harness.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const send = (parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
	conversion(simulator, 'event', 'send', { adAccountId: newAdAccount(simulator), ...parameters }, more);

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const DAY = 24 * 60;

const someone = { userData: { email: 'ada@customers.example' } };

describe('one event', () => {
	test('goes out in the form that Pinterest wants, hashed, with money as text', async () => {
		const at = minutesAgo(5);
		const { json } = await send({
			eventName: 'checkout',
			actionSource: 'web',
			eventTime: at.toISOString(),
			eventId: 1042,
			eventSourceUrl: 'https://shop.example/thanks',
			userData: {
				email: ' Ada@Customers.Example ',
				phone: customerPhones[0],
				firstName: 'Ada',
				lastName: 'MARSH',
				gender: 'weiblich',
				dateOfBirth: '04.07.1990',
				city: 'Frankfurt am Main',
				state: 'Hessen',
				zip: 'D-60311',
				country: 'Deutschland',
				externalId: 25,
				hashedMaids: 'CDDA802E-FB9C-47AD-9866-0794D394C912',
				clientIpAddress: '203.0.113.7, 10.0.0.1',
				clientUserAgent: 'Mozilla/5.0 (Test)',
				clickId: 'dj0yJnU9b2JDcFFHekV4',
			},
			customData: {
				currency: 'eur',
				value: 72.39,
				orderId: '1042',
				contents: '[{"id": 7, "item_price": 14.99, "quantity": 3, "item_name": "Mug"}, {"id": "b", "quantity": "2"}]',
				contentName: 'Stoneware',
			},
			additionalFields: { appId: '4290', language: 'de', partnerId: 'BUJr', optOut: 'no', deviceLanguages: 'en, de' },
		});
		expect(sentEvents(simulator)).toEqual([
			{
				event_name: 'checkout',
				action_source: 'web',
				event_time: Math.floor(at.getTime() / 1000),
				event_id: '1042',
				event_source_url: 'https://shop.example/thanks',
				user_data: {
					em: [sha('ada@customers.example')],
					ph: [sha('49305550123')],
					fn: [sha('ada')],
					ln: [sha('marsh')],
					ge: [sha('f')],
					db: [sha('19900704')],
					ct: [sha('frankfurtammain')],
					st: [sha('he')],
					zp: [sha('60311')],
					country: [sha('de')],
					external_id: [sha('25')],
					hashed_maids: [sha('cdda802e-fb9c-47ad-9866-0794d394c912')],
					client_ip_address: '203.0.113.7',
					client_user_agent: 'Mozilla/5.0 (Test)',
					click_id: 'dj0yJnU9b2JDcFFHekV4',
					partner_id: 'BUJr',
				},
				custom_data: {
					currency: 'EUR',
					value: '72.39',
					order_id: '1042',
					content_ids: ['7', 'b'],
					num_items: 5,
					contents: [
						{ id: '7', item_price: '14.99', quantity: 3, item_name: 'Mug' },
						{ id: 'b', quantity: 2 },
					],
					content_name: 'Stoneware',
				},
				app_id: '4290',
				app_info: { app_id: '4290' },
				device_info: { languages: ['en', 'de'] },
				language: 'de',
				opt_out: false,
			},
		]);
		expect(json).toEqual([
			{
				event_id: '1042',
				event_name: 'checkout',
				event_time: `${at.toISOString().slice(0, 19)}Z`,
				action_source: 'web',
				status: 'processed',
				warning: null,
				hints: null,
				test: false,
			},
		]);
	});

	test('happens now when no time is given; takes seconds, milliseconds and what has no zone as UTC', async () => {
		const before = Math.floor(Date.now() / 1000);
		await send({ ...checkout(someone), eventId: 'now' }, { items: [{}] });
		expect(sentEvents(simulator)[0].event_time).toBeGreaterThanOrEqual(before);
		const at = Math.floor(minutesAgo(30).getTime() / 1000);
		const forms = [at, String(at), at * 1000, new Date(at * 1000).toISOString().slice(0, 19), new Date(at * 1000)];
		const items = forms.map((form, id) => ({ id: `e${id}`, form: form as never }));
		await send({ ...checkout(someone), eventTime: '={{ $json.form }}' }, { items });
		expect(
			sentEvents(simulator)
				.slice(1)
				.map((event) => event.event_time),
		).toEqual(forms.map(() => at));
	});

	test.each([
		['purchase', 'checkout'],
		['generate_lead', 'lead'],
		['page_view', 'page_visit'],
		['view_item_list', 'view_category'],
		['sign_up', 'signup'],
		['begin_checkout', 'initiate_checkout'],
		['orders/create', 'checkout'],
		['checkout_completed', 'checkout'],
		['product_added_to_cart', 'add_to_cart'],
		['CompleteRegistration', 'signup'],
		['AddToCart', 'add_to_cart'],
		['Sign-Up', 'signup'],
		['contact', 'contact'],
	])('%s of another system is %s', async (given, name) => {
		const { json } = await send({ ...checkout(someone), eventId: 'one', eventName: `={{ "${given}" }}` });
		expect(json[0]).toMatchObject({ event_name: name, hints: null, warning: null });
	});

	test('a name of your own goes out as it is, and Pinterest’s warning about it comes out', async () => {
		const { json } = await send({ ...checkout(someone), eventId: 'one', eventName: '={{ "Booked Workshop" }}' });
		expect(json[0]).toMatchObject({
			event_name: 'Booked Workshop',
			status: 'processed',
			warning: "'event_name' value 'Booked Workshop' is not standard.",
			hints: expect.stringContaining('does not list this event name'),
		});
	});

	test('the long-lived conversion token goes into the access token credential', async () => {
		const { json } = await send({ ...checkout(someone), eventId: 'one' }, { authentication: 'accessToken' });
		expect(json[0].status).toBe('processed');
	});

	test('raw output holds Pinterest’s answer, selected fields what is asked for', async () => {
		const { json } = await send({ ...checkout(someone), eventId: 'one', output: 'raw' });
		expect(json[0]).toMatchObject({ event_id: 'one', status: 'processed', error_message: '', hints: [] });
		const { json: chosen } = await send({
			...checkout(someone),
			eventId: 'two',
			output: 'selected',
			fields: ['status'],
		});
		expect(chosen).toEqual([{ status: 'processed' }]);
	});
});

describe('many events', () => {
	test('1,003 items go out in two calls, each with its own outcome, in order and linked', async () => {
		const { items } = await send(checkout(), { items: orders(1003) });
		expect(eventCalls(simulator).map(({ body }) => (body as { data: unknown[] }).data.length)).toEqual([1000, 3]);
		expect(items.map(({ json }) => json.event_id)).toEqual(orders(1003).map(({ id }) => id));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(orders(1003).map((_, item) => ({ item })));
		expect(simulator.state.conversions.counted).toHaveLength(1003);
	});

	test('an expression chooses the ad account for each item; offline events go apart from the others', async () => {
		const [one, two] = [newAdAccount(simulator).value, newAdAccount(simulator).value];
		const accounts = [one, one, two, two];
		const items = orders(4, (n) => ({ account: accounts[n], source: n === 3 ? 'offline' : 'web' }));
		await send(checkout({ adAccountId: locator('id', '={{ $json.account }}'), actionSource: '={{ $json.source }}' }), {
			items,
		});
		expect(eventCalls(simulator).map(({ path }) => path.split('/')[2])).toEqual([one, two, two]);
	});

	test('test events go out 20 in a call, and are not counted', async () => {
		const { json } = await send(checkout({ options: { test: true } }), { items: orders(45) });
		const sizes = eventCalls(simulator).map(({ body }) => (body as { data: unknown[] }).data.length);
		expect(sizes.sort((one, other) => other - one)).toEqual([20, 20, 5]);
		expect(eventCalls(simulator).map(({ query }) => query.parsed)).toEqual(Array(3).fill({ test: 'true' }));
		expect(json).toHaveLength(45);
		expect(json.every(({ status, test: tested }) => status === 'processed' && tested === true)).toBe(true);
		expect(simulator.state.conversions.counted).toEqual([]);
	});

	test('an event that Pinterest refuses fails alone, with Pinterest’s reason', async () => {
		const items = orders(3, (n) => ({ currency: n === 1 ? 'QQQ' : 'EUR' }));
		const parameters = checkout({ customData: { currency: '={{ $json.currency }}', value: '12.50' } });
		const { json, errorItems } = await send(parameters, { items, onError: 'continueErrorOutput' });
		expect(json.map(({ event_id: id }) => id)).toEqual(['order-0', 'order-2']);
		expect(errorItems).toEqual([
			{
				json: expect.objectContaining({
					error: expect.objectContaining({
						message: "Pinterest did not accept a value: 'currency' value 'QQQ' is not valid.",
						kind: 'refused',
					}),
				}),
				pairedItem: { item: 1 },
			},
		]);
		const { error } = await send(parameters, { items });
		expect(error?.message).toContain("'currency' value 'QQQ' is not valid");
		expect(error?.context.itemIndex).toBe(1);
	});
});

describe('consent', () => {
	const consents = { consent: '={{ $json.agreed }}' };
	const items = orders(3, (n) => ({ agreed: n !== 1 }));

	test('an event without it is left out and comes out as skipped', async () => {
		const { items: output } = await send(checkout(consents), { items });
		expect(sentEvents(simulator).map((event) => event.event_id)).toEqual(['order-0', 'order-2']);
		expect(output[1]).toEqual({
			json: expect.objectContaining({ event_id: 'order-1', status: 'skipped', skipped: true }),
			pairedItem: { item: 1 },
		});
		expect(output[0].json).not.toHaveProperty('skipped');
	});

	test('or is sent with its opt-out', async () => {
		await send(checkout({ ...consents, withoutConsent: 'optOut', customData: { optOutType: 'LDP' } }), { items });
		expect(sentEvents(simulator).map((event) => event.opt_out)).toEqual([undefined, true, undefined]);
		expect(sentEvents(simulator)[1].custom_data).toEqual({ opt_out_type: 'LDP' });
	});

	test('where nobody has consented, nothing is sent at all', async () => {
		const { json } = await send(checkout({ consent: false }), { items });
		expect(json.map(({ status }) => status)).toEqual(['skipped', 'skipped', 'skipped']);
		expect(simulator.requests).toEqual([]);
	});

	test('silence is no consent: an expression that gives nothing is refused before any call', async () => {
		const { error } = await send(checkout({ consent: '={{ $json.unknown }}' }), { items });
		expect(error?.message).toContain('"Has Consented" is empty');
		expect(simulator.requests).toEqual([]);
	});
});

describe('hints, which hold nothing up', () => {
	const timed = (minutes: number, more: RunOptions['parameters'] = {}) =>
		send({ ...checkout({ ...someone, ...more }), eventId: 'one', eventTime: minutesAgo(minutes).toISOString() });

	test('an event of a website that comes an hour late, and one that is older than 7 days', async () => {
		expect((await timed(59)).json[0].hints).toBeNull();
		expect((await timed(61)).json[0].hints).toContain('more than an hour ago');
		expect((await timed(61, { actionSource: 'offline' })).json[0].hints).toBeNull();
		expect((await timed(365 * DAY, { actionSource: 'offline' })).json[0]).toMatchObject({
			status: 'processed',
			hints: expect.stringContaining('more than 7 days ago'),
		});
	});

	test('what cannot be hashed is left out and told, without its value', async () => {
		const userData = {
			email: 'ada@customers.example',
			phone: customerPhones[1],
			gender: 'unspoken',
			dateOfBirth: '07/04/1990',
			clientIpAddress: 'proxy-seven',
		};
		const { json } = await send({ ...checkout({ userData }), eventId: 'one' });
		expect(sentEvents(simulator)[0].user_data).toEqual({ em: [sha('ada@customers.example')] });
		const hints = String(json[0].hints);
		for (const label of ['Phone', 'Gender', 'Date of Birth', 'Client IP Address'])
			expect(hints).toContain(`"${label}" was left out`);
		for (const value of ['5550177', 'unspoken', '07/04', 'proxy-seven']) expect(hints).not.toContain(value);
	});
});

describe('bad input is told before any call', () => {
	test('all of it in one message', async () => {
		const { error } = await send({
			eventName: 'checkout',
			actionSource: 'web',
			eventTime: new Date(Date.now() + 2 * 3_600_000).toISOString(),
			eventId: '={{ "" }}',
			eventSourceUrl: 'shop.example/thanks',
			userData: { firstName: 'Ada' },
			customData: { currency: 'Euro', value: '12,50 €', contents: '={{ [{ id: "a", price: 3 }] }}' },
			additionalFields: { deviceBatteryLevel: 130 },
		});
		for (const part of [
			'"Event Time" is 120 minutes in the future',
			'"Event ID" is empty',
			'"Event Source URL" is not a web address',
			'"Currency" is not a currency code',
			'"Value" is not an amount of money',
			'"Contents" has "price" in row 1, which Pinterest does not take. It takes id, item_price',
			'"Device Battery Level" is 130; it must be at most 100.',
			'"User Data" needs "Email", "Mobile Advertising IDs"',
		])
			expect(error?.message).toContain(part);
		expect(simulator.requests).toEqual([]);
	});

	test('a wrong item at the end keeps those before it from being sent', async () => {
		const items = [...orders(3), { id: 'order-3', email: 'nothing like it' }];
		const { error } = await send(checkout(), { items });
		expect(error?.message).toContain('Pinterest could not tell whose event this is');
		expect(error?.message).toContain('"Email" was left out: it takes an e-mail address.');
		expect(error?.context.itemIndex).toBe(3);
		expect(simulator.requests).toEqual([]);
	});

	test.each([
		['an email', { email: 'ada@customers.example' }],
		['an advertising ID', { hashedMaids: 'cdda802e-fb9c-47ad-9866-0794d394c912' }],
		['address and agent', { clientIpAddress: '2001:db8::7', clientUserAgent: 'Mozilla/5.0' }],
	])('%s is enough', async (_what, userData) => {
		expect((await send({ ...checkout({ userData }), eventId: 'one' })).json[0].status).toBe('processed');
	});

	test.each([
		['an address without an agent', { clientIpAddress: '203.0.113.7' }],
		['a phone', { phone: customer.phone }],
	])('%s is not', async (_what, userData) => {
		const { error } = await send({ ...checkout({ userData }), eventId: 'one' });
		expect(error?.message).toContain('could not tell whose event this is');
	});

	test.each([
		['no list', '"mug"', 'is not a list of products'],
		['a price with a comma', '[{ "item_price": "14,99" }]', 'has no item_price that Pinterest takes in row 1'],
		['half a product', '[{ "id": "a" }, { "quantity": 1.5 }]', 'has no quantity that Pinterest takes in row 2'],
	])('contents: %s', async (_what, contents, problem) => {
		const { error } = await send({ ...checkout({ ...someone, customData: { contents } }), eventId: 'one' });
		expect(error?.message).toContain(`"Contents" ${problem}`);
	});
});

test('the role that is missing is named', async () => {
	const owner = simulator.state.addAccount({ username: 'client' });
	const { id } = simulator.state.addAdAccount({
		name: 'Theirs',
		owner,
		members: [[simulator.state.account, 'FINANCE_MANAGER']],
	});
	const { error } = await send({ ...checkout(someone), eventId: 'one', adAccountId: locator('id', id) });
	expect(error?.description).toContain('the role Owner, Admin, Analyst, Audience or Campaign');
});
