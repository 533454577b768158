// Mocha's own report, of failures only unless MOCHA_SPEC is set, and the counts in the file that MOCHA_COUNTS names.
const { writeFileSync } = require('node:fs');
const { Base, Dot, Spec } = require('mocha').reporters;

module.exports = class CountingReporter extends Base {
  constructor(runner, options) {
    super(runner, options);
    const report = process.env.MOCHA_SPEC ? new Spec(runner, options) : new Dot(runner, options);
    // A test that passed at its second try passed, but should not go unseen.
    runner.on('retry', (test, error) => console.log(`\nretried: ${test.fullTitle()}: ${error?.message}`));
    runner.once('end', () => {
      const { passes, failures } = report.stats;
      writeFileSync(process.env.MOCHA_COUNTS, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
};
