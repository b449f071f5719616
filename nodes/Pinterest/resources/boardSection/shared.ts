import { body, type Field } from '../../../operations/operation';
import { identity, text, type Output } from '../../../operations/output';

/** A section as all endpoints return it. */
export const sectionOutput: Output = { columns: { id: identity, name: text() }, selectable: ['id', 'name'] };

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
