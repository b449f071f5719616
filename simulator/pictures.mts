import type { FastifyInstance } from 'fastify';
import { drawPng } from './drawing.mts';

/** The pictures that boards, Pins and accounts refer to: `/images/600x/{id}.png`, `/images/400x300/{id}.png`, `/images/{id}.png`. */
export async function servePictures(app: FastifyInstance): Promise<void> {
	app.get<{ Params: { size: string; file: string } }>('/images/:size/:file', async ({ params }, reply) => {
		const [, width, height] = /^(\d{1,4})x(\d{1,4})?$/.exec(params.size) ?? [];
		if (width === undefined) return reply.status(404).send();
		return reply
			.type('image/png')
			.send(draw(params.file, Number(width), height === undefined ? undefined : Number(height)));
	});

	app.get<{ Params: { file: string } }>('/images/:file', async ({ params }, reply) => {
		return reply.type('image/png').send(draw(params.file, 600));
	});
}

function draw(file: string, width: number, height = Math.round(width * 1.5)): Buffer {
	const within = (length: number) => Math.min(2000, Math.max(1, length));
	return drawPng(file.replace(/\.\w+$/, ''), within(width), within(height));
}
