// What esbuild has to know to bundle the server for a browser.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const binding = '@oxc-parser/binding-wasm32-wasip1';
const requireFromBinding = createRequire(
  createRequire(path.join(root, 'server/package.json')).resolve(`${binding}/package.json`),
);

/** Modules that are other ones in a browser. */
const replacements = [
  // Packages: the binding of oxc loads itself in a way that a classic worker cannot.
  [new RegExp(`^${binding}$`), path.join(root, 'server/src/browser/oxc-binding.ts')],
  // A runtime beside it depends on another version than the binding was made with.
  [/^@emnapi\/core$/, requireFromBinding.resolve('@emnapi/core')],
  [/^@emnapi\/runtime$/, requireFromBinding.resolve('@emnapi/runtime')],
  // There are no processes to ask for types.
  [/\/native-types\.js$/, path.join(root, 'rules/src/javascript/types/native-types.browser.ts')],
];

/** @type {import('esbuild').Plugin} */
export const browserBundle = {
  name: 'browser-bundle',
  setup(build) {
    for (const [filter, file] of replacements) build.onResolve({ filter }, () => ({ path: file }));
    // The extension is one file for the server: what it would have to fetch is part of it.
    build.onLoad({ filter: /\.wasm$/ }, async ({ path: file }) => ({
      contents: `const text = atob('${(await readFile(file)).toString('base64')}');
        export default new WebAssembly.Module(Uint8Array.from(text, (character) => character.charCodeAt(0)));`,
      loader: 'js',
    }));
  },
};
