import { createCipheriv, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { LeadAds, LeadForm, LeadSubscription } from './leads.mts';

/**
 * How a delivery is written. Pinterest's own layout is not documented; all of these are AES-256-GCM with the subscription's key.
 * fields: `{nonce, ciphertext, tag}` · renamed: the same under names that say nothing · blob: base64 of nonce, ciphertext and tag as text · entries: a list of objects with the
 * ids of the lead and the rest of it encrypted.
 */
export type Layout = 'fields' | 'renamed' | 'blob' | 'entries';

export interface LeadOrder {
	/** The first form there is unless told. */
	leadFormId?: string;
	/** Leads to submit; default 1. */
	count?: number;
	/** In the order of the form's questions; made up unless told. */
	answers?: string[];
	/** How often each lead is delivered; default 1. */
	copies?: number;
	/** Deliver in random order. */
	shuffled?: boolean;
	/** Further deliveries that are encrypted with a key that nobody has; default 0. */
	wrongKeys?: number;
	/** Leads in one delivery; default 1. */
	perDelivery?: number;
	/** Deliveries under way at a time; default 10. */
	concurrency?: number;
	layout?: Layout;
	/** When the leads were submitted, in milliseconds since the epoch; just now unless told. */
	at?: number;
}

export type Lead = Record<string, unknown> & { lead_id: string; lead_form_id: string };

/** What happened to one delivery. */
export interface Delivery {
	subscriptionId: string;
	webhookUrl: string;
	leadIds: string[];
	wrongKey: boolean;
	/** HTTP status of every try, 0 where no answer came. */
	statuses: number[];
}

interface Task {
	subscription: LeadSubscription;
	leads: Lead[];
	wrongKey: boolean;
	layout: Layout;
}

/** Pinterest tries again after 429 and 5xx, not after other 4xx (page "Lead ads"); how often and when is not said. */
const MOST_TRIES = 15;
const LONGEST_DELAY = 2000;

/** Sends leads to those who subscribed. */
export class LeadDeliveries {
	readonly log: Delivery[] = [];
	/** Milliseconds before the second try; doubles from try to try. */
	retryDelay = 50;
	private stopped = new AbortController();
	private readonly underway = new Set<Promise<unknown>>();

	constructor(private readonly leadAds: LeadAds) {}

	clear(): void {
		this.stopped.abort();
		this.stopped = new AbortController();
		this.log.length = 0;
	}

	/** Waits until nothing is under way and nothing waits to be tried again. */
	async idle(): Promise<void> {
		while (this.underway.size > 0) await Promise.all(this.underway);
	}

	/**
	 * Somebody submits a form: every subscription of the form, or of all forms of its ad account, gets the lead.
	 * @returns the leads as they are before encryption
	 * @throws when there is no such form
	 */
	submit(order: LeadOrder = {}): Lead[] {
		const { leadAds } = this;
		const form = leadAds.forms.get(order.leadFormId ?? [...leadAds.forms.keys()][0]);
		if (form === undefined) throw new Error(`There is no lead form ${order.leadFormId ?? ''}`);
		const leads = Array.from({ length: order.count ?? 1 }, (_, index) => this.newLead(form, index, order));
		leadAds.submitted.push(...leads);
		this.deliverAgain(leads, order);
		return leads;
	}

	/** Delivers leads of one form, also such as were delivered before. */
	deliverAgain(leads: Lead[], order: LeadOrder = {}): void {
		const form = this.leadAds.forms.get(leads[0]?.lead_form_id);
		if (form === undefined) return;
		const tasks = this.subscribersOf(form).flatMap((subscription) => tasksFor(subscription, leads, order));
		this.send(order.shuffled ? shuffled(tasks) : tasks, order.concurrency ?? 10);
	}

	subscribersOf({ id, adAccount }: LeadForm): LeadSubscription[] {
		return [...this.leadAds.subscriptions.values()].filter(
			(one) => one.adAccount === adAccount && (one.leadFormId === null || one.leadFormId === id),
		);
	}

	private newLead(form: LeadForm, index: number, { answers, at = Date.now() }: LeadOrder): Lead {
		const lead_id = this.leadAds.newLeadId();
		return {
			advertiser_id: form.adAccount.id,
			lead_form_id: form.id,
			ad_id: form.adId,
			campaign_id: '626735565838',
			created_time: Math.floor(at / 1000),
			lead_id,
			answers: form.questions.map((question, place) => ({
				question_type: question.question_type,
				...(question.custom_question_label && { custom_question_label: question.custom_question_label }),
				answer: answers?.[place] ?? madeUp(question.question_type, index),
			})),
		};
	}

	private send(tasks: Task[], concurrency: number): void {
		const { signal } = this.stopped;
		const queue = [...tasks];
		const worker = async () => {
			for (let task = queue.shift(); task && !signal.aborted; task = queue.shift()) await this.deliver(task, signal);
		};
		for (let count = Math.min(concurrency, tasks.length); count > 0; count -= 1) {
			const running = worker().finally(() => this.underway.delete(running));
			this.underway.add(running);
		}
	}

	private async deliver({ subscription, leads, wrongKey, layout }: Task, signal: AbortSignal): Promise<void> {
		const { id: subscriptionId, webhookUrl, key } = subscription;
		const leadIds = leads.map(({ lead_id }) => lead_id);
		const record: Delivery = { subscriptionId, webhookUrl, leadIds, wrongKey, statuses: [] };
		this.log.push(record);
		const { body, type } = written(leads, wrongKey ? randomBytes(32) : key, layout);
		for (let attempt = 0; attempt < MOST_TRIES && !signal.aborted; attempt += 1) {
			const status = await post(webhookUrl, body, type, signal);
			record.statuses.push(status);
			if (status !== 0 && status !== 429 && status < 500) return;
			const delay = Math.min(this.retryDelay * 2 ** attempt, LONGEST_DELAY);
			await wait(delay, undefined, { signal, ref: false }).catch(() => undefined);
		}
	}
}

async function post(url: string, body: string, type: string, signal: AbortSignal): Promise<number> {
	try {
		const answer = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': type, connection: 'close' },
			body,
			signal,
		});
		await answer.arrayBuffer();
		return answer.status;
	} catch {
		return 0;
	}
}

