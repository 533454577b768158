import { ensureImport, getRangeOfArguments, replaceRange, type TextEdit } from '../../../../python/edits/index.js';
import type { OpenedModule } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';

/**
 * A thread of its own runs a loop of its own: `Thread(target=f, args=(x,))` → `Thread(target=asyncio.run, args=(f(x),))`, and
 * `executor.submit(f, x)` → `executor.submit(asyncio.run, f(x))` where the workers are threads. Undefined where that cannot be
 * written.
 */
export function runInThread(
  call: ast.Call,
  callback: ast.Expression,
  { text, facts }: OpenedModule,
): TextEdit[] | undefined {
  if (facts.framework !== 'asyncio') return undefined;
  const toStarted = (args: readonly ast.Node[]): string => {
    const shown = args.map(({ start, end }) => text.slice(start, end)).join(', ');
    return `${text.slice(callback.start, callback.end)}(${shown})`;
  };
  const { name, edits } = ensureImport(call, text, 'asyncio');
  const run = `${name}.run`;
  const { func, args, keywords } = call;
  if (func.type === 'Attribute' && func.attr === 'submit') {
    const isOfThreads = facts.isInstanceOf(func.value, 'concurrent.futures.ThreadPoolExecutor');
    const rest = [...args.slice(1), ...keywords];
    if (!isOfThreads || args[0] !== callback) return undefined;
    const replaced = getRangeOfArguments(callback, rest.at(-1) ?? callback, text);
    return [...edits, replaceRange(replaced, `${run}, ${toStarted(rest)}`)];
  }
  if (facts.findQualifiedName(func) !== 'threading.Thread') return undefined;
  if (args.length > 0 || keywords.some(({ arg }) => arg === null || arg === 'kwargs')) return undefined;
  const given = keywords.find(({ arg }) => arg === 'args')?.value;
  if (given === undefined) return [...edits, replaceRange(callback, `${run}, args=(${toStarted([])},)`)];
  if (given.type !== 'Tuple' && given.type !== 'List') return undefined;
  return [...edits, replaceRange(callback, run), replaceRange(given, `(${toStarted(given.elts)},)`)];
}
