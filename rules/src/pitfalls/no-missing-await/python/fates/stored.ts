import { getOrAdd } from '../../../../project/remember.js';
import { getNamesIn, isDeclaredIn, isOpen } from '../../../../python/flow/assignments.js';
import type { ControlFlowGraph, Edge, FlowBody } from '../../../../python/flow/control-flow.js';
import { getRunningScope } from '../../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { bindsName, contains, getItems, getParameters, isFunction } from '../../../../python/syntax/predicates.js';
import { getControlFlow } from '../../../python/flows.js';
import { getDecidedBlock, isBehind, isBelievable, isIndirect } from './decided-blocks.js';
import { isCoroutine } from '../expressions.js';
import { isInCondition } from '../told-apart.js';
import type { Fate } from './fates.js';
import type { HandedCoroutines } from './handed.js';
import { findDeclaredUse, isGivenAsResult } from './placed.js';
import { findCalleeName } from '../uses/consumers.js';
import type { Use } from '../uses/use-kinds.js';

/** The uses of one local name in the function (or module) that owns it. */
interface Variable {
  readonly body: FlowBody;
  /** Whether others than the body itself may await it or bind it. */
  readonly isShared: boolean;
  readonly bindings: ReadonlySet<ast.Node>;
  /** Loads that await it or hand it on. */
  readonly consumptions: ReadonlySet<ast.Node>;
  readonly valueUses: ReadonlyMap<ast.Node, Use>;
  /** Those of them in functions and generators within, which run who knows when. */
  readonly innerValueUses: readonly ast.Node[];
  /** Loads that are compared with what a result may be: `user is None`. */
  readonly comparisons: readonly ast.Name[];
  /** All of these loads. */
  readonly reads: ReadonlySet<ast.Node>;
  /** What the coroutine gets no further than: bindings, and uses that raise an exception. */
  readonly kills: ReadonlySet<ast.Node>;
  /** What no path passes that neglects the coroutine: consumptions, and uses that raise an exception. */
  readonly settling: ReadonlySet<ast.Node>;
}

/** Follows stored coroutines through the flow of their functions. One for each file. */
export class StoredCoroutines {
  private readonly variables = new Map<FlowBody, Map<string, Variable>>();

  constructor(
    private readonly facts: PythonFacts,
    private readonly text: string,
    private readonly handed: HandedCoroutines,
  ) {}

  /**
   * @param target the name a coroutine has just been stored in
   * @param outer what happens to the value where it is stored: `if (coro := f()):`
   */
  findFate(target: ast.Name, outer: Use | undefined): Fate | undefined {
    const body = getRunningScope(target);
    if (body?.type !== 'FunctionDef' && body?.type !== 'AsyncFunctionDef' && body?.type !== 'Module') return undefined;
    const variable = this.getVariable(target.id, body);
    if (variable.isShared) return undefined;
    const graph = this.getGraph(body);
    if (graph.countMoments(target) === 0) return undefined;
    const found = graph.getReached(variable.reads, { from: target, stops: variable.kills, exceptions: true });
    const reached = new Set([...variable.innerValueUses, ...found]);
    const consumed = [...reached].filter((node) => variable.consumptions.has(node));
    if (consumed.length > 0) {
      const isGiven = consumed.every((node) => node.type === 'Name' && isGivenAsResult(node));
      if (outer !== undefined) {
        const isAwaited = consumed.some(({ parent }) => parent?.type === 'Await');
        if (outer.kind === 'neutral' && isInTestOfLoop(target) && !isAwaited) return { ...neverThat, at: target };
        const isAsked = isGiven && outer.kind === 'condition' && isOtherwiseAwaited(target, variable);
        return isAsked ? toValueFate(target, outer) : undefined;
      }
      const asked = isGiven ? findQuestion(target, reached, variable) : undefined;
      if (asked?.kind === 'usedAsValue' && !isReachedByOther(asked.at, target, variable, graph)) {
        // Elements, and futures, somebody else may still wait for.
        return { ...asked, isOfElements: false };
      }
      return this.findNeglectfulPath(target, variable, graph, reached);
    }
    const valueUse = findValueUse(target, outer, reached, variable.valueUses);
    if (valueUse !== undefined) return valueUse;
    // What a module stores may be meant for others.
    return body.type === 'Module' && !target.id.startsWith('_') ? undefined : { kind: 'neverAwaited' };
  }

