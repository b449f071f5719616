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
 * @param others what became of the other items, in sentences
 */
export function nodeError(functions: NodeFunctions, error: unknown, itemIndex?: number, others = ''): Error {
	const node = functions.getNode();
	if (!(error instanceof Failure))
		return others ? withOthers(node, error as Error, itemIndex, others) : (error as Error);
	const { facts } = error;
	const description = sentences(facts.description, others, facts.kind !== 'input' && pinterestSays(error));
	const message = isTool(node) ? withDescription(facts.message, description) : facts.message;
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

/** What n8n or a slip in this package threw, such as an expression that failed. */
function withOthers(node: INode, { message, ...error }: Error, itemIndex: number | undefined, others: string): Error {
	const description = sentences((error as { description?: string }).description, others);
	const told = isTool(node) ? withDescription(message, description) : message;
	return new NodeOperationError(node, told, { description, itemIndex });
}

function sentences(...parts: Array<string | false | null | undefined>): string {
	return parts.filter(Boolean).join(' ');
}

function withDescription(message: string, description: string): string {
	return `${message.replace(/\.$/, '')}. ${description}`;
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
function failureCause({ kind, blocks, retryAfter }: Failure['facts']) {
	if (kind === 'rateLimited') return { cause: 'rate-limited' as const, retryAfterMs: retryAfter };
	return blocks === 'connection' ? { cause: 'credential-invalid' as const } : undefined;
}
