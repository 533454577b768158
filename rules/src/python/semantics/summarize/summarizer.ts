import type * as ast from '../../syntax/nodes.js';
import type {
  Binding,
  EventUse,
  Expr,
  FunctionScope,
  ModuleSummary,
  NarrowTest,
  Parameter,
  ScopeIndex,
  ScopeSummary,
  TypeParameter,
  UnpackPath,
} from '../summary.js';
import { summaryVersion } from '../summary.js';
import { findStaticValue, leavesBlock, leavesFunction } from './control-flow.js';
import { ExpressionConverter } from './expressions.js';
import { asksForRunningLoop, findLoopTest, getRunningLoopNames, isMainTest } from './loop-guards.js';
import { type Fact, findDottedName, getFacts } from './narrowing.js';
import { ScopeBuilder } from './scope-builder.js';
import { findStringContent, intern } from './strings.js';

type Place = Pick<Binding, 'start' | 'from'>;
/** A binding without what its place and its target say. */
type Unplaced<T> = T extends Binding ? Omit<T, 'name' | 'start' | 'from' | 'until' | 'reach' | 'scope'> : never;
type MakeBinding = (path: UnpackPath | undefined) => Unplaced<Binding>;

const nonBlockingMark = /^\s*async-pitfalls:\s*non-blocking\b/;

/** Walks one tree once, in the order of evaluation as far as it matters. */
export class Summarizer extends ExpressionConverter {
  private readonly scopes: ScopeSummary[] = [];
  private scope: ScopeBuilder;
  private scopeCount = 0;
  /** The end of the current block, and how far what it binds can reach. */
  private until: number;
  private reach: number;
  /** In a branch that no supported Python runs. */
  private isDead = false;
  private noLoop = false;
  private inMain = false;
  private loopNames = new Set<string>();
  private exports: string[] | undefined;
  private hasComputedExports = false;
  private nonBlockingMarks: readonly ast.Range[] = [];

  constructor(text: string) {
    super(text);
    this.scope = this.openScope('module', -1);
    this.until = this.reach = text.length + 1;
  }

  summarize(module: ast.Module): ModuleSummary {
    const root = this.scope;
    this.nonBlockingMarks = module.comments.filter(({ value }) => nonBlockingMark.test(value));
    this.visitAll(module.body);
    this.scopes[root.index] = root.toModule();
    const exports = this.hasComputedExports ? undefined : this.exports;
    return { version: summaryVersion, scopes: this.scopes, exports };
  }

  // --- scopes

  private openScope(kind: ScopeSummary['kind'], start: number): ScopeBuilder {
    return new ScopeBuilder(this.scopeCount++, kind, this.scope, start);
  }

  private inScope<T>(scope: ScopeBuilder, visit: () => T): T {
    const outer = this.scope;
    this.scope = scope;
    const result = visit();
    this.scope = outer;
    return result;
  }

  /** The scope that runs the code: events of class bodies and comprehensions happen there. */
  private get runner(): ScopeBuilder {
    let { scope } = this;
    while (scope.parent !== undefined && !scope.isFunction) scope = scope.parent;
    return scope;
  }

  // --- what expressions tell

  protected override onEvent(use: EventUse, expr: Expr): void {
    if (this.isDead) return;
    const noLoop = this.noLoop ? true : undefined;
    const inMain = this.inMain ? true : undefined;
    const { runner } = this;
    const scope = this.scope === runner ? undefined : this.scope.index;
    runner.events.push(noLoop || inMain || scope ? { use, expr, scope, noLoop, inMain } : { use, expr });
  }

  protected override onYield(node: ast.Yield | ast.YieldFrom, value: Expr | undefined): void {
    const { runner } = this;
    runner.isGenerator = true;
    if (value !== undefined) runner.yielded.push(node.type === 'YieldFrom' ? { kind: 'star', value } : value);
  }

  protected override onShortCircuit(node: ast.BoolOp): void {
    for (const [index, value] of node.values.entries()) {
      if (index < node.values.length - 1) this.narrow(value, node.op === 'And', value.end, node.end);
    }
  }

