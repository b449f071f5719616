import { typedIn } from '../../../simulator/secrets.mts';
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
	simulator.state.settings.betaRefused = false;
	adAccount = simulator.state.addAdAccount({ name: 'Shop' });
	simulator.state.leadAds.exportLooks = 1;
});

const on = (resource: string, operation: string, parameters: RunOptions['parameters']): RunOptions => ({
	node: 'pinterestAds',
	scopes: ['ads:read', 'ads:write'],
	parameters: { resource, operation, adAccountId: locator('id', adAccount.id), ...parameters },
});

const run = async (
	resource: string,
	operation: string,
	parameters: RunOptions['parameters'] = {},
	more: Partial<RunOptions> = {},
) => await runNode(simulator, { ...on(resource, operation, parameters), ...more });

const sent = (method: string) => calls(simulator, method).map(({ body }) => body);

const addForm = (name = 'Workshop') => simulator.state.leadAds.addForm({ adAccount, name });

describe('lead forms', () => {
	const required = {
		name: 'Workshop',
		questions: { question: [{ questionType: 'EMAIL' }] },
		privacyPolicyLink: 'https://shop.example/privacy',
		completionMessage: 'Thank you.',
	};

	test('a form with all that it can have', async () => {
		const { json, error } = await run('leadForm', 'create', {
			...required,
			questions: {
				question: [
					{ questionType: 'FULL_NAME', label: 'not used' },
					{ questionType: 'CUSTOM', label: 'Why?', fieldType: 'TEXT_AREA' },
					{ questionType: 'CUSTOM', label: 'What?', fieldType: 'RADIO_LIST', choices: 'A mug, A bowl' },
				],
			},
			hasAcceptedTerms: true,
			status: 'ACTIVE',
			additionalFields: {
				disclosureLanguage: 'We answer by mail.',
				policyLinks: { link: [{ label: 'Terms', url: 'https://shop.example/terms' }] },
			},
		});
		expect(error).toBeUndefined();
		expect(sent('POST')).toEqual([
			[
				{
					name: 'Workshop',
					questions: [
						{ question_type: 'FULL_NAME' },
						{ question_type: 'CUSTOM', custom_question_label: 'Why?', custom_question_field_type: 'TEXT_AREA' },
						{
							question_type: 'CUSTOM',
							custom_question_label: 'What?',
							custom_question_field_type: 'RADIO_LIST',
							custom_question_options: ['A mug', 'A bowl'],
						},
					],
					privacy_policy_link: 'https://shop.example/privacy',
					completion_message: 'Thank you.',
					has_accepted_terms: true,
					status: 'ACTIVE',
					disclosure_language: 'We answer by mail.',
					policy_links: [{ label: 'Terms', link: 'https://shop.example/terms' }],
				},
			],
		]);
		expect(json).toMatchObject([
			{ name: 'Workshop', status: 'ACTIVE', question_count: 3, questions: 'FULL_NAME, Why?, What?' },
		]);
	});

	test('40 forms in two calls; one that is refused fails alone', async () => {
		const items = Array.from({ length: 40 }, (_, n) => ({ n, status: n === 7 ? 'ACTIVE' : 'DRAFT' }));
		const parameters = { ...required, name: '=Form {{ $json.n }}', status: '={{ $json.status }}' };
		const { json } = await run('leadForm', 'create', parameters, { items, onError: 'continueRegularOutput' });
		expect(sent('POST').map((body) => (body as unknown[]).length)).toEqual([30, 10]);
		expect(json.filter(({ error }) => error === undefined)).toHaveLength(39);
		expect(json[7].error).toMatchObject({ code: 3079, pinterestMessage: 'The terms have to be accepted.' });
	});

	test('a lost call: made once', async () => {
		simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { json } = await run('leadForm', 'create', required);
		expect([...simulator.state.leadAds.forms.keys()]).toEqual([json[0].id]);
	});

	test.each<[string, RunOptions['parameters'], RegExp]>([
		['no question', { questions: { question: [] } }, /"Questions" (is empty|has no question)/],
		[
			'a custom question without text',
			{ questions: { question: [{ questionType: 'CUSTOM' }] } },
			/no text for the custom question 1/,
		],
		[
			'no choices',
			{ questions: { question: [{ questionType: 'CUSTOM', label: 'What?', fieldType: 'CHECKBOX' }] } },
			/no choices for the custom question 1/,
		],
		[
			'eleven questions',
			{ questions: { question: Array.from({ length: 11 }, () => ({ questionType: 'CITY' })) } },
			/has 11 questions; Pinterest takes at most 10/,
		],
		['no address', { privacyPolicyLink: 'privacy' }, /"Privacy Policy Link" is not a web address/],
	])('%s is refused before any call', async (_words, parameters, message) => {
		const { error } = await run('leadForm', 'create', { ...required, ...parameters });
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test('an ad account that is not in the beta is told what to do', async () => {
		simulator.state.settings.betaRefused = true;
		const { error } = await run('leadForm', 'create', required);
		expect(error?.message).toBe('Pinterest has not opened this feature for the ad account');
	});

	test('get, get many, the list of the editor', async () => {
		const { id } = addForm();
		addForm('Class');
		const { json } = await run('leadForm', 'get', { leadFormId: locator('id', id) });
		expect(json).toMatchObject([{ id, name: 'Workshop', question_count: 3 }]);
		const { json: all } = await run('leadForm', 'getAll', { filters: { order: 'ASCENDING' } });
		expect(all.map(({ name }) => name)).toEqual(['Workshop', 'Class']);
		const { results } = await loadList(simulator, 'searchLeadForms', on('leadForm', 'get', {}));
		expect(results.map(({ name }) => name)).toEqual(['Class', 'Workshop']);
	});

	test('an update sends what is given, and may be sent twice', async () => {
		const { id } = addForm();
		simulator.faults.add({ kind: 'resetAfter', method: 'PATCH' });
		const updateFields = { name: 'Class', status: 'DRAFT' };
		const { json } = await run('leadForm', 'update', { leadFormId: locator('id', id), updateFields });
		expect(sent('PATCH')).toEqual([[{ id, name: 'Class', status: 'DRAFT' }], [{ id, name: 'Class', status: 'DRAFT' }]]);
		expect(json).toMatchObject([{ id, name: 'Class', status: 'DRAFT' }]);
	});

	test('a test lead goes to who subscribed; without one it is said what to do', async () => {
		const form = addForm();
		const parameters = { leadFormId: locator('id', form.id), answers: 'Ada Example, ada@customers.example, A mug' };
		const { error } = await run('leadForm', 'sendTest', parameters);
		expect(error?.message).toBe('Nobody receives the leads of this form');
		const { id } = simulator.state.leadAds.addSubscription({
			adAccount,
			account: simulator.state.account,
			leadFormId: form.id,
			webhookUrl: 'http://127.0.0.1:9/leads',
		});
		const { json } = await run('leadForm', 'sendTest', parameters);
		expect(json).toEqual([{ subscription_id: id, sent: true }]);
		expect(sent('POST').at(-1)).toEqual({ answers: ['Ada Example', 'ada@customers.example', 'A mug'] });
	});
});

describe('export of leads', () => {
	const DAY = 86_400_000;
	const submit = (form: { id: string }, daysAgo: number) =>
		simulator.state.leadAds.deliveries.submit({ leadFormId: form.id, at: Date.now() - daysAgo * DAY })[0];

	test('of all forms, as the trigger gives them, with the time in words', async () => {
		const forms = [addForm(), addForm('Class')];
		const leads = forms.map((form) => submit(form, 1));
		const { json } = await run('lead', 'export');
		expect(json).toHaveLength(2);
		expect(json).toContainEqual({
			lead_id: leads[0].lead_id,
			created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
			lead_form_id: forms[0].id,
			ad_account_id: adAccount.id,
			campaign_id: '626735565838',
			ad_group_id: null,
			ad_id: forms[0].adId,
			answers: {
				full_name: 'Ada Marsh',
				email: 'ada.1@customers.example',
				'What would you like to make?': 'Answer 1',
			},
		});
	});

	test('of one form, of one ad, of some days', async () => {
		const [form, other] = [addForm(), addForm('Class')];
		const recent = submit(form, 2);
		submit(form, 20);
		submit(other, 2);
		const startDate = new Date(Date.now() - 5 * DAY).toISOString().slice(0, 10);
		const leadFormId = locator('id', form.id);
		const { json } = await run('lead', 'export', { leadFormId, startDate, filters: { leadAdIds: form.adId } });
		expect(json.map(({ lead_id: id }) => id)).toEqual([recent.lead_id]);
		expect(sent('POST')).toEqual([
			{ start_date: startDate, end_date: new Date().toISOString().slice(0, 10), ad_id: form.adId },
		]);
	});

	test('no leads give no items, the file is fetched without the token', async () => {
		addForm();
		const { json, error } = await run('lead', 'export');
		expect([json, error]).toEqual([[], undefined]);
		const [{ headers }] = calls(simulator, 'GET', /lead-exports/);
		expect(headers.authorization).toBeUndefined();
	});

	test.each<[string, RunOptions['parameters'], RegExp]>([
		['too long ago', { startDate: '2020-01-01' }, /"Start Date" is 2020-01-01. Pinterest keeps leads for 30 days/],
		['no date', { startDate: 'soon' }, /"Start Date" is not a date/],
		['in the future', { endDate: '2099-01-01' }, /"End Date" is 2099-01-01, which is in the future/],
	])('%s is refused before any call', async (_words, parameters, message) => {
		const { error } = await run('lead', 'export', parameters);
		expect(error?.message).toMatch(message);
		expect(simulator.requests).toEqual([]);
	});

	test('an ad without the form', async () => {
		addForm();
		const { error } = await run('lead', 'export', { filters: { leadAdIds: '99' } });
		expect(error?.message).toBe('These ads show no such lead form: 99');
	});

	test('one that takes too long', async () => {
		addForm();
		simulator.state.leadAds.exportLooks = 99;
		const { error } = await run('lead', 'export', { options: { processingTimeout: 0 } });
		expect(error?.message).toContain('did not finish the export');
		expect(error?.description).toContain('Processing Timeout');
	});
});

describe('subscriptions', () => {
	const webhookUrl = 'https://hooks.shop.example/leads';

	test('made with the key, listed without it, read with it, deleted', async () => {
		const form = addForm();
		const { partnerAccessToken, partnerRefreshToken, subscriberKey } = typedIn;
		const additionalFields = { partnerAccessToken, partnerRefreshToken, subscriberKey };
		const parameters = { webhookUrl, leadFormId: locator('id', form.id), additionalFields };
		const { json } = await run('leadSubscription', 'create', parameters);
		const [subscription] = simulator.state.leadAds.subscriptions.values();
		expect(sent('POST')).toEqual([
			{
				webhook_url: webhookUrl,
				lead_form_id: form.id,
				partner_access_token: typedIn.partnerAccessToken,
				partner_refresh_token: typedIn.partnerRefreshToken,
				partner_metadata: { subscriber_key: typedIn.subscriberKey },
			},
		]);
		expect(json).toEqual([
			{
				id: subscription.id,
				webhook_url: webhookUrl,
				lead_form_id: form.id,
				ad_account_id: adAccount.id,
				user_account_id: simulator.state.account.id,
				api_version: 'v5',
				created_at: new Date(subscription.createdAt).toISOString(),
				cryptographic_algorithm: 'AES-256-GCM',
				cryptographic_key: expect.stringMatching(/^.{43}$/),
			},
		]);
		const { json: listed } = await run('leadSubscription', 'getAll', { output: 'raw' });
		expect(listed.map(({ id }) => id)).toEqual([subscription.id]);
		expect(Object.keys(listed[0])).not.toContain('cryptographic_key');
		const subscriptionId = subscription.id;
		expect((await run('leadSubscription', 'get', { subscriptionId })).json[0].cryptographic_key).toBe(
			json[0].cryptographic_key,
		);
		const { json: gone } = await run('leadSubscription', 'delete', { subscriptionId });
		expect(gone).toEqual([{ deleted: true, id: subscriptionId }]);
		expect(simulator.state.leadAds.subscriptions.size).toBe(0);
	});

	test('a lost call: found by its address and form', async () => {
		simulator.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { json, error } = await run('leadSubscription', 'create', { webhookUrl });
		expect(error).toBeUndefined();
		expect([...simulator.state.leadAds.subscriptions.keys()]).toEqual([json[0].id]);
	});

	test.each(['http://hooks.shop.example/leads', 'hooks'])('%s is no address for leads', async (url) => {
		const { error } = await run('leadSubscription', 'create', { webhookUrl: url });
		expect(error?.message).toMatch(/"Webhook URL" (begins with http|is not a web address)/);
		expect(simulator.requests).toEqual([]);
	});

	test('only an owner or admin may', async () => {
		const owner = simulator.state.addAccount({ username: 'owner' });
		const members: Array<[typeof owner, string]> = [[simulator.state.account, 'CAMPAIGN_MANAGER']];
		const shared = simulator.state.addAdAccount({ name: 'Shared', owner, members });
		const { error } = await run('leadSubscription', 'getAll', { adAccountId: locator('id', shared.id) });
		expect(error?.description).toContain('Only an Owner or Admin of the ad account');
	});

	test('one that is not there', async () => {
		const { error } = await run('leadSubscription', 'get', { subscriptionId: '1' });
		expect(error?.message).toContain('did not find');
	});
});
