import { events } from '../../../nodes/PinterestTrigger/events.ts';
import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { clock, HOUR, watchedBy } from './watched.mts';

let simulator: Simulator;
let time: ReturnType<typeof clock>;
beforeEach(async () => {
	simulator = await startSimulator({ rateLimits: { org_read: null, ads_read: null } });
	time = clock();
	// A list that is longer than what is remembered need not be read for minutes.
	jest.replaceProperty(events.find(({ value }) => value === 'newFollower')!, 'most', 1000);
});
afterEach(async () => {
	time.back();
	jest.restoreAllMocks();
	await simulator.close();
});

const follow = (...names: string[]) => names.forEach((name) => simulator.state.addFollower(name));

function unfollow(name: string): void {
	const { followers } = simulator.state.account;
	followers.remove([...followers.from()].find(({ username }) => username === name)!);
}

const many = (count: number, name: string) => Array.from({ length: count }, (_, n) => `${name}${n}`);

test('a list longer than what is remembered is learned and swept to the bound, in as many polls as it takes', async () => {
	follow(...many(3000, 'old'));
	const { poll, staticData } = watchedBy(simulator, { event: 'newFollower' }, { budget: 0 });
	for (let n = 0; n < 5; n++) expect(await poll()).toEqual([]);
	expect(staticData().memory).toMatchObject({ learned: true, beyond: true });
	const before = simulator.requests.length;
	time.pass(25 * HOUR);
	for (let n = 0; n < 10; n++) expect(await poll()).toEqual([]);
	// One reading of four pages, and the newest page at each poll.
	expect(simulator.requests.length - before).toBeLessThanOrEqual(14);
});

test('unfollows never make old followers new; new ones come out', async () => {
	follow(...many(3000, 'old'));
	const { poll } = watchedBy(simulator, { event: 'newFollower' });
	await poll();
	for (const name of many(400, 'old').map((_, n) => `old${2999 - n * 2}`)) unfollow(name);
	follow('ada', 'ben');
	expect((await poll()).map(({ username }) => username)).toEqual(['ada', 'ben']);
	time.pass(25 * HOUR);
	expect(await poll()).toEqual([]);
	for (const name of many(300, 'old').map((_, n) => `old${2998 - n * 2}`)) unfollow(name);
	expect(await poll()).toEqual([]);
	follow('cleo');
	expect((await poll()).map(({ username }) => username)).toEqual(['cleo']);
});

test('a memory that has become too full is renewed without losing or repeating anybody', async () => {
	follow(...many(900, 'old'));
	const { poll, staticData } = watchedBy(simulator, { event: 'newFollower' });
	await poll();
	const size = () => Buffer.from(String((staticData().memory as { marks: string }).marks), 'base64').length / 6;
	const emitted: unknown[] = [];
	for (let round = 0; round < 6; round++) {
		follow(...many(100, `round${round}-`));
		emitted.push(...(await poll()).map(({ username }) => username));
		for (const name of many(100, `old`).map((_, n) => `old${round * 100 + n}`)) unfollow(name);
	}
	expect(emitted).toEqual([0, 1, 2, 3, 4, 5].flatMap((round) => many(100, `round${round}-`)));
	expect(size()).toBeLessThanOrEqual(1200);
});

test('an item has the address of the profile', async () => {
	const { poll } = watchedBy(simulator, { event: 'newFollower' });
	await poll();
	follow('ada');
	expect(await poll()).toEqual([{ username: 'ada', type: 'user', url: 'https://www.pinterest.com/ada/' }]);
});
