import { startSimulator, type Simulator } from '../../../simulator/simulator.mts';
import { runNode, type RunOptions } from '../harness.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const term = (operation: string, parameters: RunOptions['parameters'], more: Partial<RunOptions> = {}) =>
	runNode(simulator, { parameters: { resource: 'term', operation, ...parameters }, scopes: ['ads:read'], ...more });

describe('getRelated', () => {
	test('gives a result for each term, the related terms in one text', async () => {
		const { items, json } = await term('getRelated', { terms: 'christmas, linen dress' });
		expect(json.map((row) => row.term)).toEqual(['christmas', 'linen dress']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		expect(json[0].related_terms).toContain('christmas cookies, christmas table decor');
		expect(json[0].related_term_count).toBe(String(json[0].related_terms).split(', ').length);
		expect(simulator.requests[0].query.raw).toBe('terms=christmas&terms=linen%20dress');
	});

	test('takes a list from an expression, commas and all, and gives lists in the raw output', async () => {
		const items = [{ words: ['soup', 'rock, paper'] }];
		const { json } = await term('getRelated', { terms: '={{ $json.words }}', output: 'raw' }, { items });
		expect(json).toMatchObject([{ term: 'soup' }, { term: 'rock, paper' }]);
		expect(json[1].related_terms).toEqual(expect.arrayContaining(['rock, paper ideas']));
	});

	test('takes a list as the JSON text that an AI agent writes', async () => {
		const { json } = await term('getRelated', { terms: '["soup", "rock, paper"]' });
		expect(json).toMatchObject([{ term: 'soup' }, { term: 'rock, paper' }]);
		const { json: text } = await term('getRelated', { terms: '[soup, bread' });
		expect(text).toMatchObject([{ term: '[soup' }, { term: 'bread' }]);
	});

	test('refuses an empty list before any call', async () => {
		const { error } = await term('getRelated', { terms: ' , ' });
		expect(error?.message).toContain('"Terms" is empty');
		expect(simulator.requests).toEqual([]);
	});
});

describe('getSuggested', () => {
	test('gives an item for each suggested term', async () => {
		const { json } = await term('getSuggested', { term: 'christmas', limit: 3 });
		expect(json).toEqual([
			{ term: 'christmas cookies' },
			{ term: 'christmas table decor' },
			{ term: 'christmas markets' },
		]);
		expect(simulator.requests[0].query.parsed).toEqual({ term: 'christmas', limit: '3' });
	});

	test('asks for ten unless told otherwise, and for no more', async () => {
		await term('getSuggested', { term: 'sport' });
		expect(simulator.requests[0].query.parsed.limit).toBe('10');
		const { error } = await term('getSuggested', { term: 'sport', limit: 11 });
		expect(error?.message).toContain('"Limit" is 11; it must be at most 10.');
	});
});

test('names the permission that is missing', async () => {
	const { error } = await term('getSuggested', { term: 'sport' }, { scopes: ['user_accounts:read'] });
	expect(error?.message).toBe('The credential lacks the permission Read Ads (ads:read)');
});
