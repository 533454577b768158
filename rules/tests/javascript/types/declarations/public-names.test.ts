import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import ts from 'typescript';
import { toEslintParser } from '../../../../src/eslint-types.js';
import * as ownParser from '../../../../src/javascript/parser/index.js';
import { getTypeOracle } from '../../../../src/javascript/types/type-oracle.js';
import { namespace } from '../../../../src/namespace.js';

/** Packages as bundlers and compilers write their declarations. */
const packages: Readonly<Record<string, string>> = {
  // Renamed by a bundler that writes one file.
  'queries/package.json': '{ "types": "./dist/index.d.ts" }',
  'queries/dist/index.d.ts': `
declare class Client_2 { refetch(): Promise<void>; }
declare interface Hidden { load(): Promise<void>; }
type Loader = { fetch(): Promise<void> };
declare function start_1(): Client_2;
declare namespace tools { function clean(): Promise<void>; }
export { Client_2 as Client, type Loader, start_1 as start, tools };
export declare function getHidden(): Hidden;
`,
  // A chunk with names of one letter, taken over by two entries; declarations of one for each kind of module.
  'web/package.json': JSON.stringify({
    exports: {
      './client': { import: { types: './dist/client.d.mts', default: './dist/client.mjs' } },
      '.': { import: { types: './dist/index.d.mts', default: './dist/index.mjs' } },
    },
  }),
  'web/dist/chunk-a1b2.d.mts':
    'declare class App { run(): Promise<void>; }\ndeclare class Rpc { call(): Promise<void>; }\nexport { App as A, Rpc as R };\n',
  'web/dist/index.d.mts':
    "import { A as App } from './chunk-a1b2.mjs';\nexport { App as WebApp };\nexport * from './more.mjs';\n",
  'web/dist/client.d.mts': "export { R as Client } from './chunk-a1b2.mjs';\n",
  'web/dist/more.d.mts':
    'interface Pool { close(): Promise<void>; }\ndeclare function getPool(): Pool;\nexport { getPool, type Pool };\n',
  // A default export that the entry gives a name, and one of its own.
  'queue/index.d.ts': "export { default as Queue } from './queue';\nexport { default } from './lane';\n",
  'queue/queue.d.ts': 'export default class Line { add(): Promise<void>; }\n',
  'queue/lane.d.ts': 'declare class Lane { open(): Promise<void>; }\nexport default Lane;\n',
  // What CommonJS exports as a whole.
  '@types/args/index.d.ts': `
declare namespace args { interface Argv { command(): Argv; } function hide(): void; }
declare function args(): args.Argv;
export = args;
`,
  '@types/socket/index.d.ts':
    'declare class Socket { send(): void; }\ndeclare namespace Socket { interface Server { stop(): void; } }\nexport = Socket;\n',
  // Globals of a package, as a script and out of a module.
  '@types/runner/index.d.ts': 'interface Trial { skip(): void; }\ndeclare const trial: Trial;\n',
  '@types/host/index.d.ts':
    'export {};\ndeclare global {\n  interface Host { exit(): void; }\n  const host: Host;\n}\n',
};

const calls: readonly (readonly [call: string, module: string, name: string])[] = [
  ['client.refetch()', 'queries', 'Client.refetch'],
  ['start().refetch()', 'queries', 'Client.refetch'],
  ['getHidden().load()', 'queries', 'Hidden.load'],
  ['loader.fetch()', 'queries', '__type.fetch'],
  ['held.tools.clean()', 'queries', 'tools.clean'],
  ['app.run()', 'web', 'WebApp.run'],
  ['rpc.call()', 'web', 'Client.call'],
  ['getPool().close()', 'web', 'Pool.close'],
  ['queue.add()', 'queue', 'Queue.add'],
  ['lane.open()', 'queue', 'default.open'],
  ['args().command()', 'args', 'Argv.command'],
  ['socket.send()', 'socket', 'default.send'],
  ['server.stop()', 'socket', 'Server.stop'],
  ['trial.skip()', 'globalThis', 'Trial.skip'],
  ['host.exit()', 'globalThis', 'Host.exit'],
];

const program = `
import { Client, getHidden, type Loader, start, tools } from 'queries';
import { getPool, WebApp } from 'web';
import { Client as Rpc } from 'web/client';
import Lane, { Queue } from 'queue';
import args from 'args';
import Socket from 'socket';
const held = { tools };
export function all(client: Client, loader: Loader, app: WebApp, rpc: Rpc, queue: Queue, lane: Lane, socket: Socket, server: Socket.Server) {
${calls.map(([call]) => `  ${call};\n`).join('')}}
`;

describe('names by which packages export what they declare', () => {
  let root: string;
  let file: string;

  before(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'public-names-')));
    for (const [name, text] of Object.entries(packages)) {
      const place = path.join(root, 'node_modules', name);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
    file = path.join(root, 'main.ts');
    writeFileSync(file, program);
    writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['main.ts'] }));
  });

  after(() => {
    rmSync(root, { recursive: true });
  });

  const options = {
    strict: true,
    module: 'preserve',
    moduleResolution: 'bundler',
    target: 'esnext',
    noEmit: true,
    types: ['*'],
  };

  /** What the statements of the program call. */
  const findOrigins = (languageOptions: Linter.LanguageOptions): string[] => {
    const found: string[] = [];
    const rule: Rule.RuleModule = {
      create(context) {
        const oracle = getTypeOracle(context as never);
        return {
          ExpressionStatement({ expression }) {
            const origin = oracle.calleeOrigin(expression as never);
            found.push(`${origin?.module} ${origin?.name}`);
          },
        };
      },
    };
    const config: Linter.Config = {
      files: ['**'],
      plugins: { own: { rules: { rule } } },
      rules: { 'own/rule': 'error' },
      languageOptions,
      settings: { [namespace]: { types: 'auto' } },
    };
    assert.deepEqual(new Linter({ cwd: root }).verify(program, [config], { filename: file }), []);
    return found;
  };

  const expected = calls.map(([, module, name]) => `${module} ${name}`);

  it('are given with types of TypeScript 7', () => {
    assert.deepEqual(findOrigins({ parser: toEslintParser(ownParser) }), expected);
  });

  it('are given with types of typescript-eslint', () => {
    const { options: read } = ts.convertCompilerOptionsFromJson(options, root);
    const typeRoots = [path.join(root, 'node_modules', '@types')];
    const programs = [ts.createProgram([file], { ...read, typeRoots })];
    const parserOptions = { programs, disallowAutomaticSingleRunInference: true };
    assert.deepEqual(findOrigins({ parser: typescriptParser, parserOptions }), expected);
  });
});
