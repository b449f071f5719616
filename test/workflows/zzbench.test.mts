import { inWorld, createPin, numbered } from './rules/world.mts';
import { runNode } from './harness.mts';
test('bench', async () => {
	const lines: string[] = [];
	for (const count of [50, 200, 200, 1000]) {
		await inWorld(async (simulator) => {
			const { id } = simulator.state.addBoard({ name: 'Soups' });
			const cpu = process.cpuUsage();
			const { took, error, json } = await runNode(simulator, {
				parameters: createPin(id, {
					title: '=Soup {{ $json.n }}', description: '=A soup, number {{ $json.n }}, of {{ $json.what }}',
					link: '={{ "https://example.com/" + $json.n }}', imageUrl: '=https://pictures.example/{{ $json.n }}.jpg',
				}),
				items: numbered(count, () => ({ what: 'pumpkin' })),
			});
			const { user, system } = process.cpuUsage(cpu);
			lines.push(`${count}: took ${took} ms, cpu ${Math.round((user + system) / 1000)} ms, ${json.length} ${error?.message ?? ''}`);
		}, { latency: 50 });
	}
	require('fs').writeFileSync('/tmp/items/bench.out', lines.join('\n') + '\n');
}, 300000);
