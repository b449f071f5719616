import type { IHookFunctions } from 'n8n-workflow';

import { connectNode, nodeError } from '../operations/connection';
import { forgetKey } from './keyQuestion';
import type { Remembered } from './remembered';
import { retireSeenLeads } from './seenLeads';
import { Subscriptions } from './subscription';
import { addressOf, isDeliverable, undeliverable, wantedBy } from './wanted';

/** Somebody waits in front of the editor while a workflow is activated or deactivated. */
const PATIENCE = { maxWait: 30, timeout: 20 };

/** Milliseconds in which n8n cleans up behind an activation that failed; it does so at once. */
const CLEANING = 60_000;

/** When the last activation of a trigger failed, by its address. */
const failed = new Map<string, number>();

async function connectTrigger(functions: IHookFunctions) {
	return await connectNode(functions, functions.getNodeParameter('authentication', ''), PATIENCE);
}

const rememberedBy = (functions: IHookFunctions) => functions.getWorkflowStaticData('node') as Remembered;

/** @throws n8n's errors */
async function activating(functions: IHookFunctions, step: () => Promise<boolean>): Promise<boolean> {
	const url = addressOf(functions);
	try {
		const result = await step();
		failed.delete(url);
		return result;
	} catch (error) {
		failed.set(url, Date.now());
		throw nodeError(functions, error);
	}
}

/** @throws NodeApiError, or NodeOperationError when Pinterest could not deliver to this n8n */
export async function subscriptionExists(functions: IHookFunctions): Promise<boolean> {
	return await activating(functions, async () => {
		const wanted = wantedBy(functions);
		const client = await connectTrigger(functions);
		if (!isDeliverable(wanted.url, client.root)) throw undeliverable(functions, wanted.url);
		return await new Subscriptions(client, rememberedBy(functions), functions.logger).exists(wanted);
	});
}

/** @throws NodeApiError */
export async function subscribe(functions: IHookFunctions): Promise<boolean> {
	return await activating(functions, async () => {
		const wanted = wantedBy(functions);
		const client = await connectTrigger(functions);
		await new Subscriptions(client, rememberedBy(functions), functions.logger).create(wanted);
		forgetKey(wanted.url);
		return true;
	});
}

/**
 * Never throws: n8n would keep the webhook of a workflow whose deactivation fails. What could not be deleted is remembered and
 * deleted at the next activation; until then n8n answers its deliveries with 404, after which Pinterest does not try again.
 *
 * n8n also calls it after an activation that failed, and then tries again later. That one needs what is there, so it stays.
 */
export async function unsubscribe(functions: IHookFunctions): Promise<boolean> {
	const url = addressOf(functions);
	const failedAt = failed.get(url);
	failed.delete(url);
	if (failedAt !== undefined && Date.now() - failedAt < CLEANING) return true;
	const remembered = rememberedBy(functions);
	retireSeenLeads(functions, remembered);
	try {
		const client = await connectTrigger(functions);
		const wanted = isDeliverable(url, client.root) ? wantedBy(functions) : undefined;
		await new Subscriptions(client, remembered, functions.logger).remove(url, wanted);
	} catch (error) {
		const { subscription, leftovers = [] } = remembered;
		remembered.leftovers = [...leftovers, ...(subscription ? [subscription] : [])];
		delete remembered.subscription;
		functions.logger.warn('The lead subscription could not be deleted; the next activation tries again', {
			reason: (error as Error).message,
		});
		return false;
	}
	return true;
}
