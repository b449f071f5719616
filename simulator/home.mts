import type { FastifyInstance } from 'fastify';
import { escaped } from './consent.mts';
import type { Board, Pin, State } from './state.mts';
import { imageUrl } from './views.mts';

const NEWEST = 30;

/** `GET /`: the account as a person would look at it, so that what a workflow made can be seen. */
export async function serveHome(app: FastifyInstance, state: State): Promise<void> {
	app.get('/', async (_request, reply) => {
		return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(home(state));
	});
}

function home(state: State): string {
	const { account } = state;
	const name = escaped(account.businessName ?? account.username);
	const pins = [...take(account.pins.from(), NEWEST)];
	return `<!DOCTYPE html>
<html lang="en">
<head>
	<meta charset="utf-8">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<meta http-equiv="refresh" content="5">
	<title>${name} – Pinterest simulator</title>
	<style>${style}</style>
</head>
<body>
	<header>
		<img src="/images/150x150/${account.id}.png" alt="">
		<h1>${name}</h1>
		<p>@${escaped(account.username)} · ${many(account.boards.size, 'board')} · ${many(account.pins.size, 'Pin')}</p>
		<p class="note">A Pinterest simulator on your own computer. It forgets everything when it stops.</p>
	</header>
	<main>
		<h2>Newest Pins</h2>
		${pins.length > 0 ? `<ul class="pins">${pins.map((pin) => pinCard(state, pin)).join('')}</ul>` : '<p>No Pins yet.</p>'}
		<h2>Boards</h2>
		<ul class="boards">${[...take(account.boards.from(), NEWEST)].map((board) => boardCard(state, board)).join('')}</ul>
	</main>
</body>
</html>
`;
}

function pinCard(state: State, pin: Pin): string {
	const [image] = pin.images;
	const place = [pin.board?.name, pin.section?.name].filter((name) => name !== undefined).join(' › ');
	return `
			<li id="pin-${pin.id}">
				<img src="${imageUrl(state, image, '300x450')}" alt="${escaped(pin.altText ?? '')}">
				<strong>${escaped(pin.title ?? 'Untitled Pin')}</strong>
				<span>${escaped(place)}</span>
				<time>${age(pin.createdAt)}</time>
			</li>`;
}

function boardCard(state: State, board: Board): string {
	const covers = [...take(board.pins.from(), 3)].map(({ images }) => {
		return `<img src="${imageUrl(state, images[0], '150x150')}" alt="">`;
	});
	return `
			<li id="board-${board.id}">
				<div class="covers">${covers.join('')}</div>
				<strong>${escaped(board.name)}</strong>
				<span>${many(board.pins.size, 'Pin')}${board.privacy === 'SECRET' ? ' · secret' : ''}</span>
			</li>`;
}

const many = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

function age(createdAt: number): string {
	const seconds = Math.max(0, Math.round((Date.now() - createdAt) / 1000));
	if (seconds < 60) return 'just now';
	if (seconds < 3600) return `${many(Math.floor(seconds / 60), 'minute')} ago`;
	if (seconds < 86_400) return `${many(Math.floor(seconds / 3600), 'hour')} ago`;
	return `${many(Math.floor(seconds / 86_400), 'day')} ago`;
}

function* take<T>(entries: Iterable<T>, count: number): Generator<T> {
	let taken = 0;
	for (const entry of entries) {
		if (taken === count) return;
		taken += 1;
		yield entry;
	}
}

const style = `
		body { margin: 0; background: #f1f0ec; color: #1f1f1c; font: 16px/1.45 system-ui, sans-serif; }
		header { padding: 2.2rem 1rem 1.4rem; background: #fff; text-align: center; }
		header img { width: 88px; height: 88px; border-radius: 50%; }
		h1 { margin: 0.5rem 0 0; font-size: 1.6rem; font-weight: 600; }
		header p { margin: 0.2rem 0; }
		.note, span, time { color: #62625b; font-size: 0.85rem; }
		main { max-width: 75rem; margin: 0 auto; padding: 0 1.2rem 3rem; }
		h2 { margin: 1.8rem 0 0.8rem; font-size: 1.15rem; font-weight: 600; }
		ul { margin: 0; padding: 0; list-style: none; }
		.pins { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1.4rem 1rem; }
		.pins li { display: grid; align-content: start; }
		.pins img { width: 100%; aspect-ratio: 2 / 3; object-fit: cover; margin-bottom: 0.4rem; border-radius: 1rem; }
		.boards { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 1.2rem; }
		.boards li { display: grid; }
		.covers { display: grid; grid-template-columns: 2fr 1fr; grid-template-rows: 1fr 1fr; gap: 2px; height: 9rem;
			margin-bottom: 0.4rem; border-radius: 1rem; overflow: hidden; background: #e6e5df; }
		.covers img { width: 100%; height: 100%; object-fit: cover; }
		.covers img:first-child { grid-row: 1 / 3; }
	`;
