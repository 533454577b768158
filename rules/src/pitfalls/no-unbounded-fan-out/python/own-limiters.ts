import { getIndentation, getLineBreak, insertAt, replaceRange, type TextEdit } from '../../../python/edits/index.js';
import { getReturns } from '../../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getParameters, isNamed } from '../../../python/syntax/predicates.js';
import { findPlainFunction, openModule } from '../../python/modules.js';
import { findOnlyValueIn } from '../../python/only-value.js';

/** A function `f(limit, *coroutines)` of the project that does what `asyncio.gather()` does, some at a time. */
export interface OwnGather {
  /** How the code at hand calls it. */
  readonly callee: string;
  readonly hasKeywords: boolean;
}

/** The one such function that code at a node can call; undefined where there are several. */
export function findOwnGather(node: ast.Node, around: OpenedModule): OwnGather | undefined {
  const found = around.facts.getRunnersInReach(node).flatMap(({ callee, fn }) => {
    const home = fn.isAsync ? openModule(fn.path, around) : undefined;
    const body = home && findPlainFunction(fn, home);
    const gathered = home && body && findGathered(body, home.facts);
    return gathered === undefined ? [] : { callee, hasKeywords: gathered.keywords.length > 0 };
  });
  return found.length === 1 ? found[0] : undefined;
}

/** `asyncio.gather(*[f(x) for x in xs])` → `gather_some(10, *[f(x) for x in xs])`. Null for what would not be handed on. */
export function gatherWithOwn(
  { start, func, args, keywords }: ast.Call,
  { callee, hasKeywords }: OwnGather,
  limit: number,
  text: string,
): readonly TextEdit[] | null {
  const [first] = args;
  if (first === undefined || (keywords.length > 0 && !hasKeywords)) return null;
  const isBelow = text.slice(func.end, first.start).includes('\n');
  const separator = isBelow ? `,${getLineBreak(text)}${getIndentation(text, first.start)}` : ', ';
  return [replaceRange({ start, end: func.end }, callee), insertAt(first.start, `${limit}${separator}`)];
}

/** The call of `gather` whose result a function returns, when all that it is given is awaited there within a semaphore of its own. */
function findGathered(owner: ast.FunctionNode, facts: PythonFacts): ast.Call | undefined {
  const [limit, ...more] = getParameters(owner.args);
  const { vararg } = owner.args;
  const [returned, ...others] = getReturns(owner);
  if (limit === undefined || vararg === null || more[0] !== vararg || others.length > 0) return undefined;
  const gathered = returned?.value?.type === 'Await' ? returned.value.value : undefined;
  if (gathered?.type !== 'Call' || facts.findQualifiedName(gathered.func) !== 'asyncio.gather') return undefined;
  const wrapped = findElement(gathered, vararg.arg);
  const wrapper = owner.body.find((one) => one.type === 'AsyncFunctionDef' && isNamed(wrapped?.func, one.name));
  if (wrapper?.type !== 'AsyncFunctionDef' || !isPassing(gathered.keywords, owner)) return undefined;
  return isLimited(wrapper, owner, limit.arg, facts) ? gathered : undefined;
}

/** `wrap(one)` of `gather(*(wrap(one) for one in coroutines))`. */
function findElement({ args: [only, ...others] }: ast.Call, collected: string): ast.Call | undefined {
  const all = only?.type === 'Starred' && others.length === 0 ? only.value : undefined;
  if (all?.type !== 'GeneratorExp' && all?.type !== 'ListComp') return undefined;
  const [generator, ...more] = all.generators;
  const { elt } = all;
  const isOfAll = more.length === 0 && generator?.ifs.length === 0 && isNamed(generator.iter, collected);
  if (!isOfAll || elt.type !== 'Call' || elt.args.length !== 1 || elt.keywords.length > 0) return undefined;
  return generator.target.type === 'Name' && isNamed(elt.args[0], generator.target.id) ? elt : undefined;
}

/** Whether keywords are none, or those that the function is given. */
function isPassing(keywords: readonly ast.Keyword[], { args: { kwarg } }: ast.FunctionNode): boolean {
  return keywords.every(({ arg, value }) => arg === null && isNamed(value, kwarg?.arg));
}

/** Whether a wrapper is `async with semaphore: return await coroutine`, of a semaphore of as many places as the parameter says. */
function isLimited(wrapper: ast.FunctionNode, owner: ast.FunctionNode, limit: string, facts: PythonFacts): boolean {
  const [coroutine, ...more] = getParameters(wrapper.args);
  const [entered] = wrapper.body;
  if (coroutine === undefined || more.length > 0 || entered?.type !== 'AsyncWith' || entered.items.length > 1)
    return false;
  const [returned] = entered.body;
  const awaited = returned?.type === 'Return' && returned.value?.type === 'Await' ? returned.value.value : undefined;
  const limiter = entered.items[0]?.context_expr;
  if (!isNamed(awaited, coroutine.arg) || limiter?.type !== 'Name') return false;
  const made = findOnlyValueIn(owner, limiter.id);
  return (
    made?.type === 'Call' &&
    isNamed(made.args[0], limit) &&
    /^asyncio\.(?:Bounded)?Semaphore$/.test(facts.findQualifiedName(made.func) ?? '')
  );
}
