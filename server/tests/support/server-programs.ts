import path from 'node:path';
import { bundleSources } from '../../../rules/tests/support/bundle.js';

const server = path.resolve(import.meta.dirname, '../..');

let programs: Promise<string> | undefined;

/** The path of a program: the server's own `main` and `index-worker`, or one in the folder `programs`. */
export async function getServerProgram(name: string): Promise<string> {
  programs ??= bundleSources(server, {
    entryPoints: ['src/node/main.ts', 'src/node/index-worker.ts', 'tests/support/programs/*'],
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    // Some of the packages are CommonJS modules, which call `require`.
    banner: {
      js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
    },
    external: ['@typescript-eslint/parser', 'eslint', 'oxc-parser', 'typescript', 'typescript-native'],
  });
  return path.join(await programs, `${name}.mjs`);
}
