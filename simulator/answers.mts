import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyError, FastifyInstance } from 'fastify';
import { Refusal } from './errors.mts';
import type { State } from './state.mts';

/** Every refusal leaves as `{code, message}` with the code of Pinterest's own numbering. */
export function answerErrors(app: FastifyInstance, log: (line: string) => void): void {
	app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
		if (error instanceof Refusal) {
			reply.status(error.status).headers(error.headers);
			return reply.send({ code: error.code, message: error.message });
		}
		const status = error.validation ? 400 : (error.statusCode ?? 500);
		if (status >= 500) log(`${request.method} ${request.url} failed: ${error.stack ?? error.message}`);
		return reply.status(status).send({ code: status >= 500 ? 0 : 1, message: error.message });
	});
}

/** As if Pinterest were far away; the work itself is done at once. */
export function delayAnswers(app: FastifyInstance, { settings }: State): void {
	app.addHook('onSend', async (_request, _reply, payload) => {
		if (settings.latency > 0) await wait(settings.latency, undefined, { ref: false });
		return payload;
	});
}
