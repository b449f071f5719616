import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { AdAccount } from './entities.mts';
import { Refusal } from './errors.mts';
import { named } from './named.mts';
import { newSignature } from './secrets.mts';
import type { State } from './state.mts';

/** report: of any level, or from a template · mmm: of the marketing mix · product: of brands, categories and products. */
export type ReportKind = 'report' | 'mmm' | 'product';

/** A report, or a bulk request, that was ordered. */
export interface Order {
	/** A token, or the id of a bulk request. */
	id: string;
	kind: ReportKind | 'bulk';
	adAccount: AdAccount;
	/** What was asked for. */
	body: Record<string, unknown>;
	/** Looks at it so far. */
	looks: number;
	/** What the file holds. */
	content: () => string | Iterable<string>;
	type: string;
}

export interface Template {
	id: string;
	order: number;
	adAccount: AdAccount;
	name: string;
	level: string;
	granularity: string;
	columns: string[];
}

/** What advertisers order and fetch as files. */
export class Reports {
	readonly orders = new Map<string, Order>();

	readonly templates = new Map<string, Template>();

	/** Looks at an order that find it in each of these states, one after another, before it is finished. */
	states: Array<string | null> = [];

	/** Links of files that are refused as expired, beginning with the next one. */
	expiredLinks = 0;

	/** Downloads that break off in the middle. */
	brokenDownloads = 0;

	/** What files hold instead of what was ordered. */
	content?: Order['content'];

	/** Metrics that are final for any day. */
	/** What stands fast; the rest follows from how long ago the day was. */
	ready: { conversion_metrics_ready?: boolean; non_conversion_metrics_ready?: boolean } = {};

	/** Signatures of links that still let in. */
	private readonly links = new Map<string, { order: Order; expired: boolean }>();

	private count = 0;

	private last?: { key: string; text: string };

	clear(): void {
		this.orders.clear();
		this.templates.clear();
		this.links.clear();
		this.states = [];
		this.expiredLinks = 0;
		this.brokenDownloads = 0;
		this.content = undefined;
		this.ready = {};
		this.count = 0;
		this.last = undefined;
	}

	add(order: Omit<Order, 'id' | 'looks'>): Order {
		const id = order.kind === 'bulk' ? String(54000 + ++this.count) : `${order.adAccount.id}-${6000 + ++this.count}`;
		const added = { ...order, id, looks: 0 };
		this.orders.set(id, added);
		return added;
	}

	addTemplate(template: Omit<Template, 'id' | 'order'>): Template {
		const order = ++this.count;
		const added = { ...template, id: String(4_782_365_000 + order), order };
		this.templates.set(added.id, added);
		return added;
	}

	/** A big file is written once for orders that are equal, one after another. */
	written(key: string, write: () => string): string {
		if (key !== this.last?.key) this.last = { key, text: write() };
		return this.last.text;
	}

	/** The state of an order at this look. */
	lookAt(order: Order, finished: string): string | null {
		const state = this.states[order.looks];
		order.looks++;
		return state === undefined ? finished : state;
	}

	/** An address at which the file can be read, until it has expired. */
	linkTo(order: Order, url: string): string {
		const signature = newSignature();
		const expired = this.expiredLinks > 0;
		if (expired) this.expiredLinks--;
		this.links.set(signature, { order, expired });
		return `${url}/files/${order.kind}/${encodeURIComponent(order.id)}?signature=${signature}`;
	}

	linked(signature: string | undefined) {
		return this.links.get(signature ?? '');
	}
}

/** The files that links lead to, on a host that refuses Pinterest's tokens. */
export const serveFiles = (state: State) =>
	named('files', async (app: FastifyInstance) => {
		app.get<{ Querystring: { signature?: string } }>('/:kind/:id', async (request, reply) => {
			if (request.headers.authorization !== undefined) throw new Refusal(400, 0, 'Only one auth mechanism allowed');
			const link = state.reports.linked(request.query.signature);
			if (!link || link.expired) throw new Refusal(403, 0, 'Request has expired');
			const { order } = link;
			const content = (state.reports.content ?? order.content)();
			reply.type(order.type);
			const pieces = typeof content === 'string' ? [content] : content;
			const breaks = state.reports.brokenDownloads > 0;
			if (breaks) state.reports.brokenDownloads--;
			return reply.send(Readable.from(breaks ? half(pieces) : pieces));
		});
	});

/** Some of it, then the connection breaks. */
function* half(pieces: Iterable<string>): Generator<string> {
	const all = [...pieces].join('');
	yield all.slice(0, Math.ceil(all.length / 2));
	throw new Error('The connection was cut on purpose');
}
