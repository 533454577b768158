import type { RuleTester } from 'eslint';

/** What a suggestion is expected to be: the id of its message and the whole text that it leads to. */
type ExpectedSuggestion<Id extends string> = readonly [messageId: Id, output: string];

interface Expected<Id extends string> {
  readonly messageId: Id;
  /** What the safe fix leads to. */
  readonly output?: string;
  readonly suggestions?: readonly ExpectedSuggestion<Id>[];
  readonly data?: Readonly<Record<string, string>>;
  readonly options?: readonly unknown[];
  readonly filename?: string;
}

/** A failing test, as rule testers take it. */
export interface InvalidTest<Id extends string> {
  readonly name: string;
  readonly code: string;
  readonly output?: string;
  readonly options?: unknown[];
  readonly filename?: string;
  readonly errors: readonly {
    readonly messageId: Id;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly data?: Record<string, string>;
    readonly suggestions: { messageId: Id; output: string }[];
  }[];
}

/** A test of a rule on code in which the place of the only finding is written as `«name»`. */
export function found<Id extends string>(title: string, marked: string, expected: Expected<Id>): InvalidTest<Id> {
  const { messageId, data, suggestions = [], output, options, filename } = expected;
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const code = marked.replace('«', '').replace('»', '');
  const toPosition = (offset: number): { line: number; column: number } => {
    const before = code.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  const { line, column } = toPosition(start);
  const { line: endLine, column: endColumn } = toPosition(end);
  const error = { messageId, line, column, endLine, endColumn, ...(data && { data: { ...data } }) };
  return {
    name: title,
    code,
    ...(output !== undefined && { output }),
    ...(options && { options: [...options] }),
    ...(filename !== undefined && { filename }),
    errors: [{ ...error, suggestions: suggestions.map(([id, text]) => ({ messageId: id, output: text })) }],
  };
}

/** A test of a rule on code without findings. */
export function silent(
  name: string,
  code: string,
  more: Pick<RuleTester.ValidTestCase, 'options' | 'filename'> = {},
): RuleTester.ValidTestCase {
  return { name, code, ...more };
}
