import { randomBytes } from 'node:crypto';
import type { Account, AdAccount } from './entities.mts';
import { Ids } from './ids.mts';
import { LeadDeliveries } from './leadDelivery.mts';

/** A question of a lead form (schema LeadFormQuestion of the OpenAPI description). */
export interface Question {
	question_type: string;
	custom_question_field_type?: string | null;
	custom_question_label?: string | null;
	custom_question_options?: string[] | null;
}

export interface LeadForm {
	id: string;
	order: number;
	adAccount: AdAccount;
	name: string;
	status: 'DRAFT' | 'ACTIVE';
	questions: Question[];
	createdAt: number;
}

export interface LeadSubscription {
	id: string;
	order: number;
	adAccount: AdAccount;
	/** Who subscribed. */
	account: Account;
	/** null: all forms of the ad account. */
	leadFormId: string | null;
	webhookUrl: string;
	/** 32 bytes. */
	key: Buffer;
	createdAt: number;
}

/** Lead forms, who wants their leads, and what was delivered. */
export class LeadAds {
	readonly forms = new Map<string, LeadForm>();
	readonly subscriptions = new Map<string, LeadSubscription>();
	readonly deliveries = new LeadDeliveries(this);
	private ids = new Ids();

	clear(): void {
		this.forms.clear();
		this.subscriptions.clear();
		this.deliveries.clear();
		this.ids = new Ids();
	}

	addForm(form: { adAccount: AdAccount; name: string; questions?: Question[]; status?: LeadForm['status'] }): LeadForm {
		const added: LeadForm = {
			...this.ids.next(),
			adAccount: form.adAccount,
			name: form.name,
			status: form.status ?? 'ACTIVE',
			questions: form.questions ?? [
				{ question_type: 'FULL_NAME' },
				{ question_type: 'EMAIL' },
				{
					question_type: 'CUSTOM',
					custom_question_field_type: 'RADIO_LIST',
					custom_question_label: 'What would you like to make?',
					custom_question_options: ['A mug', 'A bowl', 'A vase'],
				},
			],
			createdAt: Date.now(),
		};
		this.forms.set(added.id, added);
		return added;
	}

	addSubscription(
		subscription: Pick<LeadSubscription, 'adAccount' | 'account' | 'leadFormId' | 'webhookUrl'>,
	): LeadSubscription {
		const added: LeadSubscription = {
			...this.ids.next(),
			...subscription,
			key: randomBytes(32),
			createdAt: Date.now(),
		};
		this.subscriptions.set(added.id, added);
		return added;
	}

	newLeadId(): string {
		return this.ids.next().id;
	}
}
