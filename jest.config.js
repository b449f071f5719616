// n8n prints every error that a test expects.
process.env.N8N_LOG_LEVEL = 'silent';

const shared = {
	testEnvironment: 'node',
	moduleFileExtensions: ['mts', 'ts', 'mjs', 'js', 'json', 'node'],
	transform: {
		'^.+\\.m?ts$': [
			'@swc/jest',
			{ module: { type: 'commonjs' }, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
		],
	},
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
