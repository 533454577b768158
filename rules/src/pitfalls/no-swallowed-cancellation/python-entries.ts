import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import { walk } from '../../python/syntax/walk.js';

const starters: ReadonlySet<string> = new Set([
  'asyncio.run',
  'asyncio.Runner.run',
  'anyio.run',
  'trio.run',
  'uvloop.run',
]);

const entriesByModule = new WeakMap<ast.Module, ReadonlySet<string>>();

/** Whether the program starts with the function: when it ends, so does everything, and nobody misses the cancellation. */
export function isEntryFunction({ name, parent }: ast.FunctionNode, facts: PythonFacts): boolean {
  if (parent?.type !== 'Module') return false;
  if (/^_?(a|async_?)?main(_?async)?$/.test(name)) return true;
  return getEntries(parent, facts).has(name);
}

/** Names of the functions that the module gives to `asyncio.run` and the like. */
function getEntries(module: ast.Module, facts: PythonFacts): ReadonlySet<string> {
  const known = entriesByModule.get(module);
  if (known !== undefined) return known;
  const entries = new Set<string>();
  walk(module, (node) => {
    if (node.type !== 'Call') return;
    const [first] = node.args;
    const started = first?.type === 'Call' ? first.func : first;
    if (started?.type !== 'Name' || !isStarter(node.func, facts)) return;
    entries.add(started.id);
  });
  entriesByModule.set(module, entries);
  return entries;
}

function isStarter(callee: ast.Expression, facts: PythonFacts): boolean {
  if (callee.type !== 'Attribute') return false;
  if (callee.attr === 'run_until_complete') return true;
  return callee.attr === 'run' && starters.has(facts.findQualifiedName(callee) ?? '');
}
