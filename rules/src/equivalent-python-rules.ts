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
    'truthy-bool', // https://mypy.readthedocs.io/en/stable/error_code_list2.html, of conditions
    'reportUnnecessaryComparison',
    'async-context-manager-with-regular-with', // https://pylint.readthedocs.io/en/stable/user_guide/messages/messages_overview.html
    'E1145',
    'PyAsyncCall', // https://www.jetbrains.com/help/pycharm/disabling-and-enabling-inspections.html
    'PySuspiciousBooleanCondition',
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
    ...['lost-exception', 'W0150', 'return-in-finally', 'W0134'], // https://pylint.readthedocs.io/en/stable/user_guide/messages/
    ...['continue-in-finally', 'W0136', 'break-in-finally', 'W0137'],
  ],
  'no-deprecated-event-loop-access': [
    'reportDeprecated', // https://github.com/microsoft/pyright/blob/main/docs/configuration.md
    'deprecated', // https://mypy.readthedocs.io/en/stable/error_code_list2.html, https://docs.astral.sh/ty/reference/rules/
    'deprecated-argument', // https://pylint.readthedocs.io/en/stable/user_guide/messages/
    'W4903',
  ],
};

/**
 * `noqa: ASYNC251, RUF006`, also behind other words of the comment, and `ruff: noqa: ASYNC251` for the whole file. Without codes
 * it is about no rule in particular.
 */
const noqaPattern = /\b(?<reach>(?:ruff|flake8)\s*:\s*)?noqa\s*:\s*(?<names>[a-z]+\d+(?:[\s,]+[a-z]+\d+\b)*)/giu;
/** `ruff: ignore[ASYNC251]`, `type: ignore[unused-coroutine]`, `pyright: ignore[reportUnusedCoroutine]`, `ruff: disable[ASYNC251]`. */
const ignorePattern =
  /\b(?<tool>ruff|type|pyright|pyrefly|ty)\s*:\s*(?<reach>ignore|file-ignore|disable|enable)\s*\[(?<names>[^\]]*)\]/gu;
/** `pylint: disable=lost-exception`, `pylint: disable-next=…`, and in PyCharm `noinspection PyAsyncCall`. */
const inspectionPattern =
  /\b(?<reach>pylint\s*:\s*disable(?:-next)?\s*=|noinspection)\s*(?<names>[\w-]+(?:\s*,\s*[\w-]+)*)/gu;

/** What stands in every one of them. */
const mention = /noqa|ignore|ruff|pylint|noinspection/i;

/** Whose comments may stand on a line of their own: https://pyrefly.org/en/docs/error-suppressions/ */
const mayStandAbove = /^(?:ruff|pyrefly)$/u;

/** The line of the comment, the one below it, the whole file, or all from here on or up to here. */
type Reach = 'line' | 'next' | 'file' | 'from' | 'to';

/**
 * The lines on which a comment turns off a rule that reports the same as ours: somebody has looked at the place, and decided.
 * @param name of our rule, without prefix
 * @returns lines, 1 for the first
 */
export function findAcceptedPythonLines(name: string, sourceCode: PythonSourceCode): ReadonlySet<number> {
  const rules = equivalents[name] ?? [];
  const lines = new Set<number>();
  if (rules.length === 0) return lines;
  const last = sourceCode.lines.length;
  const add = (first: number, end: number): void => {
    for (let line = first; line <= end; line++) lines.add(line);
  };
  let from: number | undefined;
  for (const comment of sourceCode.comments) {
    if (!mention.test(comment.value)) continue;
    const { line } = sourceCode.getLoc(comment).start;
    for (const [reach, names] of readDirectives(comment.value, standsAlone(comment, sourceCode.text))) {
      if (!names.some((one) => rules.includes(one))) continue;
      if (reach === 'line') lines.add(line);
      else if (reach === 'next') lines.add(line + 1);
      else if (reach === 'file') add(1, last);
      else if (reach === 'from') from ??= line;
      else if (from !== undefined) {
        add(from, line);
        from = undefined;
      }
    }
  }
  if (from !== undefined) add(from, last);
  return lines;
}

function readDirectives(text: string, isAlone: boolean): [Reach, string[]][] {
  const directives: [Reach, string[]][] = [];
  for (const { groups } of text.matchAll(noqaPattern)) {
    directives.push([groups?.['reach'] === undefined ? 'line' : 'file', toNames(groups?.['names']?.toUpperCase())]);
  }
  for (const { groups } of text.matchAll(ignorePattern)) {
    const isAbove = isAlone && mayStandAbove.test(groups?.['tool'] ?? '');
    directives.push([reaches[groups?.['reach'] ?? ''] ?? (isAbove ? 'next' : 'line'), toNames(groups?.['names'])]);
  }
  for (const { groups } of text.matchAll(inspectionPattern)) {
    const isOfLine = groups?.['reach']?.endsWith('disable=') === true;
    // On a line of its own it holds for a block, and that may be long.
    if (isOfLine && isAlone) continue;
    directives.push([isOfLine ? 'line' : 'next', toNames(groups?.['names'])]);
  }
  return directives;
}

const reaches: Readonly<Record<string, Reach>> = { 'file-ignore': 'file', disable: 'from', enable: 'to' };

function toNames(list = ''): string[] {
  return list.split(/[\s,]+/u);
}
