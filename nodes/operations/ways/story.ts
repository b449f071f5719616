import { alone } from './way';

/** What is none of the other ways: the operation tells it itself, in `execute`. */
export const story = alone(async function* (call, { execute }) {
	yield [await execute!(call)].flat();
});
