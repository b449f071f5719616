import type { LeadForm } from '../../simulator/leads.mts';
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

/** A Pinterest with an ad account and a lead form, and as many n8n's as a test wants. */
export async function openLeadWorld(): Promise<LeadWorld> {
	const simulator = await startSimulator({ rateLimits: { ads_read: null, ads_write: null } });
	const adAccount = simulator.state.addAdAccount({ name: 'Ads' });
	const form = simulator.state.leadAds.addForm({ adAccount, name: 'Pottery workshop' });
	const hosts: LeadHost[] = [];
	const host = async ({ form: chosen = form, parameters, ...rest }: Order = {}) => {
		const opened = await new LeadHost(simulator, {
			...rest,
			parameters: {
				adAccountId: locator('list', adAccount.id),
				leadFormId: locator('list', chosen?.id ?? ''),
				output: 'simplified',
				options: {},
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
