/** Items of one run that go out together. Those whose input is wrong stay out and fail alone. */
export interface Unit<T> {
	members: Array<{ index: number; input: T }>;
	wrong: Array<{ index: number; error: unknown }>;
}

/** How items form units. */
export interface Grouping<T> {
	/** Most elements of a unit. */
	most: number;
	/** How many elements an item gives. */
	size: (input: T) => number;
	/** Consecutive items with the same one go together. */
	key: (input: T) => string;
}

/**
 * Makes units of the positions 0 to `count - 1`, in order, each once.
 * @param take the input of a position; throws what is wrong with it
 * @param grouping none where every item goes alone
 * @returns the next unit at each call; undefined when there are no more
 */
export function unitsOf<T>(count: number, take: (index: number) => T, grouping?: Grouping<T>) {
	let next = 0;
	let held: Unit<T>['members'][number] | undefined;

	return (): Unit<T> | undefined => {
		const unit: Unit<T> = { members: held ? [held] : [], wrong: [] };
		let size = held && grouping ? grouping.size(held.input) : 0;
		held = undefined;
		while (next < count) {
			const index = next++;
			let input: T;
			try {
				input = take(index);
			} catch (error) {
				unit.wrong.push({ index, error });
				if (!grouping) return unit;
				continue;
			}
			if (!grouping) return { ...unit, members: [{ index, input }] };
			const [first] = unit.members;
			size += grouping.size(input);
			if (first && (size > grouping.most || grouping.key(first.input) !== grouping.key(input))) {
				held = { index, input };
				return unit;
			}
			unit.members.push({ index, input });
		}
		return unit.members.length + unit.wrong.length > 0 ? unit : undefined;
	};
}

/** The same where all items with one key go together, wherever they stand and however many they are. */
export function wholeUnitsOf<T>(count: number, take: (index: number) => T, key: Grouping<T>['key']) {
	let units: Array<Unit<T>> | undefined;
	return (): Unit<T> | undefined => {
		units ??= gathered(count, take, key);
		return units.shift();
	};
}

function gathered<T>(count: number, take: (index: number) => T, key: Grouping<T>['key']): Array<Unit<T>> {
	const units = new Map<string, Unit<T>>();
	const wrong: Unit<T> = { members: [], wrong: [] };
	for (let index = 0; index < count; index++) {
		try {
			const input = take(index);
			const own = key(input);
			const unit = units.get(own) ?? { members: [], wrong: [] };
			unit.members.push({ index, input });
			units.set(own, unit);
		} catch (error) {
			wrong.wrong.push({ index, error });
		}
	}
	return [...(wrong.wrong.length > 0 ? [wrong] : []), ...units.values()];
}
