import { DEFAULT_SCOPES, runNode, type RunOptions } from '../harness.mts';
import { byId, calls, countAtOnce, createPin, getBoard, inWorld, numbered } from './world.mts';

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
});

const updateBoard = (id: string, updateFields: object): RunOptions['parameters'] => ({
	resource: 'board',
	operation: 'update',
	boardId: byId(id),
	updateFields: updateFields as never,
});

const listPins = (more: RunOptions['parameters']): RunOptions['parameters'] => ({
	resource: 'pin',
	operation: 'getAll',
	...more,
});

describe('what an expression did not find is not empty', () => {
	test.concurrent('undefined and null leave a field alone; only an empty text clears it', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups', description: 'Hot' });
			const { error } = await runNode(simulator, {
				parameters: updateBoard(id, {
					description: '={{ $json.d }}',
					name: '=Soups {{ $json.n }}',
					privacy: '={{ $json.p }}',
				}),
				items: [{ n: 0 }, { n: 1, d: null, p: null }, { n: 2, d: '', p: '' }, { n: 3, d: 'Cold', p: 'SECRET' }],
				scopes: [...DEFAULT_SCOPES, 'boards:write_secret', 'boards:read_secret'],
			});
			expect(error).toBeUndefined();
			const bodies = calls(simulator, 'PATCH').map(({ body }) => body as Body);
			expect(bodies.sort((a, b) => String(a.name).localeCompare(String(b.name)))).toEqual([
				{ name: 'Soups 0' },
				{ name: 'Soups 1' },
				{ name: 'Soups 2', description: '' },
				{ name: 'Soups 3', description: 'Cold', privacy: 'SECRET' },
			]);
		});
	});

	test.concurrent('a Pin stays in its section unless the section is emptied', async () => {
		await inWorld(async (simulator) => {
			const board = simulator.state.addBoard({ name: 'Soups' });
			const pin = simulator.state.addPin({ boardId: board.id, title: 'Soup' });
			await runNode(simulator, {
				parameters: {
					resource: 'pin',
					operation: 'update',
					pinId: byId(pin.id),
					updateFields: { title: '={{ $json.n }}', sectionId: byId('={{ $json.section }}') },
					options: { concurrency: 1 },
				},
				items: [{ n: 0 }, { n: 1, section: '' }],
			});
			expect(calls(simulator, 'PATCH').map(({ body }) => body)).toEqual([
				{ title: '0' },
				{ title: '1', board_section_id: null },
			]);
		});
	});

	test.concurrent.each([
		['a required field', { name: '={{ $json.none }}' }, '"Name" is empty; it needs a value.'],
		[
			'all that an update would change',
			{ description: '={{ $json.none }}', privacy: '={{ null }}' },
			'"Update Fields" is empty; it needs a value.',
		],
	])('%s is told', async (_words, updateFields, message) => {
		await inWorld(async (simulator) => {
			const { error } = await runNode(simulator, { parameters: updateBoard('549755885175', updateFields) });
			expect(error?.message).toBe(message);
			expect(simulator.requests).toEqual([]);
		});
	});

	test.concurrent.each([
		['undefined', '={{ $json.none }}'],
		['null', '={{ null }}'],
		['an empty text', '={{ "" }}'],
	])('numbers, switches and choices that come as %s are what they are by default', async (_words, value) => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			for (let n = 0; n < 60; n++) simulator.state.addPin({ boardId: id, title: `Soup ${n}` });
			simulator.faults.add({ kind: 'rateLimit', resetSeconds: 1 });
			const options = { concurrency: value, maxWait: value, timeout: value };
			const { json, error } = await runNode(simulator, {
				parameters: listPins({ returnAll: value, limit: value, output: value, options }),
			});
			expect(error).toBeUndefined();
			expect(json).toHaveLength(50);
			expect(Object.keys(json[0])).toContain('image_url');
			await runNode(simulator, { parameters: createPin(id, { additionalFields: { isStandard: value } }) });
			expect(calls(simulator, 'POST', '/pins')[0].body).toMatchObject({
				media_source: { source_type: 'image_url', url: 'https://pictures.example/soup.jpg' },
			});
			expect(calls(simulator, 'POST', '/pins')[0].body).not.toHaveProperty('media_source.is_standard');
		});
	});
});

describe('numbers and switches', () => {
	test.concurrent.each([
		['limit', listPins({ limit: '={{ "many" }}' }), '"Limit" is not a number.'],
		['limit as a list', listPins({ limit: '={{ [] }}' }), '"Limit" is not a number.'],
		...[
			['concurrency', 'Concurrency'],
			['maxWait', 'Maximum Wait (Seconds)'],
			['timeout', 'Timeout (Seconds)'],
		].map(
			([name, label]) =>
				[name, listPins({ options: { [name]: '={{ "soon" }}' } }), `"${label}" is not a number.`] as [
					string,
					RunOptions['parameters'],
					string,
				],
		),
		[
			'a switch',
			listPins({ returnAll: '={{ "perhaps" }}' }),
			'"Return All" is neither on nor off: "perhaps". It takes true or false, yes or no, on or off, 1 or 0.',
		],
		[
			'a switch as a number',
			listPins({ returnAll: '={{ 2 }}' }),
			'"Return All" is neither on nor off: 2. It takes true or false, yes or no, on or off, 1 or 0.',
		],
		[
			'a switch of a collection',
			createPin('549755885175', { additionalFields: { isStandard: '={{ {} }}' } }),
			'"Standard Pin" is neither on nor off: {}. It takes true or false, yes or no, on or off, 1 or 0.',
		],
	])('what is none is refused with its label before any call: %s', async (_words, parameters, message) => {
		await inWorld(async (simulator) => {
			const { error } = await runNode(simulator, { parameters });
			expect(error?.message).toBe(message);
			expect(simulator.requests).toEqual([]);
		});
	});

	test.concurrent.each<[unknown, boolean]>([
		['TRUE', true],
		['Yes', true],
		[' on ', true],
		['1', true],
		[1, true],
		['False', false],
		['NO', false],
		['Off', false],
		['0', false],
		[0, false],
	])('%j is a switch that is %s, also in a collection', async (value, on) => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			for (let n = 0; n < 3; n++) simulator.state.addPin({ boardId: id, title: `Soup ${n}` });
			const items = [{ value }] as never;
			const { json } = await runNode(simulator, {
				parameters: listPins({ returnAll: '={{ $json.value }}', limit: 1 }),
				items,
			});
			expect(json).toHaveLength(on ? 3 : 1);
			await runNode(simulator, {
				parameters: createPin(id, { additionalFields: { isStandard: '={{ $json.value }}' } }),
				items,
			});
			expect(calls(simulator, 'POST', '/pins')[0].body).toMatchObject({ media_source: { is_standard: on } });
		});
	});

	test.concurrent('the options of the run are those of the first item, as text too', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				const seen = countAtOnce(simulator);
				const { error } = await runNode(simulator, {
					parameters: getBoard(id, { options: { concurrency: '={{ $json.n === 0 ? " 2 " : 50 }}' } }),
					items: numbered(12),
				});
				expect(error).toBeUndefined();
				expect(seen).toEqual({ whileFirst: 1, most: 2 });
			},
			{ latency: 50 },
		);
	});
});
