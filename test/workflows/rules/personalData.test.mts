import { createHash } from 'node:crypto';

import { customer } from '../../../simulator/secrets.mts';
import type { Simulator } from '../../../simulator/simulator.mts';
import { conversion, eventCalls, newAdAccount, SCOPES } from '../conversionWorld.mts';
import { runNode, type Result, type RunOptions } from '../harness.mts';
import { inWorld } from './world.mts';

const PARTNER = 'BUJrTlRRzGJmWhRXFZdkoiV6';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** In any spelling that it could take on the way: as given, normalised, hashed, in parts. */
const TRACES = [
	...Object.values(customer),
	PARTNER,
	'ada.marsh@customers.example',
	'customers.example',
	'49305550199',
	'5550199',
	'adalinde',
	'marshfield',
	'19900704',
	'willowbrook',
	'941071234',
	...['ada.marsh@customers.example', '49305550199', 'adalinde', 'marshfield', 'f', '19900704', 'willowbrook', 'ca'].map(
		sha,
	),
	...['941071234', 'de', 'customer-7781', 'cdda802e-fb9c-47ad-9866-0794d394c912'].map(sha),
];

const userData = Object.fromEntries(Object.keys(customer).map((name) => [name, `={{ $json.${name} }}`]));

const parameters = (simulator: Simulator, more: RunOptions['parameters'] = {}): RunOptions['parameters'] => ({
	adAccountId: newAdAccount(simulator),
	eventName: 'checkout',
	actionSource: 'web',
	eventId: '={{ $json.id }}',
	consent: '={{ $json.consent ?? true }}',
	userData,
	customData: { currency: '={{ $json.currency ?? "EUR" }}' },
	additionalFields: { partnerId: '={{ $json.partner }}' },
	...more,
});

const ITEM = { id: 'order-1', partner: PARTNER, ...customer };

/** Everything that n8n stores of the run but what the input held, and everything that was written to the console. */
function written({ run, items, errorItems, error }: Result, log: unknown[][]): string {
	const { runData, ...rest } = run.data.resultData;
	const { Start: _input, ...own } = runData;
	const facts = error && { ...error, message: error.message, stack: (error as unknown as Error).stack };
	return JSON.stringify(
		[own, { ...rest, pinData: undefined }, items, errorItems, facts, log],
		(_key, value: unknown) => {
			if (value instanceof Error) return { ...value, message: value.message, stack: value.stack };
			// On its error output n8n adds the fields of the input to those of the error.
			return isInput(value) ? { error: value.error } : value;
		},
	);
}

function isInput(value: unknown): value is { error?: unknown } {
	return typeof value === 'object' && value !== null && (value as { partner?: unknown }).partner === PARTNER;
}

const consoles = ['log', 'info', 'warn', 'error', 'debug'] as const;

async function searched(simulator: Simulator, more: RunOptions['parameters'], options: Partial<RunOptions> = {}) {
	const spies = consoles.map((name) => jest.spyOn(console, name).mockImplementation(() => undefined));
	const result = await conversion(simulator, 'event', 'send', parameters(simulator, more), {
		items: [ITEM],
		...options,
	});
	const text = written(
		result,
		spies.flatMap(({ mock }) => mock.calls),
	);
	for (const spy of spies) spy.mockRestore();
	expect(TRACES.filter((trace) => text.toLowerCase().includes(trace.toLowerCase()))).toEqual([]);
	return result;
}

/** A refusal that quotes what was sent, as Pinterest's messages do. */
const quoting = `Invalid request: 'data.0.user_data.em.0' value '${sha('ada.marsh@customers.example')}' and ${customer.clientIpAddress}, ${customer.clientUserAgent}, ${customer.clickId}, ${PARTNER} are not valid.`;

describe('personal data is in no output, message, log or stored run', () => {
	test.each(['simplified', 'raw'])('of an event that is processed, output %s', async (output) => {
		await inWorld(async (simulator) => {
			const { json } = await searched(simulator, { output });
			expect(json[0].status).toBe('processed');
			const [{ body }] = eventCalls(simulator);
			// The search would find it: what was sent holds it.
			expect(JSON.stringify(body)).toContain(sha('ada.marsh@customers.example'));
		});
	});

	test('of one that is left out without consent', async () => {
		await inWorld(async (simulator) => {
			await searched(simulator, { output: 'raw' }, { items: [{ ...ITEM, consent: false }] });
		});
	});

	test('of one that is wrong before any call', async () => {
		await inWorld(async (simulator) => {
			const items = [
				{ ...ITEM, email: 'Ada.Marsh(at)customers.example', hashedMaids: 'cdda802e', clientIpAddress: '' },
			];
			const { error } = await searched(simulator, {}, { items });
			expect(error?.message).toContain('could not tell whose event this is');
		});
	});

	test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'of one that Pinterest refuses and quotes, on error %s',
		async (onError) => {
			await inWorld(async (simulator) => {
				for (const status of [400, 403, 422, 500]) {
					simulator.faults.add({ method: 'POST', path: /\/events$/, kind: 'status', status, message: quoting });
					await searched(simulator, { actionSource: 'offline' }, { onError });
				}
				simulator.state.conversions.says = quoting;
				await searched(simulator, { customData: { currency: 'QQQ' } }, { onError });
			});
		},
	);

	test('of one with a warning that quotes it', async () => {
		await inWorld(async (simulator) => {
			simulator.state.conversions.says = quoting;
			const { json } = await searched(simulator, { eventName: '={{ "booked" }}', output: 'raw' });
			expect(json[0].warning_message).toContain("'data.0.user_data.em.0' value '(user data)' and (user data)");
		});
	});

	test('of one whose answer is lost', async () => {
		await inWorld(async (simulator) => {
			simulator.faults.add({ method: 'POST', path: /\/events$/, kind: 'resetAfter' });
			const { error } = await searched(simulator, { actionSource: 'offline' });
			expect(error?.message).toMatch(/not known/);
		});
	});
});

