// n8n prints every error that a test expects.
process.env.N8N_LOG_LEVEL = 'silent';

/** Modules that n8n 2.0's engine requires although they are ES modules, which jest does not do by itself on every Node. */
const esModules = '(p-retry|is-network-error)/';

const toCommonJs = (syntax) => [
	'@swc/jest',
	{ module: { type: 'commonjs' }, jsc: { parser: { syntax }, target: 'es2022' } },
];

const shared = {
	testEnvironment: 'node',
	moduleFileExtensions: ['mts', 'ts', 'mjs', 'js', 'json', 'node'],
	transform: { '^.+\\.m?ts$': toCommonJs('typescript'), [`/node_modules/${esModules}`]: toCommonJs('ecmascript') },
	transformIgnorePatterns: [`/node_modules/(?!${esModules})`],
	resolver: '<rootDir>/lab/resolver.cjs',
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.lab'],
};
const suite = (displayName) => ({ ...shared, displayName, testMatch: [`<rootDir>/test/${displayName}/**/*.test.mts`] });

module.exports = {
	projects: ['unit', 'workflows', 'contract', 'e2e', 'queue'].map(suite),
	reporters: ['default', '<rootDir>/lab/reporter.cjs'],
	testTimeout: 120_000,
	// Most tests wait for pauses and servers, not for the processor.
	maxWorkers: 3,
	maxConcurrency: 15,
	// The engine of older versions of n8n leaves handles open.
	forceExit: Boolean(process.env.N8N_LAB_VERSION),
};
