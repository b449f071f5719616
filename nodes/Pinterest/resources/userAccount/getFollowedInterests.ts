import { readAll } from '../../../api/pages';
import type { Call } from '../../../operations/call';
import type { Operation } from '../../../operations/operation';
import { identity, text } from '../../../operations/output';
import { usernameField } from '../../../things/user';

export const getFollowedInterests: Operation = {
	name: 'Get Followed Interests',
	value: 'getFollowedInterests',
	action: 'Get the interests that an account follows',
	description:
		'List the interests (topics such as "Man cave") that an account follows: the connected one, or any other by its username',
	endpoint: 'user_account/followed_interests',
	fields: [
		usernameField({
			required: false,
			description:
				'Whose interests to list: a username, or the address of a profile. Leave it empty for the connected account.',
		}),
	],
	output: {
		columns: { id: identity, name: text(), key: text(), url: text('canonical_url') },
		selectable: ['canonical_url', 'id', 'key', 'name'],
	},
	async execute(call) {
		const username = call.request.pathValues?.username ?? (await ownUsername(call));
		return await readAll(call.client, { ...call.request, pathValues: { username } }, call.limit);
	},
};

async function ownUsername(call: Call): Promise<string> {
	return await call.readOnce('own username', async () => {
		const { body } = await call.client.send({ endpoint: 'user_account/get' });
		return String((body as { username?: string }).username);
	});
}
