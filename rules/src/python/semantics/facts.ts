import { isNotebook } from '../../file-kinds.js';
import type { CallPath } from '../../project/calls/call-path.js';
import { remember } from '../../project/remember.js';
import type { Location } from '../../project/text/location.js';
import { linkParents, parse } from '../syntax/parser.js';
import { walk } from '../syntax/walk.js';
import type * as ast from '../syntax/nodes.js';
import { isFunction } from '../syntax/predicates.js';
import type { FunctionEntity, ModuleEntity } from './entities.js';
import type { Distribution } from './layout/distributions.js';
import type { Extent } from './extent.js';
import { getAsyncMembers, isAsyncPropertyOfImport } from './facts/async-members.js';
import { findAsyncTwin } from './facts/async-twins.js';
import { findClientConversion, type Surroundings } from './facts/client-conversions.js';
import { CallPaths } from './facts/calls/call-paths.js';
import { isOnlyCalledFromAsync } from './facts/calls/callers.js';
import { getInstanceClasses } from './facts/class-names.js';
import { findDeclaration } from './facts/declarations.js';
import { findEntered } from './facts/calls/entered.js';
import { noArguments, toCallArguments } from './facts/calls/expression-text.js';
import { findLength, findNumber } from './facts/extents.js';
import { getFramework, isForTwisted } from './facts/framework.js';
import { findReferred, getRef } from './facts/function-refs.js';
import { isRunByLoop } from './facts/calls/loop-run.js';
import { getOtherNames } from './facts/other-names.js';
import { mayGiveNone } from './facts/optional-results.js';
import { getDeclaredAttributeKind } from './facts/declared/attributes.js';
import { getDeclaredItemKind } from './facts/declared/items.js';
import { getDeclaredVariableKind } from './facts/declared/variables.js';
import { getDeclaredResultKind } from './facts/declared/results.js';
import { findArgumentTaker } from './facts/declared/parameters.js';
import { isNeverReturning, mayRaise } from './facts/raising.js';
import { getOperation, isLimiter, isUnknown } from './facts/operations.js';
import { getAwaitableKind, getCallKind, getContextManagerKind, getIterableKind } from './facts/kinds.js';
import { findClassName, findQualifiedName, findTypeName } from './facts/qualified-names.js';
import { isOverride } from './facts/calls/overrides.js';
import { findOwner } from './facts/calls/resolved-calls.js';
import { getRunnersInReach } from './facts/runners.js';
import { getArguments, toArguments } from './inference/arguments.js';
import { isSetFromOutside } from './inference/computed-attributes.js';
import { findMember, getMember, hasMember, isLacking } from './inference/members.js';
import { getAwaited } from './inference/protocols.js';
import type { PythonProject } from './project.js';
import type {
  ArgumentTaker,
  AsyncTwin,
  AwaitableKind,
  CallArguments,
  CallMatcher,
  ClientConversion,
  CodeNode,
  FunctionRef,
  OpenedModule,
  OperationKind,
  ProtocolKind,
  PythonFacts,
  ResultPart,
  RunnerInReach,
} from './python-facts.js';
import { NodeEvaluator } from './facts/node-evaluator.js';
import { isValueOnceAwaited } from './facts/once-awaited.js';
import { getMembers, isInstance } from './types.js';

/**
 * The facts about one module of a project, in the state of the given text.
 * @param tree the text's tree; its parents are linked if they are not yet
 */
export function createPythonFacts(project: PythonProject, path: string, tree: ast.Module, text: string): PythonFacts {
  if (tree.body[0]?.parent === null) linkParents(tree);
  return new ModuleFacts(project.getModule(path, text, tree), tree, text);
}

/** A name that stands in more files is not looked for: their edits would be too many to read. */
const maxOpened = 60;

class ModuleFacts extends NodeEvaluator implements PythonFacts {
  readonly isNotebook: boolean;
  private readonly names = new Map<ast.Expression, string | undefined>();
  private readonly callPaths: CallPaths;

  constructor(
    module: ModuleEntity,
    private readonly tree: ast.Module,
    text: string,
  ) {
    super(module, text);
    this.callPaths = new CallPaths(module.project);
    this.isNotebook = isNotebook(module.path);
  }

  get framework(): PythonFacts['framework'] {
    return getFramework(this.module);
  }

  get pythonVersion(): readonly [number, number] {
    return this.project.pythonVersion;
  }

  findDistribution(names: readonly string[]): Distribution | undefined {
    return this.project.distributions.find(this.module.path, names);
  }

  isForTwisted(): boolean {
    return isForTwisted(this.module);
  }

  getAwaitableKind(expression: ast.Expression): AwaitableKind {
    const kind = getAwaitableKind(this.getShape(expression));
    const isAwaited = expression.type === 'Await';
    const called = isAwaited ? expression.value : expression;
    if (kind === 'value' || kind === 'unknown' || called.type !== 'Call') return kind;
    return mayGiveNone(this.getType(called.func), isAwaited) ? 'unknown' : kind;
  }

