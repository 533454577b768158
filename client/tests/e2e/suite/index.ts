import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';

/**
 * Runs the tests of the suite `E2E_SUITE` beside this file inside the extension host; VS Code calls it. The report goes to a file: `console.log`
 * would go through VS Code's log service, which mixes in lines of its own.
 */
export async function run(): Promise<void> {
  // `require` of an ES module gives different things in the Node versions of different VS Codes.
  const { default: Mocha } = await import('mocha');
  const out = process.env.E2E_OUT ?? '';
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => {
    appendFileSync(path.join(out, 'report.txt'), `${format(...values)}\n`);
  };
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 180_000,
    reporter: 'spec',
    grep: process.env.E2E_GREP || undefined,
    forbidOnly: true,
    // VS Code takes its own time; what fails three times fails.
    retries: 2,
  });
  mocha.addFile(path.join(__dirname, `${process.env.E2E_SUITE ?? ''}.test.cjs`));
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failed) => {
      const passed = runner.stats?.passes ?? 0;
      writeFileSync(path.join(out, 'result.json'), JSON.stringify({ passed, failed }));
      if (failed > 0) reject(new Error(`${failed} tests failed`));
      else resolve();
    });
  });
}
