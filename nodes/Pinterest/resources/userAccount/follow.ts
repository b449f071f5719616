import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { usernameField, userOutput } from '../../../things/user';

export const follow: Operation = {
	name: 'Follow',
	value: 'follow',
	action: 'Follow an account',
	description: 'Follow another account by its username. Following somebody who is followed already changes nothing.',
	endpoint: 'follow_user/update',
	fields: [
		usernameField({ description: 'The account to follow: its username, or the address of its profile' }),
		collection('Additional Fields', 'additionalFields', [
			{
				displayName: 'Auto Follow',
				name: 'autoFollow',
				type: 'boolean',
				default: false,
				description:
					'Whether this comes from a visitor who clicked a follow link on a site or in an email. Pinterest allows that for selected partners only.',
				routing: body('auto_follow'),
			},
		]),
	],
	output: userOutput,
	lookup: {
		list: () => ({ endpoint: 'user_following/get' }),
		likeness: ({ pathValues }) => pathValues,
		matches: ({ username }, { pathValues }) => String(username).toLowerCase() === pathValues?.username.toLowerCase(),
		dated: false,
		repeats: true,
	},
	async execute(call) {
		// Pinterest wants a body, and n8n sends none that is empty.
		return await call.send({ body: call.request.body ?? { auto_follow: false } });
	},
};
