import type { Account, AdAccount } from './entities.mts';
import { Ids } from './ids.mts';
import { LeadDeliveries, type Lead } from './leadDelivery.mts';
import type { ExportForm, LeadExport } from './leadExports.mts';
import { newLeadKey, newSignature } from './secrets.mts';

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
	/** The one ad that shows it. */
	adId: string;
	questions: Question[];
	/** Texts and links as they were sent, by Pinterest's name. */
	rest?: Record<string, unknown>;
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
	/** Every lead there was, oldest first. */
	readonly submitted: Lead[] = [];
	readonly exports = new Map<string, LeadExport>();
	exportForm: ExportForm = 'ids';
	/** Looks at an export until it is finished, the last one included. */
	exportLooks = 2;
	private ids = new Ids();

	clear(): void {
		this.forms.clear();
		this.subscriptions.clear();
		this.deliveries.clear();
		this.submitted.length = 0;
		this.exports.clear();
		this.exportLooks = 2;
		this.ids = new Ids();
	}

	addForm(form: { adAccount: AdAccount; name: string; questions?: Question[]; status?: LeadForm['status'] }): LeadForm {
		const added: LeadForm = {
			...this.ids.next(),
			adAccount: form.adAccount,
			name: form.name,
			status: form.status ?? 'ACTIVE',
			adId: this.forms.size === 0 ? '687201361754' : this.ids.next().id,
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
			key: newLeadKey(),
			createdAt: Date.now(),
		};
		this.subscriptions.set(added.id, added);
		return added;
	}

	addExport(order: Pick<LeadExport, 'adAccount' | 'adId' | 'from' | 'to'>): LeadExport {
		const { id } = this.ids.next();
		const added = { id, ...order, signature: newSignature(), looks: 0 };
		this.exports.set(id, added);
		return added;
	}

	newLeadId(): string {
		return this.ids.next().id;
	}
}
