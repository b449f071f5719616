import { runNode } from '../harness.mts';
import { calls, createPin, inWorld, numbered } from './world.mts';

type Body = Record<string, unknown>;

describe('parameters', () => {
	test('with an expression are read for every item, also inside collections; the others are the same for all', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const colors = ['#112233', '#445566', '#778899', '#AABBCC', '#DDEEFF', '#010203', '#040506', '#070809'];
			const { json } = await runNode(simulator, {
				parameters: createPin(id, {
					title: '=Soup {{ $json.n }}',
					description: 'The same everywhere',
					additionalFields: { dominantColor: '={{ $json.color }}', isStandard: true },
				}),
				items: numbered(colors.length, (n) => ({ color: colors[n] })),
			});
			expect(json.map(({ title }) => title)).toEqual(colors.map((_, n) => `Soup ${n}`));
			const bodies = calls(simulator, 'POST', '/pins').map(({ body }) => body as Body);
			expect(new Set(bodies.map(({ description }) => description))).toEqual(new Set(['The same everywhere']));
			for (const { title, dominant_color: color } of bodies) {
				expect(color).toBe(colors[Number(String(title).slice('Soup '.length))]);
			}
		});
	});

	test('input that cannot be right ends the run at its own item, after those before it', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const { error } = await runNode(simulator, {
					parameters: createPin(id, { title: '={{ $json.n === 3 ? "x".repeat(101) : "Soup" }}' }),
					items: numbered(20),
				});
				expect(error?.message).toContain('at most 100');
				expect(error?.context.itemIndex).toBe(3);
				expect(simulator.state.pins.size).toBeLessThan(20);
				expect(simulator.state.pins.size).toBeGreaterThanOrEqual(3);
			},
			{ latency: 30 },
		);
	});
});
