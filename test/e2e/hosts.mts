import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Simulator, startSimulator } from '../../simulator/simulator.mts';
import type { Ready } from './hostsProxy.mts';

/** Pinterest under its own names, for an n8n and a browser that go through a proxy. */
export interface Hosts {
	/** Where the proxy is. */
	url: string;
	/** What sends n8n through it. */
	env: Record<string, string>;
	/** api.pinterest.com, of an app with Trial access. */
	production: Simulator;
	/** api-sandbox.pinterest.com, which begins empty. */
	sandbox: Simulator;
	/** Whose consent www.pinterest.com asks for from here on: Pinterest has one for both, the simulators have one each. */
	consentOf(simulator: Simulator): Promise<void>;
	stop(): Promise<void>;
}

/** A production and a sandbox, each behind the address that the package has for it, with encryption. */
export async function startHosts(): Promise<Hosts> {
	const production = await startSimulator({ seed: 'demo', trial: true });
	const sandbox = await startSimulator();
	const proxy = fork(resolve('test/e2e/hostsProxy.mts'), [], { execArgv: ['--import', 'tsx'] });
	const told = async (consent: Simulator) => {
		const ready = new Promise<Ready>((done, fail) => {
			proxy.once('message', done);
			proxy.once('exit', (code) => fail(new Error(`The proxy of Pinterest's hosts ended with ${code}`)));
		});
		proxy.send({
			'api.pinterest.com': production.url,
			'api-sandbox.pinterest.com': sandbox.url,
			'www.pinterest.com': consent.url,
		});
		const answer = await ready;
		proxy.removeAllListeners('exit');
		return answer;
	};
	const { url, certificate } = await told(production);
	const folder = mkdtempSync(join(tmpdir(), 'pinterest-hosts-'));
	const file = join(folder, 'authority.pem');
	writeFileSync(file, certificate);
	return {
		url,
		env: { HTTPS_PROXY: url, https_proxy: url, NODE_EXTRA_CA_CERTS: file },
		production,
		sandbox,
		consentOf: async (simulator) => void (await told(simulator)),
		async stop() {
			proxy.disconnect();
			await production.close();
			await sandbox.close();
			rmSync(folder, { recursive: true });
		},
	};
}
