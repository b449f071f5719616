import { webAddress } from '../../../operations/checks';
import { body, type Cut, type Field } from '../../../operations/operation';
import { tidyLine, tidyText } from './cleanText';
import { tidyAddress } from './links';

const cut: Cut = {
	isWanted: ({ longText: choice }) => choice === 'shorten',
	how: 'set "Long Text" to "Shorten It"',
};

/** The texts of a Pin with their limits: schema PinCreate of the API description. */
export const title: Field = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Pumpkin soup in 20 minutes',
	description: 'Up to 100 characters; the first 40 or so show in the feed',
	text: { max: 100, cut },
	tidy: tidyLine,
	routing: body('title'),
};

export const description: Field = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. A warming soup with ginger and coconut milk',
	description: 'Up to 800 characters',
	text: { max: 800, cut, isProse: true },
	tidy: tidyText,
	routing: body('description'),
};

export const link: Field = {
	displayName: 'Link',
	name: 'link',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/pumpkin-soup',
	description: 'The page that opens when somebody clicks the Pin, up to 2048 characters',
	text: { max: 2048 },
	tidy: tidyAddress,
	check: webAddress,
	routing: body('link'),
};

export const altText: Field = {
	displayName: 'Alt Text',
	name: 'altText',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. A bowl of orange soup with pumpkin seeds',
	description: 'What the image shows, for people who cannot see it. Up to 500 characters.',
	text: { max: 500, cut, isProse: true },
	tidy: tidyLine,
	routing: body('alt_text'),
};

/** What becomes of texts that are too long. */
export const longText: Field = {
	displayName: 'Long Text',
	name: 'longText',
	type: 'options',
	default: 'refuse',
	description: 'What to do with a title, description or alt text that is longer than Pinterest takes',
	options: [
		{ name: 'Refuse It', value: 'refuse', description: 'The item fails before anything is sent' },
		{
			name: 'Shorten It',
			value: 'shorten',
			description: 'A title is cut at a word, the others at a sentence or word; hashtags at the end stay',
		},
	],
};
