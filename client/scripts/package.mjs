// Packages the extension: node client/scripts/package.mjs [linux-x64|universal…]. Default: for this machine, and universal.
// A package for a platform carries the native pieces of that platform (the TypeScript 7 compiler, the oxc parser) in
// dist/node_modules, where the server finds them by ordinary resolution. The universal one carries neither: it checks
// Python only.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';

const root = path.resolve(import.meta.dirname, '../..');
const staged = path.join(root, 'dist/node_modules');
const require = createRequire(path.join(root, 'rules/package.json'));
const host = `${process.platform}-${process.arch}`;

/** The platforms of VS Code, each with the names that oxc's bindings go by. */
const oxcBindings = {
  'linux-x64': '@oxc-parser/binding-linux-x64-gnu',
  'linux-arm64': '@oxc-parser/binding-linux-arm64-gnu',
  'darwin-x64': '@oxc-parser/binding-darwin-x64',
  'darwin-arm64': '@oxc-parser/binding-darwin-arm64',
  'win32-x64': '@oxc-parser/binding-win32-x64-msvc',
  'win32-arm64': '@oxc-parser/binding-win32-arm64-msvc',
};

const targets = process.argv.length > 2 ? process.argv.slice(2) : [host, 'universal'];
for (const target of targets) {
  if (target !== 'universal' && !(target in oxcBindings)) throw new Error(`unknown target ${target}`);
}

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
run('esbuild.config.mjs', 'extension');
mkdirSync(path.join(root, 'out'), { recursive: true });
for (const target of targets) {
  rmSync(staged, { recursive: true, force: true });
  for (const name of getPackages(target)) stage(name);
  const file = path.join(root, `out/async-pitfalls-${target}.vsix`);
  const platform = target === 'universal' ? [] : ['--target', target];
  run(path.join(findPackage('@vscode/vsce'), 'vsce'), 'package', '--no-dependencies', '--out', file, ...platform);
  await printContents(file);
}
rmSync(staged, { recursive: true, force: true });

function getPackages(target) {
  if (target === 'universal') return [];
  return ['oxc-parser', oxcBindings[target], 'typescript-native', `@typescript/typescript-${target}`];
}

/** Copies an installed package, without what only its developers need. */
function stage(name) {
  const source = findPackage(name);
  const isWanted = (file) => {
    const relative = path.relative(source, file);
    if (relative.startsWith('node_modules') || relative.endsWith('.map')) return false;
    // The .d.ts files of a compiler describe the standard library; those of other packages serve nobody at run time.
    if (!name.startsWith('@typescript/') && /\.d\.[cm]?ts$/.test(relative)) return false;
    // With the native binding there is no need for WebAssembly, nor for other ways to hand over the tree.
    return !(
      name === 'oxc-parser' && /wasm|raw-transfer\/(?!supported)|generated\/(?:deserialize|lazy)/.test(relative)
    );
  };
  cpSync(source, path.join(staged, name), { recursive: true, dereference: true, filter: isWanted });
}

function findPackage(name) {
  for (const folder of require.resolve.paths(name) ?? []) {
    const candidate = path.join(folder, name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
  }
  throw new Error(`${name} is not installed; on another platform: npm install --no-save --force ${name}`);
}

function run(program, ...args) {
  execFileSync(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Prints what is in the package, native packages as one line each, and the size of the whole. */
async function printContents(file) {
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const sizes = new Map();
  for (const name of files) {
    const [group] = /^dist\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(name) ?? [name];
    sizes.set(group, (sizes.get(group) ?? 0) + statSync(path.join(root, name)).size);
  }
  const toText = (bytes) => `${(bytes / 1024).toFixed(1).padStart(9)} KiB`;
  for (const [name, size] of sizes) console.log(`${toText(size)}  ${name}`);
  console.log(`${toText(statSync(file).size)}  ${path.relative(root, file)}: ${files.length} files\n`);
}
