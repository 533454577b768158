import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { AcceptedLines, type Equivalents } from './accepted-lines.js';

/** Messages about functions whose promise is dropped, and about promises that are asked for their truth. */
const droppedCallbacks = ['droppedCallback', 'declaredDropped', 'droppedForEach'];
const misused = [...droppedCallbacks, 'condition', 'conditionOfEither', 'predicate'];
/** Nothing that the messages of ours tell. */
const untold: readonly string[] = [];

const equivalents: Readonly<Record<string, Equivalents>> = {
  'no-missing-await': {
    main: [
      'no-floating-promises', // https://typescript-eslint.io/rules/no-floating-promises
      'return-await', // https://typescript-eslint.io/rules/return-await
      'catch-or-return', // https://github.com/eslint-community/eslint-plugin-promise
      'noFloatingPromises', // https://biomejs.dev/linter/rules/no-floating-promises
      'JSIgnoredPromiseFromCall', // https://www.jetbrains.com/help/webstorm/disabling-and-enabling-inspections.html
      'ES6MissingAwait',
    ],
    partial: {
      'no-misused-promises': misused, // https://typescript-eslint.io/rules/no-misused-promises
      'strict-void-return': droppedCallbacks, // https://typescript-eslint.io/rules/strict-void-return
      noMisusedPromises: misused, // https://biomejs.dev/linter/rules/no-misused-promises
      'missing-playwright-await': untold, // https://github.com/mskelton/eslint-plugin-playwright
      noPlaywrightMissingAwait: untold, // https://biomejs.dev/linter/rules/no-playwright-missing-await
      'await-thenable': ['awaitedArray', 'nestedArray'], // https://typescript-eslint.io/rules/await-thenable, of arrays of promises
      useAwaitThenable: ['awaitedArray', 'nestedArray'], // https://biomejs.dev/linter/rules/use-await-thenable
      'valid-expect': untold, // https://github.com/jest-community/eslint-plugin-jest, and of Vitest's
      'valid-expect-in-promise': untold,
      'valid-expect-with-promise': untold,
      'require-awaited-expect-poll': untold, // https://github.com/vitest-dev/eslint-plugin-vitest
      'await-async-events': untold, // https://github.com/testing-library/eslint-plugin-testing-library
      'await-async-queries': untold,
      'await-async-utils': untold,
      'no-promise-in-fire-event': untold,
      'await-expect': untold, // https://github.com/webdriverio/webdriverio, its eslint-plugin-wdio
      'no-floating-promise': untold,
      'no-try-promise': untold, // https://github.com/SonarSource/SonarJS
      'no-async-constructor': untold,
      'async-test-assertions': untold,
      'no-async-endpoint-handlers': untold, // https://oxc.rs/docs/guide/usage/linter/rules/oxc/no-async-endpoint-handlers
      'no-async-subscribe': untold, // https://github.com/JasonWeinzierl/eslint-plugin-rxjs-x
      'no-floating-observables': ['unsentRequest'],
      'no-ignored-observable': ['unsentRequest'], // https://github.com/cartant/eslint-plugin-rxjs
    },
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
    partial: {
      'no-misused-promises': untold, // asynchronous executors among other callbacks
      noMisusedPromises: untold,
      'strict-void-return': untold,
      'no-nested-subscribe': untold, // https://github.com/cartant/eslint-plugin-rxjs
    },
  },
  'no-unbounded-fan-out': {
    main: ['promiseall-no-unbounded-parallelism'], // https://github.com/cdklabs/eslint-plugin
  },
  'no-swallowed-cancellation': {
    partial: {
      'no-unsafe-finally': untold, // https://eslint.org/docs/latest/rules/no-unsafe-finally
      noUnsafeFinally: untold, // https://biomejs.dev/linter/rules/no-unsafe-finally
    },
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

/**
 * The lines on which a comment turns off a rule that reports the same. Undefined where there is no such comment in the file.
 * @param name of our rule, without prefix
 */
export function findAcceptedLines(
  name: string,
  { text, ast }: Pick<Readonly<TSESLint.SourceCode>, 'text' | 'ast'>,
): AcceptedLines | undefined {
  const { main = [], partial = {} } = equivalents[name] ?? {};
  if (![...main, ...Object.keys(partial)].some((rule) => text.includes(rule))) return undefined;
  const accepted = new AcceptedLines({ main, partial });
  for (const comment of ast.comments) {
    const { kind, rules = [] } = readDirective(comment) ?? {};
    const { start, end } = comment.loc;
    for (const rule of rules) {
      if (kind === 'disable-next-line') accepted.addLine(rule, end.line + 1);
      else if (kind === 'disable-line') accepted.addLine(rule, start.line);
      else if (kind === 'disable') accepted.open(rule, start.line);
      else accepted.close(rule, start.line);
    }
  }
  accepted.closeAll();
  return accepted.isEmpty ? undefined : accepted;
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
