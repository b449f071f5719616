import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Client, Settings } from '../api/client';
import { connect } from '../api/connect';
import type { NodeFunctions } from '../api/connection';
import { asErrorItem, Failure } from '../api/failure';

/** The client of the credential that the node's "Authentication" parameter chooses. */
export async function connectNode(
	functions: NodeFunctions,
	authentication: unknown,
	settings: Partial<Settings> = {},
): Promise<Client> {
	return await connect(functions, authentication === 'accessToken' ? 'pinterestApi' : 'pinterestOAuth2Api', settings);
}

/**
 * n8n's error for a failure, built afresh: wrapping one that n8n made would drop the text.
 * @param itemIndex position of the item that failed
 * @param done writes that were carried out before in the same execution, which a second run would repeat
 */
export function nodeError(functions: NodeFunctions, error: unknown, itemIndex?: number, done = 0): Error {
	if (!(error instanceof Failure)) return error as Error;
	const { facts } = error;
	const node = functions.getNode();
	const others = done === 1 ? 'One other item of this run was' : `${done} other items of this run were`;
	const before = done > 0 ? `${others} already carried out on Pinterest.` : '';
	const description = [facts.description, before, facts.kind !== 'input' && pinterestSays(error)]
		.filter(Boolean)
		.join(' ');
	const message = isTool(node) ? `${facts.message.replace(/\.$/, '')}. ${description}` : facts.message;
	if (facts.kind === 'input') return new NodeOperationError(node, message, { description, itemIndex });

	const details: IDataObject = asErrorItem(facts).error;
	const made = new NodeApiError(node, details as JsonObject, {
		message,
		description,
		httpCode: facts.httpStatus === undefined ? undefined : String(facts.httpStatus),
		itemIndex,
		failure: failureCause(facts),
	});
	made.context.data = details;
	return made;
}

/** Whether an AI agent uses the node: n8n tells it the message of an error and leaves the description out. */
function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/** Pinterest's own words and the numbers its support asks for. */
function pinterestSays({ facts }: Failure): string {
	const parts = [
		facts.pinterestMessage && `Pinterest says: "${facts.pinterestMessage}"`,
		facts.code !== undefined && `code ${facts.code}`,
		facts.httpStatus !== undefined && `HTTP ${facts.httpStatus}`,
		facts.endpoint,
		facts.requestId && `request ID ${facts.requestId}`,
	].filter(Boolean);
	return parts.length > 0 ? `(${parts.join(', ')})` : '';
}

/** Tells n8n's scheduler how long to leave a trigger alone; versions that do not know it ignore it. */
function failureCause({ kind, settled, retryAfter }: Failure['facts']) {
	if (kind === 'rateLimited') return { cause: 'rate-limited' as const, retryAfterMs: retryAfter };
	return settled === 'connection' ? { cause: 'credential-invalid' as const } : undefined;
}
