import type { OpenedModule } from '../semantics/python-facts.js';
import type * as ast from '../syntax/nodes.js';
import { ensureImport } from './imports.js';
import { insertAt, replaceRange, type TextEdit } from './text-edit.js';

/** `f()` → `asyncio.run(f())`, the import added when it is missing. */
export function runWithAsyncio(call: ast.Expression, text: string): TextEdit[] {
  const { name, edits } = ensureImport(call, text, 'asyncio');
  return [...edits, insertAt(call.start, `${name}.run(`), insertAt(call.end, ')')];
}

/**
 * The same by the loop that the module is written for. Those of anyio and trio take the function and its arguments
 * (https://trio.readthedocs.io/en/stable/reference-core.html#trio.run): `f(x)` → `trio.run(f, x)`. Undefined where a keyword
 * argument would have to go with it.
 */
export function runInLoop(
  call: ast.Call,
  { text, facts }: Pick<OpenedModule, 'text' | 'facts'>,
): TextEdit[] | undefined {
  if (facts.framework === 'asyncio') return runWithAsyncio(call, text);
  if (call.keywords.length > 0) return undefined;
  const { name, edits } = ensureImport(call, text, facts.framework);
  const open = { start: call.func.end, end: text.indexOf('(', call.func.end) + 1 };
  const separator = call.args.length > 0 ? ', ' : '';
  return [...edits, insertAt(call.start, `${name}.run(`), replaceRange(open, separator)];
}
