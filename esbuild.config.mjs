// Bundles the three packages and the extension: node esbuild.config.mjs [rules|server|extension…] [--watch]
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { context } from 'esbuild';
import { browserBundle } from './client/scripts/browser-bundle.mjs';
import { writeThirdPartyNotices } from './client/scripts/third-party-notices.mjs';

/** What all bundles share. The condition `source` takes the packages of this repository from their TypeScript files. */
const common = {
  bundle: true,
  conditions: ['source'],
  target: 'node20.19',
  sourcemap: 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // Modules that are loaded later too, so that the next build finds them to remove.
  chunkNames: 'chunk-[hash]',
};

/** For a module that holds CommonJS packages: these call `require`. */
const requireBanner = {
  js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
};

/** What the client and the server in VS Code for the Web have in common. */
const web = { ...common, outdir: 'dist/web', platform: 'browser', target: 'es2022', minify: true };

const builds = {
  /** The npm package: its dependencies stay outside. */
  rules: {
    ...common,
    entryPoints: {
      index: 'rules/src/index.ts',
      parser: 'rules/src/javascript/parser/index.ts',
      engine: 'rules/src/engine/index.ts',
      texts: 'rules/src/engine/texts.ts',
      files: 'rules/src/cli/find-files.ts',
      cli: 'rules/src/cli/main.ts',
    },
    outdir: 'rules/dist',
    platform: 'node',
    format: 'esm',
    splitting: true,
    packages: 'external',
  },
  /** The npm package of the language server. */
  server: {
    ...common,
    entryPoints: {
      main: 'server/src/node/main.ts',
      'index-worker': 'server/src/node/index-worker.ts',
      index: 'server/src/index.ts',
      protocol: 'server/src/protocol.ts',
    },
    outdir: 'server/dist',
    platform: 'node',
    format: 'esm',
    splitting: true,
    packages: 'external',
    conditions: [],
  },
  /** The client in the extension; VS Code gives it the module `vscode`. */
  client: {
    ...common,
    entryPoints: { client: 'client/src/extension.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    minify: true,
  },
  /** The server in the extension, with everything but the native pieces, which `npm run package` puts beside it. */
  extensionServer: {
    ...common,
    entryPoints: { server: 'server/src/node/main.ts', 'index-worker': 'server/src/node/index-worker.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    format: 'esm',
    banner: requireBanner,
    alias: { 'oxc-parser': './server/src/node/oxc-parser.ts' },
    external: ['typescript-native', 'typescript', '@typescript-eslint/parser'],
    minify: true,
  },
  webClient: {
    ...web,
    entryPoints: { client: 'client/src/browser/extension.ts' },
    format: 'cjs',
    external: ['vscode'],
  },
  /** A classic worker: VS Code for the Web starts no others. */
  webServer: {
    ...web,
    entryPoints: { server: 'server/src/browser/main.ts' },
    format: 'iife',
    plugins: [browserBundle],
  },
};

const groups = {
  rules: ['rules'],
  server: ['server'],
  extension: ['client', 'extensionServer', 'webClient', 'webServer'],
};

const args = process.argv.slice(2);
const wanted = Object.keys(groups).filter((group) => args.includes(group));
const names = (wanted.length > 0 ? wanted : Object.keys(groups)).flatMap((group) => groups[group]);
// Chunks are named after what is in them: those of earlier builds would stay.
for (const { outdir } of names.map((name) => builds[name])) {
  const chunks = existsSync(outdir) ? readdirSync(outdir).filter((file) => file.startsWith('chunk-')) : [];
  for (const chunk of chunks) rmSync(`${outdir}/${chunk}`, { force: true });
}
const results = new Map();
for (const name of names) {
  const build = await context(builds[name]);
  if (args.includes('--watch')) {
    await build.watch();
  } else {
    results.set(name, await build.rebuild());
    await build.dispose();
  }
}
// What is shipped without its packages says whose they are.
const shipped = groups.extension.flatMap((name) => results.get(name)?.metafile ?? []);
if (shipped.length > 0) writeThirdPartyNotices(shipped, 'dist/third-party-notices.txt');
// What package managers do with a `bin` on installing, for those who run it from here.
if (names.includes('rules')) chmodSync('rules/dist/cli.js', 0o755);
