import { webAddress } from '../../../operations/checks';
import { collection } from '../../../operations/collections';
import { body, type Operation } from '../../../operations/operation';
import { adAccountId } from '../../../things/adAccount';
import { leadFormId } from '../../../things/leadForm';
import { subscriberRole, subscriptionLookup, subscriptionOutput } from '../../../things/leadSubscription';

const addressProblem = (value: unknown): string | undefined =>
	webAddress(value) ??
	(/^http:/i.test(String(value).trim()) && !/^http:\/\/(localhost|127\.0\.0\.1)[:/]/i.test(String(value).trim())
		? 'begins with http://. Pinterest delivers leads only to addresses with https://.'
		: undefined);

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a lead subscription',
	description:
		'Let Pinterest deliver leads, encrypted, to an address of your own. Returns the subscription with the key that decrypts them: keep it secret. To start a workflow with new leads use the Pinterest Lead Ads Trigger instead, which does all of this.',
	endpoint: 'ad_accounts_subscriptions/post',
	fields: [
		adAccountId(),
		{
			displayName: 'Webhook URL',
			name: 'webhookUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://hooks.shop.example/leads',
			description: 'Where Pinterest delivers the leads; an https address',
			check: addressProblem,
			routing: body('webhook_url'),
		},
		leadFormId({
			required: false,
			description: 'Only leads of this form. Leave it empty for all forms of the ad account.',
			routing: body('lead_form_id'),
		}),
		collection(
			'Additional Fields',
			'additionalFields',
			[
				{
					displayName: 'Partner Access Token',
					name: 'partnerAccessToken',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description: 'Access token of the receiver',
					routing: body('partner_access_token'),
				},
				{
					displayName: 'Partner Refresh Token',
					name: 'partnerRefreshToken',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description: 'Refresh token of the receiver',
					routing: body('partner_refresh_token'),
				},
				{
					displayName: 'Subscriber Key',
					name: 'subscriberKey',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description: 'What the receiver knows the subscriber by',
					routing: body('partner_metadata.subscriber_key'),
				},
			],
			{ description: 'For receivers that ask for a token; Pinterest advises against them' },
		),
	],
	advise: subscriberRole,
	lookup: subscriptionLookup,
	output: subscriptionOutput,
};
