import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { inputFailure } from '../api/failure';
import { checkId, readLocated } from '../operations/locators/locator';
import { adAccount } from '../things/adAccount';
import { option, parametersOf, type LeadFunctions } from './parameters';
import type { Chosen, Wanted } from './remembered';

/** Where deliveries to the trigger are to come. */
export function addressOf(functions: IHookFunctions | IWebhookFunctions): string {
	return (functions.getNodeWebhookUrl('default') ?? '').replace(/\/+$/, '');
}

/**
 * What the node's parameters ask for, at its own address.
 * @throws Failure of kind `input`
 */
export function wantedBy(functions: IHookFunctions | IWebhookFunctions): Wanted {
	return { ...chosenBy(functions), url: addressOf(functions) };
}

/**
 * The leads that the node's parameters ask for.
 * @throws Failure of kind `input` that lists what is wrong with them
 */
export function chosenBy(functions: LeadFunctions): Chosen {
	const { adAccountId, leadFormId } = parametersOf(functions);
	const account = readLocated(adAccountId ?? '', false);
	const form = readLocated(leadFormId ?? '', false);
	const accountProblem = account.value
		? adAccount.check(account)
		: 'is missing: choose the ad account whose leads to receive.';
	const formProblem = form.value ? checkId(form) : undefined;
	const problems = [
		accountProblem && `"Ad Account" ${accountProblem}`,
		formProblem && `"Lead Form" ${formProblem}`,
	].filter(Boolean);
	if (problems.length > 0) {
		throw inputFailure(
			'The parameters of the trigger have to be corrected',
			problems.join(' '),
			accountProblem ? 'adAccountId' : 'leadFormId',
		);
	}
	return { adAccountId: account.value, leadFormId: form.value || undefined };
}

/** How many days back missed leads are looked for at an activation; 0 when they are not. Pinterest keeps leads for 30 days. */
export function daysToCatchUp(functions: LeadFunctions): number {
	const days = Number(option(functions, 'catchUpDays') ?? 0);
	return Number.isFinite(days) ? Math.min(Math.max(Math.floor(days), 0), 30) : 0;
}

const PINTEREST = /^https:\/\/api(-sandbox)?\.pinterest\.com\//;

const isLocal = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

/**
 * Whether deliveries can arrive: Pinterest delivers to HTTPS only (page "Lead ads"), and a stand-in for Pinterest on this computer
 * may deliver to it over HTTP.
 * @param root address of the API that the credential leads to
 */
export function isDeliverable(url: string, root: string): boolean {
	return isLocal(url) ? !PINTEREST.test(root) : url.startsWith('https://');
}

/** Says what to do before Pinterest refuses with less to go by. */
export function undeliverable(functions: IHookFunctions, url: string): NodeOperationError {
	const message = isLocal(url)
		? 'Pinterest cannot reach this n8n: its webhook address is on this computer'
		: 'Pinterest delivers leads only to an address that starts with https://';
	const description = `The address of this trigger is ${url}. Give n8n a public https address, for example through a reverse proxy or tunnel, set the environment variable WEBHOOK_URL to it (such as https://n8n.example.com/), restart n8n and activate the workflow again.`;
	return new NodeOperationError(functions.getNode(), message, { description });
}
