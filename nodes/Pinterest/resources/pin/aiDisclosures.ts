import type { IDataObject } from 'n8n-workflow';

import { body, type Field } from '../../../operations/operation';

/** Values: Pinterest's API changes from 5.23 to 5.28. */
export const aiDisclosures: Field = {
	displayName: 'AI Disclosures',
	name: 'aiDisclosures',
	type: 'multiOptions',
	default: [],
	description: 'What viewers are told about the use of AI in the image or video',
	options: [
		{ name: 'Made or Changed With AI', value: 'AI_MODIFIED' },
		{ name: 'Shows a Person Made With AI', value: 'SYNTHETIC_PERFORMER' },
	],
	routing: body('ai_disclosures.values'),
};

/** A copy of a Pin's body in which a person made with AI also counts as made with AI, as Pinterest expects. */
export function disclosed(sent: IDataObject): IDataObject {
	const values = (sent.ai_disclosures as { values?: string[] } | undefined)?.values;
	if (!values?.includes('SYNTHETIC_PERFORMER')) return { ...sent };
	return { ...sent, ai_disclosures: { values: [...new Set(['AI_MODIFIED', ...values])] } };
}
