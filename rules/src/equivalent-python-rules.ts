import { standsAlone } from './python/language/directives.js';
import type { PythonSourceCode } from './python/language/source-code.js';

/** Rules of other linters and type checkers that report a part of what ours does, by all names that comments call them by. */
const equivalents: Readonly<Record<string, readonly string[]>> = {
  // https://docs.astral.sh/ruff/rules/#flake8-async-async, https://flake8-async.readthedocs.io/en/latest/rules.html
  'no-blocking-call': [
    'ASYNC200',
    'ASYNC210',
    'blocking-http-call-in-async-function',
    'ASYNC211',
    'ASYNC212',
    'blocking-http-call-httpx-in-async-function',
    'ASYNC220',
    'create-subprocess-in-async-function',
    'ASYNC221',
    'run-process-in-async-function',
    'ASYNC222',
    'wait-for-process-in-async-function',
    'ASYNC230',
    'blocking-open-call-in-async-function',
    'ASYNC231',
    'ASYNC232',
    'ASYNC240',
    'blocking-path-method-in-async-function',
    'ASYNC250',
    'blocking-input-in-async-function',
    'ASYNC251',
    'blocking-sleep-in-async-function',
  ],
  'no-dangling-task': [
    'RUF006', // https://docs.astral.sh/ruff/rules/asyncio-dangling-task/
    'asyncio-dangling-task',
    'ASYNC300',
  ],
  'no-missing-await': [
    'ASYNC105', // https://docs.astral.sh/ruff/rules/trio-sync-call/
    'trio-sync-call',
    'reportUnusedCoroutine', // https://github.com/microsoft/pyright/blob/main/docs/configuration.md
    'unused-coroutine', // https://mypy.readthedocs.io/en/stable/error_code_list.html, https://pyrefly.org/en/docs/error-kinds/
    'unused-awaitable', // https://mypy.readthedocs.io/en/stable/error_code_list2.html, https://docs.astral.sh/ty/reference/rules/
  ],
  'no-swallowed-cancellation': [
    'ASYNC101',
    'ASYNC102',
    'ASYNC103',
    'ASYNC104',
    'ASYNC119',
    'yield-in-context-manager-in-async-generator', // https://docs.astral.sh/ruff/rules/yield-in-context-manager-in-async-generator/
    'ASYNC120',
    'B012', // https://docs.astral.sh/ruff/rules/jump-statement-in-finally/
    'jump-statement-in-finally',
  ],
};

/** `noqa: ASYNC251, RUF006`, also behind other words of the comment. Without codes it is about no rule in particular. */
const noqaPattern = /\bnoqa\s*:\s*(?<codes>[a-z]+\d+(?:[\s,]+[a-z]+\d+\b)*)/giu;
/** `ruff: ignore[ASYNC251]`, `type: ignore[unused-coroutine]`, `pyright: ignore[reportUnusedCoroutine]`. */
const ignorePattern = /\b(?<tool>ruff|type|pyright|pyrefly|ty)\s*:\s*ignore\s*\[(?<names>[^\]]*)\]/gu;

/** What stands in every one of them. */
const mention = /noqa|ignore/i;

/** Whose comments may stand on a line of their own: https://pyrefly.org/en/docs/error-suppressions/ */
const mayStandAbove = /^(?:ruff|pyrefly)$/u;

/**
 * The lines on which a comment turns off a rule that reports the same as ours: somebody has looked at the place, and decided.
 * @param name of our rule, without prefix
 * @returns lines, 1 for the first
 */
export function findAcceptedPythonLines(name: string, sourceCode: PythonSourceCode): ReadonlySet<number> {
  const rules = equivalents[name] ?? [];
  const lines = new Set<number>();
  if (rules.length === 0) return lines;
  for (const comment of sourceCode.comments) {
    const { value } = comment;
    if (!mention.test(value)) continue;
    const { line } = sourceCode.getLoc(comment).start;
    for (const { groups } of value.matchAll(noqaPattern)) {
      if (toNames(groups?.['codes'] ?? '').some((code) => rules.includes(code.toUpperCase()))) lines.add(line);
    }
    for (const { groups } of value.matchAll(ignorePattern)) {
      if (!toNames(groups?.['names'] ?? '').some((rule) => rules.includes(rule))) continue;
      const isAbove = mayStandAbove.test(groups?.['tool'] ?? '') && standsAlone(comment, sourceCode.text);
      lines.add(isAbove ? line + 1 : line);
    }
  }
  return lines;
}

function toNames(list: string): string[] {
  return list.split(/[\s,]+/u);
}
