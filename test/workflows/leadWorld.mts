import { createCipheriv, randomBytes } from 'node:crypto';
import { fetch } from 'undici';
import type { LeadForm, LeadSubscription } from '../../simulator/leads.mts';
import type { AdAccount } from '../../simulator/state.mts';
import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { locator } from './harness.mts';
import { LeadHost, type HostOptions } from './leadHost.mts';

type Order = Partial<HostOptions> & {
	/** The form that the trigger is set to; null: all forms. */
	form?: LeadForm | null;
};

export interface LeadWorld {
	simulator: Simulator;
	adAccount: AdAccount;
	form: LeadForm;
	/** A workflow with the trigger, not active yet. */
	host(order?: Order): Promise<LeadHost>;
	activated(order?: Order): Promise<LeadHost>;
	close(): Promise<void>;
}

/** Encrypts something as Pinterest would, with the key of a subscription: nonce, ciphertext and tag as one base64 text. */
export function sealedFor({ key }: LeadSubscription, content: unknown): string {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	const ciphertext = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()]);
	return Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]).toString('base64');
}

/** Looks like ciphertext and opens with no key. */
export const unreadable = () => JSON.stringify({ payload: randomBytes(64).toString('base64') });

/** Posts something to the address of a trigger. */
export async function post(url: string, body: string, type = 'application/json'): Promise<number> {
	const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type, connection: 'close' }, body });
	await answer.body?.cancel();
	return answer.status;
}

/** Runs a test in a world of its own, so that several can wait at the same time. */
export async function inLeadWorld(story: (world: LeadWorld) => Promise<void>): Promise<void> {
	const world = await openLeadWorld();
	try {
		await story(world);
	} finally {
		await world.close();
	}
}

/** A Pinterest with an ad account and a lead form, and as many n8n's as a test wants. */
export async function openLeadWorld(): Promise<LeadWorld> {
	const simulator = await startSimulator({ rateLimits: { ads_read: null, ads_write: null } });
	const adAccount = simulator.state.addAdAccount({ name: 'Ads' });
	const form = simulator.state.leadAds.addForm({ adAccount, name: 'Pottery workshop' });
	const hosts: LeadHost[] = [];
	const host = async ({ form: chosen = form, parameters, ...rest }: Order = {}) => {
		const twin = rest.beside ?? rest.restoredFrom;
		const opened = await new LeadHost(simulator, {
			...rest,
			parameters: {
				adAccountId: locator('list', adAccount.id),
				leadFormId: locator('list', chosen?.id ?? ''),
				output: 'simplified',
				options: {},
				...twin?.options.parameters,
				...parameters,
			},
		}).open();
		hosts.push(opened);
		return opened;
	};
	const activated = async (order?: Order) => {
		const opened = await host(order);
		await opened.activate();
		return opened;
	};
	const close = async () => {
		await simulator.close();
		await Promise.all(hosts.map((each) => each.close()));
	};
	return { simulator, adAccount, form, host, activated, close };
}