  protected override onConditional(node: ast.IfExp): void {
    this.narrow(node.test, true, node.body.start, node.body.end);
    this.narrow(node.test, false, node.orelse.start, node.orelse.end);
  }

  protected override convertNamed(node: ast.NamedExpr): Expr {
    const value = this.convert(node.value);
    let target = this.scope;
    while (target.kind === 'comprehension' && target.parent !== undefined) target = target.parent;
    this.inScope(target, () =>
      this.bind(node.target.id, { start: node.target.start, from: node.end }, { kind: 'value', value }),
    );
    return value;
  }

  protected override convertLambda(node: ast.Lambda): Expr {
    const parameters = this.convertParameters(node.args);
    const scope = this.openScope('lambda', node.start);
    this.inFunction(scope, node.end, () => scope.returned.push(this.convert(node.body)));
    this.scopes[scope.index] = scope.toFunction({
      name: '<lambda>',
      nameStart: node.start,
      isAsync: false,
      parameters,
      decorators: [],
      fallsThrough: false,
      isEmpty: false,
    });
    return { kind: 'lambda', scope: scope.index };
  }

  protected override convertComprehension(node: ast.ComprehensionNode): Expr {
    const scope = this.openScope('comprehension', node.start);
    const [first, ...rest] = node.generators;
    const iterable = first && this.convert(first.iter);
    return this.inScope(scope, () => {
      if (first !== undefined && iterable !== undefined) this.visitGenerator(node, first, iterable);
      for (const generator of rest) this.visitGenerator(node, generator, this.convert(generator.iter));
      const result = this.toComprehension(node, scope.index);
      this.scopes[scope.index] = scope.toComprehension();
      return result;
    });
  }

  private visitGenerator(node: ast.ComprehensionNode, generator: ast.Comprehension, iterable: Expr): void {
    const isAsync = generator.is_async;
    this.onEvent(isAsync ? 'asyncFor' : 'for', iterable);
    this.bindTarget(generator.target, node.start, (path) => ({ kind: 'element', iterable, isAsync, path }));
    for (const test of generator.ifs) {
      this.convert(test);
      this.narrow(test, true, node.start, generator.start);
      this.narrow(test, true, test.end, node.end);
    }
  }

  // --- statements

  private visitAll(body: readonly ast.Statement[]): void {
    for (const statement of body) this.visit(statement);
  }

  /** @param until up to where the bindings of the block are certain */
  private visitBlock(body: readonly ast.Statement[], until?: number): void {
    const last = body.at(-1);
    if (last === undefined) return;
    const before = { until: this.until, reach: this.reach, noLoop: this.noLoop };
    this.until = until ?? last.end;
    if (leavesFunction(body)) this.reach = last.end;
    this.visitAll(body);
    Object.assign(this, before);
  }

