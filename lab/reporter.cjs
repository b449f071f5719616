const { appendFileSync } = require('node:fs');

/** Adds the counts of a jest run to the file named by TEST_COUNTS, one line of JSON per run, for `.ci/run` to sum up. */
module.exports = class CountsReporter {
	onRunComplete(_contexts, results) {
		if (!process.env.TEST_COUNTS) return;
		const failedSuites = results.testResults.filter((file) => file.testExecError && file.numFailingTests === 0).length;
		const counts = {
			passed: results.numPassedTests,
			// A file that could not be run at all counts as one failure: none of its tests were counted.
			failed: results.numFailedTests + failedSuites,
			skipped: results.numPendingTests + results.numTodoTests,
		};
		appendFileSync(process.env.TEST_COUNTS, `${JSON.stringify(counts)}\n`);
	}
};
