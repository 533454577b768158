import { findRunningFunction } from '../../../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import {
  findLastName,
  getDecoratorName,
  getTargets,
  isFunction,
  isMethodDecorator,
  isNamed,
} from '../../../../python/syntax/predicates.js';
import { walk } from '../../../../python/syntax/walk.js';
import type { Fate } from './fates.js';
import { findConsequence, type Use } from '../uses/use-kinds.js';
import { getUse } from '../uses/uses.js';

/** The attribute or item that an assignment puts the value of an expression in, and nothing else: `self.user = load(1)`. */
export function findMemberTarget(value: ast.Expression): ast.Attribute | ast.Subscript | undefined {
  const [target, ...more] = getTargetsOf(value);
  return target !== undefined && isMember(target) && more.length === 0 ? target : undefined;
}

/** The attributes and items among all that an assignment puts the value of an expression in: `self.user = user = load(1)`. */
export function getMemberTargets(value: ast.Expression): readonly (ast.Attribute | ast.Subscript)[] {
  return getTargetsOf(value).filter(isMember);
}

function getTargetsOf({ parent }: ast.Expression): readonly ast.Expression[] {
  return parent?.type === 'Assign' || parent?.type === 'AnnAssign' ? getTargets(parent) : [];
}

function isMember(target: ast.Expression): target is ast.Attribute | ast.Subscript {
  return target.type === 'Attribute' || target.type === 'Subscript';
}

/**
 * What becomes of a coroutine that a method puts in an attribute of its object which nobody declares. Told only where all who
 * could use the attribute are known: its class inherits from none that another module or a library has, no other module names
 * it, and nothing reads it by a text. Where its name is not private, some use has to take it for a value.
 */
export function findAttributeFate(target: ast.Attribute, around: OpenedModule): Fate | undefined {
  const owner = findOwnClass(target);
  if (owner === undefined || !isClosed(owner, target.attr, around)) return undefined;
  const uses = findUses(target.attr, around);
  if (uses === undefined) return undefined;
  const [first] = uses.flatMap(({ node, use }) =>
    use.kind === 'value' ? [{ ...use, kind: 'usedAsValue', at: node } as const] : [],
  );
  const isPrivate = target.attr.startsWith('_');
  if (first === undefined && !isPrivate) return undefined;
  // Asked last: it looks into all files.
  if (around.facts.openModulesNaming(target.attr)?.length !== 0) return undefined;
  return first ?? { kind: 'neverAwaited' };
}

/** The class whose method puts something in an attribute of its own object. */
function findOwnClass({ value }: ast.Attribute): ast.ClassDef | undefined {
  const method = findRunningFunction(value);
  if (method?.parent?.type !== 'ClassDef' || method.decorator_list.some(isMethodDecorator)) return undefined;
  const [self] = [...method.args.posonlyargs, ...method.args.args];
  return isNamed(value, self?.arg) ? method.parent : undefined;
}

/** Whether nothing that this module does not show has a say in what the attribute of an object is. */
function isClosed(owner: ast.ClassDef, attribute: string, around: OpenedModule, depth = 0): boolean {
  const isPlain = owner.keywords.length === 0 && owner.decorator_list.every(isPlainDecorator);
  if (!isPlain || depth > maxDepth || owner.body.some((statement) => isDescribing(statement, attribute))) return false;
  return owner.bases.every((base) => {
    if (isPlainBase(base, around.facts)) return true;
    const parent = around.module.body.find((one) => one.type === 'ClassDef' && isNamed(base, one.name));
    return parent?.type === 'ClassDef' && isClosed(parent, attribute, around, depth + 1);
  });
}

/** Bases of bases are followed up to this depth. */
const maxDepth = 5;

function isPlainDecorator(decorator: ast.Expression): boolean {
  const name = findLastName(getDecoratorName(decorator));
  return name === 'dataclass' || name === 'final';
}

function isPlainBase(base: ast.Expression, facts: PythonFacts): boolean {
  const named = base.type === 'Subscript' ? base.value : base;
  return plainBases.has(facts.findQualifiedName(named) ?? '');
}

const plainBases: ReadonlySet<string> = new Set([
  'object',
  'builtins.object',
  'abc.ABC',
  'typing.Generic',
  'typing.Protocol',
]);

/** Whether a statement of a class makes something else of an attribute than a value that methods put there. */
function isDescribing(statement: ast.Statement, attribute: string): boolean {
  if (isFunction(statement))
    return statement.name === attribute || /^__(?:set|get|del)(?:attr|attribute|state|item)__$/.test(statement.name);
  if (statement.type !== 'Assign' && statement.type !== 'AnnAssign') return false;
  return getTargets(statement).some((one) => isNamed(one, attribute));
}

/** One place that reads the attribute, of whatever object. */
interface AttributeUse {
  readonly node: ast.Attribute;
  readonly use: Use;
}

/** The places in the module that read an attribute of that name; undefined when one of them may await what it holds. */
function findUses(name: string, { module, text, facts }: OpenedModule): readonly AttributeUse[] | undefined {
  // `getattr(self, '_job')`, `__slots__`, `vars(self)`: read by whom, nobody can tell.
  if (new RegExp(`["']${name}["']|\\b__dict__\\b|\\bvars\\(`).test(text)) return undefined;
  const uses: AttributeUse[] = [];
  let others = 0;
  walk(module, (node) => {
    if (node.type !== 'Attribute' || node.attr !== name) return;
    if (node.parent?.type === 'AnnAssign' && node.parent.target === node) others++;
    if (node.ctx !== 'Load') return;
    const use = getUse(node, facts);
    if (findConsequence(use) === undefined && use.kind !== 'neutral' && use.kind !== 'dropped') others++;
    uses.push({ node, use });
  });
  return others > 0 ? undefined : uses;
}
