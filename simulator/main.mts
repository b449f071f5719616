import { parseArgs } from 'node:util';
import { startSimulator } from './simulator.mts';

const usage = `npm run simulator -- [--port 8480] [--latency 50] [--trial] [--seed demo|empty] [--quiet]

  --port     where to listen on 127.0.0.1 (default 8480; 0: any free port)
  --latency  milliseconds added to every API answer (default 0)
  --trial    behave as for an app with Trial access
  --seed     demo (default): boards and Pins to look at; empty: an account with nothing in it
  --quiet    do not list requests
`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '8480' },
			latency: { type: 'string', default: '0' },
			trial: { type: 'boolean', default: false },
			seed: { type: 'string', default: 'demo' },
			quiet: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(usage);
		return;
	}
	const simulator = await startSimulator({
		port: Number(values.port),
		latency: Number(values.latency),
		trial: values.trial,
		seed: values.seed === 'empty' ? 'empty' : 'demo',
		log: values.quiet ? undefined : (line) => console.log(line),
	});
	const { state, url } = simulator;
	console.log(`A Pinterest on this computer: ${url} (open it to see its Pins)

  API            ${url}/v5
  Consent page   ${url}/oauth/
  Client ID      ${state.app.clientId}
  Client secret  ${state.app.clientSecret}
  Access token   ${simulator.issueToken().accessToken}

Try it:  curl -H "Authorization: Bearer <access token>" ${url}/v5/user_account
Ctrl-C stops it.`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void simulator.close().then(() => process.exit(0)));
	}
}

main().catch((error: Error) => {
	console.error(`The simulator did not start: ${error.message}\n\n${usage}`);
	process.exitCode = 1;
});
