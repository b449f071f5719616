import { runNode } from '../harness.mts';
import { inWorld, send } from './world.mts';
import type { RecordedRequest, Simulator } from '../../../simulator/simulator.mts';

const listPins = (more = {}) => ({ resource: 'pin', operation: 'getAll', ...more });
const listBoards = (more = {}) => ({ resource: 'board', operation: 'getAll', ...more });

function addBoards(simulator: Simulator, count: number): string[] {
	return Array.from({ length: count }, (_, n) => simulator.state.addBoard({ name: `Board ${n}` }).id).reverse();
}

const sizes = (requests: RecordedRequest[]) => requests.map(({ query }) => query.parsed.page_size);

describe('pages', () => {
	test.concurrent('all 1,000 boards are listed, in the order of Pinterest, with 4 calls', async () => {
		await inWorld(async (simulator) => {
			const ids = addBoards(simulator, 1000);
			const { json } = await runNode(simulator, { parameters: listBoards({ returnAll: true }) });
			expect(json.map(({ id }) => id)).toEqual(ids);
			expect(sizes(simulator.requests)).toEqual(['250', '250', '250', '250']);
		});
	});

	test.concurrent.each([
		[1, ['1']],
		[50, ['50']],
		[250, ['250']],
		[251, ['250', '1']],
		[500, ['250', '250']],
		[700, ['250', '250', '200']],
	])('a limit of %i asks for exactly so many: a limit never fetches a page too many', async (limit, pages) => {
		await inWorld(async (simulator) => {
			const ids = addBoards(simulator, 760);
			const { json } = await runNode(simulator, { parameters: listBoards({ limit }) });
			expect(json.map(({ id }) => id)).toEqual(ids.slice(0, limit));
			expect(sizes(simulator.requests)).toEqual(pages);
		});
	});

	test.concurrent('a limit larger than the list returns the list', async () => {
		await inWorld(async (simulator) => {
			const ids = addBoards(simulator, 7);
			const { json } = await runNode(simulator, { parameters: listBoards({ limit: 5000 }) });
			expect(json.map(({ id }) => id)).toEqual(ids);
			expect(simulator.requests).toHaveLength(1);
		});
	});

	test.concurrent('short and empty pages are not the end while they come with a bookmark', async () => {
		await inWorld(async (simulator) => {
			const ids = addBoards(simulator, 600);
			simulator.state.settings.shortPages = true;
			const { json } = await runNode(simulator, { parameters: listBoards({ returnAll: true }) });
			expect(json.map(({ id }) => id)).toEqual(ids);
			expect(simulator.requests.length).toBeGreaterThan(4);
		});
	});

	test.concurrent('a limit is reached over short pages, asking only for what is still wanted', async () => {
		await inWorld(async (simulator) => {
			const ids = addBoards(simulator, 600);
			simulator.state.settings.shortPages = true;
			const { json } = await runNode(simulator, { parameters: listBoards({ limit: 260 }) });
			expect(json.map(({ id }) => id)).toEqual(ids.slice(0, 260));
			expect(sizes(simulator.requests).slice(0, 4)).toEqual(['250', '135', '135', '67']);
		});
	});

	test.concurrent.each(['null', 'absent'] as const)('a list ends where the bookmark is %s', async (lastBookmark) => {
		await inWorld(async (simulator) => {
			const ids = addBoards(simulator, 300);
			simulator.state.settings.lastBookmark = lastBookmark;
			const { json } = await runNode(simulator, { parameters: listBoards({ returnAll: true }) });
			expect(json.map(({ id }) => id)).toEqual(ids);
			expect(simulator.requests).toHaveLength(2);
		});
	});

	test.concurrent('a page that Pinterest repeats is an error, not an endless loop', async () => {
		await inWorld(async (simulator) => {
			addBoards(simulator, 1000);
			simulator.faults.add({ kind: 'duplicateBookmark', path: '/boards', times: 100 });
			const { error } = await runNode(simulator, { parameters: listBoards({ returnAll: true }) });
			expect(error?.message).toBe('Pinterest sent the same page of a list twice');
			expect(error?.description).toContain('never have ended');
			expect(simulator.requests).toHaveLength(2);
		});
	});

	test.concurrent('entries that Pinterest leaves fields out of are listed like others', async () => {
		await inWorld(async (simulator) => {
			addBoards(simulator, 3);
			simulator.state.settings.omitNulls = true;
			const { json } = await runNode(simulator, { parameters: listBoards({ returnAll: true }) });
			expect(json.map(({ name, description }) => [name, description])).toEqual([
				['Board 2', null],
				['Board 1', null],
				['Board 0', null],
			]);
		});
	});

	test.concurrent('filters go along with every page', async () => {
		await inWorld(async (simulator) => {
			addBoards(simulator, 300);
			for (let n = 0; n < 260; n++) simulator.state.addBoard({ name: `Hidden ${n}`, privacy: 'PROTECTED' });
			const { json } = await runNode(simulator, {
				parameters: listBoards({ returnAll: true, filters: { privacy: 'PROTECTED' } }),
			});
			expect(json).toHaveLength(260);
			expect(simulator.requests.map(({ query }) => query.parsed.privacy)).toEqual(['PROTECTED', 'PROTECTED']);
		});
	});

	test.concurrent('"Read Pages" of an API request follows bookmarks in the same way', async () => {
		await inWorld(async (simulator) => {
			const ids = addBoards(simulator, 300);
			const { json } = await runNode(simulator, {
				parameters: send('GET', '/boards', { paginate: true, limit: 251 }),
			});
			expect(json.map(({ id }) => id)).toEqual(ids.slice(0, 251));
			expect(sizes(simulator.requests)).toEqual(['250', '1']);
		});
	});

	test.concurrent(
		'"Read Pages" keeps the page size that the user asks for, and begins at the given bookmark',
		async () => {
			await inWorld(async (simulator) => {
				const ids = addBoards(simulator, 100);
				const query = (...parameter: Array<{ name: string; value: string }>) => ({ queryParameters: { parameter } });
				const first = await runNode(simulator, { parameters: send('GET', '/boards?page_size=40') });
				const bookmark = String(first.json[0].bookmark);
				simulator.requests.length = 0;
				const { json } = await runNode(simulator, {
					parameters: send('GET', '/boards', {
						paginate: true,
						returnAll: true,
						...query({ name: 'page_size', value: '20' }, { name: 'bookmark', value: bookmark }),
					}),
				});
				expect(json.map(({ id }) => id)).toEqual(ids.slice(40));
				expect(sizes(simulator.requests)).toEqual(['20', '20', '20']);
			});
		},
	);

	test.concurrent('an empty list is no results and no error', async () => {
		await inWorld(async (simulator) => {
			const { json, error } = await runNode(simulator, { parameters: listPins({ returnAll: true }) });
			expect({ json, error, requests: simulator.requests.length }).toEqual({ json: [], error: undefined, requests: 1 });
		});
	});
});