  getCallKind(callee: ast.Expression): AwaitableKind {
    return getCallKind(this.getType(callee));
  }

  isAttributeOfResult({ value, attr }: ast.Attribute): boolean {
    return this.guard(() => {
      const type = this.getType(value);
      if (!isLacking(type, attr) || !hasMember(getAwaited(type), attr)) return false;
      // Whoever made the object may have given it more than its class has.
      const homes = [this.module, ...(type.kind === 'instance' ? [type.class.module] : [])];
      return !homes.some((home) => isSetFromOutside(attr, home));
    }, false);
  }

  isValueOnceAwaited(whole: ast.Expression, part: ast.Expression): boolean {
    return this.guard(() => isValueOnceAwaited(whole, part, getAwaited(this.getType(part))), false);
  }

  getDeclaredResultKind(node: ast.FunctionNode, given: ast.Expression, part?: ResultPart): AwaitableKind {
    return this.guard(() => getDeclaredResultKind(this.getFunction(node), this.getType(given), part), 'unknown');
  }

  getDeclaredKind(target: ast.Name | ast.Attribute | ast.Subscript, given: ast.Expression): AwaitableKind {
    const env = this.getEnv(target);
    return this.guard(() => {
      switch (target.type) {
        case 'Name':
          return getDeclaredVariableKind(target.id, env, this.getType(given));
        case 'Attribute':
          return getDeclaredAttributeKind(this.getType(target.value), target.attr, this.getType(given));
        case 'Subscript':
          if (target.slice.type === 'Slice') return 'unknown';
          return getDeclaredItemKind(this.toExpr(target.value), this.toExpr(target.slice), env, this.getType(given));
      }
    }, 'unknown');
  }

  isAsyncMemberName(name: string): boolean {
    // The module's own text may be in no file yet.
    const isOfModule = getAsyncMembers(this.module).has(name) || isAsyncPropertyOfImport(name, this.module);
    return isOfModule || this.project.texts.asyncMembers.has(name, this.module.path);
  }

  isOtherName(name: string): boolean {
    return getOtherNames(this.module).has(name);
  }

  getMethodKind(expression: ast.Expression, name: string): AwaitableKind {
    return getCallKind(getMember(this.getType(expression), name));
  }

  findArgumentTaker(call: ast.Call, argument: ast.Expression): ArgumentTaker | undefined {
    const expr = this.toExpr(call);
    const index = [...call.args, ...call.keywords.map(({ value }) => value)].indexOf(argument);
    if (expr.kind !== 'call' || index < 0) return undefined;
    return this.guard(() => findArgumentTaker(expr, index, this.getEnv(call)), undefined);
  }

  getContextManagerKind(expression: ast.Expression): ProtocolKind {
    return getContextManagerKind(this.getShape(expression));
  }

  getIterableKind(expression: ast.Expression): ProtocolKind {
    return getIterableKind(this.getShape(expression));
  }

  findQualifiedName(expression: ast.Expression): string | undefined {
    if (this.names.has(expression)) return this.names.get(expression);
    const name = findQualifiedName(this.getType(expression), this.toExpr(expression), this.getEnv(expression));
    this.names.set(expression, name);
    return name;
  }

  findClassName(expression: ast.Expression): string | undefined {
    return findClassName(this.getShape(expression));
  }

  isInstanceOf(expression: ast.Expression, className: string): boolean {
    const members = getMembers(this.getShape(expression));
    return members.length > 0 && members.every((member) => getInstanceClasses(member).includes(className));
  }

  hasMethod(expression: ast.Expression, name: string): boolean {
    return getMembers(this.getType(expression)).some(
      (type) => isInstance(type) && findMember(type.class, name, true)?.type.kind === 'function',
    );
  }

  getClassesInTuple(expression: ast.Expression): readonly string[] {
    const type = this.getType(expression);
    if (type.kind !== 'instance' || type.isFixed !== true) return [];
    return (type.args ?? []).flatMap((arg) => findTypeName(arg) ?? []);
  }

  findFunction(callee: ast.Expression): FunctionRef | undefined {
    const fn = findEntered(this.getType(callee));
    return fn?.module.isStub === false ? getRef(fn) : undefined;
  }

  findAsyncTwin(call: ast.Call): AsyncTwin | undefined {
    const expr = this.toExpr(call);
    return expr.kind === 'call' ? this.guard(() => findAsyncTwin(expr, this.getEnv(call)), undefined) : undefined;
  }

  findClientConversion(used: ast.Expression): ClientConversion | undefined {
    const around: Surroundings = {
      tree: this.tree,
      module: this.module,
      getType: (node) => this.getType(node),
      getArguments: (node) => {
        const expr = this.toExpr(node);
        return expr.kind === 'call' ? getArguments(expr, this.getEnv(node)) : toArguments([]);
      },
    };
    const found = this.guard(() => findClientConversion(used, around), undefined);
    return found && { ...found, findChanges: () => this.guard(found.findChanges, undefined) };
  }

