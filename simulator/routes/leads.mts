import { adAccountNotFound, invalid, notPermitted, Refusal } from '../errors.mts';
import type { LeadForm, LeadSubscription } from '../leads.mts';
import { NewestFirst } from '../newestFirst.mts';
import type { Call, Routes } from '../route.mts';
import { id, listOf, object, oneOf, string } from '../schemas.mts';
import type { AdAccount } from '../state.mts';

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

const formNotFound = () => new Refusal(404, 4842, 'Lead form is not found.');
const leadNotFound = () => new Refusal(404, 4842, 'Lead not found.');
const exportNotFound = () => new Refusal(404, 404, 'Invalid leads export id parameter.');
const subscriptionNotFound = () => new Refusal(404, 4517, 'Subscription not found.');

export const leads: Routes = {
	'lead_forms/list': {
		query: { order: oneOf('ASCENDING', 'DESCENDING') },
		handle: (call) => {
			const adAccount = ownAdAccount(call);
			const forms = new NewestFirst<LeadForm>();
			for (const form of call.state.leadAds.forms.values()) {
				if (form.adAccount !== adAccount) continue;
				forms.add(call.query.order === 'ASCENDING' ? { ...form, order: -form.order } : form);
			}
			const { items, ...rest } = call.page(forms);
			return { items: items.map(formView), ...rest };
		},
	},

	'lead_form/get': { handle: (call) => formView(ownForm(call, call.params.lead_form_id)) },

	'lead_form_test/create': {
		body: object({ answers: listOf(string) }, 'answers'),
		handle: (call) => {
			const form = ownForm(call, call.params.lead_form_id);
			const { answers } = call.body as { answers: string[] };
			if (answers.length !== form.questions.length) throw invalid('Invalid parameters.');
			const [subscription] = call.state.leadAds.deliveries.subscribersOf(form);
			if (subscription === undefined) throw leadNotFound();
			call.state.leadAds.deliveries.submit({ leadFormId: form.id, answers });
			return { subscription_id: subscription.id };
		},
	},

	/** Only the ads that show a lead form: campaigns are not part of this Pinterest. */
	'leads_export/create': {
		body: object({ start_date: day, end_date: day, ad_id: id }, 'start_date', 'end_date', 'ad_id'),
		handle: (call) => {
			const { start_date: from, end_date: to, ad_id: adId } = call.body as Record<string, string>;
			const adAccount = ownAdAccount(call);
			const form = [...call.state.leadAds.forms.values()].find((one) => one.adId === adId);
			if (form?.adAccount !== adAccount || from > to) throw invalid('Invalid ad account parameter.');
			return { leads_export_id: call.state.leadAds.addExport({ adAccount, adId, from, to }).id };
		},
	},

	'leads_export/get': {
		handle: (call) => {
			const order = call.state.leadAds.exports.get(call.params.leads_export_id);
			if (order?.adAccount !== ownAdAccount(call)) throw exportNotFound();
			order.looks += 1;
			if (order.looks < call.state.leadAds.exportLooks) return { export_status: 'IN_PROGRESS', download_url: null };
			const address = `${call.state.url}/lead-exports/${order.id}?signature=${order.signature}`;
			return { export_status: 'FINISHED', download_url: address };
		},
	},

	'ad_accounts_subscriptions/get_list': {
		handle: (call) => {
			const adAccount = administered(call);
			const all = new NewestFirst<LeadSubscription>();
			for (const one of call.state.leadAds.subscriptions.values()) if (one.adAccount === adAccount) all.add(one);
			const { items, ...rest } = call.page(all);
			// The key is nullable in the description; who lists must not count on it.
			return { items: items.map((one) => ({ ...subscriptionView(one), cryptographic_key: null })), ...rest };
		},
	},

	'ad_accounts_subscriptions/post': {
		body: object(
			{
				webhook_url: string,
				lead_form_id: id,
				partner_access_token: string,
				partner_refresh_token: string,
				partner_metadata: object({ subscriber_key: string }),
			},
			'webhook_url',
		),
		handle: (call) => {
			const adAccount = administered(call);
			const { webhook_url: webhookUrl, lead_form_id: leadFormId = null } = call.body;
			if (!isDeliverable(webhookUrl)) throw invalid("Invalid request: 'webhook_url' must be an HTTPS URL");
			if (leadFormId !== null) ownForm(call, leadFormId);
			const { leadAds, settings } = call.state;
			const taken = [...leadAds.subscriptions.values()].some(
				(one) =>
					one.adAccount === adAccount &&
					one.leadFormId === leadFormId &&
					(settings.oneSubscriptionPerForm || one.webhookUrl === webhookUrl),
			);
			if (taken) throw invalid('A subscription for this ad account and lead form already exists.');
			return subscriptionView(leadAds.addSubscription({ adAccount, account: call.account, leadFormId, webhookUrl }));
		},
	},

	'ad_accounts_subscriptions/get_by_id': { handle: (call) => subscriptionView(ownSubscription(call)) },

	'ad_accounts_subscriptions/del_by_id': {
		status: 204,
		handle: (call) => {
			call.state.leadAds.subscriptions.delete(ownSubscription(call).id);
		},
	},
};

