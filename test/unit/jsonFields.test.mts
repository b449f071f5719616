import { everyOperation } from '../../lab/nodes.mts';
import { allFields } from '../../nodes/operations/fields';
import type { Field } from '../../nodes/operations/operation';

const insideOf = ({ type, options = [] }: Field): Field[] => (type === 'collection' ? (options as Field[]) : []);

const jsonFields = everyOperation.flatMap(({ title, operation }) =>
	allFields(operation)
		.flatMap((field) => [field, ...insideOf(field)])
		.filter(({ type, check }) => type === 'json' && check)
		.map((field) => ({ title, field })),
);

test.each(jsonFields)('$title: $field.displayName tells what is no JSON in its own words', ({ field }) => {
	expect(field.check!('{ "name": ', {})).toMatch(/^[a-z].*\.$/);
});
