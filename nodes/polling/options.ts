import type { Field } from '../operations/operation';

export const startWith: Field = {
	displayName: 'Start With the Last',
	name: 'startWith',
	type: 'number',
	default: 5,
	typeOptions: { minValue: 0, maxValue: 250, numberPrecision: 0 },
	description: 'How many of the newest entries start the workflow when it is activated for the first time',
};

export const mostPerRun: Field = {
	displayName: 'At Most per Run',
	name: 'mostPerRun',
	type: 'number',
	default: 100,
	typeOptions: { minValue: 1, numberPrecision: 0 },
	description: 'How many entries one run of the workflow gets. The rest follows with the next polls.',
};
