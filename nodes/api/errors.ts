import { isBusy } from './answers';
import { catalogCause } from './catalogErrors';
import type { Endpoint } from './endpoints';
import type { FailureFacts } from './failure';
import { permissionName, permissions, type Scope } from './permissions';
import { neededRole } from './roles';

/** What is known about a refusal when it has to be explained. */
export interface Refusal {
	/** HTTP status. */
	status: number;
	/** Pinterest's own number and sentence. */
	code?: number;
	text: string;
	endpoint?: Endpoint;
	environment: 'production' | 'sandbox' | 'custom';
	/** Permissions that the connected account gave, where the credential knows them. */
	granted?: ReadonlySet<string>;
}

type Explanation = Pick<FailureFacts, 'message' | 'description'> & Partial<Pick<FailureFacts, 'parameter' | 'blocks'>>;

interface Rule {
	when: (refusal: Refusal) => boolean;
	explain: (refusal: Refusal) => Explanation;
}

/** Permissions that the refused call would have needed, in words: Pinterest lists them as `Missing: ['boards:write']`. */
function missing({ text, endpoint, granted }: Refusal): string {
	const named = [...(/missing:?\s*\[([^\]]*)\]/i.exec(text)?.[1] ?? '').matchAll(/[a-z_]+:[a-z_]+/g)].map(
		([scope]) => scope,
	);
	const needed = named.length > 0 ? named : (endpoint?.scopes ?? []);
	const lacking = granted ? needed.filter((scope) => !granted.has(scope)) : needed;
	const names = (lacking.length > 0 ? lacking : needed).map((scope) =>
		scope in permissions ? permissionName(scope as Scope) : scope,
	);
	return names.join(', ') || 'that this operation needs';
}

const isRestrictedFeature = ({ text }: Refusal) => /restricted feature|consumer type/i.test(text);

/** What a node names and Pinterest does not find, by Pinterest's number. */
const NOT_FOUND: Record<number, Explanation> = {
	40: {
		message: 'The board was not found',
		description:
			'It may have been deleted, or it belongs to an account that the credential cannot see. Pick the board from the list.',
		parameter: 'boardId',
	},
	50: {
		message: 'The Pin was not found',
		description: 'It may have been deleted, or the ID or address has a digit missing.',
		parameter: 'pinId',
	},
	2031: {
		message: 'The section was not found on this board',
		description: 'It may have been deleted or belong to another board. Pick the section from the list.',
		parameter: 'sectionId',
	},
};

const OWN_DATA =
	'The sandbox begins empty and has boards and Pins of its own. Make a board there first, with Resource Board and Operation Create.';

/**
 * Known causes, the most telling first. Numbers and sentences: the examples of Pinterest's API descriptions 5.0 to 5.23, and
 * developers.pinterest.com (key-concepts/access-tiers, developer-tools/sandbox, reference/error-codes).
 */
