import type { IDataObject } from 'n8n-workflow';

import type { Simulator } from '../../simulator/simulator.mts';
import { locator, runNode, type RunOptions } from './harness.mts';
import { calls } from './rules/world.mts';

type Values = RunOptions['parameters'];

export const SCOPES = ['ads:read', 'ads:write', 'msot:write'];

/** Runs an operation of the conversions node. */
export const conversion = (
	simulator: Simulator,
	resource: string,
	operation: string,
	parameters: Values,
	more: Partial<RunOptions> = {},
) =>
	runNode(simulator, {
		node: 'pinterestConversions',
		parameters: { resource, operation, ...parameters },
		scopes: SCOPES,
		...more,
	});

/** An ad account of the connected user, as the node takes it. */
export const newAdAccount = ({ state }: Simulator) => locator('id', state.addAdAccount({ name: 'Shop Ads' }).id);

/** A checkout of the item's `id` by somebody with the address of the item. */
export const checkout = (more: Values = {}): Values => ({
	eventName: 'checkout',
	actionSource: 'web',
	eventId: '={{ $json.id }}',
	userData: { email: '={{ $json.email }}' },
	...more,
});

/** Orders with an address each. */
export const orders = (count: number, more: (n: number) => IDataObject = () => ({})): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({ id: `order-${n}`, email: `buyer${n}@customers.example`, ...more(n) }));

/** The calls that carried events. */
export const eventCalls = (simulator: Simulator) => calls(simulator, 'POST', /\/events$/);

/** The events of every call, in the order sent. */
export const sentEvents = (simulator: Simulator): IDataObject[] =>
	eventCalls(simulator).flatMap(({ body }) => (body as { data: IDataObject[] }).data);
