import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Locator, type Page, selectors } from 'playwright-core';
import { N8nClient, owner } from '../../lab/client.mts';
import { freePort, printedProgress } from '../../lab/commands.mts';
import { ensureN8n } from '../../lab/install.mts';
import { type N8n, startN8n } from '../../lab/n8n.mts';
import { installPackage, packageName, packPackage, recordPackage } from '../../lab/pack.mts';
import { type Simulator, startSimulator } from '../../simulator/simulator.mts';
import { searchAndRemove } from './stored.mts';

export const nodeType = `${packageName}.pinterest`;
export const credentialType = 'pinterestOAuth2Api';
export const credentialName = 'Pinterest account';

/** The pictures in `docs/images` are made anew. */
const updatesPictures = process.env.UPDATE_SCREENSHOTS === '1';

export interface Lab {
	n8n: N8n;
	client: N8nClient;
	simulator: Simulator;
	/** A connected `pinterestOAuth2Api` credential named {@link credentialName}. */
	credentialId: string;
	/** A browser that reaches this machine only, and a page with the editor, logged in as the owner through its form. */
	openEditor(path?: string): Promise<Page>;
	/** @throws Error when n8n has kept a secret or personal data of what ran in it */
	stop(): Promise<void>;
}

/** What a person enters in the credential to reach the simulator. */
export function credentialData({ url, state }: Simulator, permissions?: string[]): Record<string, unknown> {
	return {
		environment: 'custom',
		baseUrl: url,
		clientId: state.app.clientId,
		clientSecret: state.app.clientSecret,
		permissions: permissions ?? ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read'],
	};
}

/**
 * A new n8n with the packed package installed as a user's community node, an owner, a simulator, and a connected
 * credential. Takes about ten seconds; the very first time n8n itself is installed, which takes minutes.
 * @param options.proxy through which the browser reaches Pinterest's hosts, as `startHosts` has them
 */
export async function startLab(options: { env?: Record<string, string>; proxy?: string } = {}): Promise<Lab> {
	await ensureN8n({ progress: printedProgress((line) => process.stderr.write(`${line}\n`)) });
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-e2e-'));
	await installPackage(await packPackage(), userFolder);
	const simulator = await startSimulator({ seed: 'demo' });
	let browser: Browser | undefined;
	let n8n: N8n | undefined;
	const stop = async () => {
		await browser?.close();
		await n8n?.stop();
		await simulator.close();
		searchAndRemove(userFolder, n8n);
	};
	try {
		n8n = await startN8n({
			userFolder,
			// Pictures show n8n's address as most people see it.
			port: updatesPictures ? await freePort(5678) : undefined,
			env: options.env,
			logFile: join(resolve('.lab'), 'n8n-e2e.log'),
		});
		const client = new N8nClient(n8n.url);
		await client.setupOwner();
		await recordPackage(userFolder, await client.nodeTypes());
		const credentialId = await client.createCredential(credentialType, credentialName, credentialData(simulator));
		await client.connectOAuth(credentialId);
		const { url } = n8n;
		const openEditor = async (path = '/home/workflows') => {
			browser ??= await launchBrowser(options.proxy);
			return await logIn(browser, url, path);
		};
		return { n8n, client, simulator, credentialId, openEditor, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Chromium that looks up no other host: pages that would load fonts or news from the internet do without. */
async function launchBrowser(proxy?: string): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		...(proxy && { proxy: { server: proxy, bypass: 'localhost,127.0.0.1' } }),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
			...(proxy ? ['--ignore-certificate-errors'] : []),
		],
	});
}

async function logIn(browser: Browser, url: string, path: string): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
	const page = await context.newPage();
	page.setDefaultTimeout(45_000);
	await page.goto(`${url}/signin?redirect=${encodeURIComponent(path)}`);
	await page.getByTestId('auth-form').waitFor();
	await page.locator('input[name="emailOrLdapLoginId"]').fill(owner.email);
	await page.locator('input[name="password"]').fill(owner.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((current) => !current.pathname.startsWith('/signin'));
	return page;
}

/**
 * Keeps what the page shows as `.lab/screenshots/<name>.png`.
 * @param options.of the part of the page to keep; all of it unless told
 * @param options.forReadme with UPDATE_SCREENSHOTS=1 in the environment it also becomes the picture `docs/images/<name>.png`
 */
export async function screenshot(
	page: Page,
	name: string,
	{ of = page, forReadme = false }: { of?: Page | Locator; forReadme?: boolean } = {},
): Promise<void> {
	const file = resolve('.lab/screenshots', `${name}.png`);
	if (forReadme) await page.evaluate(withoutLocalAddresses);
	await of.screenshot({ path: file, animations: 'disabled' });
	if (!forReadme || !updatesPictures) return;
	mkdirSync('docs/images', { recursive: true });
	copyFileSync(file, join('docs/images', `${name}.png`));
}

/** Runs in the page. Readers' n8n and Pinterest are elsewhere, so the addresses of this computer would only lead astray. */
function withoutLocalAddresses(): void {
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const { currentNode: text } = texts;
		text.nodeValue = text
			.nodeValue!.replace(/http:\/\/(localhost|127\.0\.0\.1):\d+(?=\/images)/g, 'https://i.pinimg.com')
			.replace(/http:\/\/(localhost|127\.0\.0\.1):\d+/g, 'https://n8n.example.com');
	}
}