function ownAdAccount({ state, account, params }: Call): AdAccount {
	const adAccount = state.adAccounts.get(params.ad_account_id);
	if (adAccount === undefined) throw adAccountNotFound();
	if (adAccount.owner !== account && !adAccount.members.has(account)) throw notPermitted();
	return adAccount;
}

/** "Only requests for the OWNER or ADMIN of the ad_account will be allowed." */
function administered(call: Call): AdAccount {
	const adAccount = ownAdAccount(call);
	if (adAccount.owner !== call.account && adAccount.members.get(call.account) !== 'ADMIN') throw notPermitted();
	return adAccount;
}

function ownForm(call: Call, formId: string): LeadForm {
	const form = call.state.leadAds.forms.get(formId);
	if (form?.adAccount !== ownAdAccount(call)) throw formNotFound();
	return form;
}

function ownSubscription(call: Call): LeadSubscription {
	const adAccount = administered(call);
	const subscription = call.state.leadAds.subscriptions.get(call.params.subscription_id);
	if (subscription?.adAccount !== adAccount) throw subscriptionNotFound();
	return subscription;
}

/** HTTPS, or this computer, which stands for it here. */
function isDeliverable(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, hostname } = new URL(address);
	return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

export const formView = (form: LeadForm) => ({
	id: form.id,
	ad_account_id: form.adAccount.id,
	name: form.name,
	status: form.status,
	questions: form.questions,
	privacy_policy_link: 'https://shop.example/privacy',
	has_accepted_terms: true,
	completion_message: 'Thank you, we will be in touch.',
	disclosure_language: null,
	policy_links: [],
	...form.rest,
	created_time: Math.floor(form.createdAt / 1000),
	updated_time: Math.floor(form.createdAt / 1000),
});

/** The ad of a lead form, as the list of ads shows it. */
export const leadAdView = (form: LeadForm) => ({
	id: form.adId,
	ad_account_id: form.adAccount.id,
	name: `Ad for ${form.name}`,
	status: 'ACTIVE',
	lead_form_id: form.id,
	type: 'ad',
});

const subscriptionView = (subscription: LeadSubscription) => ({
	id: subscription.id,
	ad_account_id: subscription.adAccount.id,
	user_account_id: subscription.account.id,
	lead_form_id: subscription.leadFormId,
	webhook_url: subscription.webhookUrl,
	api_version: 'v5',
	created_time: subscription.createdAt,
	cryptographic_algorithm: 'AES-256-GCM',
	// 43 characters, as in the description's example: without padding.
	cryptographic_key: subscription.key.toString('base64').replace(/=+$/, ''),
});
