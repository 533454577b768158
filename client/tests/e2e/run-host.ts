// Runs mocha inside the extension host of a real VS Code.
//   node --import tsx client/tests/e2e/run-host.ts [--vsix] [--grep text] [suite…]
// Without --vsix the extension is loaded from the repository, as it is after `npm run build`.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import {
  cache,
  eslintExtension,
  harnessExtension,
  packagedExtension,
  pythonExtension,
  repository,
  suite,
} from './support/paths.js';
import { startWindow, type ServerOptions, type VSCodeWindow } from './support/vscode.js';

type SuiteOptions = Pick<ServerOptions, 'folder' | 'workspaceFile' | 'trusted'> & {
  /** The folder of another extension that is there. VS Code takes one: the packaged extension has to be installed then. */
  readonly other?: string;
};

/** For a suite, in milliseconds. */
const timeLimit = Number(process.env.E2E_TIMEOUT_MS ?? 480_000);

const workspaces = path.join(repository, 'test-fixtures/workspaces');

/** The suites of tests, each with the window that it needs. */
const suites: Readonly<Record<string, SuiteOptions>> = {
  extension: { folder: path.join(workspaces, 'editor') },
  'beside-eslint': { folder: path.join(workspaces, 'editor'), other: eslintExtension },
  'beside-python': { folder: path.join(workspaces, 'editor'), other: pythonExtension },
  crashes: { folder: path.join(workspaces, 'editor') },
  monorepo: { folder: path.join(workspaces, 'monorepo') },
  'multi-root': { folder: path.join(workspaces, 'multi-root'), workspaceFile: 'multi-root.code-workspace' },
  untrusted: { folder: path.join(workspaces, 'editor'), trusted: false },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { vsix: { type: 'boolean', default: false }, grep: { type: 'string', default: '' } },
});
mkdirSync(cache, { recursive: true });
await bundleSuite();
let exitCode = 0;
// A suite that failed runs once more, in a new window: a busy machine should not fail a run, and a mistake fails twice.
for (const [name, options] of Object.entries(suites)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  if (options.other !== undefined && !values.vsix) {
    console.log(`${name}: only with --vsix`);
    continue;
  }
  let result = await runSuite(name, options);
  if (result.code !== 0) {
    console.log(`retried in a new window: ${name}`);
    result = await runSuite(name, options);
  }
  // The line that is counted: one a suite.
  console.log(`e2e-${process.env.E2E_HOST ?? 'host'}-${name}: ${result.passed} passed, ${result.failed} failed`);
  exitCode = Math.max(exitCode, result.code);
}
process.exitCode = exitCode;

interface SuiteResult {
  readonly code: number;
  readonly passed: number;
  readonly failed: number;
}

/** Runs a suite in a window of its own. */
async function runSuite(name: string, { other, ...options }: SuiteOptions): Promise<SuiteResult> {
  const vscode = await startWindow({
    ...options,
    vsix: values.vsix ? packagedExtension : undefined,
    env: { E2E_GREP: values.grep, E2E_SUITE: name, E2E_REPOSITORY: repository },
  });
  try {
    return await runTests(other, vscode);
  } catch (error) {
    await vscode.page.screenshot({ path: path.join(cache, `failure-${name}.png`) }).catch(() => undefined);
    console.error(error);
    console.error(vscode.log().slice(-6000));
    return { code: 2, passed: 0, failed: 1 };
  } finally {
    await vscode.stop();
  }
}

/** Runs the tests. Rejects when the host ended or hung before mocha had finished. */
async function runTests(other: string | undefined, window: VSCodeWindow): Promise<SuiteResult> {
  const exited = waitForExit(window);
  // The packaged extension is installed; but VS Code runs tests only when some extension is under development.
  const developed = values.vsix ? (other ?? harnessExtension) : repository;
  const payload = [
    ['extensionDevelopmentPath', window.remote(developed)],
    ['extensionTestsPath', window.remote(suite)],
    ['skipWelcome', 'true'],
  ];
  try {
    await window.page.goto(window.url({ payload: JSON.stringify(payload) }));
    const hostCode = await exited;
    // A host that dies (process.exit, abort) reports code 0 too: only this file proves that mocha finished.
    const file = path.join(window.out, 'result.json');
    if (!existsSync(file)) throw new Error(`the extension host ended (code ${hostCode}) before mocha did`);
    const { passed, failed } = parseResult(readFileSync(file, 'utf8'));
    if (passed + failed === 0) throw new Error('no test ran');
    printReport(window.out);
    return { code: failed > 0 || hostCode !== 0 ? 1 : 0, passed, failed };
  } catch (error) {
    printReport(window.out);
    throw error;
  }
}

function waitForExit({ page }: VSCodeWindow): Promise<number> {
  const exited = new Promise<number>((resolve, reject) => {
    void page.exposeFunction('codeAutomationExit', (code: number) => {
      resolve(code);
    });
    void page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
      if (process.env.E2E_VERBOSE) console.log('[vscode]', type, ...args);
    });
    page.on('crash', () => {
      reject(new Error('the workbench crashed'));
    });
    setTimeout(() => {
      reject(new Error(`no result within ${timeLimit} ms`));
    }, timeLimit).unref();
  });
  exited.catch(() => undefined);
  return exited;
}

function printReport(out: string): void {
  const report = path.join(out, 'report.txt');
  if (existsSync(report)) process.stdout.write(readFileSync(report, 'utf8'));
}

function parseResult(text: string): { passed: number; failed: number } {
  const result: unknown = JSON.parse(text);
  if (typeof result !== 'object' || result === null || !('passed' in result) || !('failed' in result)) {
    throw new Error(`unexpected result: ${text}`);
  }
  return { passed: Number(result.passed), failed: Number(result.failed) };
}

async function bundleSuite(): Promise<void> {
  const folder = path.join(import.meta.dirname, 'suite');
  await build({
    entryPoints: readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(folder, file)),
    outdir: path.dirname(suite),
    outbase: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}
