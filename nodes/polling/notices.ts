import type { Field } from '../operations/operation';

const TRIAL = 'A Pinterest app with Trial access has 1,000 calls a day for all its workflows.';

/** Says what the chosen interval costs a day. n8n adds the parameter `pollTimes` itself; of several, the first one counts. */
const cost = (name: string, modes: Array<string | undefined>, words: string): Field => ({
	displayName: `${words} ${TRIAL}`,
	name,
	type: 'notice',
	default: '',
	displayOptions: { show: { '/pollTimes.item[0].mode': modes as string[] } },
});

export const notices: Field[] = [
	cost(
		'costEveryMinute',
		['everyMinute'],
		'Polling every minute costs 1,440 calls a day and list: too many for Trial access. Every 15 minutes costs 96.',
	),
	cost(
		'costEveryX',
		['everyX', 'custom'],
		'Every poll costs one call for each list. A day has 1,440 calls at every minute, 288 at 5 minutes, 96 at 15, 48 at 30, 24 at every hour.',
	),
	cost(
		'costSeldom',
		['everyHour', 'everyDay', 'everyWeek', 'everyMonth'],
		'Polling costs one call for each list each time: 24 a day at every hour.',
	),
];