  /**
   * The first of the uses asked for that the value can reach, of a local name that is bound nowhere else.
   * @param isOpen whether others, to whom it is handed, can give the value attributes
   */
  findUse(target: ast.Name, isOpen: boolean, isSought: (use: Use) => boolean): Fate | undefined {
    const body = getRunningScope(target);
    if (body?.type !== 'FunctionDef' && body?.type !== 'AsyncFunctionDef') return undefined;
    const variable = this.getVariable(target.id, body);
    if (variable.isShared || variable.bindings.size > 1) return undefined;
    if ([...variable.valueUses.keys()].some(isGivenAttribute)) return undefined;
    const sought = new Map([...variable.valueUses].filter(([, use]) => isSought(use)));
    if (sought.size === 0) return undefined;
    const stops = new Set(isOpen ? [...variable.consumptions].filter(({ parent }) => parent?.type !== 'Await') : []);
    const paths = { from: target, stops, exceptions: true };
    const reached = this.getGraph(body).getReached(new Set(sought.keys()), paths);
    return findValueUse(target, undefined, reached, sought);
  }

  /**
   * The first use that fails for every coroutine, whoever else has the value: what the variable holds there is inferred to be
   * a coroutine, and nothing asks what it is (`if iscoroutine(user): … else: user.name`).
   */
  findFailingUse(target: ast.Name): Fate | undefined {
    const body = getRunningScope(target);
    if (body?.type !== 'FunctionDef' && body?.type !== 'AsyncFunctionDef') return undefined;
    const { bindings, consumptions, valueUses } = this.getVariable(target.id, body);
    if ([...consumptions].some(({ parent }) => parent?.type === 'Call' && isInCondition(parent))) return undefined;
    const failing = new Map(
      [...valueUses].filter(([node, use]) => node.type === 'Name' && isFailing(use) && isCoroutine(node, this.facts)),
    );
    if (failing.size === 0) return undefined;
    const paths = { from: target, stops: bindings, exceptions: true };
    const reached = this.getGraph(body).getReached(new Set(failing.keys()), paths);
    return findValueUse(target, undefined, reached, failing);
  }

  /** The place itself, where the variable is declared to hold something else, and nothing may wait for what it holds. */
  findDeclaredFate(target: ast.Name, given: ast.Expression): Fate | undefined {
    const body = getRunningScope(target);
    if (body?.type !== 'FunctionDef' && body?.type !== 'AsyncFunctionDef') return undefined;
    const { isShared, consumptions } = this.getVariable(target.id, body);
    if (isShared || this.facts.getDeclaredKind(target, given) !== 'value') return undefined;
    if ([...consumptions].some(({ parent }) => parent !== null && mayWait.has(parent.type))) return undefined;
    const use = { consequence: 'it is declared to hold something else', isCertainForAwaitables: false };
    return { ...use, kind: 'usedAsValue', at: target };
  }

  private getGraph(body: FlowBody): ControlFlowGraph {
    return getControlFlow(body, this.text, this.facts);
  }

  private getVariable(name: string, body: FlowBody): Variable {
    const known = getOrAdd(this.variables, body, () => new Map<string, Variable>());
    return getOrAdd(known, name, () => this.createVariable(name, body));
  }

