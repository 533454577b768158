import type { PythonMessageIds } from '../../../src/pitfalls/no-missing-await/python/messages.js';
import { found as foundWith, silent as silentWith } from '../../support/marked-code.js';

/** What most tests start with: a coroutine function, in three lines. */
export const fetchFunction = 'async def fetch():\n    return {}\n\n';

type Suggestion = readonly [messageId: PythonMessageIds, output: string];

/** A finding in code behind `fetchFunction`, at the place that is written as `«name»`. */
export function found(title: string, code: string, messageId: PythonMessageIds, ...suggestions: Suggestion[]) {
  const outputs = suggestions.map(([id, output]): Suggestion => [id, fetchFunction + output]);
  return foundWith<PythonMessageIds>(title, fetchFunction + code, { messageId, suggestions: outputs });
}

/** Code behind `fetchFunction` in which there is nothing to find. */
export function silent(title: string, code: string) {
  return silentWith(title, fetchFunction + code);
}

/** A statement in an asynchronous function, and the function with `await` as its suggestion. */
export function inAsync(title: string, statement: string, messageId: PythonMessageIds, awaited: string) {
  const wrap = (text: string): string => `async def main(xs=()):\n    ${text}\n`;
  return found(title, wrap(statement), messageId, ['addAwait', wrap(awaited)]);
}

/** The same in a function that is given a list of texts. */
export function inAsyncList(title: string, statement: string, awaited: string) {
  const wrap = (text: string): string => `async def main(names: list[str]):\n    ${text}\n`;
  return found(title, wrap(statement), 'coroutineAsArgument', ['addAwait', wrap(awaited)]);
}
