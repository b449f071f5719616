import type { FastifyInstance } from 'fastify';
import type { State } from './state.mts';

/** The place where the files of invoices are: outside of the API, with the key in the address, refusing whoever sends a token. */
export async function serveInvoices(app: FastifyInstance, state: State): Promise<void> {
	app.get('/:id', async (request, reply) => {
		const { id } = request.params as { id: string };
		const { key } = request.query as { key?: string };
		if (request.headers.authorization !== undefined)
			return await reply.status(400).send('Only one auth mechanism allowed');
		const file = state.promoted.invoiceFiles.get(id);
		if (!file || key !== keyOf(id)) return await reply.status(403).send('Request has expired');
		return await reply.type('application/pdf').send(file);
	});
}

const keyOf = (id: string) => `signed-${id}`;

/** Where the file of an invoice can be fetched. */
export const invoiceAddress = (state: State, id: string) => `${state.url}/invoices/${id}?key=${keyOf(id)}`;