function tasksFor(subscription: LeadSubscription, leads: Lead[], order: LeadOrder): Task[] {
	const { copies = 1, wrongKeys = 0, perDelivery = 1, layout = 'fields' } = order;
	const groups: Lead[][] = [];
	for (let from = 0; from < leads.length; from += perDelivery) groups.push(leads.slice(from, from + perDelivery));
	const good = Array.from({ length: copies }, () => groups).flat();
	const bad = Array.from({ length: wrongKeys }, (_, at) => groups[at % groups.length]);
	return [
		...good.map((group) => ({ subscription, leads: group, wrongKey: false, layout })),
		...bad.map((group) => ({ subscription, leads: group, wrongKey: true, layout })),
	];
}

function written(leads: Lead[], key: Buffer, layout: Layout): { body: string; type: string } {
	if (layout === 'entries') {
		const entries = leads.map(({ answers, ...rest }) => {
			const { nonce, ciphertext, tag } = encrypt({ lead_id: rest.lead_id, answers }, key);
			return { ...rest, encrypted_lead_data: Buffer.concat([nonce, ciphertext, tag]).toString('base64') };
		});
		return { body: JSON.stringify(entries), type: 'application/json' };
	}
	const { nonce, ciphertext, tag } = encrypt(leads, key);
	if (layout === 'blob') {
		return { body: Buffer.concat([nonce, ciphertext, tag]).toString('base64'), type: 'text/plain' };
	}
	const fields = layout === 'renamed' ? { p: tag, q: ciphertext, r: nonce } : { nonce, ciphertext, tag };
	const texts = Object.entries(fields).map(([name, bytes]) => [name, bytes.toString('base64')]);
	return { body: JSON.stringify(Object.fromEntries(texts)), type: 'application/json' };
}

function encrypt(value: unknown, key: Buffer) {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	const ciphertext = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
	return { nonce, ciphertext, tag: cipher.getAuthTag() };
}

const people = ['Ada Marsh', 'Noor Haddad', 'Lena Fischer', 'Tomás Rivera', 'Mei Tanaka', 'Samuel Osei'];

function madeUp(questionType: string, index: number): string {
	const name = people[index % people.length];
	switch (questionType) {
		case 'FULL_NAME':
			return name;
		case 'EMAIL':
			return `${name.split(' ')[0].toLowerCase()}.${index + 1}@customers.example`;
		default:
			return `Answer ${index + 1}`;
	}
}

function shuffled<T>(list: T[]): T[] {
	const order = list.map((entry) => ({ entry, place: Math.random() }));
	return order.sort((a, b) => a.place - b.place).map(({ entry }) => entry);
}
