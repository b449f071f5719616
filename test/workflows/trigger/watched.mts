import { PollContext } from 'n8n-core';
import {
	deepCopy,
	Workflow,
	type IDataObject,
	type INodeParameters,
	type INodeType,
	type IPollFunctions,
} from 'n8n-workflow';

import { PinterestTrigger } from '../../../nodes/PinterestTrigger/PinterestTrigger.node.ts';
import type { Simulator } from '../../../simulator/simulator.mts';
import { searchLog } from '../../support/logged.mts';
import { searchError, searchItems, searchStaticData } from '../../support/written.mts';
import { connected, nodeTypesOf, surroundings, type RunOptions } from '../harness.mts';

/**
 * How n8n keeps static data of a trigger: `legacy` in memory; `scheduler` (N8N_SCHEDULER_POLL_TRIGGERS_ENABLED) read from the
 * database for each poll and stored when something is handed on, and after the poll of the activation; `cursors` (N8N_POLLER_DURABLE_CURSORS_ENABLED) stored with each
 * poll that did not fail and changed it (n8n 2.40: trigger-execution-context.factory.js).
 */
export type Storage = 'legacy' | 'scheduler' | 'cursors';

/** A polling trigger of the package. */
export type Polling = Pick<PinterestTrigger, 'poll'>;

export interface WatchedOptions extends Partial<Pick<RunOptions, 'scopes' | 'authentication' | 'credential'>> {
	/** Milliseconds that n8n says a poll may take. */
	budget?: number;
	storage?: Storage;
	/** The node; the Pinterest Trigger when left out. */
	own?: Polling;
}

let nodeIds = 0;

/** A process of n8n: whatever the node keeps outside of static data is its own. */
export function anotherProcess(): PinterestTrigger {
	let trigger: PinterestTrigger | undefined;
	jest.isolateModules(() => {
		const module = jest.requireActual<{ PinterestTrigger: new () => PinterestTrigger }>(
			'../../../nodes/PinterestTrigger/PinterestTrigger.node.ts',
		);
		trigger = new module.PinterestTrigger();
	});
	return trigger!;
}

/** A workflow that starts with the trigger; `poll` is one poll in n8n's own context for polls. */
export function watchedBy(simulator: Simulator, parameters: Record<string, unknown>, options: WatchedOptions = {}) {
	const { storage = 'legacy', authentication = 'oAuth2' } = options;
	const { credentials, reference } = connected(simulator, options);
	const own: Polling = options.own ?? new PinterestTrigger();
	const nodes = [
		{
			id: `trigger-${nodeIds++}`,
			name: 'Pinterest Trigger',
			type: 'lab.trigger',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: { authentication, ...parameters } as INodeParameters,
			credentials: reference,
		},
	];
	const nodeTypes = nodeTypesOf({ 'lab.trigger': own as unknown as INodeType });
	const fresh = (staticData: IDataObject = {}) =>
		new Workflow({ id: 'w', nodes, connections: {}, nodeTypes, active: true, staticData });
	const inMemory = fresh();
	const additional = surroundings(credentials, { id: 'w', nodes, connections: {} });
	const staticData = () => inMemory.getStaticData('node', inMemory.getNode('Pinterest Trigger')!) as IDataObject;
	/** Times that n8n wrote static data to its database. */
	let writes = 0;
	let polls = 0;
	let database: IDataObject = {};
	const warnings: string[] = [];
	return {
		credentials,
		parameters: nodes[0].parameters,
		warnings,
		writes: () => writes,
		/** As n8n keeps it: through JSON, so nothing that JSON loses may be relied on. */
		restart(changes: (data: IDataObject) => void = () => {}) {
			const kept = JSON.parse(JSON.stringify(staticData())) as IDataObject;
			changes(kept);
			for (const key of Object.keys(staticData())) delete staticData()[key];
			Object.assign(staticData(), kept);
		},
		staticData: () => (storage === 'legacy' ? staticData() : database),
		/** @param activates the first poll after a start of n8n, which comes without its scheduler */
		async poll(
			mode: 'trigger' | 'manual' = 'trigger',
			process: Polling = own,
			activates = false,
		): Promise<IDataObject[]> {
			const activation = storage === 'legacy' || activates || polls++ === 0;
			const workflow = storage === 'scheduler' ? fresh({ 'node:Pinterest Trigger': deepCopy(database) }) : inMemory;
			const node = workflow.getNode('Pinterest Trigger')!;
			const cursor = deepCopy(database);
			const context = new PollContext(
				workflow,
				node,
				additional,
				mode,
				activation ? 'activate' : 'update',
				undefined,
				undefined,
				undefined,
				undefined,
				storage === 'cursors' ? () => cursor : undefined,
				() => options.budget ?? (activation ? 300_000 : 36_000),
			);
			const warn = (message: string, more?: unknown) => {
				warnings.push(message);
				searchLog([message, more]);
			};
			Object.defineProperty(context, 'logger', { value: { warn } });
			const output = await process.poll.call(context as unknown as IPollFunctions).catch((error: unknown) => {
				searchError(error);
				throw error;
			});
			const after = storage === 'cursors' ? cursor : (workflow.getStaticData('node', node) as unknown as IDataObject);
			if (
				(storage === 'cursors' || (storage === 'scheduler' && (output || activation))) &&
				text(after) !== text(database)
			) {
				database = deepCopy(after);
				writes++;
			}
			searchItems(output?.[0] ?? [], [], parameters);
			searchStaticData(after as IDataObject);
			return (output?.[0] ?? []).map(({ json }) => json);
		},
	};
}

const text = (data: IDataObject) => JSON.stringify(data);

/** Lets the clock of this process, which the simulator shares, run ahead. */
export function clock() {
	let ahead = 0;
	const now = Date.now.bind(Date);
	const spy = jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
	return {
		pass: (milliseconds: number) => void (ahead += milliseconds),
		back: () => spy.mockRestore(),
	};
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const ids = (items: IDataObject[]) => items.map(({ id }) => id);

/** A board with Pins that were made long ago. */
export function boardWith(
	simulator: Simulator,
	pins: number,
	board: Partial<{ name: string; privacy: 'SECRET' }> = {},
) {
	const made = simulator.state.addBoard({ name: 'Soups', ...board });
	for (let n = 0; n < pins; n++) {
		simulator.state.addPin({ boardId: made.id, createdAt: new Date(Date.now() - 30 * DAY) });
	}
	return made;
}
