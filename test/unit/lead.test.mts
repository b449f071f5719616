import { answersOf, leadId, simplified } from '../../nodes/things/lead.ts';

describe('answers', () => {
	it.each([
		[
			'type and label',
			{
				answers: [
					{ question_type: 'EMAIL', answer: 'a' },
					{ question_type: 'CUSTOM', custom_question_label: 'Pet?', answer: 'Cat' },
				],
			},
		],
		[
			'question and value',
			{
				field_data: [
					{ name: 'email', values: ['a'] },
					{ question: 'Pet?', value: 'Cat' },
				],
			},
		],
		['an object', { answers: { EMAIL: 'a', 'Pet?': 'Cat' } }],
		['two lists', { questions: [{ question_type: 'EMAIL' }, 'Pet?'], answers: ['a', 'Cat'] }],
		['fields of the lead', { email: 'a', answers: { 'Pet?': 'Cat' } }],
	])('are read by question: %s', (_, lead) => {
		expect(answersOf(lead)).toEqual({ email: 'a', 'Pet?': 'Cat' });
	});

	it('join several values, and number what has no name', () => {
		expect(answersOf({ answers: [{ question: 'Pets', answer: ['Cat', 'Dog'] }, 'x', { answer: null }] })).toEqual({
			Pets: 'Cat, Dog',
			answer_2: 'x',
			answer_3: null,
		});
	});

	it('keep both answers to questions with the same text', () => {
		const answers = [
			{ question: 'Name', answer: 'A' },
			{ question: 'Name', answer: 'B' },
		];
		expect(answersOf({ answers })).toEqual({ Name: 'A', 'Name (2)': 'B' });
	});

	it('fall back on the id of the question', () => {
		expect(answersOf({ answers: [{ question_id: '12', answer: 'A' }] })).toEqual({ '12': 'A' });
	});
});

test('a simplified lead has every field, null where Pinterest leaves it out', () => {
	expect(simplified({ lead_id: 7, advertiser_id: '549' })).toEqual({
		lead_id: '7',
		lead_form_id: null,
		ad_account_id: '549',
		campaign_id: null,
		ad_group_id: null,
		ad_id: null,
		created_time: null,
		answers: {},
	});
	expect(leadId({ lead_form_id: '1' })).toBeUndefined();
});
