import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const sources = path.resolve(import.meta.dirname, '../../../src');

/** Bundles the contenders that are ours as they ship, below the packages, so that what stays outside is found. */
export async function bundle(outdir: string): Promise<void> {
  const lint = path.join(import.meta.dirname, 'lint-with-eslint.ts');
  const command = path.join(sources, 'cli/main.ts');
  await bundleEntries(outdir, { eslint: lint, command }, []);
  await bundleEntries(outdir, { 'eslint-unforgiving': lint }, [unforgiving]);
}

async function bundleEntries(outdir: string, entryPoints: Record<string, string>, plugins: Plugin[]): Promise<void> {
  await build({
    entryPoints,
    outdir,
    plugins,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['async-pitfalls-source'],
    packages: 'external',
    logLevel: 'warning',
  });
}

/** What the rule knows that typescript-eslint's do not: module, text in it, text instead. */
export const knowledge = [
  [
    'pitfalls/no-missing-await/javascript/promises/settled-promises.ts',
    'isSettled(node: TSESTree.Expression, inspection: Inspection): boolean {',
    '$& return false;',
  ],
  [
    'pitfalls/no-missing-await/javascript/promises/settled-promises.ts',
    'isSettlingFunction(fn: TSESTree.Expression, inspection: Inspection): boolean {',
    '$& return false;',
  ],
  [
    'pitfalls/no-missing-await/javascript/calls.ts',
    'isServiceOfTest(node: TSESTree.CallExpression, inspection: Inspection): boolean {',
    '$& return false;',
  ],
  [
    'pitfalls/no-missing-await/javascript/floating.ts',
    'isTopOfTest(node: TSESTree.CallExpression, { context, sourceCode }: Inspection): boolean {',
    '$& return false;',
  ],
  [
    'pitfalls/no-missing-await/javascript/values/conditions.ts',
    'function mayBeMissing(node: TSESTree.Expression, inspection: Inspection): boolean {',
    '$& return false;',
  ],
] as const;

/**
 * Our rule without the knowledge for which it leaves something alone. What it reports in this form, and not as it ships,
 * is a deliberate difference to typescript-eslint; what it does not report even so must have another reason.
 */
const unforgiving: Plugin = {
  name: 'unforgiving',
  setup(context) {
    const unread = new Set<string>(knowledge.map(([one]) => one));
    context.onEnd(() => {
      if (unread.size > 0) throw new Error(`The rule does not read ${[...unread].join(', ')}.`);
    });
    for (const file of [...unread]) {
      context.onLoad({ filter: new RegExp(`${file.replaceAll('.', '\\.')}$`) }, async ({ path: found }) => {
        unread.delete(file);
        let contents = await readFile(found, 'utf8');
        for (const [, from, to] of knowledge.filter(([one]) => one === file)) {
          if (!contents.includes(from)) throw new Error(`There is no ${from} in ${found}.`);
          contents = contents.replace(from, to);
        }
        return { contents, loader: 'ts' };
      });
    }
  },
};
