import { createServer, type IncomingMessage } from 'node:http';

/** A tool as the model is told of it. */
export interface OfferedTool {
	function: {
		name: string;
		description: string;
		parameters: {
			required?: string[];
			properties: Record<string, { type: string | string[]; description?: string }>;
		};
	};
}

interface Conversation {
	messages: Array<{ role: string; content: unknown }>;
	tools?: OfferedTool[];
	stream?: boolean;
}

/** What the model answers next: tools to call with what, or words. */
export type Turn = Array<{ tool: string; input: Record<string, unknown> }> | string;

export interface ChatModel {
	/** For the credential's "Base URL". */
	url: string;
	/** Everything that the agent sent. */
	conversations: Conversation[];
	/** Results of the tools that the agent has reported, oldest first, of the newest conversation. */
	toolResults(): string[];
	/** Forgets what was said and will answer with these turns, each of which may depend on the results so far. */
	script(...turns: Array<Turn | ((results: string[]) => Turn)>): void;
	close(): Promise<void>;
}

/** A chat model that speaks OpenAI's protocol (`POST /v1/chat/completions`) and says what it is told to say. */
export async function startChatModel(): Promise<ChatModel> {
	const conversations: Conversation[] = [];
	let turns: Array<Turn | ((results: string[]) => Turn)> = [];
	const toolResults = () =>
		(conversations.at(-1)?.messages ?? []).filter(({ role }) => role === 'tool').map(({ content }) => String(content));
	const server = createServer(async (request, answer) => {
		conversations.push(JSON.parse(await text(request)) as Conversation);
		const next = turns.shift() ?? 'I was not told to say more.';
		const turn = typeof next === 'function' ? next(toolResults()) : next;
		answer.setHeader('content-type', 'application/json').end(JSON.stringify(completion(turn, conversations.length)));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as { port: number };
	return {
		url: `http://127.0.0.1:${port}/v1`,
		conversations,
		toolResults,
		script: (...next) => {
			conversations.length = 0;
			turns = next;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

async function text(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

function completion(turn: Turn, number: number) {
	const said = typeof turn === 'string';
	const calls = said
		? undefined
		: turn.map(({ tool, input }, at) => ({
				id: `call_${number}_${at}`,
				type: 'function',
				function: { name: tool, arguments: JSON.stringify(input) },
			}));
	return {
		id: `chat-${number}`,
		object: 'chat.completion',
		created: 0,
		model: 'scripted',
		choices: [
			{
				index: 0,
				message: { role: 'assistant', content: said ? turn : null, tool_calls: calls },
				finish_reason: said ? 'stop' : 'tool_calls',
			},
		],
		usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
	};
}
