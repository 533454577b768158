// Bundles the three packages and the extension: node esbuild.config.mjs [rules|server|extension|benches…] [--watch]
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { context } from 'esbuild';
import { browserBundle } from './client/scripts/browser-bundle.mjs';
import { writeThirdPartyNotices } from './client/scripts/third-party-notices.mjs';

/**
 * What all bundles share. The condition `async-pitfalls-source` takes the packages of this repository from their TypeScript files;
 * it is called so that no bundler of a user asks for it: they are not in the published packages.
 */
const common = {
  bundle: true,
  conditions: ['async-pitfalls-source'],
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

/**
 * The npm package of the rules. Small packages that every run needs are bundled, also where its types name them: to find
 * and load their hundred files took longer than to check a file. Outside stay native ones, what belongs to the user's
 * ESLint and TypeScript, and what few runs need.
 */
const rulesPackage = {
  ...common,
  platform: 'node',
  format: 'esm',
  splitting: true,
  // Every run reads all of it. One character beyond Latin-1 in a comment would double what it takes in memory.
  minifyWhitespace: true,
  banner: requireBanner,
  external: [
    '@typescript-eslint/parser',
    '@typescript-eslint/scope-manager',
    'eslint',
    'node-sarif-builder',
    'oxc-parser',
    'typescript',
    'typescript-native',
  ],
};

/** What the client and the server in VS Code for the Web have in common. */
const web = { ...common, outdir: 'dist/web', platform: 'browser', target: 'es2022', minify: true };

const builds = {
  rules: {
    ...rulesPackage,
    entryPoints: {
      index: 'rules/src/index.ts',
      parser: 'rules/src/javascript/parser/index.ts',
      engine: 'rules/src/engine/index.ts',
      texts: 'rules/src/engine/texts.ts',
      files: 'rules/src/cli/files/find-files.ts',
      cli: 'rules/src/cli/main.ts',
    },
    outdir: 'rules/dist',
  },
  /** What benches measure, as it is in the npm package. */
  benches: {
    ...rulesPackage,
    entryPoints: { 'missing-await-worker': 'rules/scripts/bench/missing-await-worker.ts' },
    outdir: 'rules/node_modules/.cache/benches',
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
  benches: ['benches'],
  server: ['server'],
  extension: ['client', 'extensionServer', 'webClient', 'webServer'],
};

const args = process.argv.slice(2);
const wanted = Object.keys(groups).filter((group) => args.includes(group));
const names = (wanted.length > 0 ? wanted : ['rules', 'server', 'extension']).flatMap((group) => groups[group]);
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
// As in the package; else Node has to find out from their texts that these are modules.
if (names.includes('benches')) writeFileSync(`${builds.benches.outdir}/package.json`, '{ "type": "module" }\n');
// Whatever is shipped with packages in it says whose they are.
for (const [group, folder] of [
  ['rules', 'rules/dist'],
  ['extension', 'dist'],
]) {
  const shipped = groups[group].flatMap((name) => results.get(name)?.metafile ?? []);
  if (shipped.length > 0) writeThirdPartyNotices(shipped, `${folder}/third-party-notices.txt`);
}
// What package managers do with a `bin` on installing, for those who run it from here.
if (names.includes('rules')) chmodSync('rules/dist/cli.js', 0o755);
