import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';

const rulesFolder = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Bundles modules of a package of this repository from their sources, as they are published but for other packages: a
 * process that had to compile them one by one would take seconds to start.
 * @param packageFolder the absolute path of the package, in whose `out` the bundles are, so that they find its dependencies
 * @returns the folder of the bundles, which this process has to itself and removes when it ends
 */
export async function bundleSources(
  packageFolder: string,
  options: Required<Pick<BuildOptions, 'entryPoints'>> & BuildOptions,
): Promise<string> {
  const parent = path.join(packageFolder, 'out');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'tests-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    absWorkingDir: packageFolder,
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    conditions: ['async-pitfalls-source'],
    logLevel: 'error',
    ...options,
  });
  return folder;
}

let plugin: Promise<string> | undefined;

/** The folder of the plugin's package, bundled from its source as the published one is, but for the packages in it. */
export function bundlePlugin(): Promise<string> {
  return (plugin ??= bundleSources(rulesFolder, {
    entryPoints: {
      'dist/index': 'src/index.ts',
      'dist/parser': 'src/javascript/parser/index.ts',
      'dist/engine': 'src/engine/index.ts',
      'dist/cli': 'src/cli/main.ts',
    },
    chunkNames: 'dist/[name]-[hash]',
    packages: 'external',
  }).then((folder) => {
    cpSync(path.join(rulesFolder, 'package.json'), path.join(folder, 'package.json'));
    return folder;
  }));
}
