import { WithFiles } from '../output';
import { alone } from './way';

/** What is none of the other ways: the operation tells it itself, in `execute`. */
export const story = alone(async function* (call, { execute }) {
	const told = await execute!(call);
	yield told instanceof WithFiles ? { call, results: [told.result], files: told.files } : [told].flat();
});
