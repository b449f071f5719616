import { runNode, type RunOptions } from '../harness.mts';
import { calls, getBoard, inWorld, numbered } from './world.mts';
import type { Simulator } from '../../../simulator/simulator.mts';

const realNow = Date.now;
let passed = 0;

/** Lets so many milliseconds pass at once, for the node and for Pinterest. */
function pass(milliseconds: number): void {
	passed += milliseconds;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + passed);
}

afterEach(() => {
	passed = 0;
	jest.restoreAllMocks();
});

const day = (limit: number) => ({ org_read: { limit, windowSeconds: 86_400 } });

/** Runs of one credential, one item after the other, that go on after a failed item. */
function reader(simulator: Simulator) {
	const { id } = simulator.state.addBoard({ name: 'Soups' });
	const token = simulator.issueToken();
	const connected: Simulator = { ...simulator, issueToken: () => token };
	return async (count: number, more: Partial<RunOptions> = {}) => {
		const before = calls(simulator).length;
		const { json } = await runNode(connected, {
			parameters: getBoard(id, { options: { concurrency: 1 } }),
			items: numbered(count),
			onError: 'continueRegularOutput',
			...more,
		});
		return { read: json.filter(({ error }) => !error).length, sent: calls(simulator).length - before };
	};
}

describe('a limit never locks anybody out', () => {
	test('a used-up day is asked about once a minute, and every other call fails at once', async () => {
		await inWorld(
			async (simulator) => {
				const read = reader(simulator);
				expect(await read(8)).toEqual({ read: 5, sent: 5 });
				pass(50_000);
				expect(await read(8)).toEqual({ read: 0, sent: 0 });
				pass(11_000);
				expect(await read(8)).toEqual({ read: 0, sent: 1 });
				expect(await read(8)).toEqual({ read: 0, sent: 0 });
			},
			{ rateLimits: day(5) },
		);
	});

	test('a raised quota is noticed within a minute', async () => {
		await inWorld(
			async (simulator) => {
				const read = reader(simulator);
				expect(await read(6)).toEqual({ read: 5, sent: 5 });
				simulator.setRateLimits(day(1000));
				pass(61_000);
				expect(await read(20)).toEqual({ read: 20, sent: 20 });
			},
			{ rateLimits: day(5) },
		);
	});

	test.each(['oAuth2', 'accessToken'] as const)(
		'an account that is connected again begins anew (%s)',
		async (authentication) => {
			await inWorld(
				async (simulator) => {
					const read = reader(simulator);
					expect(await read(6, { authentication })).toEqual({ read: 5, sent: 5 });
					expect(await read(5, { authentication })).toEqual({ read: 0, sent: 0 });
					const { accessToken, refreshToken } = simulator.issueToken();
					const credential = {
						oauthTokenData: { access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' },
						accessToken,
					};
					expect(await read(5, { authentication, credential })).toEqual({ read: 5, sent: 5 });
				},
				{ rateLimits: day(5) },
			);
		},
	);

	test("a proxy's Retry-After of a day is believed for a minute", async () => {
		await inWorld(async (simulator) => {
			const read = reader(simulator);
			simulator.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '86400' } });
			expect(await read(5)).toEqual({ read: 0, sent: 1 });
			pass(61_000);
			expect(await read(5)).toEqual({ read: 5, sent: 5 });
		});
	});
});