  private createVariable(name: string, body: FlowBody): Variable {
    const names = getNames(name, body);
    const inner = names.filter((node) => getRunningScope(node) !== body);
    const bindings = new Set<ast.Node>();
    const consumptions = new Set<ast.Node>();
    const valueUses = new Map<ast.Node, Use>();
    const comparisons: ast.Name[] = [];
    const tested: ast.Name[] = [];
    for (const node of names) {
      if (node.ctx !== 'Load') {
        // `jobs += more` changes the list, and it stays the same variable.
        if (node.parent?.type !== 'AugAssign') bindings.add(node);
        continue;
      }
      const use = findDeclaredUse(node, this.facts, this.text) ?? this.handed.getUse(node);
      if (use.kind === 'value' || use.kind === 'condition') valueUses.set(node, use);
      else if (use.kind === 'neutral') comparisons.push(node);
      else if (isTestedForClass(node, this.facts)) tested.push(node);
      else if (use.kind !== 'dropped') consumptions.add(node);
    }
    // Who does more with it than with a value may tell by the test what it is.
    if (consumptions.size > 0) for (const node of tested) consumptions.add(node);
    const isOthers = (node: ast.Node): boolean =>
      body.type === 'Module' || bindings.has(node) || consumptions.has(node);
    const isShared = isOpen(body, name) || inner.some(isOthers);
    for (const [node, use] of valueUses) if (isRaising(use) && isTried(node, consumptions)) valueUses.delete(node);
    const raising = [...valueUses].flatMap(([node, use]) => (isRaising(use) ? [node] : []));
    const innerValueUses = inner.filter((node) => valueUses.has(node));
    return {
      body,
      isShared,
      bindings,
      consumptions,
      valueUses,
      innerValueUses,
      comparisons,
      reads: new Set([...consumptions, ...valueUses.keys(), ...comparisons]),
      kills: new Set([...bindings, ...raising]),
      settling: new Set([...consumptions, ...raising]),
    };
  }

  /**
   * A path on which the coroutine is not awaited although others await it. Only such as can be believed: decided by
   * tests behind the place where it was stored, not by tests that may repeat the reason why it was stored at all.
   */
  private findNeglectfulPath(
    target: ast.Name,
    variable: Variable,
    graph: ControlFlowGraph,
    reached: ReadonlySet<ast.Node>,
  ): Fate | undefined {
    const { body, consumptions, bindings, settling } = variable;
    if (body.type === 'Module') return undefined;
    const block = getDecidedBlock(target, body);
    const isComparable = (use: ast.Node): boolean => isBehind(use, target, block) && !isIndirect(use, target, body);
    if (![...consumptions].filter((node) => reached.has(node)).every(isComparable)) return undefined;
    const canTake = (edge: Edge): boolean => isBelievable(edge, target, block);
    const end = graph.findEnd({ from: target, stops: settling, canTake }, bindings);
    return end === undefined ? undefined : { kind: 'notOnEveryPath', end };
  }
}

/** Whether all other bindings of the variable hold results: `user = await load(id)`. */
function isOtherwiseAwaited(target: ast.Name, { bindings }: Variable): boolean {
  return [...bindings].every((node) => node === target || isOfAwaited(node));
}

function isOfAwaited({ parent }: ast.Node): boolean {
  return parent?.type === 'Assign' && parent.value.type === 'Await';
}

/** Whether the variable may hold at that place what another binding put there, results apart: what it is asked is asked of that. */
function isReachedByOther(at: ast.Node, target: ast.Name, { bindings }: Variable, graph: ControlFlowGraph): boolean {
  const among = new Set([at]);
  return [...bindings].some((node) => {
    if (node === target || isOfAwaited(node)) return false;
    return graph.getReached(among, { from: node, stops: bindings, exceptions: true }).size > 0;
  });
}

/** The places where a name stands for the variable of a body, those in nested functions included. */
function getNames(name: string, body: FlowBody): readonly ast.Name[] {
  return getNamesIn(body, name).filter((node) => !isOfComprehension(node, body) && !isShadowed(node, body));
}

/** Whether it is asked of a variable whether it is of a class that nobody awaits: `isinstance(user, User)`. */
function isTestedForClass(node: ast.Name, facts: PythonFacts): boolean {
  const call = node.parent;
  if (call?.type !== 'Call' || findCalleeName(call, facts) !== 'isinstance') return false;
  const [tested, classes] = call.args;
  if (tested !== node || classes === undefined) return false;
  return getItems(classes).every((one) => facts.getCallKind(one) === 'value');
}

function findValueUse(
  target: ast.Name,
  outer: Use | undefined,
  reached: ReadonlySet<ast.Node>,
  valueUses: ReadonlyMap<ast.Node, Use>,
): Fate | undefined {
  if (outer?.kind === 'condition' || outer?.kind === 'value') {
    return toValueFate(target, outer);
  }
  const uses = [...valueUses].filter(([node]) => reached.has(node)).sort(([a], [b]) => a.start - b.start);
  const [first] = uses;
  if (first === undefined || first[0].type !== 'Name') return undefined;
  const isOfElements = uses.every(([, use]) => use.kind === 'value' && use.isOfElements === true);
  const isOfTruth = uses.every(([, use]) => use.kind === 'condition');
  return { ...toValueFate(first[0], first[1]), isOfElements, isOfTruth };
}

