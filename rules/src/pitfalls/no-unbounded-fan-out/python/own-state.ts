import { findClassAround, findFunctionAround } from '../../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { bindsName, getParameters, getRoot, getTargets, isNamed } from '../../../python/syntax/predicates.js';
import { someNode, walk } from '../../../python/syntax/walk.js';
import { findBindings } from './bindings.js';

/**
 * Methods that end what has been opened or started. Who has one is a part of the program that lives for a while: a
 * connection, a service, a worker; there are as many as have been made, whatever the data.
 */
const endings: readonly string[] =
  'close aclose wait_closed stop shutdown disconnect terminate kill join __aexit__ __exit__'.split(' ');

/**
 * Whether the operation is a method of the element itself, and that one lives for a while: `plugin.start() for plugin in
 * plugins` where plugins can be stopped, `session.close() for session in sessions`.
 */
export function isMethodOfComponent(started: ast.Expression, place: ast.Node, { facts }: PythonSourceCode): boolean {
  const callee = started.type === 'Call' ? started.func : started;
  if (callee.type !== 'Attribute') return false;
  let owner: ast.Expression = callee.value;
  while (owner.type === 'Attribute' || owner.type === 'Subscript') owner = owner.value;
  if (owner.type !== 'Name') return false;
  const { id } = owner;
  if (!getLoopTargets(place).some((target) => bindsName(target, id))) return false;
  return endings.includes(callee.attr) || endings.some((name) => facts.hasMethod(callee.value, name));
}

/** What the loops of a fan-out bind, from the outermost on. */
function getLoopTargets(place: ast.Node): readonly ast.Expression[] {
  const targets: ast.Expression[] = [];
  walk(place, (node) => {
    if (node.type === 'comprehension' || node.type === 'For' || node.type === 'AsyncFor') targets.push(node.target);
  });
  return targets;
}

/** Beyond this, names lead to names that lead nowhere. */
const maxDepth = 6;

/** Methods of collections that give what is in them. */
const views: ReadonlySet<string> = new Set(['values', 'items', 'keys', 'copy']);

/**
 * Whether what is gone through is state that an object builds up for itself (`self.plugins`), directly or by way of local
 * names: how much of it there can be is decided elsewhere. What the object was given (`self.urls = urls`) is not.
 */
export function isOwnState(iterable: ast.Expression, sourceCode: PythonSourceCode, depth = 0): boolean {
  if (depth > maxDepth) return false;
  switch (iterable.type) {
    case 'Attribute':
      return isAttributeOfSelf(iterable) && !isGiven(iterable, sourceCode);
    case 'Call': {
      const { func, args } = iterable;
      const isView = func.type === 'Attribute' && views.has(func.attr);
      const source = isView ? func.value : func.type === 'Name' ? args[0] : undefined;
      return source !== undefined && isOwnState(source, sourceCode, depth + 1);
    }
    case 'Subscript':
      return isOwnState(iterable.value, sourceCode, depth + 1);
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
    case 'DictComp':
      return iterable.generators.some(({ iter }) => isOwnState(iter, sourceCode, depth + 1));
    case 'IfExp':
      return [iterable.body, iterable.orelse].some((one) => isOwnState(one, sourceCode, depth + 1));
    case 'BoolOp':
      return iterable.values.some((one) => isOwnState(one, sourceCode, depth + 1));
    case 'BinOp':
      // `urls - self.seen` are still those that were given.
      if (iterable.op === 'Sub') return isOwnState(iterable.left, sourceCode, depth + 1);
      return [iterable.left, iterable.right].some((one) => isOwnState(one, sourceCode, depth + 1));
    case 'Name':
      return isLocalState(iterable, sourceCode, depth);
    default:
      return false;
  }
}

function isAttributeOfSelf(attribute: ast.Attribute): boolean {
  const owner = getRoot(attribute);
  return isNamed(owner, 'self') || isNamed(owner, 'cls');
}

/** Whether everything that is assigned to the name, here or in a function around, comes from the object's own state. */
function isLocalState(name: ast.Name, sourceCode: PythonSourceCode, depth: number): boolean {
  const { bindings } = findBindings(name);
  const values = bindings.flatMap((one) => (one.kind === 'value' ? one.value : []));
  return values.length > 0 && values.every((value) => isOwnState(value, sourceCode, depth + 1));
}

/** Whether the class takes the attribute from a parameter: `self.urls = urls`, a field of a dataclass. */
function isGiven({ value, attr }: ast.Attribute, { text }: PythonSourceCode): boolean {
  if (value.type !== 'Name') return false;
  const owner = findClassAround(value);
  if (owner === undefined) return false;
  const isField = owner.body.some((one) => one.type === 'AnnAssign' && one.value === null && isNamed(one.target, attr));
  if (isField) return true;
  return someNode(owner, (node) => {
    if (node.type !== 'Assign' && node.type !== 'AnnAssign') return false;
    const isAttribute = getTargets(node).some((one) => text.slice(one.start, one.end) === `${value.id}.${attr}`);
    return isAttribute && node.value !== null && isParameter(node.value);
  });
}

/** `urls`, `list(urls)`, `urls or []`. */
function isParameter(value: ast.Expression): boolean {
  const around = findFunctionAround(value);
  if (around === undefined) return false;
  const { kwarg } = around.args;
  const given = getParameters(around.args).filter((one) => one !== kwarg && one.arg !== 'self');
  return someNode(value, (node) => given.some(({ arg }) => isNamed(node, arg)));
}
