import { body, type Field } from '../../../operations/operation';

/** Limits: schema BoardSection of the API description. */
export const sectionName: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Soups',
	description: 'What the section is called, up to 180 characters',
	text: { max: 180 },
	routing: body('name'),
};
