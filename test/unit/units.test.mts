import { unitsOf, wholeUnitsOf, type Unit } from '../../nodes/operations/units';

interface Input {
	board: string;
	pins: number;
}

const grouping = { most: 5, size: ({ pins }: Input) => pins, key: ({ board }: Input) => board };

function all(inputs: Array<Input | Error>, grouped: typeof grouping | undefined): Array<Unit<Input>> {
	const next = unitsOf(
		inputs.length,
		(index) => {
			const input = inputs[index];
			if (input instanceof Error) throw input;
			return input;
		},
		grouped,
	);
	const units: Array<Unit<Input>> = [];
	for (let unit = next(); unit; unit = next()) units.push(unit);
	return units;
}

const members = (units: Array<Unit<Input>>) => units.map((unit) => unit.members.map(({ index }) => index));
const wrong = (units: Array<Unit<Input>>) => units.flatMap((unit) => unit.wrong.map(({ index }) => index));
const on = (board: string, pins = 1): Input => ({ board, pins });

describe('items in units', () => {
	test('each alone where nothing groups them, the wrong ones too', () => {
		const units = all([on('a'), new Error('no'), on('a')], undefined);
		expect([members(units), wrong(units)]).toEqual([[[0], [], [2]], [1]]);
	});

	test('consecutive items with one key, up to the most elements', () => {
		expect(members(all([on('a', 2), on('a', 2), on('a', 2), on('b'), on('a')], grouping))).toEqual([
			[0, 1],
			[2],
			[3],
			[4],
		]);
	});

	test('a wrong item leaves its unit and fails alone', () => {
		const units = all([on('a'), new Error('no'), on('a'), on('a')], grouping);
		expect([members(units), wrong(units)]).toEqual([[[0, 2, 3]], [1]]);
	});

	test('an item with more elements than a call takes is a unit of its own', () => {
		expect(members(all([on('a'), on('a', 12), on('a'), on('a')], grouping))).toEqual([[0], [1], [2, 3]]);
	});

	test('only wrong items, and none at all', () => {
		expect(wrong(all([new Error('1'), new Error('2')], grouping))).toEqual([0, 1]);
		expect(all([], grouping)).toEqual([]);
	});
});

test('units that are whole hold all items with one key, wherever they stand, and the wrong ones come first', () => {
	const inputs = [on('a'), on('b'), new Error('no'), on('a', 99), on('b')];
	const next = wholeUnitsOf(
		inputs.length,
		(index) => {
			const input = inputs[index];
			if (input instanceof Error) throw input;
			return input;
		},
		grouping.key,
	);
	const units = [next(), next(), next()] as Array<Unit<Input>>;
	expect([members(units), wrong(units), next()]).toEqual([[[], [0, 3], [1, 4]], [2], undefined]);
});
