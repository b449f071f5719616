import { ASK_EVERY, KeyQuestion } from '../../nodes/PinterestLeadAdsTrigger/keyQuestion.ts';
import type { Subscription } from '../../nodes/PinterestLeadAdsTrigger/remembered.ts';

const subscription: Subscription = { id: '1', adAccountId: '2', url: 'https://n8n.example/webhook', key: 'new' };
const PATIENCE = 200;

describe('the question for the key', () => {
	it('is asked once a minute, and its answer serves all who ask meanwhile', async () => {
		const question = new KeyQuestion();
		const ask = jest.fn(async () => subscription);
		for (const now of [0, 1, ASK_EVERY - 1]) {
			expect(await question.answer('old', ask, now, PATIENCE)).toEqual({ subscription });
		}
		expect(ask).toHaveBeenCalledTimes(1);
		await question.answer('old', ask, ASK_EVERY, PATIENCE);
		expect(ask).toHaveBeenCalledTimes(2);
	});

	it('is asked no more often when Pinterest refuses', async () => {
		const question = new KeyQuestion();
		const ask = jest.fn(async () => await Promise.reject(new Error('No')));
		for (const now of [0, 1]) expect(await question.answer('old', ask, now, PATIENCE)).toEqual({ failure: 'No' });
		expect(ask).toHaveBeenCalledTimes(1);
	});

	it('is not waited for longer than may be, and has its answer later', async () => {
		const question = new KeyQuestion();
		let tell = (_: Subscription) => {};
		const ask = async () => await new Promise<Subscription>((resolve) => (tell = resolve));
		expect(await question.answer('old', ask, 0, PATIENCE)).toHaveProperty('failure');
		tell(subscription);
		expect(await question.answer('old', ask, 1, PATIENCE)).toEqual({ subscription });
	});

	it('has no answer for a key that came after it', async () => {
		const question = new KeyQuestion();
		const ask = async () => subscription;
		await question.answer('old', ask, 0, PATIENCE);
		expect(await question.answer('newest', ask, 1, PATIENCE)).toHaveProperty('failure');
	});
});
