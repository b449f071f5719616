/** An n8n and the two packages of which its engine consists, as its package.json names them. */
export interface Engine {
	n8n: string;
	core: string;
	workflow: string;
}

/**
 * The versions of n8n that the package is proved on, oldest first: the oldest and the newest that are supported and, in
 * between, those around which what the package relies on has changed. Of each line the newest that installs from the registry:
 * n8n 1.118 names an n8n-core 1.117 that is not there (1.119.2 stands for it), 2.34.5 and 2.34.6 an n8n-core that is not
 * there or does not install (2.34.4), 2.41.3 an n8n-core 2.41.2 (2.41.1).
 */
export const engines: Engine[] = [
	{ n8n: '1.101.1', core: '1.100.0', workflow: '1.98.0' },
	{ n8n: '1.119.2', core: '1.118.1', workflow: '1.116.0' },
	{ n8n: '1.123.81', core: '1.122.48', workflow: '1.120.31' },
	{ n8n: '2.0.3', core: '2.0.2', workflow: '2.0.1' },
	{ n8n: '2.8.4', core: '2.8.1', workflow: '2.8.0' },
	{ n8n: '2.20.12', core: '2.20.6', workflow: '2.20.3' },
	{ n8n: '2.33.7', core: '2.33.2', workflow: '2.33.2' },
	{ n8n: '2.34.4', core: '2.34.2', workflow: '2.34.2' },
	{ n8n: '2.41.1', core: '2.41.1', workflow: '2.41.0' },
];

/**
 * The engines that a command line asks for: all when it names none.
 * @param names versions of n8n, whole or their beginning ("2.33"), or `oldest` and `newest`
 * @throws Error that names the versions there are
 */
export function chosenEngines(names: string[]): Engine[] {
	if (names.length === 0) return engines;
	return names.map((name) => {
		if (name === 'oldest') return engines[0];
		if (name === 'newest') return engines.at(-1)!;
		const engine = engines.find(({ n8n }) => n8n === name || n8n.startsWith(`${name}.`));
		if (engine) return engine;
		throw new Error(`"${name}" is none of oldest, newest, ${engines.map(({ n8n }) => n8n).join(', ')}`);
	});
}