  private visit(node: ast.Statement): void {
    switch (node.type) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        return this.visitFunction(node);
      case 'ClassDef':
        return this.visitClass(node);
      case 'Return':
        if (node.value !== null) this.runner.returned.push(this.convert(node.value));
        else this.runner.returned.push({ kind: 'constant', value: 'None' });
        return;
      case 'Assign':
        return this.visitAssign(node);
      case 'AnnAssign':
        return this.visitAnnotated(node);
      case 'AugAssign':
        this.convert(node.value);
        if (node.target.type !== 'Name') this.convert(node.target);
        else if (node.target.id === '__all__') this.addExports(node.value);
        return;
      case 'Expr':
        this.convert(node.value, 'statement');
        if (this.scope.kind === 'module') this.visitExportsCall(node.value);
        return;
      case 'If':
        return this.visitIf(node);
      case 'For':
      case 'AsyncFor':
        return this.visitFor(node);
      case 'While':
        return this.visitWhile(node);
      case 'With':
      case 'AsyncWith':
        return this.visitWith(node);
      case 'Try':
      case 'TryStar':
        return this.visitTry(node);
      case 'Match':
        return this.visitMatch(node);
      default:
        return this.visitSimple(node);
    }
  }

  private visitSimple(node: ast.Statement): void {
    switch (node.type) {
      case 'Import':
        for (const alias of node.names) this.visitImport(node, alias);
        return;
      case 'ImportFrom':
        for (const alias of node.names) this.visitImportFrom(node, alias);
        return;
      case 'Assert':
        this.convert(node.test);
        if (node.msg !== null) this.convert(node.msg);
        return this.narrow(node.test, true, node.end, this.until);
      case 'Raise':
        if (node.exc !== null) this.convert(node.exc);
        if (node.cause !== null) this.convert(node.cause);
        return;
      case 'Delete':
        for (const target of node.targets) {
          if (target.type === 'Name')
            this.bind(target.id, { start: target.start, from: node.end }, { kind: 'deleted' });
          else this.convert(target);
        }
        return;
      case 'Global':
        for (const { name } of node.names) this.scope.globals.push(intern(name));
        return;
      case 'Nonlocal':
        for (const { name } of node.names) this.scope.nonlocals.push(intern(name));
        return;
      case 'TypeAlias': {
        if (node.name.type !== 'Name') return;
        const value = this.convertAnnotation(node.value);
        const typeParameters = this.convertTypeParameters(node.type_params);
        const place = { start: node.name.start, from: node.end };
        return this.bind(node.name.id, place, { kind: 'alias', value, typeParameters });
      }
      default:
    }
  }

  private visitFunction(node: ast.FunctionNode): void {
    const decorators = node.decorator_list.map((decorator) => this.convert(decorator));
    const parameters = this.convertParameters(node.args);
    const returns = node.returns === null ? undefined : this.convertAnnotation(node.returns);
    const typeParameters = this.convertTypeParameters(node.type_params);
    const scope = this.openScope('function', node.start);
    const [head] = node.body;
    this.bind(
      node.name,
      { start: node.nameRange.start, from: head?.start ?? node.end },
      { kind: 'function', definition: scope.index },
    );
    this.inFunction(scope, node.end, () => this.visitAll(node.body));
    this.scopes[scope.index] = scope.toFunction({
      name: intern(node.name),
      nameStart: node.nameRange.start,
      isAsync: node.type === 'AsyncFunctionDef',
      parameters,
      decorators,
      returns,
      typeParameters,
      fallsThrough: !leavesFunction(node.body),
      isEmpty: isEmptyBody(node.body),
      isMarkedNonBlocking: this.isMarkedNonBlocking(node) ? true : undefined,
    });
  }

  /** Whether a mark stands in the head of the function or alone on the line above. */
  private isMarkedNonBlocking(node: ast.FunctionNode): boolean {
    const bodyStart = node.body[0]?.start ?? node.end;
    const first = node.decorator_list[0]?.start ?? node.start;
    return this.nonBlockingMarks.some(({ start, end }) => {
      if (start > first) return end <= bodyStart;
      return /^\r?\n[ \t]*@?[ \t]*$/.test(this.text.slice(end, first));
    });
  }

  /** Visits the inside of a function, where the flow outside says nothing. */
  private inFunction(scope: ScopeBuilder, end: number, visit: () => void): void {
    const { until, reach, noLoop, inMain, loopNames } = this;
    this.until = this.reach = end + 1;
    this.noLoop = this.inMain = false;
    this.loopNames = new Set();
    this.inScope(scope, visit);
    Object.assign(this, { until, reach, noLoop, inMain, loopNames });
  }

  private visitClass(node: ast.ClassDef): void {
    const decorators = node.decorator_list.map((decorator) => this.convert(decorator));
    const bases = node.bases.map((base) => this.convertAnnotation(base));
    const keywords = node.keywords.map((keyword) => this.convertKeyword(keyword));
    const typeParameters = this.convertTypeParameters(node.type_params);
    const scope = this.openScope('class', node.start);
    const place = { start: node.nameRange.start, from: node.end };
    this.bind(node.name, place, { kind: 'class', definition: scope.index });
    const before = { until: this.until, reach: this.reach };
    this.until = this.reach = node.end + 1;
    this.inScope(scope, () => this.visitAll(node.body));
    Object.assign(this, before);
    const name = intern(node.name);
    this.scopes[scope.index] = scope.toClass({
      name,
      nameStart: node.nameRange.start,
      bases,
      keywords,
      decorators,
      typeParameters,
    });
  }

  private visitAssign(node: ast.Assign): void {
    const value = this.convert(node.value);
    for (const target of node.targets) {
      this.bindTarget(target, node.end, (path) => ({ kind: 'value', value, path }));
      if (target.type === 'Name' && target.id === '__all__' && this.scope.kind === 'module') {
        this.exports = [];
        this.addExports(node.value);
      }
    }
  }

  private visitAnnotated(node: ast.AnnAssign): void {
    const annotation = this.convertAnnotation(node.annotation);
    const value = node.value === null ? undefined : this.convert(node.value);
    this.bindTarget(node.target, node.end, () => ({ kind: 'value', value, annotation }));
    if (node.target.type === 'Name' && node.target.id === '__all__' && node.value !== null) {
      this.exports = [];
      this.addExports(node.value);
    }
  }

  private visitIf(node: ast.If): void {
    const value = findStaticValue(node.test, this.text);
    this.convert(node.test);
    const isBodyLeft = leavesBlock(node.body);
    const isElseLeft = node.orelse.length > 0 && leavesBlock(node.orelse);
    const bodyEnd = node.body.at(-1)?.end ?? node.end;
    this.narrow(node.test, true, node.test.end, bodyEnd);
    if (node.orelse.length > 0) this.narrow(node.test, false, bodyEnd, node.end);
    if (isBodyLeft && !isElseLeft) this.narrow(node.test, false, node.end, this.until);
    if (isElseLeft && !isBodyLeft) this.narrow(node.test, true, node.end, this.until);

    const before = { isDead: this.isDead, noLoop: this.noLoop, inMain: this.inMain };
    const loopTest = findLoopTest(node.test, this.loopNames);
    this.isDead ||= value === false;
    this.noLoop ||= loopTest === false;
    this.inMain ||= this.scope.kind === 'module' && isMainTest(node.test);
    this.visitBlock(node.body, isElseLeft || value === true ? this.until : undefined);
    Object.assign(this, before);

    this.isDead ||= value === true;
    this.noLoop ||= loopTest === true;
    this.visitBlock(node.orelse, isBodyLeft || value === false ? this.until : undefined);
    Object.assign(this, before);
    if (loopTest === true && isBodyLeft) this.noLoop = true;
  }

  private visitFor(node: ast.For | ast.AsyncFor): void {
    const isAsync = node.type === 'AsyncFor';
    const iterable = this.convert(node.iter);
    this.onEvent(isAsync ? 'asyncFor' : 'for', iterable);
    const bodyEnd = node.body.at(-1)?.end ?? node.end;
    this.scope.loops.push(node.start, bodyEnd);
    const before = this.until;
    this.until = bodyEnd;
    this.bindTarget(node.target, node.iter.end, (path) => ({ kind: 'element', iterable, isAsync, path }));
    this.until = before;
    this.visitBlock(node.body);
    this.visitBlock(node.orelse, this.until);
  }

  private visitWhile(node: ast.While): void {
    this.convert(node.test);
    const bodyEnd = node.body.at(-1)?.end ?? node.end;
    this.scope.loops.push(node.start, bodyEnd);
    this.narrow(node.test, true, node.test.end, bodyEnd);
    this.visitBlock(node.body);
    this.visitBlock(node.orelse, this.until);
  }

  private visitWith(node: ast.With | ast.AsyncWith): void {
    const isAsync = node.type === 'AsyncWith';
    for (const item of node.items) {
      const context = this.convert(item.context_expr);
      this.onEvent(isAsync ? 'asyncWith' : 'with', context);
      if (item.optional_vars !== null) {
        this.bindTarget(item.optional_vars, item.end, (path) => ({ kind: 'entered', context, isAsync, path }));
      }
    }
    this.visitBlock(node.body, this.until);
  }

  private visitTry(node: ast.Try | ast.TryStar): void {
    const areHandlersLeft = node.handlers.every((handler) => leavesBlock(handler.body));
    const lastEnd = (node.orelse.at(-1) ?? node.body.at(-1))?.end;
    const { noLoop } = this;
    const asksForLoop = asksForRunningLoop(node.body);
    if (asksForLoop) for (const name of getRunningLoopNames(node.body)) this.loopNames.add(name);
    this.visitBlock(node.body, areHandlersLeft ? this.until : lastEnd);
    for (const handler of node.handlers) {
      this.noLoop ||= asksForLoop && mentionsRuntimeError(handler);
      this.visitHandler(handler, node.type === 'TryStar');
      this.noLoop = noLoop;
    }
    this.visitBlock(node.orelse, areHandlersLeft ? this.until : undefined);
    this.visitBlock(node.finalbody, this.until);
    if (asksForLoop && (leavesBlock(node.body) || leavesBlock(node.orelse))) this.noLoop = true;
  }

  private visitHandler(handler: ast.ExceptHandler, isGroup: boolean): void {
    const exception = handler.exceptionType === null ? undefined : this.convert(handler.exceptionType);
    const end = handler.body.at(-1)?.end ?? handler.end;
    if (handler.name !== null) {
      const before = this.until;
      this.until = end;
      const place = { start: handler.name.start, from: handler.name.end };
      this.bind(handler.name.name, place, { kind: 'exception', exception, isGroup });
      this.until = before;
    }
    this.visitBlock(handler.body);
  }

  private visitMatch(node: ast.Match): void {
    const subject = this.convert(node.subject);
    const subjectName = findDottedName(node.subject);
    for (const one of node.cases) {
      const end = one.body.at(-1)?.end ?? one.end;
      const before = this.until;
      this.until = end;
      this.bindPattern(one.pattern, subject);
      if (one.guard !== null) {
        this.convert(one.guard);
        this.narrow(one.guard, true, one.guard.end, end);
      }
      this.until = before;
      const pattern = one.pattern.type === 'MatchAs' && one.pattern.pattern ? one.pattern.pattern : one.pattern;
      if (subjectName !== undefined && pattern.type === 'MatchClass') {
        const test: NarrowTest = { kind: 'instance', classes: this.convert(pattern.cls) };
        this.addNarrowing(subjectName, test, false, one.pattern.end, end);
      }
      this.visitBlock(one.body);
    }
  }

  /** Captures of patterns; of a class pattern (`case Job() as job`) the class is known. */
  private bindPattern(pattern: ast.Pattern, subject: Expr | undefined): void {
    switch (pattern.type) {
      case 'MatchAs': {
        const inner = pattern.pattern;
        if (inner !== null) this.bindPattern(inner, subject);
        if (pattern.name === null) return;
        const place = { start: pattern.name.start, from: pattern.end };
        if (inner === null && subject !== undefined)
          return this.bind(pattern.name.name, place, { kind: 'value', value: subject });
        if (inner?.type !== 'MatchClass') return this.bind(pattern.name.name, place, { kind: 'opaque' });
        return this.bind(pattern.name.name, place, { kind: 'value', annotation: this.convert(inner.cls) });
      }
      case 'MatchStar':
        if (pattern.name !== null) this.bindOpaque(pattern.name, pattern.end);
        return;
      case 'MatchMapping':
        for (const inner of pattern.patterns) this.bindPattern(inner, undefined);
        if (pattern.rest !== null) this.bindOpaque(pattern.rest, pattern.end);
        return;
      case 'MatchSequence':
      case 'MatchOr':
        for (const inner of pattern.patterns) this.bindPattern(inner, undefined);
        return;
      case 'MatchClass':
        for (const inner of pattern.patterns) this.bindPattern(inner, undefined);
        for (const inner of pattern.kwd_patterns) this.bindPattern(inner, undefined);
        return;
      default:
    }
  }

  private bindOpaque(name: ast.Identifier, from: number): void {
    this.bind(name.name, { start: name.start, from }, { kind: 'opaque' });
  }

  // --- imports and exports

  private visitImport(node: ast.Import, alias: ast.Alias): void {
    const hasAlias = alias.asname !== null;
    const name = alias.asname?.name ?? alias.name.split('.')[0] ?? alias.name;
    const place = { start: alias.asname?.start ?? alias.start, from: node.end };
    this.bind(name, place, { kind: 'import', module: intern(alias.name), hasAlias });
  }

  private visitImportFrom(node: ast.ImportFrom, alias: ast.Alias): void {
    const module = node.module === null ? '' : intern(node.module);
    const place = { start: alias.asname?.start ?? alias.start, from: node.end };
    if (alias.name === '*') return this.bind('*', place, { kind: 'star', module, level: node.level });
    const imported = intern(alias.name);
    const isExported = alias.asname?.name === alias.name;
    const name = alias.asname?.name ?? alias.name;
    this.bind(name, place, { kind: 'from', module, level: node.level, imported, isExported });
  }

  private addExports(value: ast.Expression): void {
    if (this.scope.kind !== 'module' || this.isDead) return;
    if (value.type === 'BinOp') {
      this.addExports(value.left);
      return this.addExports(value.right);
    }
    if (value.type !== 'List' && value.type !== 'Tuple') {
      this.hasComputedExports = true;
      return;
    }
    for (const item of value.elts) {
      const content = findStringContent(this.text, item.start, item.end);
      if (content === undefined) this.hasComputedExports = true;
      else (this.exports ??= []).push(intern(content));
    }
  }

  private visitExportsCall(node: ast.Expression): void {
    if (node.type !== 'Call' || node.func.type !== 'Attribute') return;
    const { value, attr } = node.func;
    if (value.type !== 'Name' || value.id !== '__all__') return;
    const [items] = node.args;
    if (attr === 'extend' && items !== undefined) this.addExports(items);
    else if (attr === 'append' && items?.type === 'Constant') {
      const content = findStringContent(this.text, items.start, items.end);
      if (content !== undefined) (this.exports ??= []).push(intern(content));
    } else this.hasComputedExports = true;
  }

  // --- bindings

  /** Binds the names (and attributes of names) of a target, however deep; other targets are only looked through. */
  private bindTarget(target: ast.Expression, from: number, make: MakeBinding, path?: UnpackPath): void {
    switch (target.type) {
      case 'Name':
        return this.bind(target.id, { start: target.start, from }, make(path));
      case 'Tuple':
      case 'List': {
        const starred = target.elts.findIndex((item) => item.type === 'Starred');
        for (const [index, item] of target.elts.entries()) {
          const isBehind = starred !== -1 && index > starred;
          const step = index === starred ? '*' : isBehind ? index - target.elts.length : index;
          this.bindTarget(item, from, make, [...(path ?? []), step]);
        }
        return;
      }
      case 'Starred':
        return this.bindTarget(target.value, from, make, path);
      case 'Attribute': {
        const name = this.runner.isFunction ? findDottedName(target) : undefined;
        if (name !== undefined) this.bind(name, { start: target.attrRange.start, from }, make(path));
        else this.convert(target.value);
        return;
      }
      default:
        this.convert(target);
    }
  }

  private bind(name: string, place: Place, made: Unplaced<Binding>): void {
    if (this.isDead) return;
    const flow = { until: this.until, reach: this.reach };
    const interned = intern(name);
    const { scope } = this;
    const isForeign = scope.globals.includes(name) || scope.nonlocals.includes(name);
    if (!isForeign) {
      scope.bindings.push({ ...made, name: interned, ...place, ...flow });
      return;
    }
    const owner = this.findOwner(name);
    const reach = Number.MAX_SAFE_INTEGER;
    owner?.bindings.push({ ...made, name: interned, ...place, until: place.from, reach, scope: scope.index });
  }

  /** The scope that a `global` or `nonlocal` name belongs to. */
  private findOwner(name: string): ScopeBuilder | undefined {
    const isGlobal = this.scope.globals.includes(name);
    let owner = this.scope.parent;
    while (owner?.parent !== undefined) {
      const isHere = owner.isFunction && owner.bindings.some((binding) => binding.name === name);
      if (!isGlobal && isHere) return owner;
      owner = owner.parent;
    }
    return isGlobal ? owner : undefined;
  }

  private convertParameters(args: ast.Arguments): readonly Parameter[] {
    const count = args.posonlyargs.length + args.args.length;
    const firstDefault = count - args.defaults.length;
    const convert = (arg: ast.Arg, kind: Parameter['kind'], value: ast.Expression | null | undefined): Parameter => ({
      name: intern(arg.arg),
      start: arg.start,
      kind,
      annotation: arg.annotation === null ? undefined : this.convertAnnotation(arg.annotation),
      default: value === null || value === undefined ? undefined : this.convert(value),
    });
    const plain = [...args.posonlyargs, ...args.args].map((arg, index) =>
      convert(arg, index < args.posonlyargs.length ? 'positional' : 'normal', args.defaults[index - firstDefault]),
    );
    const rest = args.vararg === null ? [] : [convert(args.vararg, 'rest', undefined)];
    const keywords = args.kwonlyargs.map((arg, index) => convert(arg, 'keyword', args.kw_defaults[index]));
    const last = args.kwarg === null ? [] : [convert(args.kwarg, 'keywords', undefined)];
    return [...plain, ...rest, ...keywords, ...last];
  }

  private convertTypeParameters(nodes: readonly ast.TypeParameter[]): readonly TypeParameter[] | undefined {
    if (nodes.length === 0) return undefined;
    return nodes.map((node) => ({
      kind: node.type,
      name: intern(node.name),
      bound: node.type === 'TypeVar' && node.bound !== null ? this.convertAnnotation(node.bound) : undefined,
    }));
  }

  // --- narrowing

  private narrow(test: ast.Expression, isTrue: boolean, from: number, until: number): void {
    for (const fact of getFacts(test, isTrue)) {
      this.addNarrowing(fact.target, this.toTest(fact), fact.isNegated, from, until);
    }
  }

  private toTest(fact: Fact): NarrowTest {
    if (fact.test !== 'instance') return { kind: fact.test };
    // The classes are named a second time here: their calls, if any, were met where they stand.
    const plain = new ExpressionConverter(this.text);
    return { kind: 'instance', classes: fact.classes ? plain.convert(fact.classes) : { kind: 'other' } };
  }

  private addNarrowing(target: string, test: NarrowTest, isNegated: boolean, from: number, until: number): void {
    if (until > from) this.scope.narrowings.push({ target: intern(target), test, isNegated, from, until });
  }
}

function mentionsRuntimeError(handler: ast.ExceptHandler): boolean {
  const type = handler.exceptionType;
  if (type === null) return true;
  const names = type.type === 'Tuple' ? type.elts : [type];
  return names.some((name) => name.type === 'Name' && (name.id === 'RuntimeError' || name.id === 'Exception'));
}

function isEmptyBody(body: readonly ast.Statement[]): boolean {
  return body.every((statement) => {
    switch (statement.type) {
      case 'Pass':
        return true;
      case 'Expr':
        return statement.value.type === 'Constant';
      case 'Raise':
        return statement.exc !== null && isNotImplemented(statement.exc);
      default:
        return false;
    }
  });
}

function isNotImplemented(node: ast.Expression): boolean {
  if (node.type === 'Call') return isNotImplemented(node.func);
  return node.type === 'Name' && node.id.startsWith('NotImplemented');
}

/** The kinds of scopes that are functions. */
export function isFunctionScope(scope: ScopeSummary | undefined): scope is FunctionScope {
  return scope?.kind === 'function' || scope?.kind === 'lambda';
}

export type { ScopeIndex };
