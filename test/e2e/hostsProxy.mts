import { generateCACertificate, getLocal } from 'mockttp';

// A process of its own: the library is made of modules that jest does not load. Told which server is behind which host, it
// answers when that is so.

export interface Ready {
	url: string;
	/** Of the authority that signs for the hosts. */
	certificate: string;
}

const { key, cert } = await generateCACertificate();
const proxy = getLocal({ https: { key, cert } });
await proxy.start();

process.on('message', (behind: Record<string, string>) => {
	proxy.reset();
	const rules = Object.entries(behind).map(
		async ([host, url]) => await proxy.forAnyRequest().forHostname(host).thenForwardTo(url),
	);
	void Promise.all(rules).then(() => process.send!({ url: proxy.url, certificate: cert } satisfies Ready));
});
process.on('disconnect', () => process.exit());
