import { leadOf, rowsOf, submittedAt } from '../../nodes/things/leadExport.ts';

const ad = { id: '5', leadFormId: '7' };

describe('the rows of an export', () => {
	const rows = [
		{ 'Lead ID': '81', 'Pet, or none?': 'A "cat"' },
		{ 'Lead ID': '82', 'Pet, or none?': '' },
	];

	it.each([
		['commas', 'Lead ID,"Pet, or none?"\n81,"A ""cat"""\n82,\n'],
		['semicolons and Windows lines', '\uFEFFLead ID;"Pet, or none?"\r\n81;"A ""cat"""\r\n82;\r\n'],
		['tabs', 'Lead ID\tPet, or none?\n81\t"A ""cat"""\n82\t'],
		['JSON', JSON.stringify(rows)],
		['JSON in an object', JSON.stringify({ leads: rows })],
		['JSON in lines', rows.map((row) => JSON.stringify(row)).join('\n')],
	])('are read with %s', (_, file) => {
		expect(rowsOf(file)).toEqual(rows);
	});

	it('may hold answers of several lines', () => {
		expect(rowsOf('id,text\n1,"two\r\nlines"\n2,one')).toEqual([
			{ id: '1', text: 'two\r\nlines' },
			{ id: '2', text: 'one' },
		]);
	});

	it.each(['', 'Lead ID,Email\n', '[]'])('may be none: %j', (file) => {
		expect(rowsOf(file)).toEqual([]);
	});
});

test('a row is a lead: what is no fact about it is a question with its answer', () => {
	const row = { 'Lead ID': '81', 'Form name': 'Pottery', created_at: '1762300000', EMAIL: 'a@b.example', Why: '' };
	expect(leadOf(row, '549', ad)).toEqual({
		ad_account_id: '549',
		lead_form_id: '7',
		ad_id: '5',
		lead_id: '81',
		form_name: 'Pottery',
		created_time: 1762300000,
		answers: [
			{ question: 'EMAIL', answer: 'a@b.example' },
			{ question: 'Why', answer: '' },
		],
	});
});

test('a row that has a list of answers keeps it', () => {
	const answers = [{ question_type: 'EMAIL', answer: 'a@b.example' }];
	expect(leadOf({ lead_id: '81', answers }, '549', ad)).toMatchObject({ lead_id: '81', answers });
});

test.each([
	[1762300000, 1762300000000],
	[1762300000000, 1762300000000],
	['2025-11-04T23:46:40Z', 1762300000000],
	['2025-11-04 23:46:40', 1762300000000],
	['2025-11-04', Date.UTC(2025, 10, 4)],
	['soon', undefined],
	[undefined, undefined],
])('the time of a lead is read in UTC: %s', (created_time, at) => {
	expect(submittedAt({ created_time })).toBe(at);
});
