import assert from 'node:assert/strict';
import type { RuleName } from '../../src/configuration/rule-options.js';
import { optionCases, type OptionCase } from './option-cases.js';

/** A program that shows what an option changes. */
export interface OptionProgram {
  /** For titles and folders: `no-blocking-call-groups.sleep-python`. */
  readonly name: string;
  readonly rule: RuleName;
  /** The rule's options, of which only the one in question is set. */
  readonly options: unknown;
  readonly file: 'app.py' | 'app.tsx';
  readonly text: string;
  /** The lines that the rule reports, 1-based. */
  readonly lines: { readonly byDefault: readonly number[]; readonly withOption: readonly number[] };
  /** What is in the changes that are suggested. */
  readonly suggests?: { readonly byDefault: string; readonly withOption: string };
}

/** What was found in a program: the line, 1-based, and the texts that suggestions would put in. */
export interface FoundInProgram {
  readonly rule: string | null;
  readonly line: number;
  readonly suggested: string;
}

/** A project in which the types of the programs are known, and nothing around it is looked at. */
export const projectOfPrograms: Readonly<Record<string, string>> = {
  'pyproject.toml': '',
  'package.json': '{ "type": "module" }',
  // Each program is a module, whether it exports something or not.
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      noImplicitAny: false,
      target: 'esnext',
      module: 'preserve',
      moduleDetection: 'force',
      jsx: 'preserve',
      types: [],
    },
  }),
};

/** One for each option and language that it changes something in. */
export const optionPrograms: readonly OptionProgram[] = optionCases.flatMap((one) => [
  ...(one.python === null ? [] : [toProgram(one, 'python', one.python)]),
  ...(one.javascript === null ? [] : [toProgram(one, 'javascript', one.javascript)]),
]);

/** The programs in groups, in each of which no rule is set in two ways: what starts slowly is asked once for each. */
export const rounds: readonly (readonly OptionProgram[])[] = toRounds(optionPrograms);

/** Asserts that the rule was found on the lines that the program says, and suggests what it says. */
export function assertFound(
  { name, rule, lines, suggests }: OptionProgram,
  when: 'byDefault' | 'withOption',
  found: readonly FoundInProgram[] = [],
): void {
  const own = found.filter((one) => one.rule === rule || one.rule === null);
  assert.deepEqual(
    own.map(({ line }) => line),
    lines[when],
    `${name} ${when}`,
  );
  for (const { suggested } of suggests ? own : [])
    assert.match(suggested, new RegExp(`\\b${suggests?.[when]}\\b`, 'u'));
}

function toProgram(one: OptionCase, language: string, text: string): OptionProgram {
  const { rule, option, value, suggests } = one;
  const lines = text.split('\n');
  const find = (...marks: readonly string[]): number[] =>
    lines.flatMap((line, index) => (marks.some((mark) => line.endsWith(` ${mark}`)) ? [index + 1] : []));
  return {
    name: `${rule}-${option}-${language}`,
    rule,
    options: toOptions(option, value),
    file: language === 'python' ? 'app.py' : 'app.tsx',
    text,
    lines: { byDefault: find('by default', 'always'), withOption: find('with the option', 'always') },
    ...(suggests && { suggests: { byDefault: suggests[0], withOption: suggests[1] } }),
  };
}

/** `groups.sleep` and a value as `{ groups: { sleep: value } }`. */
function toOptions(option: string, value: unknown): unknown {
  return option
    .split('.')
    .reverse()
    .reduce((inner: unknown, key) => ({ [key]: inner }), value);
}

function toRounds(programs: readonly OptionProgram[]): OptionProgram[][] {
  const rounds: Map<string, OptionProgram[]>[] = [];
  for (const program of programs) {
    const { rule, options } = program;
    const round = rounds.find((one) => {
      const [first] = one.get(rule) ?? [];
      return !first || JSON.stringify(first.options) === JSON.stringify(options);
    });
    const into = round ?? new Map<string, OptionProgram[]>();
    if (!round) rounds.push(into);
    into.set(rule, [...(into.get(rule) ?? []), program]);
  }
  return rounds.map((round) => [...round.values()].flat());
}
