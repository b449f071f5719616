import { resourceNodes } from '../../lab/nodes.mts';
import { endpoints } from '../../nodes/api/endpoints';
import { needsOf } from '../../nodes/operations/needs';

test('beta, sandbox and permissions are said from the table, in the words that the credential uses', () => {
	expect(needsOf(endpoints['multi_pins/analytics'])).toEqual([
		'Beta: Pinterest opens this app by app.',
		'Not in the sandbox.',
		'Needs the permissions Read Boards (boards:read) and Read Pins (pins:read); for what is secret also Read Secret Boards (boards:read_secret) and Read Secret Pins (pins:read_secret).',
	]);
	expect(needsOf(endpoints['user_account/get'])).toEqual(['Needs the permission Read Account (user_accounts:read).']);
	expect(needsOf(endpoints['search_user_boards/get']).at(-1)).toBe(
		'Needs the permissions Read Boards (boards:read) and Read Secret Boards (boards:read_secret).',
	);
});

test('every operation but API Request says what it needs at the end of its description', () => {
	const choices = resourceNodes
		.flatMap(({ type }) => new type().description.properties)
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [] }) => options as Array<{ value: string; description: string }>);
	const silent = choices.filter(({ description }) => !/Needs the permissions? \w.*\.$/.test(description));
	expect(silent.map(({ value }) => value)).toEqual(['send']);
});
