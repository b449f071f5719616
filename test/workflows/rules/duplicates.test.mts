import type { Simulator } from '../../../simulator/simulator.mts';
import { runNode, type RunOptions } from '../harness.mts';
import { byId, calls, createPin, inWorld, numbered } from './world.mts';

const guarded = async (
	simulator: Simulator,
	boardId: string,
	items: object[],
	more: RunOptions['parameters'] = {},
	onError?: RunOptions['onError'],
) =>
	await runNode(simulator, {
		parameters: createPin(boardId, {
			title: '={{ $json.title }}',
			link: '={{ $json.link }}',
			duplicates: 'skipSameLink',
			...more,
		}),
		items: items as never,
		onError,
	});

const link = 'https://shop.example/soup';

describe('the duplicate guard', () => {
	test.concurrent('compares the whole board, whichever section an item names, and reads it once', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const [hot, cold] = ['Hot', 'Cold'].map((name) => simulator.state.addSection({ boardId: id, name }).id);
			const there = simulator.state.addPin({ boardId: id, sectionId: hot, link });
			const { json, error } = await guarded(
				simulator,
				id,
				[
					{ link, section: hot, same: 'skipSameLink' },
					{ link, section: cold, same: 'skipSameLink' },
					{ link, section: '', same: 'skipSameLink' },
					{ link: `${link}/2`, section: cold, same: 'skipSameLink' },
					{ link: `${link}/2`, section: hot, same: 'skipSameTitleAndLink' },
				],
				{
					duplicates: '={{ $json.same }}',
					additionalFields: { sectionId: byId('={{ $json.section }}') },
					options: { concurrency: 1 },
				},
			);
			expect(error).toBeUndefined();
			expect(json.slice(0, 3)).toEqual(Array(3).fill(expect.objectContaining({ id: there.id, skipped: true })));
			expect(json.map(({ skipped }) => skipped ?? false)).toEqual([true, true, true, false, true]);
			expect(calls(simulator, 'GET')).toHaveLength(1);
			expect(calls(simulator, 'POST')).toHaveLength(1);
		});
	});

	test.concurrent('two items with the same link, of which one is lost and not known, publish once', async () => {
		await inWorld(
			async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				simulator.faults.add({ kind: 'resetAfter', method: 'POST', skip: 1 });
				const refused = { status: 403, code: 29, message: 'No.' };
				simulator.faults.add({ kind: 'status', ...refused, method: 'GET', skip: 1, times: 50 });
				const items = [
					{ link: `${link}/first` },
					{ link },
					{ link: `${link}/?utm_source=x` },
					{ link: `${link}/other` },
				];
				const { json } = await guarded(simulator, id, items, {}, 'continueRegularOutput');
				expect(json.map(({ error }) => (error as { message: string } | undefined)?.message)).toEqual([
					undefined,
					'It is not known whether Pinterest carried this out',
					'It is not known whether the same Pin of another item was published',
					undefined,
				]);
				expect(calls(simulator, 'POST')).toHaveLength(3);
				expect(simulator.state.pins.size).toBe(3);
			},
			{ latency: 20 },
		);
	});

	test.concurrent.each([
		[
			'skipSameLink',
			{ title: 'Soup', link: '' },
			/^"Duplicates" compares links, and this Pin has none\. Give it a link/,
		],
		['skipSameTitleAndLink', { title: ' ', link: '' }, /^"Duplicates" compares titles and links, and this Pin has nei/],
	])('%s refuses a Pin that has nothing to compare before any call', async (duplicates, item, message) => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const { error } = await guarded(simulator, id, [item], { duplicates });
			expect(error?.message).toMatch(message);
			expect(simulator.requests).toEqual([]);
		});
	});

	test.concurrent(
		'links are compared without what does not change the page, titles without runs of blanks',
		async () => {
			await inWorld(async (simulator) => {
				const { id } = simulator.state.addBoard({ name: 'Soups' });
				simulator.state.addPin({ boardId: id, title: 'Pumpkin soup', link: 'http://www.shop.example/soup/?a=1&b=2' });
				const same = [
					'https://shop.example/soup?a=1&b=2',
					'https://WWW.shop.example/soup/?utm_source=x&a=1&UTM_Medium=y&b=2',
					'https://shop.example/soup?a=1&b=2&fbclid=x&gclid=y&epik=z',
				];
				const other = [
					'https://shop.example/soup?b=2&a=1',
					'https://shop.example/soup?a=1',
					'https://shop.example/Soup?a=1&b=2',
					'https://m.shop.example/soup?a=1&b=2',
					'https://shop.example/soup?a=1&b=2#recipe',
				];
				const items = [...same, ...other].map((address) => ({ title: ' Pumpkin \n soup', link: address }));
				for (const duplicates of ['skipSameTitleAndLink', 'skipSameLink']) {
					simulator.requests.length = 0;
					const { json, error } = await guarded(simulator, id, items, { duplicates });
					expect(error).toBeUndefined();
					const isSkipped = json.map(({ skipped }) => skipped ?? false);
					expect(isSkipped.slice(0, 3)).toEqual([true, true, true]);
					// The second time round the others are there as well.
					expect(isSkipped.slice(3)).toEqual(other.map(() => duplicates === 'skipSameLink'));
				}
			});
		},
	);

	test.concurrent('Pins that differ in tracking parameters only are two Pins, also when one is lost', async () => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			simulator.faults.add({ kind: 'slow', delay: 1, method: 'POST' });
			simulator.faults.add({ kind: 'resetAfter', method: 'POST', times: 2 });
			const items = ['first', 'a', 'b'].map((variant) => ({ title: 'Soup', link: `${link}?utm_content=${variant}` }));
			const { json } = await guarded(simulator, id, items, { duplicates: 'allow' });
			expect(json.map((pin) => pin.link)).toEqual(items.map((item) => item.link));
			expect(simulator.state.pins.size).toBe(3);
		});
	});

	test.concurrent.each([100, 2000])('%d items of one board cost one reading of it', async (count) => {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const items = numbered(count, (n) => ({ title: '', link: `${link}/${n % 50}` }));
			const { json, error } = await guarded(simulator, id, items);
			expect(error).toBeUndefined();
			expect(json.filter(({ skipped }) => skipped)).toHaveLength(count - 50);
			expect(calls(simulator, 'GET')).toHaveLength(1);
			expect(calls(simulator, 'POST')).toHaveLength(50);
		});
	});
});
