import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { n8nVersion, nodeBinary } from '../lab/install.mts';
import { type Column, columnTitles, type Goal, type Measurement, type Row } from './workloads.mts';

export interface RowResult {
	row: Row;
	/** In the order of the rounds. */
	measurements: Partial<Record<Column, Measurement[]>>;
}

/** Peak with 1,000 files by peak with 100 files that still counts as flat. */
const FLAT = 1.25;

/** Megabytes by which the peak of a video of 1 GB may lie above that of one of 20 MB. */
const VIDEO_SLACK = 64;

export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Everything that a run found out, as Markdown. */
export function report(results: RowResult[], rounds: number): string {
	return [
		'# Benchmark',
		'',
		`${surroundings(rounds)} Written by \`npm run bench\`; [README.md](README.md) says what each column is.`,
		'',
		...section(
			'Time',
			'Seconds inside the node: the median, then the fastest and the slowest round. Lower is better.',
			results.filter(({ row }) => row.unit === 's' && row.workload !== 'limit'),
		),
		...section(
			'Under a rate limit',
			'Seconds inside the node. The HTTP Request node has no result to time: its column shows when its workflow failed.',
			results.filter(({ row }) => row.workload === 'limit'),
		),
		...section(
			'Memory',
			"Highest resident memory of n8n's process in MB, from a fresh start: the median, the lowest and the highest round.",
			results.filter(({ row }) => row.unit === 'MB'),
		),
		...goals(results),
	].join('\n');
}

function surroundings(rounds: number): string {
	const version = (file: string) => JSON.parse(readFileSync(file, 'utf8')).version as string;
	const node = spawnSync(nodeBinary(), ['--version'], { encoding: 'utf8' }).stdout.trim();
	const [{ model }, ...others] = cpus();
	return [
		`${new Date().toISOString().slice(0, 10)}.`,
		`n8n-nodes-pinterest ${version('package.json')} in n8n ${n8nVersion}, Node ${node.slice(1)},`,
		`undici ${version('node_modules/undici/package.json')};`,
		`${others.length + 1} cores (${model.trim()}), ${Math.round(totalmem() / 1024 ** 3)} GB, ${type()} ${release()}.`,
		rounds === 1 ? 'A single round.' : `Medians of ${rounds} rounds (memory: ${Math.min(rounds, 3)}).`,
	].join(' ');
}

function section(title: string, introduction: string, results: RowResult[]): string[] {
	if (results.length === 0) return [];
	const columns = (Object.keys(columnTitles) as Column[]).filter((column) =>
		results.some(({ measurements }) => measurements[column]),
	);
	const cells = results.map(({ row, measurements }) => [
		row.title,
		`${row.latency} ms`,
		...columns.map((column) => cell(row, measurements[column])),
	]);
	return [
		`## ${title}`,
		'',
		introduction,
		'',
		...table(['', 'Answers in', ...columns.map((column) => columnTitles[column])], cells),
		'',
	];
}

function cell({ unit }: Row, measurements: Measurement[] | undefined): string {
	if (!measurements) return '–';
	const write = (value: number) => (unit === 's' ? value.toFixed(2) : String(Math.round(value)));
	const values = measurements.map(({ value }) => value);
	const spread = values.length > 1 ? ` (${write(Math.min(...values))}–${write(Math.max(...values))})` : '';
	// Rounds that ended differently must be seen.
	const notes = [...new Set(measurements.map(({ note }) => note))].filter(Boolean);
	const above = measurements.flatMap(({ aboveIdle }) => aboveIdle ?? []);
	const noted =
		unit === 'MB' && above.length > 0
			? `; ${write(median(above))} more than idle`
			: unit === 's' && notes.length > 0
				? `; ${notes.join(' / ')}`
				: '';
	return `${write(median(values))} ${unit}${spread}${noted}`;
}

function table(head: string[], body: string[][]): string[] {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...body.map(line)];
}

function goals(results: RowResult[]): string[] {
	const reached = results.flatMap(({ row, measurements }) => {
		const of = (column: Column) => median((measurements[column] ?? []).map(({ value }) => value));
		const faults = (column: Column) =>
			(measurements[column] ?? []).reduce((sum, measurement) => sum + (measurement.faults ?? 0), 0);
		return row.goals.map(({ text, measured, atMost, form }) => {
			const value = measured(of, faults);
			const write = (number: number) => formats[form](number);
			return [`${row.title}, ${row.latency} ms`, text, write(value), write(atMost), met(value <= atMost)];
		});
	});
	const peaks = (workload: Row['workload'], amount: string) => {
		const found = results.find(
			({ row }) => row.unit === 'MB' && row.workload === workload && row.title.includes(` ${amount} `),
		);
		return found && median((found.measurements.package ?? []).map(({ value }) => value));
	};
	const [fewFiles, manyFiles] = ['100', '1,000'].map((count) => peaks('files', count));
	if (fewFiles && manyFiles) {
		const ratio = manyFiles / fewFiles;
		const numbers = [ratio.toFixed(2), FLAT.toFixed(2), met(ratio <= FLAT)];
		reached.push(['Image files', 'Peak with 1,000 / peak with 100', ...numbers]);
	}
	const [small, large] = ['20', '1024'].map((megabytes) => peaks('video', megabytes));
	if (small && large) {
		const more = large - small;
		const numbers = [`${Math.round(more)} MB`, `${VIDEO_SLACK} MB`, met(more <= VIDEO_SLACK)];
		reached.push(['Videos', 'Peak with 1 GB − peak with 20 MB', ...numbers]);
	}
	if (reached.length === 0) return [];
	return ['## Targets', '', ...table(['', 'What', 'Measured', 'At most', ''], reached), ''];
}

const formats: Record<Goal['form'], (value: number) => string> = {
	ratio: (value) => value.toFixed(2),
	count: String,
	MB: (value) => `${Math.round(value)} MB`,
};

const met = (reached: boolean) => (reached ? 'met' : '**not met**');
