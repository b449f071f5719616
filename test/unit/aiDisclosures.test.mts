import { disclosed } from '../../nodes/Pinterest/resources/pin/aiDisclosures';

test.each([
	['nothing', {}, {}],
	['made with AI', { ai_disclosures: { values: ['AI_MODIFIED'] } }, { ai_disclosures: { values: ['AI_MODIFIED'] } }],
	[
		'a person made with AI is also made with AI',
		{ ai_disclosures: { values: ['SYNTHETIC_PERFORMER'] } },
		{ ai_disclosures: { values: ['AI_MODIFIED', 'SYNTHETIC_PERFORMER'] } },
	],
	[
		'both, each once',
		{ ai_disclosures: { values: ['SYNTHETIC_PERFORMER', 'AI_MODIFIED'] } },
		{ ai_disclosures: { values: ['AI_MODIFIED', 'SYNTHETIC_PERFORMER'] } },
	],
])('%s', (_, sent, expected) => {
	const before = structuredClone(sent);
	expect(disclosed(sent)).toEqual(expected);
	expect(sent).toEqual(before);
	expect(disclosed(sent)).not.toBe(sent);
});
