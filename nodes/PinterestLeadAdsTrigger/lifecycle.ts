import type { IHookFunctions } from 'n8n-workflow';

import { connectNode } from '../operations/connection';
import { forgetConfirmedKey } from './delivery';
import type { Remembered } from './remembered';
import { retireSeenLeads } from './seenLeads';
import { Subscriptions } from './subscription';
import { isDeliverable, undeliverable, wantedBy } from './wanted';

/** Somebody waits in front of the editor while a workflow is activated or deactivated. */
const PATIENCE = { maxWait: 30, timeout: 20 };

async function connectTrigger(functions: IHookFunctions) {
	return await connectNode(functions, functions.getNodeParameter('authentication', ''), PATIENCE);
}

const rememberedBy = (functions: IHookFunctions) => functions.getWorkflowStaticData('node') as Remembered;

/** @throws Failure, or NodeOperationError when Pinterest could not deliver to this n8n */
export async function subscriptionExists(functions: IHookFunctions): Promise<boolean> {
	const wanted = wantedBy(functions);
	const client = await connectTrigger(functions);
	if (!isDeliverable(wanted.url, client.root)) throw undeliverable(functions, wanted.url);
	return await new Subscriptions(client, rememberedBy(functions), functions.logger).exists(wanted);
}

/** @throws Failure */
export async function subscribe(functions: IHookFunctions): Promise<boolean> {
	const wanted = wantedBy(functions);
	const client = await connectTrigger(functions);
	await new Subscriptions(client, rememberedBy(functions), functions.logger).create(wanted);
	forgetConfirmedKey(wanted.url);
	return true;
}

/**
 * Never throws: n8n would keep the webhook of a workflow whose deactivation fails. What could not be deleted is remembered and
 * deleted at the next activation; until then n8n answers its deliveries with 404, after which Pinterest does not try again.
 */
export async function unsubscribe(functions: IHookFunctions): Promise<boolean> {
	const remembered = rememberedBy(functions);
	retireSeenLeads(functions.getNodeWebhookUrl('default') ?? '', remembered);
	try {
		const client = await connectTrigger(functions);
		const wanted = wantedBy(functions);
		const mayExist = isDeliverable(wanted.url, client.root);
		await new Subscriptions(client, remembered, functions.logger).remove(mayExist ? wanted : undefined);
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
