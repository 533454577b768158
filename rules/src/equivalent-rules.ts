import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** Rules of other linters that report what one of ours does, by their names without prefix. */
interface Equivalents {
  readonly main?: readonly string[];
  /** Rules that report a small part of it: who turns one off for a whole file has said nothing of the rest. */
  readonly partial?: readonly string[];
}

const equivalents: Readonly<Record<string, Equivalents>> = {
  'no-missing-await': {
    main: [
      'no-floating-promises', // https://typescript-eslint.io/rules/no-floating-promises
      'no-misused-promises', // https://typescript-eslint.io/rules/no-misused-promises
      'strict-void-return', // https://typescript-eslint.io/rules/strict-void-return
      'return-await', // https://typescript-eslint.io/rules/return-await
      'catch-or-return', // https://github.com/eslint-community/eslint-plugin-promise
      'noFloatingPromises', // https://biomejs.dev/linter/rules/no-floating-promises
      'noMisusedPromises', // https://biomejs.dev/linter/rules/no-misused-promises
      'JSIgnoredPromiseFromCall', // https://www.jetbrains.com/help/webstorm/disabling-and-enabling-inspections.html
      'ES6MissingAwait',
    ],
    partial: [
      'missing-playwright-await', // https://github.com/mskelton/eslint-plugin-playwright
      'noPlaywrightMissingAwait', // https://biomejs.dev/linter/rules/no-playwright-missing-await
      'await-thenable', // https://typescript-eslint.io/rules/await-thenable, of arrays of promises
      'useAwaitThenable', // https://biomejs.dev/linter/rules/use-await-thenable
      'valid-expect', // https://github.com/jest-community/eslint-plugin-jest, and of Vitest's
      'valid-expect-in-promise',
      'valid-expect-with-promise',
      'require-awaited-expect-poll', // https://github.com/vitest-dev/eslint-plugin-vitest
      'await-async-events', // https://github.com/testing-library/eslint-plugin-testing-library
      'await-async-queries',
      'await-async-utils',
      'no-promise-in-fire-event',
      'await-expect', // https://github.com/webdriverio/webdriverio, its eslint-plugin-wdio
      'no-floating-promise',
      'no-try-promise', // https://github.com/SonarSource/SonarJS
      'no-async-constructor',
      'async-test-assertions',
      'no-async-endpoint-handlers', // https://oxc.rs/docs/guide/usage/linter/rules/oxc/no-async-endpoint-handlers
      'no-async-subscribe', // https://github.com/JasonWeinzierl/eslint-plugin-rxjs-x
      'no-floating-observables',
      'no-ignored-observable', // https://github.com/cartant/eslint-plugin-rxjs
    ],
  },
  'no-blocking-call': {
    main: [
      'no-sync', // https://github.com/eslint-community/eslint-plugin-n
      'noSyncMethods', // https://biomejs.dev/linter/rules/no-sync-methods
      'no-sync-fn-in-async-fn', // https://docs.deno.com/lint/rules/no-sync-fn-in-async-fn
    ],
  },
  'no-nested-run': {
    main: [
      'no-async-promise-executor', // https://eslint.org/docs/latest/rules/no-async-promise-executor
      'noAsyncPromiseExecutor', // https://biomejs.dev/linter/rules/no-async-promise-executor
    ],
    partial: [
      'no-misused-promises', // asynchronous executors among other callbacks
      'noMisusedPromises',
      'strict-void-return',
      'no-nested-subscribe', // https://github.com/cartant/eslint-plugin-rxjs
    ],
  },
  'no-unbounded-fan-out': {
    main: ['promiseall-no-unbounded-parallelism'], // https://github.com/cdklabs/eslint-plugin
  },
  'no-swallowed-cancellation': {
    partial: [
      'no-unsafe-finally', // https://eslint.org/docs/latest/rules/no-unsafe-finally
      'noUnsafeFinally', // https://biomejs.dev/linter/rules/no-unsafe-finally
    ],
  },
};

/** Comments of ESLint and oxlint, and of Biome, Deno and JetBrains' editors. */
const directivePattern =
  /^[\s*]*(?:(?:eslint|oxlint)-(?<kind>disable-next-line|disable-line|disable|enable)|(?:biome-ignore|deno-lint-ignore|noinspection)(?<scope>-\w+)?)\s+(?<rules>.+)/s;

/** What comments of the latter do, by the end of their first word. */
const kindsByScope: Readonly<Record<string, string>> = {
  '-all': 'disable',
  '-file': 'disable',
  '-start': 'disable',
  '-end': 'enable',
};

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
  const { main = [], partial = [] } = equivalents[name] ?? {};
  const known = [...main, ...partial];
  if (!known.some((rule) => text.includes(rule))) return undefined;
  const spans: LineRange[] = [];
  let from: number | undefined;
  for (const comment of ast.comments) {
    const directive = readDirective(comment);
    const isOfLine = directive?.kind.startsWith('disable-');
    if (!directive?.rules.some((rule) => (isOfLine ? known : main).includes(rule))) continue;
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
  const { kind, scope, rules } = directivePattern.exec(value)?.groups ?? {};
  if (rules === undefined) return undefined;
  // In a line comment these two say nothing to ESLint.
  if (type === 'Line' && (kind === 'disable' || kind === 'enable')) return undefined;
  const [names = ''] = rules.split(/\s--\s|:\s/, 1);
  return {
    kind: kind ?? kindsByScope[scope ?? ''] ?? 'disable-next-line',
    rules: names.split(/[\s,]+/).map((name) => name.split('/').at(-1) ?? ''),
  };
}
