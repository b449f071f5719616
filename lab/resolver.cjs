const { realpathSync } = require('node:fs');
const { resolve, sep } = require('node:path');

const version = process.env.N8N_LAB_VERSION;
const folder = version && realpathSync(resolve('.lab/versions', version));
const ofN8n = /^(n8n-core|n8n-workflow)(\/|$)/;

/**
 * Jest's resolver. With `N8N_LAB_VERSION` in the environment, the tests and the nodes get n8n's engine from
 * `.lab/versions/<version>`, where `npm run test:versions` installs it; what the engine itself loads lies beside it.
 */
module.exports = (path, options) =>
	options.defaultResolver(
		path,
		folder && ofN8n.test(path) && !options.basedir.startsWith(folder + sep) ? { ...options, basedir: folder } : options,
	);
