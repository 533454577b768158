import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** Rules of other linters that report a part of what ours does, by their names without prefix. */
const equivalents: Readonly<Record<string, readonly string[]>> = {
  'no-missing-await': [
    'no-floating-promises', // https://typescript-eslint.io/rules/no-floating-promises
    'no-misused-promises', // https://typescript-eslint.io/rules/no-misused-promises
    'strict-void-return', // https://typescript-eslint.io/rules/strict-void-return
    'return-await', // https://typescript-eslint.io/rules/return-await
    'catch-or-return', // https://github.com/eslint-community/eslint-plugin-promise
    'noFloatingPromises', // https://biomejs.dev/linter/rules/no-floating-promises
    'noMisusedPromises', // https://biomejs.dev/linter/rules/no-misused-promises
    'missing-playwright-await', // https://github.com/mskelton/eslint-plugin-playwright
    'noPlaywrightMissingAwait', // https://biomejs.dev/linter/rules/no-playwright-missing-await
    'valid-expect-in-promise', // https://github.com/jest-community/eslint-plugin-jest, and of Vitest's
    'require-awaited-expect-poll', // https://github.com/vitest-dev/eslint-plugin-vitest
    'await-async-events', // https://github.com/testing-library/eslint-plugin-testing-library
    'await-async-queries',
    'await-async-utils',
  ],
  'no-blocking-call': [
    'no-sync', // https://github.com/eslint-community/eslint-plugin-n
    'noSyncMethods', // https://biomejs.dev/linter/rules/no-sync-methods
  ],
  'no-nested-run': [
    'no-async-promise-executor', // https://eslint.org/docs/latest/rules/no-async-promise-executor
    'noAsyncPromiseExecutor', // https://biomejs.dev/linter/rules/no-async-promise-executor
    'no-nested-subscribe', // https://github.com/cartant/eslint-plugin-rxjs
  ],
  'no-unbounded-fan-out': ['promiseall-no-unbounded-parallelism'], // https://github.com/cdklabs/eslint-plugin
  'no-swallowed-cancellation': [
    'no-unsafe-finally', // https://eslint.org/docs/latest/rules/no-unsafe-finally
    'noUnsafeFinally', // https://biomejs.dev/linter/rules/no-unsafe-finally
  ],
};

const directivePattern =
  /^[\s*]*(?:(?:eslint|oxlint)-(?<kind>disable-next-line|disable-line|disable|enable)|(?<ignore>biome-ignore))\s+(?<rules>.+)/s;

/** Lines that a comment is about, both included. */
interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Tells the lines on which a comment turns off a rule that reports the same: somebody has looked at the place, and decided.
 * Undefined where there is no such comment in the file.
 * @param name of our rule, without prefix
 */
export function findAcceptedLines(
  name: string,
  { text, ast }: Pick<Readonly<TSESLint.SourceCode>, 'text' | 'ast'>,
): ((line: number) => boolean) | undefined {
  const rules = equivalents[name] ?? [];
  if (!rules.some((rule) => text.includes(rule))) return undefined;
  const spans: LineRange[] = [];
  let from: number | undefined;
  for (const comment of ast.comments) {
    const directive = readDirective(comment);
    if (!directive?.rules.some((rule) => rules.includes(rule))) continue;
    const { start, end } = comment.loc;
    if (directive.kind === 'disable-next-line') spans.push({ first: end.line + 1, last: end.line + 1 });
    else if (directive.kind === 'disable-line') spans.push({ first: start.line, last: start.line });
    else if (directive.kind === 'disable') from ??= start.line;
    else if (from !== undefined) {
      spans.push({ first: from, last: start.line });
      from = undefined;
    }
  }
  if (from !== undefined) spans.push({ first: from, last: Infinity });
  return spans.length === 0 ? undefined : (line) => spans.some(({ first, last }) => first <= line && line <= last);
}

function readDirective({ value, type }: TSESTree.Comment): { kind: string; rules: readonly string[] } | undefined {
  const { kind, ignore, rules = '' } = directivePattern.exec(value)?.groups ?? {};
  if (ignore !== undefined) {
    const rule = /^lint\/\w+\/(\w+)/.exec(rules)?.[1];
    return rule === undefined ? undefined : { kind: 'disable-next-line', rules: [rule] };
  }
  // In a line comment these two say nothing to ESLint.
  if (kind === undefined || (type === 'Line' && (kind === 'disable' || kind === 'enable'))) return undefined;
  const [names = ''] = rules.split(/\s--\s/, 1);
  return { kind, rules: names.split(',').map((name) => name.trim().split('/').at(-1) ?? '') };
}
