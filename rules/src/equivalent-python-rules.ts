import { AcceptedLines, type Equivalents } from './accepted-lines.js';
import { standsAlone } from './python/language/directives.js';
import type { PythonSourceCode } from './python/language/source-code.js';

/** The messages of ours that a rule is about which has several names. */
function toParts(parts: readonly string[], ...names: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(names.map((name) => [name, parts]));
}

const yields = ['yieldInTimeout', 'yieldInGroup'];
const jumps = ['jumpInFinally'];

/** Rules of other linters and type checkers that report what ours does, by all names that comments call them by. */
const equivalents: Readonly<Record<string, Equivalents>> = {
  // https://docs.astral.sh/ruff/rules/#flake8-async-async, https://flake8-async.readthedocs.io/en/latest/rules.html
  'no-blocking-call': {
    main: ['ASYNC200'],
    partial: {
      ...toParts(['http'], 'ASYNC210', 'blocking-http-call-in-async-function', 'ASYNC211'),
      ...toParts(['http'], 'ASYNC212', 'blocking-http-call-httpx-in-async-function'),
      ...toParts(['subprocess'], 'ASYNC220', 'create-subprocess-in-async-function'),
      ...toParts(['subprocess'], 'ASYNC221', 'run-process-in-async-function'),
      ...toParts(['subprocess'], 'ASYNC222', 'wait-for-process-in-async-function'),
      ...toParts(['file'], 'ASYNC230', 'blocking-open-call-in-async-function', 'ASYNC231', 'ASYNC232'),
      ...toParts(['file'], 'ASYNC240', 'blocking-path-method-in-async-function'),
      ...toParts(['input'], 'ASYNC250', 'blocking-input-in-async-function'),
      ...toParts(['sleep'], 'ASYNC251', 'blocking-sleep-in-async-function'),
    },
  },
  'no-dangling-task': {
    main: [
      'RUF006', // https://docs.astral.sh/ruff/rules/asyncio-dangling-task/
      'asyncio-dangling-task',
      'ASYNC300',
    ],
  },
  'no-missing-await': {
    main: [
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
  },
  'no-swallowed-cancellation': {
    main: ['ASYNC103', 'ASYNC104'],
    partial: {
      ...toParts(yields, 'ASYNC101', 'ASYNC119'),
      ...toParts(yields, 'yield-in-context-manager-in-async-generator'), // https://docs.astral.sh/ruff/rules/yield-in-context-manager-in-async-generator/
      ...toParts(['awaitInCleanup'], 'ASYNC102', 'ASYNC120'),
      ...toParts(jumps, 'B012', 'jump-statement-in-finally'), // https://docs.astral.sh/ruff/rules/jump-statement-in-finally/
      ...toParts(jumps, 'lost-exception', 'W0150', 'return-in-finally', 'W0134'), // https://pylint.readthedocs.io/en/stable/user_guide/messages/
      ...toParts(jumps, 'continue-in-finally', 'W0136', 'break-in-finally', 'W0137'),
    },
  },
  'no-deprecated-event-loop-access': {
    main: [
      'reportDeprecated', // https://github.com/microsoft/pyright/blob/main/docs/configuration.md
      'deprecated', // https://mypy.readthedocs.io/en/stable/error_code_list2.html, https://docs.astral.sh/ty/reference/rules/
      'deprecated-argument', // https://pylint.readthedocs.io/en/stable/user_guide/messages/
      'W4903',
    ],
  },
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
 * The lines on which a comment turns off a rule that reports the same as ours.
 * @param name of our rule, without prefix
 */
export function findAcceptedPythonLines(name: string, sourceCode: PythonSourceCode): AcceptedLines {
  const accepted = new AcceptedLines(equivalents[name] ?? {});
  for (const comment of sourceCode.comments) {
    if (!mention.test(comment.value)) continue;
    const { line } = sourceCode.getLoc(comment).start;
    for (const [reach, rules] of readDirectives(comment.value, standsAlone(comment, sourceCode.text))) {
      for (const rule of rules) {
        if (reach === 'line') accepted.addLine(rule, line);
        else if (reach === 'next') accepted.addLine(rule, line + 1);
        else if (reach === 'to') accepted.close(rule, line);
        else accepted.open(rule, reach === 'file' ? 1 : line);
      }
    }
  }
  accepted.closeAll();
  return accepted;
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
