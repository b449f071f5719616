/**
 * What Pinterest answers when it refuses: an HTTP status with `{code, message}`. Codes and texts are those of the examples
 * in Pinterest's OpenAPI description (several releases) and of answers that others have published.
 */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

export const invalid = (message: string) => new Refusal(400, 1, message);
export const notAuthenticated = () => new Refusal(401, 2, 'Authentication failed.');
export const missingScopes = (missing: string[]) =>
	new Refusal(
		401,
		3,
		'Your token does not have sufficient permissions to perform this operation. Please ensure your token is authorized ' +
			`with the correct set of scopes. Missing: [${missing.map((scope) => `'${scope}'`).join(', ')}]`,
	);
export const consumerTypeNotSupported = () =>
	new Refusal(401, 3, 'Your application consumer type is not supported, please contact support.');
export const methodNotAllowed = () => new Refusal(405, 5, 'Method not allowed.');
export const unknownPath = () => new Refusal(404, 11, 'API method not found.');
export const tooManyRequests = () =>
	new Refusal(
		429,
		8,
		'This request exceeded a rate limit. This can happen if the client exceeds one of the published rate limits or if ' +
			'multiple write operations are applied to an object within a short time window.',
	);
export const notPermitted = () => new Refusal(403, 29, 'You are not permitted to access that resource.');
export const trialMayNotCreatePins = () =>
	new Refusal(
		403,
		29,
		'Apps with Trial access may not create Pins in production https://api.pinterest.com - use API Sandbox ' +
			'https://api-sandbox.pinterest.com instead.',
	);
export const adAccountNotFound = () => new Refusal(404, 2, 'AdAccount not found.');
export const userNotFound = () => new Refusal(404, 30, 'User not found.');
export const websiteNotFound = () => new Refusal(404, 1, 'Website not in user list.');
export const restrictedFeature = () =>
	new Refusal(401, 3, 'Your application does not have access to this restricted feature.');
export const boardNotFound = () => new Refusal(404, 40, 'Board not found.');
export const pinNotFound = () => new Refusal(404, 50, 'Pin not found.');
export const sectionNotFound = () => new Refusal(404, 2031, "Sorry! We couldn't find this board section.");
export const mediaNotFound = () => new Refusal(404, 1, 'Media not found.');
export const boardNameTaken = () => new Refusal(400, 1, 'The board name is invalid or duplicated.');
export const invalidLink = () =>
	new Refusal(400, 1, 'Whoops! It looks like you entered an invalid URL. Try creating a Pin again with a valid URL.');
export const imageFormat = () => new Refusal(400, 1, 'The format of the image is not supported');
export const imageTooLarge = () => new Refusal(400, 1, 'The image is too large: the maximum is 20 MB.');
export const imageUnreachable = () =>
	new Refusal(400, 1, 'Unable to reach the URL. Please check the URL and try again.');
export const imageBroken = () => new Refusal(403, 235, 'Sorry, we could not read this image: it may be broken.');
