import { runNode } from '../harness.mts';
import { calls, createBoard, createPin, getBoard, inWorld, numbered } from './world.mts';

const tooLong = 'x'.repeat(101);

describe('all items are checked before the first write', () => {
	test.concurrent('a wrong item at the end leaves no writes behind that a second try would repeat', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const attempt = async (last: string) =>
				await runNode(simulator, {
					parameters: createPin(id, { title: '={{ $json.title }}' }),
					items: numbered(30, (n) => ({ title: n === 29 ? last : `Soup ${n}` })),
				});
			const { error, json } = await attempt(tooLong);
			expect(error).toMatchObject({
				message: expect.stringContaining('"Title" has 101 characters'),
				description:
					'Nothing was sent to Pinterest for this item. Correct it and run the item again. Nothing was sent for the other items of this run either.',
				context: { itemIndex: 29 },
			});
			expect([json, simulator.requests]).toEqual([[], []]);

			expect((await attempt('Soup 29')).error).toBeUndefined();
			expect(simulator.state.pins.size).toBe(30);
		});
	});

	test.concurrent('an expression that fails counts as a wrong item', async () => {
		await inWorld(async (simulator) => {
			const { error } = await runNode(simulator, {
				parameters: createBoard('={{ $json.n === 8 ? $("Nowhere").item.json.name : "Board " + $json.n }}'),
				items: numbered(9),
			});
			expect(error?.message).toBe("Referenced node doesn't exist");
			expect(error?.context.itemIndex).toBe(8);
			expect(error?.description).toContain('Nothing was sent for the other items of this run either.');
			expect(simulator.requests).toEqual([]);
		});
	});

	test.concurrent('one message tells of the other wrong items too, up to a bound', async () => {
		await inWorld(async (simulator) => {
			const { error } = await runNode(simulator, {
				parameters: createBoard('={{ $json.name }}'),
				items: numbered(40, (n) => ({ name: n % 4 === 3 ? ' ' : `Board ${n}` })),
			});
			expect(error?.context.itemIndex).toBe(3);
			expect(error?.description).toContain('9 of them are wrong too.');
			expect(error?.description).toContain('Item 7: "Name" is empty; it needs a value. Item 11: ');
			expect(error?.description).toMatch(/Item 23: [^I]* And 4 more\.$/);
			expect(simulator.requests).toEqual([]);
		});
	});

	test.concurrent('their expressions are resolved once, at that time, and that is what is sent', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const { json, error } = await runNode(simulator, {
					parameters: createPin(id, { title: '={{ $now.toMillis() }}', description: '={{ $json.n }}' }),
					items: numbered(40),
				});
				expect(error).toBeUndefined();
				const [{ time: firstCall }] = calls(simulator, 'POST', '/pins');
				expect(json.map(({ title }) => Number(title) <= firstCall)).toEqual(json.map(() => true));
				expect(json.map(({ description }) => description)).toEqual(numbered(40).map(({ n }) => String(n)));
			},
			{ latency: 30 },
		);
	});

	test.concurrent('with continue on fail a wrong item fails alone, when its turn comes', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const { json } = await runNode(simulator, {
				parameters: createPin(id, { title: '={{ $json.n === 29 ? "x".repeat(101) : $json.n }}' }),
				items: numbered(30),
				onError: 'continueRegularOutput',
			});
			expect(json.map(({ error }) => Boolean(error))).toEqual(numbered(30).map(({ n }) => n === 29));
			expect(simulator.state.pins.size).toBe(29);
		});
	});

	test.concurrent('reading is not held up: what is right before a wrong item is read', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const { error } = await runNode(simulator, {
				parameters: getBoard('={{ $json.id }}', { options: { concurrency: 1 } }),
				items: numbered(5, (n) => ({ id: n === 3 ? 'oops' : id })),
			});
			expect(error?.context.itemIndex).toBe(3);
			expect(calls(simulator, 'GET')).toHaveLength(3);
		});
	});
});
