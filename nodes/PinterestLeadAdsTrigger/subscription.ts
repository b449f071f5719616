import type { IDataObject, Logger } from 'n8n-workflow';

import type { Client } from '../api/client';
import { Failure } from '../api/failure';
import { readAll } from '../api/pages';
import { urlOf } from '../api/urls';
import { fits, type Remembered, type Subscription, type Wanted } from './remembered';

/** More than a trigger can leave behind; keeps the static data small whatever happens. */
const MOST_LEFTOVERS = 50;

/** Refusals of POST that may mean that the form has its subscription already; Pinterest documents no number for it. */
const MAYBE_TAKEN = new Set([400, 409, 422]);

/**
 * The subscriptions of one trigger at Pinterest (operations `ad_accounts_subscriptions/*` of the API description). Its own are
 * those that deliver to its webhook address. What is remembered does not count for more than that: a copy of n8n that was
 * restored on another address remembers the subscription of the first one, which goes on receiving leads.
 */
export class Subscriptions {
	constructor(
		private readonly client: Client,
		private readonly remembered: Remembered,
		private readonly logger: Logger,
	) {}

	/**
	 * Looks for a subscription that is as the parameters want it, and deletes own ones that are not.
	 * @throws Failure when Pinterest refuses to tell and none is remembered. One that is remembered with its key is trusted, whatever
	 * the refusal: n8n removes the webhook of an activation that fails, and leads would be lost over something that passes
	 */
	async exists(wanted: Wanted): Promise<boolean> {
		const known = this.all.find((one) => fits(one, wanted) && one.key !== undefined);
		// The sandbox creates subscriptions but neither lists nor deletes them.
		if (this.client.inSandbox) return this.adopt(known);

		let here: Subscription[];
		try {
			here = (await this.list(wanted.adAccountId)).filter(({ url }) => url === wanted.url);
		} catch (error) {
			if (!(error instanceof Failure) || !known) throw explained(error);
			this.logger.warn('Pinterest could not be asked for the lead subscription, so the known one is used', {
				subscriptionId: known.id,
				reason: error.message,
			});
			return this.adopt(known);
		}
		const same = here.filter((one) => fits(one, wanted));
		const kept = same.find(({ id }) => id === this.remembered.subscription?.id) ?? same[0];
		const own = this.ownOf(this.all, wanted.url);
		const key = own.find(({ id }) => id === kept?.id)?.key;
		this.remembered.leftovers = await this.deleteAll([...own, ...here].filter(({ id }) => id !== kept?.id));
		if (!kept) return this.adopt(undefined);
		return this.adopt({ ...kept, key: kept.key ?? key ?? (await this.keyIfTold(kept)) });
	}

	/**
	 * Subscribes. When the outcome is unknown, looks whether it took effect.
	 * @throws Failure
	 */
	async create(wanted: Wanted): Promise<void> {
		const { adAccountId, leadFormId, url } = wanted;
		let made: Subscription;
		try {
			const { body } = await this.client.send({
				endpoint: 'ad_accounts_subscriptions/post',
				pathValues: { ad_account_id: adAccountId },
				body: { webhook_url: url, ...(leadFormId && { lead_form_id: leadFormId }) },
			});
			made = { ...asSubscription(body as IDataObject, adAccountId), url, leadFormId };
		} catch (error) {
			const found = await this.madeInSpite(error, wanted);
			if (!found) throw explained(error);
			made = found;
		}
		if (!made.id) throw incomplete();
		this.adopt({ ...made, key: made.key ?? (await this.keyIfTold(made)) });
	}

	/**
	 * Unsubscribes. What cannot be deleted now is remembered for the next activation; this never throws.
	 * @param url the trigger's own address
	 * @param wanted to look for the subscription when none is remembered; undefined when there can be none
	 */
	async remove(url: string, wanted: Wanted | undefined): Promise<void> {
		const own = this.ownOf(this.all, url);
		this.remembered.leftovers = await this.deleteAll(own.length > 0 || !wanted ? own : await this.found(wanted));
		delete this.remembered.subscription;
	}

	/**
	 * The own subscription as Pinterest has it now, for deliveries that the known key does not open.
	 * @returns undefined when there is no such subscription
	 * @throws Failure
	 */
	async current(wanted: Wanted): Promise<Subscription | undefined> {
		const { subscription } = this.remembered;
		const own = subscription && fits(subscription, wanted) ? await this.read(subscription) : undefined;
		const current = own?.id ? own : (await this.list(wanted.adAccountId)).find((one) => fits(one, wanted));
		return current && { ...current, key: current.key ?? (await this.read(current)).key };
	}

	private get all(): Subscription[] {
		const { subscription, leftovers = [] } = this.remembered;
		return subscription ? [subscription, ...leftovers] : leftovers;
	}

	/** Those that deliver to the own address. Of the others it is told how to remove them, because only their user can know. */
	private ownOf(subscriptions: Subscription[], url: string): Subscription[] {
		for (const other of subscriptions.filter((one) => one.url !== url)) {
			this.logger.warn(
				`A lead subscription of this workflow delivers to ${hostOf(other.url)}, which is not the address of this trigger, and is left alone: another n8n may be receiving its leads. ${wayToRemove(other)}`,
				{ subscriptionId: other.id },
			);
		}
		return subscriptions.filter((one) => one.url === url);
	}

	private adopt(subscription: Subscription | undefined): boolean {
		if (!subscription) {
			delete this.remembered.subscription;
			return false;
		}
		this.remembered.subscription = subscription;
		this.remembered.leftovers = this.remembered.leftovers?.filter(({ id }) => id !== subscription.id) ?? [];
		return true;
	}