const RULES: readonly Rule[] = [
	{
		when: ({ status }) => status >= 300 && status < 400,
		explain: ({ status }) => ({
			message: `The call was sent on to another address (HTTP ${status})`,
			description:
				'Pinterest does not do that, so nothing was followed and nothing was done. Check the proxy or firewall between n8n and Pinterest and, with a custom environment, the "Base URL" of the credential: it must be the final address, with https:// where the server wants it.',
			blocks: 'connection',
		}),
	},
	{
		when: ({ status, code, text }) => code === undefined && text === '' && status < 500 && status !== 401,
		explain: ({ status }) => ({
			message: `The call was refused on its way to Pinterest (HTTP ${status})`,
			description:
				'Pinterest says why it refuses a call, and this answer does not. Check the proxy or firewall between n8n and Pinterest and, with a custom environment, the "Base URL" of the credential.',
		}),
	},
	{
		when: (refusal) => isRestrictedFeature(refusal),
		explain: () => ({
			message: 'Pinterest has not opened this feature for your app',
			description:
				'The feature is in beta and Pinterest gives access app by app. Ask for it through the help page of developers.pinterest.com, or use another operation.',
			blocks: 'endpoint',
		}),
	},
	{
		when: ({ code }) => code === 2318 || code === 2324,
		explain: () => ({
			message: 'The offer code has been redeemed before',
			description: 'Its credit is on an ad account already. "Get Discounts" shows the credit of an ad account.',
		}),
	},
	{
		when: ({ code, endpoint }) => catalogCause(code, endpoint?.path) !== undefined,
		explain: ({ code, endpoint }) => catalogCause(code, endpoint?.path)!,
	},
	{
		when: ({ code }) => code === 2384,
		explain: () => ({
			message: 'The campaign needs a budget',
			description:
				'A campaign that shares out its own budget needs a daily or a lifetime one. Give it one, or let each ad group have its own.',
		}),
	},
	{
		when: ({ code }) => code === 2781,
		explain: () => ({
			message: 'The Pin cannot be promoted',
			description:
				'It was made in the sandbox or by an app with Trial access, and stays unfit for ads. Create the Pin again with an app that has Standard access, or on pinterest.com.',
		}),
	},
	{
		when: ({ code }) => code === 3078,
		explain: () => ({
			message: 'Pinterest has not opened this feature for the ad account',
			description: 'The feature is in beta. Ask your contact at Pinterest for access, or do without it.',
		}),
	},
	{
		when: ({ code }) => code === 4073,
		explain: () => ({
			message: 'A Performance+ ad group cannot be paused',
			description: 'Create it active in a paused campaign: nothing is spent while the campaign is paused.',
		}),
	},
	{
		when: ({ code }) => code === 4374,
		explain: () => ({
			message: 'The ad account has no way to pay yet',
			description: 'Set up billing for the ad account in Ads Manager, then run the workflow again.',
		}),
	},
	{
		when: ({ code }) => code === 3,
		explain: (refusal) => ({
			message: `The credential lacks the permission ${missing(refusal)}`,
			description: `Open the Pinterest credential, add ${missing(refusal)} under "Permissions" and connect the account again. With an access token, create a new token that has it.`,
			blocks: 'endpoint',
		}),
	},
	{
		when: ({ text }) => /trial access/i.test(text),
		explain: () => ({
			message: 'Pinterest lets apps with Trial access create Pins only in its sandbox',
			description:
				'To try the workflow, set "Environment" in the Pinterest credential to Sandbox, connect again (n8n calls it Switch account or Reconnect) and make a board there: the sandbox begins empty. To publish for real, request Standard access for your app on developers.pinterest.com.',
			blocks: 'endpoint',
		}),
	},
	{
		when: ({ status, code }) => status === 401 && code !== 7 && code !== 29,
		explain: ({ environment }) => ({
			message: 'Pinterest did not accept the credential',
			description: `The connection has expired or was withdrawn, for example by a new password, or the token belongs to another environment than the credential's (${environment}). Open the Pinterest credential and connect the account again; with an access token, create and paste a new one.`,
			blocks: 'connection',
		}),
	},
	{
		when: ({ environment, endpoint, status }) =>
			environment === 'sandbox' && endpoint?.sandbox === false && status < 500,
		explain: () => ({
			message: "Pinterest's sandbox does not offer this operation",
			description: 'Use a credential whose "Environment" is Production for it.',
			blocks: 'endpoint',
		}),
	},
	{
		when: ({ text }) => /format of the image/i.test(text),
		explain: () => ({
			message: 'Pinterest does not accept the format of this image',
			description:
				'Pins take JPEG and PNG images. Convert the image, for example with the Edit Image node, and try again.',
		}),
	},
	{
		when: ({ code, text }) => code === 233 || /image is too small/i.test(text),
		explain: () => ({
			message: 'The image is too small for a Pin',
			description: 'Use a larger image. Pinterest recommends 1000 × 1500 pixels.',
		}),
	},
	{
		when: ({ code, text }) => code === 235 || /image is broken/i.test(text),
		explain: () => ({
			message: 'Pinterest could not read the image',
			description:
				'The file is damaged or is not an image. Open it in an image viewer, save it again as JPEG or PNG, and try again.',
		}),
	},
	{
		when: ({ text }) => /invalid url|reach the url/i.test(text),
		explain: () => ({
			message: 'Pinterest could not use an address of this Pin',
			description:
				'Check the link and the image address: both must start with https:// or http:// and open in a private browser window.',
			parameter: 'link',
		}),
	},
	{
		when: ({ status, text }) => status === 400 && /name is invalid or duplicated/i.test(text),
		explain: () => ({
			message: 'The account already has a board with this name, or the name is not allowed',
			description: 'Choose another name, or use the existing board: pick it "By Name".',
			parameter: 'name',
		}),
	},
	{
		when: ({ code }) => code === 30,
		explain: () => ({
			message: 'There is no account with this username on Pinterest',
			description:
				"Check the spelling: it is the last part of the profile's address, https://www.pinterest.com/username/. It may also have been changed.",
			parameter: 'username',
		}),
	},
	{
		when: ({ code }) => code !== undefined && code in NOT_FOUND,
		explain: ({ code, environment }) => {
			const { description, ...what } = NOT_FOUND[code!];
			return { ...what, description: environment === 'sandbox' ? `${description} ${OWN_DATA}` : description };
		},
	},
	{
		when: ({ status, code, endpoint, text }) =>
			(code === 29 || code === 7 || status === 403) && neededRole(endpoint?.path, text) !== undefined,
		explain: ({ endpoint, text }) => ({
			message: `The connected user lacks the role ${neededRole(endpoint?.path, text)} in this business`,
			description:
				'Somebody who is Business Admin there can give it, on Pinterest under Business Access. Check too that the IDs in the node belong to this business.',
		}),
	},
	{
		when: ({ status, code }) => code === 29 || code === 7 || status === 403,
		explain: () => ({
			message: 'Pinterest does not let this account use this board, Pin or ad account',
			description:
				'It belongs to somebody else, or it is secret and the credential lacks the permissions for secret boards and Pins. Check the ID, and the permissions in the Pinterest credential.',
		}),
	},
	{
		when: ({ status }) => status === 404,
		explain: () => ({
			message: 'Pinterest did not find what was asked for',
			description: 'Check the IDs and names in the node: it may have been deleted, or it belongs to another account.',
		}),
	},
	{
		when: (refusal) => isBusy(refusal.status, refusal.text),
		explain: () => ({
			message: 'Pinterest was busy with another change of the same board or section',
			description:
				'Nothing was changed. Run it again, with "Concurrency" set to 1 under Options when many items change one board.',
		}),
	},
	{
		when: ({ status }) => status >= 500,
		explain: ({ status }) => ({
			message: `Pinterest had an internal problem (HTTP ${status})`,
			description: "It is on Pinterest's side and usually passes. Run the workflow again in a few minutes.",
		}),
	},
	{
		when: ({ status }) => status === 400 || status === 422,
		explain: ({ text }) => ({
			message: `Pinterest did not accept a value: ${text || 'no reason given'}`,
			description: 'Correct the value that the message names and run the item again.',
		}),
	},
];

/** Puts a refusal into words that a person can act on. Never fails: an unknown cause is told with Pinterest's own sentence. */
export function explain(refusal: Refusal): Explanation {
	const rule = RULES.find(({ when }) => when(refusal));
	if (rule) return rule.explain(refusal);
	return {
		message: `Pinterest refused the call (HTTP ${refusal.status})${refusal.text ? `: ${refusal.text}` : ''}`,
		description: "Check the values of the node. If it stays, give the request ID to Pinterest's support.",
	};
}
