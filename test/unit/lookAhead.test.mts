import { setTimeout as wait } from 'node:timers/promises';
import { LookAhead } from '../../nodes/operations/lookAhead';

describe('LookAhead', () => {
	const recording = (count: number, most: number) => {
		const prepared: number[] = [];
		const ahead = new LookAhead(count, most, (index) => {
			prepared.push(index);
			if (index === 3) throw new Error('wrong input');
			return `input ${index}`;
		});
		return { ahead, prepared };
	};

	test('prepares the next position while a call is under way, not before it has left', async () => {
		const { ahead, prepared } = recording(10, 5);
		expect(ahead.take(0)).toBe('input 0');
		expect(prepared).toEqual([0]);
		await wait(60);
		expect(prepared).toEqual([0, 1]);
		expect(ahead.take(1)).toBe('input 1');
		expect(prepared).toEqual([0, 1]);
		ahead.end();
	});

	test('prepares every position once, at most so many before they are taken', async () => {
		const { ahead, prepared } = recording(100, 2);
		for (let index = 0; index < 3; index++) ahead.take(index);
		await wait(60);
		expect(prepared).toEqual([0, 1, 2, 3, 4]);
		ahead.end();
	});

	test('tells of a failure when its position is taken', async () => {
		const { ahead, prepared } = recording(10, 5);
		for (let index = 0; index < 3; index++) ahead.take(index);
		await wait(60);
		expect(prepared).toContain(3);
		expect(() => ahead.take(3)).toThrow('wrong input');
		expect(ahead.take(4)).toBe('input 4');
		ahead.end();
	});

	test('goes on with what is needed at once, and stops at the end', async () => {
		const { ahead, prepared } = recording(3, 5);
		expect([0, 1, 2].map((index) => ahead.take(index))).toEqual(['input 0', 'input 1', 'input 2']);
		await wait(60);
		expect(prepared).toEqual([0, 1, 2]);
	});

	test('prepares nothing more once it is ended', async () => {
		const { ahead, prepared } = recording(10, 5);
		ahead.take(0);
		ahead.end();
		await wait(60);
		expect(prepared).toEqual([0]);
	});
});