  getRunnersInReach(node: ast.Node): readonly RunnerInReach[] {
    return this.guard(() => getRunnersInReach(node.start, this.getEnv(node)), []);
  }

  findFunctionNode({ path, start }: Location): ast.FunctionNode | undefined {
    return path === this.module.path ? getFunctionNodes(this.tree).get(start) : undefined;
  }

  getFunctionRef(node: ast.FunctionNode): FunctionRef {
    return getRef(this.getFunction(node));
  }

  isOverride(ref: FunctionRef): boolean {
    const fn = this.findEntity(ref);
    return fn !== undefined && isOverride(fn, this.module);
  }

  openModulesNaming(...names: readonly string[]): readonly OpenedModule[] | undefined {
    const { mentions } = this.project.texts;
    const [first, ...others] = names.map((name) => mentions.findFiles(name, Infinity));
    const paths = first?.filter((path) => path !== this.module.path && others.every((one) => one?.includes(path)));
    return paths === undefined || paths.length > maxOpened
      ? undefined
      : paths.flatMap((path) => this.openModule(path) ?? []);
  }

  openModule(path: string): OpenedModule | undefined {
    const text = this.project.readFile(path);
    if (text === undefined) return undefined;
    const module = parse(text);
    return { path, module, text, facts: createPythonFacts(this.project, path, module, text) };
  }

  findDeclaration(expression: ast.Expression): Location | undefined {
    return findDeclaration(this.toExpr(expression), this.getEnv(expression));
  }

  findPathOfCall(call: ast.Call, matcher: CallMatcher): CallPath | undefined {
    return this.guard(() => this.callPaths.findPathOfCall(call, this.getEnv(call), matcher), undefined);
  }

  findPathOfCallback(callback: ast.Expression, matcher: CallMatcher): CallPath | undefined {
    return this.guard(() => {
      const env = this.getEnv(callback);
      return this.callPaths.findPathOfCallback(this.toExpr(callback), env, matcher);
    }, undefined);
  }

  findImplicitPaths(node: CodeNode, matcher: CallMatcher): readonly CallPath[] {
    const env = this.module.getEnv(node.type === 'Module' ? 0 : (this.module.findScope(node.start) ?? 0));
    return this.guard(() => this.callPaths.findImplicitPaths(env, matcher), []);
  }

  getCallArguments(call: ast.Call): CallArguments {
    const expr = this.toExpr(call);
    if (expr.kind !== 'call') return noArguments;
    const findMaker = () => this.guard(() => findOwner(expr.func, this.getEnv(call)), undefined);
    return { ...toCallArguments(expr), findOwner: findMaker };
  }

  getOperation(callee: ast.Expression): OperationKind {
    return getOperation(this.getType(callee));
  }

  findNumber(expression: ast.Expression): Extent {
    return findNumber(this.toExpr(expression), this.getEnv(expression));
  }

  findLength(expression: ast.Expression): Extent {
    return findLength(this.toExpr(expression), this.getEnv(expression));
  }

  isGivingPieces(callee: ast.Expression): boolean {
    const type = this.getType(callee);
    return type.kind === 'function' && type.fn.scope.givesPieces === true;
  }

  isLimiter(expression: ast.Expression): boolean | undefined {
    const members = getMembers(this.getType(expression));
    return members.some(isLimiter) ? true : members.some(isUnknown) ? undefined : false;
  }

  isNoReturn(call: ast.Call): boolean {
    const isAwaited = call.parent?.type === 'Await';
    return getMembers(this.getType(call.func)).every((type) => isNeverReturning(type, isAwaited));
  }

  mayRaise(ref: FunctionRef): boolean {
    const fn = this.findEntity(ref);
    return fn !== undefined && mayRaise(fn);
  }

  isOnlyCalledFromAsync(ref: FunctionRef): boolean {
    const fn = this.findEntity(ref);
    return fn !== undefined && isOnlyCalledFromAsync(fn);
  }

  isRunByLoop(node: ast.FunctionNode): boolean {
    return isRunByLoop(this.getFunction(node));
  }

  private findEntity(ref: FunctionRef): FunctionEntity | undefined {
    const module = ref.path === this.module.path ? this.module : this.project.findModule(ref.path);
    if (module === undefined) return undefined;
    const known = findReferred(ref);
    if (known?.module === module) return known;
    const index = module.summary.scopes.findIndex(
      (scope) => scope.kind === 'function' && scope.nameStart === ref.location.start && scope.isAsync === ref.isAsync,
    );
    return index > 0 ? module.getFunction(index) : undefined;
  }
}

/** The functions of a module by where their names stand. */
const getFunctionNodes = remember((tree: ast.Module): ReadonlyMap<number, ast.FunctionNode> => {
  const found = new Map<number, ast.FunctionNode>();
  walk(tree, (node) => {
    if (isFunction(node)) found.set(node.nameRange.start, node);
  });
  return found;
});