describe('records of customer lists likewise', () => {
	const hash = sha('ada.marsh@customers.example');

	async function listed(
		simulator: Simulator,
		operation: string,
		more: RunOptions['parameters'] = {},
		options: Partial<RunOptions> = {},
	) {
		const { audiences, adAccounts } = simulator.state;
		const adAccountId = [...adAccounts.keys()][0] ?? simulator.state.addAdAccount({ name: 'Shop' }).id;
		const [
			list = audiences.addList({ adAccount: adAccounts.get(adAccountId)!, name: 'Known', records: new Set([hash]) }),
		] = audiences.lists.values();
		const spies = consoles.map((name) => jest.spyOn(console, name).mockImplementation(() => undefined));
		const result = await runNode(simulator, {
			node: 'pinterestAds',
			scopes: SCOPES,
			items: [ITEM],
			...options,
			parameters: {
				resource: 'customerList',
				operation,
				adAccountId,
				...(operation === 'create' ? { name: 'Readers' } : { customerListId: list.id }),
				records: '={{ $json.email }}',
				...more,
			},
		});
		const text = written(
			result,
			spies.flatMap(({ mock }) => mock.calls),
		);
		for (const spy of spies) spy.mockRestore();
		expect(TRACES.filter((trace) => text.toLowerCase().includes(trace.toLowerCase()))).toEqual([]);
		return result;
	}

	/** A sentence that quotes them plain, hashed and cut off. */
	const telling = `Invalid records '${hash}', '${hash.slice(0, 24)}…', '${customer.email}', 'XY1005wm0dLgbPAz'.`;

	test.each(['create', 'addRecords', 'removeRecords'])('%s that works, in every form of output', async (operation) => {
		await inWorld(async (simulator) => {
			for (const output of ['simplified', 'raw']) {
				const { json } = await listed(simulator, operation, { output, options: { createAudience: true } });
				expect(json).toHaveLength(1);
			}
			const sent = simulator.requests.find(({ method }) => method !== 'GET');
			// The search would find it: what was sent holds it.
			expect(JSON.stringify(sent?.body)).toContain(hash);
		});
	});

	test.each(['create', 'addRecords'])('%s of what is no record', async (operation) => {
		await inWorld(async (simulator) => {
			const items = [{ ...ITEM, email: 'Ada.Marsh(at)customers.example' }];
			const { error } = await listed(simulator, operation, {}, { items });
			expect(error?.message).toContain('takes e-mail addresses');
			await listed(simulator, operation, { options: { unusableRecords: 'leaveOut' } }, { items });
		});
	});

	test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'what Pinterest refuses and quotes, on error %s',
		async (onError) => {
			await inWorld(async (simulator) => {
				for (const status of [400, 403, 422]) {
					const path = /\/customer_lists(\/\d+)?$/;
					simulator.faults.add({ method: 'PATCH', path, kind: 'status', status, message: telling });
					await listed(simulator, 'addRecords', {}, { onError });
					simulator.faults.clear();
				}
				simulator.state.audiences.says = telling;
				for (const operation of ['create', 'addRecords', 'removeRecords']) {
					const { json, errorItems, error } = await listed(simulator, operation, {}, { onError });
					expect(JSON.stringify([json, errorItems, error?.message])).toContain("'(a record)'");
				}
			});
		},
	);

	test('IDs of a list that goes as it is', async () => {
		await inWorld(async (simulator) => {
			simulator.state.audiences.says = telling;
			const items = [{ ...ITEM, id: 'XY1005wm0dLgbPAz' }];
			const more = { listType: 'LR_ID', records: '={{ $json.id }}' };
			const { error } = await listed(simulator, 'create', more, { items });
			expect(JSON.stringify(error)).not.toContain('XY1005');
		});
	});

	test('a file', async () => {
		await inWorld(async (simulator) => {
			const data = Buffer.from(`email\n${customer.email}\n`).toString('base64');
			const binary = { data: { data, mimeType: 'text/csv', fileName: 'readers.csv' } };
			const { error } = await listed(simulator, 'upload', { options: { waitUntilReady: true } }, { binary });
			expect(error).toBeUndefined();
		});
	});
});
