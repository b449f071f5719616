import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { labFolder, printedProgress } from '../lab/commands.mts';
import { Lab } from './lab.mts';
import { report, type RowResult } from './report.mts';
import { type Column, columnTitles, type Measurement, rows, type Row } from './workloads.mts';

const usage = `npm run bench -- [--rounds 5] [--only list,create,limit,again,memory,files,video,customers,report,campaigns,events,items] [--latency 0,50]

  --rounds   times that everything is measured; the tables show medians (default 5)
  --only     some of the workloads
  --latency  some of the answer times
`;

const workloads = [...new Set(rows.map(({ workload }) => workload))];

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			rounds: { type: 'string', default: '5' },
			only: { type: 'string' },
			latency: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	const rounds = Number(values.rounds);
	const only = values.only?.split(',') ?? workloads;
	const latencies = values.latency?.split(',').map(Number) ?? [0, 50];
	if (values.help || !(rounds >= 1) || only.some((name) => !workloads.includes(name as Row['workload']))) {
		console.log(usage);
		if (!values.help) process.exitCode = 1;
		return;
	}
	const chosen = rows.filter(({ workload, latency }) => only.includes(workload) && latencies.includes(latency));

	const progress = printedProgress();
	const lab = await Lab.start(progress);
	const stopped = ['SIGINT', 'SIGTERM'] as const;
	for (const signal of stopped) process.once(signal, () => void lab.stop().then(() => process.exit(130)));
	const results: RowResult[] = [];
	try {
		for (const row of chosen) {
			progress(`${row.title}, answers in ${row.latency} ms`);
			results.push(await measure(lab, row, Math.min(rounds, row.mostRounds ?? rounds), progress));
		}
	} finally {
		await lab.stop();
	}

	const text = report(results, rounds);
	// A part of the benchmark must not replace the record of a whole one.
	const whole = !values.only && !values.latency;
	const file = whole ? join('bench', 'results.md') : join(labFolder, 'bench', 'results.md');
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
	console.log(`\n${text}\nWritten to ${file}`);
}

/** All rounds of a row. Each begins with another column, so that none always runs on what the one before left behind. */
async function measure(lab: Lab, row: Row, rounds: number, progress: (message: string) => void): Promise<RowResult> {
	const runs = Object.entries(await row.prepare(lab)) as Array<[Column, () => Promise<Measurement>]>;
	for (let warmUp = 0; warmUp < row.warmUps; warmUp++) for (const [, run] of runs) await run();
	const measurements: RowResult['measurements'] = {};
	for (let round = 0; round < rounds; round++) {
		const first = round % runs.length;
		for (const [column, run] of [...runs.slice(first), ...runs.slice(0, first)]) {
			const measurement = await run();
			(measurements[column] ??= []).push(measurement);
			const value = row.unit === 's' ? `${measurement.value.toFixed(3)} s` : `${Math.round(measurement.value)} MB`;
			progress(`  ${round + 1}/${rounds}  ${columnTitles[column]}: ${value}  ${measurement.note ?? ''}`);
		}
	}
	return { row, measurements };
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
});
