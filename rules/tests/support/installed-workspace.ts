import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ESLint } from 'eslint';
import { bundlePlugin } from './bundle.js';
import { runNode, TemporaryFolder } from './command.js';
import { fixturesFolder, readFixtures, type Fixture, type Found } from './fixtures.js';

const packages = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
const pluginName = 'eslint-plugin-async-pitfalls';

/** A user's flat config with our recommended rules and nothing else. */
export const recommendedConfig = `import asyncPitfalls from '${pluginName}';

export default [...asyncPitfalls.configs.recommended];
`;

export interface Installation {
  /** The package that is installed as `typescript`; none when absent. */
  readonly typescript?: 'typescript-native' | 'typescript-5.4';
  /** Packages that are not installed. */
  readonly without?: readonly string[];
  /** Packages of the workspace itself: name → folder. */
  readonly own?: Readonly<Record<string, string>>;
  /** Default: `recommendedConfig`. */
  readonly eslintConfig?: string;
}

/** Messages by file, as one run of ESLint or of the command gives them. */
export interface Run {
  readonly found: ReadonlyMap<string, readonly Found[]>;
  readonly stderr: string;
}

/**
 * A copy of a workspace in `test-fixtures/workspaces` with packages installed in it, ours as it is published among them.
 * Installed means linked: programs have to run with `--preserve-symlinks`, so that a package finds the copy's neighbours
 * and not those it has here.
 */
export class InstalledWorkspace {
  readonly fixtures: readonly Fixture[];
  readonly #folder = new TemporaryFolder();

  private constructor(name: string, plugin: string, installation: Installation) {
    cpSync(path.join(fixturesFolder, 'workspaces', name), this.path, { recursive: true });
    this.fixtures = readFixtures(this.path);
    this.#install(plugin, installation);
    writeFileSync(this.resolve('eslint.config.mjs'), installation.eslintConfig ?? recommendedConfig);
  }

  static async create(name: string, installation: Installation = {}): Promise<InstalledWorkspace> {
    return new InstalledWorkspace(name, await bundlePlugin(), installation);
  }

  get path(): string {
    return this.#folder.path;
  }

  resolve(name: string): string {
    return this.#folder.resolve(name);
  }

  /** Lints the whole workspace in plain ESLint. */
  runEslint(): Promise<Run> {
    return this.#run('eslint/bin/eslint.js');
  }

  /** Checks the whole workspace with the command. */
  runCommand(): Promise<Run> {
    return this.#run(`${pluginName}/dist/cli.js`);
  }

  remove(): void {
    this.#folder.remove();
  }

  async #run(script: string): Promise<Run> {
    const options = ['--preserve-symlinks', '--preserve-symlinks-main'];
    const main = this.resolve(path.join('node_modules', script));
    const { stdout, stderr } = await runNode([...options, main, '--format', 'json', '.'], this.path);
    if (stdout === '') throw new Error(stderr);
    const results: readonly ESLint.LintResult[] = JSON.parse(stdout);
    return { found: new Map(results.map((result) => [result.filePath, toFound(result)])), stderr };
  }

  #install(plugin: string, { typescript, without = [], own = {} }: Installation): void {
    const left = new Set(['typescript', pluginName, ...without]);
    mkdirSync(this.resolve('node_modules'));
    for (const name of readdirSync(packages)) {
      if (!name.startsWith('.') && !left.has(name)) this.#link(name, path.join(packages, name));
    }
    if (typescript) this.#link('typescript', path.join(packages, typescript));
    for (const [name, folder] of Object.entries(own)) this.#link(name, this.resolve(folder));
    cpSync(plugin, this.resolve(`node_modules/${pluginName}`), { recursive: true });
  }

  #link(name: string, target: string): void {
    const link = this.resolve(`node_modules/${name}`);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(target, link, 'junction');
  }
}

function toFound({ messages }: ESLint.LintResult): Found[] {
  return messages.map(({ ruleId, line, column, message }) => ({
    rule: ruleId?.replace('async-pitfalls/', '') ?? null,
    line,
    column,
    message,
  }));
}
