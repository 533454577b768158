import path from 'node:path';

const e2e = path.dirname(import.meta.dirname);

/** The folder of the repository. */
export const repository = path.resolve(e2e, '../../..');

/**
 * Where the VS Code web server and its Node are installed; never by the root `npm ci`. `E2E_HOST=host-oldest` chooses the
 * oldest VS Code that the extension runs in.
 */
export const hostModules = path.join(e2e, process.env.E2E_HOST ?? 'host', 'node_modules');

/** An extension that does nothing: VS Code runs tests only when some extension is under development. */
export const harnessExtension = path.join(e2e, 'harness-extension');

/** Has the id and the settings of the ESLint extension, and does nothing. */
export const eslintExtension = path.join(e2e, 'eslint-extension');

/** Has the id of the Python extension, and what we use of what it offers. */
export const pythonExtension = path.join(e2e, 'python-extension');

/** What `npm run package` makes for this machine. */
export const packagedExtension =
  process.env.E2E_VSIX ?? path.join(repository, `out/async-pitfalls-${process.platform}-${process.arch}.vsix`);

/** Screenshots and reports of the last run. */
export const cache = path.join(e2e, '.cache');

/** The bundled tests that run inside the extension host. */
export const suite = path.join(repository, 'out/e2e/suite/index.cjs');

export const chromiumPath = process.env.E2E_CHROMIUM ?? '/usr/bin/chromium';