/** Around a variable: what may wait for the coroutine that it holds. */
const mayWait: ReadonlySet<ast.NodeType> = new Set([
  'Await',
  'Call',
  'keyword',
  'Starred',
  'Yield',
  'YieldFrom',
  'List',
]);

/** A comparison with what a result may be: `user is None`. */
const neverThat = {
  kind: 'usedAsValue',
  consequence: 'it is never that object',
  isCertainForAwaitables: false,
} as const;

/** Whether a name is bound in the comparison that a loop ends by: `while (item := pop()) is not None:`. */
function isInTestOfLoop({ parent: binding }: ast.Name): boolean {
  const comparison = binding?.parent;
  return comparison?.type === 'Compare' && comparison.parent?.type === 'While';
}

/** What asks a coroutine something that only its result can answer: its truth, whether it is `None`. */
function findQuestion(
  target: ast.Name,
  reached: ReadonlySet<ast.Node>,
  { valueUses, comparisons }: Variable,
): Fate | undefined {
  const comparison = comparisons.find((node) => reached.has(node));
  return findValueUse(target, undefined, reached, valueUses) ?? (comparison && { ...neverThat, at: comparison });
}

/** `task.owner = user`: it has more than its class has from then on. */
function isGivenAttribute({ parent }: ast.Node): boolean {
  return parent?.type === 'Attribute' && parent.ctx !== 'Load';
}

/** Whether a use is wrong whatever else becomes of the coroutine, and if a decorator gives a future in its place. */
function isFailing(use: Use): boolean {
  return use.kind === 'value' && (use.isCertainForAwaitables || use.isCertainForDeclared === true);
}

/** Whether it is tried out if a use raises: `try: return user["name"]`, `except TypeError: return (await user)["name"]`. */
function isTried(use: ast.Node, consumptions: ReadonlySet<ast.Node>): boolean {
  for (let child = use, { parent } = use; parent !== null && !isFunction(parent); child = parent, { parent } = parent) {
    if (parent.type !== 'Try' || !parent.body.some((one) => one === child)) continue;
    if (parent.handlers.some((handler) => [...consumptions].some((one) => contains(handler, one)))) return true;
  }
  return false;
}

function isRaising(use: Use): boolean {
  return use.kind === 'value' && use.isRaising;
}

function toValueFate(at: ast.Expression, use: Use): Fate & { kind: 'usedAsValue' } {
  if (use.kind === 'value') return { ...use, kind: 'usedAsValue', at };
  return { kind: 'usedAsValue', at, consequence: 'a coroutine is always true', isCertainForAwaitables: false };
}

/** Whether a name belongs to a comprehension that binds it itself; what that goes through first belongs around it. */
function isOfComprehension(name: ast.Name, body: ast.Node): boolean {
  for (let { parent } = name; parent !== null && parent !== body; { parent } = parent) {
    if (!('generators' in parent)) continue;
    const [first] = parent.generators;
    const isAround = first !== undefined && contains(first.iter, name);
    if (!isAround && parent.generators.some(({ target }) => bindsName(target, name.id))) return true;
  }
  return false;
}

/** Whether a nested function or lambda has a parameter or variable of that name, so that it means something else there. */
function isShadowed(name: ast.Name, body: ast.Node): boolean {
  for (let scope = getRunningScope(name); scope !== undefined && scope !== body; scope = getRunningScope(scope)) {
    if (scope.type !== 'Lambda' && !isFunction(scope)) continue;
    if (getParameters(scope.args).some(({ arg }) => arg === name.id) || isBoundBy(scope, name.id)) return true;
  }
  return false;
}

/** Whether assignments make a name the own variable of a nested function. */
function isBoundBy(scope: ast.Node, name: string): boolean {
  const isOwn = (node: ast.Name): boolean =>
    node.ctx !== 'Load' && getRunningScope(node) === scope && !isOfComprehension(node, scope);
  return !isDeclaredIn(scope, name) && getNamesIn(scope, name).some(isOwn);
}