	private async list(adAccountId: string): Promise<Subscription[]> {
		const all = await readAll(this.client, {
			endpoint: 'ad_accounts_subscriptions/get_list',
			pathValues: { ad_account_id: adAccountId },
		});
		return all.map((one) => asSubscription(one, adAccountId));
	}

	/** One subscription by its id; without an id when it is gone. */
	private async read({ id, adAccountId }: Subscription): Promise<Subscription> {
		try {
			const { body } = await this.client.send({
				endpoint: 'ad_accounts_subscriptions/get_by_id',
				pathValues: { ad_account_id: adAccountId, subscription_id: id },
			});
			return asSubscription(body as IDataObject, adAccountId);
		} catch (error) {
			if (isGone(error)) return { id: '', adAccountId, url: '' };
			throw explained(error);
		}
	}

	/** The key of a subscription that there is; undefined while Pinterest cannot be asked. Deliveries then wait until it can. */
	private async keyIfTold(subscription: Subscription): Promise<string | undefined> {
		let key: string | undefined;
		try {
			({ key } = await this.read(subscription));
		} catch (error) {
			this.logger.warn('The key of the lead subscription could not be read yet, so its deliveries wait for it', {
				subscriptionId: subscription.id,
				reason: (error as Error).message,
			});
			return undefined;
		}
		if (!key) throw incomplete();
		return key;
	}

	/** After a POST that failed: the subscription if it was made after all. @throws Failure that names the one in the way */
	private async madeInSpite(error: unknown, wanted: Wanted): Promise<Subscription | undefined> {
		const { kind, httpStatus = 0 } = error instanceof Failure ? error.facts : { kind: 'other' };
		const maybeTaken = kind === 'refused' && MAYBE_TAKEN.has(httpStatus);
		if ((kind !== 'unknown' && !maybeTaken) || this.client.inSandbox) return undefined;
		const all = await this.list(wanted.adAccountId);
		const own = all.find((one) => fits(one, wanted));
		const rival = all.find(({ leadFormId, url }) => leadFormId === wanted.leadFormId && url !== wanted.url);
		if (!own && maybeTaken && rival) throw takenBy(rival, error as Failure);
		return own;
	}

	private async found(wanted: Wanted): Promise<Subscription[]> {
		try {
			return (await this.list(wanted.adAccountId)).filter(({ url }) => url === wanted.url);
		} catch (error) {
			this.logger.warn('The lead subscription could not be looked for, so it may still exist at Pinterest', {
				reason: (error as Error).message,
			});
			return [];
		}
	}

	/** @returns those that are still there */
	private async deleteAll(subscriptions: Subscription[]): Promise<Subscription[]> {
		const left = new Map<string, Subscription>();
		for (const one of new Map(subscriptions.map((each) => [each.id, each])).values()) {
			try {
				await this.client.send({
					endpoint: 'ad_accounts_subscriptions/del_by_id',
					pathValues: { ad_account_id: one.adAccountId, subscription_id: one.id },
				});
			} catch (error) {
				if (isGone(error)) continue;
				left.set(one.id, one);
				this.logger.warn('A lead subscription could not be deleted; the next activation tries again', {
					subscriptionId: one.id,
					reason: (error as Error).message,
				});
			}
		}
		return [...left.values()].slice(-MOST_LEFTOVERS);
	}
}

/** Pinterest leaves out what is null, so an absent form and null are the same. */
function asSubscription(body: IDataObject, adAccountId: string): Subscription {
	const text = (value: unknown) => (value === null || value === undefined || value === '' ? undefined : String(value));
	return {
		id: text(body.id) ?? '',
		adAccountId,
		leadFormId: text(body.lead_form_id),
		url: text(body.webhook_url) ?? '',
		key: text(body.cryptographic_key),
	};
}

function isGone(error: unknown): boolean {
	return error instanceof Failure && error.facts.httpStatus === 404;
}

/** Adds what is special about lead subscriptions to Pinterest's refusals. */
function explained(error: unknown): unknown {
	if (!(error instanceof Failure) || error.facts.httpStatus !== 403 || error.facts.blocks) return error;
	return new Failure({
		...error.facts,
		message: 'Pinterest lets this account not subscribe to the leads of the ad account',
		description:
			'Only an Owner or Admin of the ad account may do this. Connect such an account in the Pinterest credential, or ask for the role. The ad account must also take part in lead ads.',
		parameter: 'adAccountId',
	});
}

function takenBy(rival: Subscription, { facts }: Failure): Failure {
	const { url, leadFormId } = rival;
	const whose = leadFormId ? 'this lead form' : 'all lead forms of this ad account';
	return new Failure({
		...facts,
		message: `Another subscription already receives the leads of ${whose}`,
		description: `It delivers to ${hostOf(url)}. Deactivate the workflow or disconnect the service behind it first, or let that workflow hand the leads on. While a workflow is active, testing its trigger needs a second subscription too: deactivate it for the test. ${wayToRemove(rival)}`,
		parameter: 'leadFormId',
	});
}

function wayToRemove({ id, adAccountId }: Subscription): string {
	return `If nothing else uses it, for example because this n8n has moved, delete it with the Pinterest node: API Request, DELETE, /ad_accounts/${adAccountId}/leads/subscriptions/${id}.`;
}

function hostOf(url: string): string {
	return urlOf(url)?.host ?? 'an unknown address';
}

function incomplete(): Failure {
	return new Failure({
		kind: 'unreadable',
		message: 'Pinterest made the subscription but sent no key for it',
		description:
			'Without the key the leads cannot be decrypted. Activate the workflow again in a few minutes; if it stays, tell the maintainers of this package.',
	});
}
