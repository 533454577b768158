import { intern } from '../../syntax/name-table.js';
import type * as ast from '../../syntax/nodes.js';
import { findDottedName, isNamed } from '../../syntax/predicates.js';
import type { Span } from '../../../project/text/span.js';
import { getInPlaceMethod } from '../special-methods.js';
import { type ModuleSummary, type NarrowTest, summaryVersion } from '../summary.js';
import { toAlias, toDefinition, toElement, toEntered, toException, toOpaque, toValue } from './bindings.js';
import { isEmptyBody, isUnimplementedBody } from './bodies.js';
import type { Expr } from '../summary-expressions.js';
import { EventCollector } from './event-collector.js';
import { ExportList } from './exports.js';
import { leavesBlock, leavesFunction } from './leaving.js';
import {
  asksForRunningLoop,
  catchesRuntimeError,
  findLoopTest,
  getNamesOfLoopTests,
  getRunningLoopNames,
  isLoopFunction,
} from './loop-guards.js';
import { getNonBlockingMarks, isMarkedNonBlocking } from './non-blocking-marks.js';
import { givesPieces } from './pieces.js';
import {
  addPresence,
  findPresence,
  getOptionalNames,
  getReturnedValue,
  type Presence,
  toOpposite,
  toReturned,
} from './presence.js';
import { findStaticValue } from './static-conditions.js';
import { findTypeComment, getTypeComments, type TypeComments } from './type-comments.js';

/** Walks the statements of one tree once, in the order of evaluation as far as it matters. */
export class Summarizer extends EventCollector {
  private readonly exports: ExportList;
  private nonBlockingMarks: readonly Span[] = [];
  private typeComments: TypeComments = new Map();
  /** The parameters of the function that may be left out, and what the tests around say of them. */
  private optionalNames: readonly string[] = [];
  private presences: readonly Presence[] = [];

  constructor(text: string) {
    super(text);
    this.exports = new ExportList(text);
  }

  summarize(module: ast.Module): ModuleSummary {
    const root = this.scope;
    this.nonBlockingMarks = getNonBlockingMarks(module, this.text);
    this.typeComments = getTypeComments(module, this.text);
    this.visitAll(module.body);
    this.scopes[root.index] = root.toModule();
    return { version: summaryVersion, scopes: this.scopes, exports: this.exports.names };
  }

  // --- statements

  private visitAll(body: readonly ast.Statement[]): void {
    for (const statement of body) this.visit(statement);
  }

  /** @param until up to where the bindings of the block are certain */
  private visitBlock(body: readonly ast.Statement[], until?: number): void {
    const last = body.at(-1);
    if (last === undefined) return;
    const { until: untilBefore, reach, noLoop, presences } = this;
    this.until = until ?? last.end;
    if (leavesFunction(body)) this.reach = last.end;
    this.visitAll(body);
    this.until = untilBefore;
    this.reach = reach;
    this.noLoop = noLoop;
    this.presences = presences;
  }

  private visit(node: ast.Statement): void {
    switch (node.type) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        return this.visitFunction(node);
      case 'ClassDef':
        return this.visitClass(node);
      case 'Return':
        return this.visitReturn(node);
      case 'Assign':
        return this.visitAssign(node);
      case 'AnnAssign':
        return this.visitAnnotated(node);
      case 'AugAssign':
        return this.visitAugmented(node);
      case 'Expr':
        this.convert(node.value, 'statement');
        if (this.scope.kind === 'module' && !this.isDead) this.exports.visitCall(node.value);
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
        for (const alias of node.names) {
          this.visitImportFrom(node, alias);
          if (alias.asname !== null && isLoopFunction(alias.name)) this.noteLoopFunction(alias.asname.name);
        }
        return;
      case 'Assert':
        this.convert(node.test);
        if (node.msg !== null) this.convert(node.msg);
        return this.narrow(node.test, true, node.end, this.until);
      case 'Raise':
        this.runner.hasRaise = true;
        if (node.exc !== null) this.convert(node.exc);
        if (node.cause !== null) this.convert(node.cause);
        return;
      case 'Delete':
        for (const target of node.targets) {
          if (target.type === 'Name') {
            this.bind(target.id, target.start, node.end, (place) => toOpaque(place, 'deleted'));
          } else this.convert(target);
        }
        return;
      case 'Global':
        for (const { name } of node.names) this.scope.globals.push(name);
        return;
      case 'Nonlocal':
        for (const { name } of node.names) this.scope.nonlocals.push(name);
        return;
      case 'TypeAlias': {
        if (node.name.type !== 'Name') return;
        const value = this.convertAnnotation(node.value);
        const typeParameters = this.convertTypeParameters(node.type_params);
        return this.bind(node.name.id, node.name.start, node.end, (place) => toAlias(place, value, typeParameters));
      }
      default:
    }
  }

  private visitReturn({ value }: ast.Return): void {
    const { presences } = this;
    const { returned } = this.runner;
    const expr: Expr = value === null ? { kind: 'constant', value: 'None' } : this.convert(value);
    const presence = value?.type === 'IfExp' ? findPresence(value.test, this.optionalNames) : undefined;
    if (presence === undefined || expr.kind !== 'conditional') {
      returned.push(toReturned(expr, presences));
      return;
    }
    for (const [index, option] of expr.options.entries()) {
      returned.push(toReturned(option, addPresence(presences, index === 0 ? presence : toOpposite(presence))));
    }
  }

  private visitFunction(node: ast.FunctionNode): void {
    const decorators = this.convertAll(node.decorator_list);
    const parameters = this.convertParameters(node.args);
    const returns = node.returns === null ? undefined : this.convertAnnotation(node.returns);
    const typeParameters = this.convertTypeParameters(node.type_params);
    const scope = this.openScope('function', node.start);
    const [head] = node.body;
    this.bind(node.name, node.nameRange.start, head?.start ?? node.end, (place) =>
      toDefinition(place, 'function', scope.index),
    );
    const { optionalNames, presences } = this;
    this.optionalNames = getOptionalNames(parameters);
    this.presences = [];
    this.inFunction(scope, node.end, () => this.visitAll(node.body));
    this.optionalNames = optionalNames;
    this.presences = presences;
    const isLeft = leavesFunction(node.body);
    const isEmpty = isEmptyBody(node.body);
    const neverReturns = isLeft && !isEmpty && !scope.isGenerator && scope.returned.length === 0;
    // Most functions are neither: their bodies need not be walked again.
    const mayGivePieces =
      scope.isGenerator || scope.returned.some((one) => getReturnedValue(one).kind === 'comprehension');
    this.scopes[scope.index] = scope.toFunction({
      name: node.name,
      nameStart: node.nameRange.start,
      isAsync: node.type === 'AsyncFunctionDef',
      parameters,
      decorators,
      returns,
      typeParameters,
      fallsThrough: !isLeft,
      isEmpty,
      neverReturns: neverReturns ? true : undefined,
      givesPieces: mayGivePieces && givesPieces(node) ? true : undefined,
      isUnimplemented: isUnimplementedBody(node.body) ? true : undefined,
      isMarkedNonBlocking: isMarkedNonBlocking(node, this.nonBlockingMarks, this.text) ? true : undefined,
    });
  }

  private visitClass(node: ast.ClassDef): void {
    const decorators = this.convertAll(node.decorator_list);
    const bases = node.bases.map((base) => this.convertAnnotation(base));
    let metaclass: Expr | undefined;
    for (const { arg, value } of node.keywords) {
      const given = this.convert(value);
      if (arg === 'metaclass') metaclass = given;
    }
    const typeParameters = this.convertTypeParameters(node.type_params);
    const scope = this.openScope('class', node.start);
    this.bind(node.name, node.nameRange.start, node.end, (place) => toDefinition(place, 'class', scope.index));
    const { until, reach } = this;
    this.until = this.reach = node.end + 1;
    this.inScope(scope, () => this.visitAll(node.body));
    this.until = until;
    this.reach = reach;
    this.scopes[scope.index] = scope.toClass({
      name: node.name,
      nameStart: node.nameRange.start,
      bases,
      metaclass,
      decorators,
      typeParameters,
    });
  }

  private visitAssign(node: ast.Assign): void {
    const value = this.convert(node.value);
    const annotation = findTypeComment(node, this.typeComments, this.text);
    if (node.targets.some(isUnpacking) && node.value.type !== 'Tuple') this.onEvent('for', value);
    for (const target of node.targets) {
      this.bindTarget(target, node.end, (place, path) =>
        toValue(place, value, path === undefined ? annotation : undefined, path),
      );
      if (this.isExportList(target)) this.exports.set(node.value);
      this.noteLoopTests(getNamesOfLoopTests(target, node.value, this.loopNames));
    }
  }

  private visitAugmented(node: ast.AugAssign): void {
    const { target, op, value, end } = node;
    const right = this.convert(value);
    const left = this.convert(target);
    this.onOperation(left, getInPlaceMethod(op), right, node);
    if (target.type !== 'Name') return;
    if (this.isExportList(target)) this.exports.add(value);
    this.bind(target.id, target.start, end, (place) => toOpaque(place, 'augmented'));
  }

  private visitAnnotated(node: ast.AnnAssign): void {
    const annotation = this.convertAnnotation(node.annotation);
    const value = node.value === null ? undefined : this.convert(node.value);
    this.bindTarget(node.target, node.end, (place) => toValue(place, value, annotation, undefined));
    if (node.value !== null && this.isExportList(node.target)) this.exports.set(node.value);
  }

  private isExportList(target: ast.Expression): boolean {
    return isNamed(target, '__all__') && this.scope.kind === 'module' && !this.isDead;
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

    const { isDead, noLoop, presences } = this;
    const presence = findPresence(node.test, this.optionalNames);
    const whereGiven = addPresence(presences, presence);
    const otherwise = addPresence(presences, presence && toOpposite(presence));
    const loopTest = findLoopTest(node.test, this.loopNames);
    this.isDead ||= value === false;
    this.noLoop ||= loopTest === false;
    this.presences = whereGiven;
    this.visitBlock(node.body, isElseLeft || value === true ? this.until : undefined);

    this.isDead = isDead || value === true;
    this.noLoop = noLoop || loopTest === true;
    this.presences = otherwise;
    this.visitBlock(node.orelse, isBodyLeft || value === false ? this.until : undefined);
    this.presences = isBodyLeft ? otherwise : isElseLeft ? whereGiven : presences;
    this.isDead = isDead;
    this.noLoop = noLoop || (loopTest === true && isBodyLeft);
  }

  private visitFor(node: ast.For | ast.AsyncFor): void {
    const isAsync = node.type === 'AsyncFor';
    const iterable = this.convert(node.iter);
    this.onEvent(isAsync ? 'asyncFor' : 'for', iterable);
    const bodyEnd = node.body.at(-1)?.end ?? node.end;
    this.scope.loops.push(node.start, bodyEnd);
    const before = this.until;
    this.until = bodyEnd;
    this.bindTarget(node.target, node.iter.end, (place, path) => toElement(place, iterable, isAsync, path));
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
      this.onEvent(isAsync ? 'asyncWith' : 'with', context, isAsync && item.optional_vars === null);
      if (item.optional_vars !== null) {
        this.bindTarget(item.optional_vars, item.end, (place, path) => toEntered(place, context, isAsync, path));
      }
    }
    this.visitBlock(node.body, this.until);
  }

  private visitTry(node: ast.Try | ast.TryStar): void {
    const areHandlersLeft = node.handlers.every((handler) => leavesBlock(handler.body));
    const lastEnd = (node.orelse.at(-1) ?? node.body.at(-1))?.end;
    const { noLoop } = this;
    const asksForLoop = asksForRunningLoop(node.body, this.loopNames);
    if (asksForLoop) this.noteLoopTests(getRunningLoopNames(node.body, this.loopNames));
    this.visitBlock(node.body, areHandlersLeft ? this.until : lastEnd);
    for (const handler of node.handlers) {
      this.noLoop ||= asksForLoop && catchesRuntimeError(handler);
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
      const { name, start, end: from } = handler.name;
      this.bind(name, start, from, (place) => toException(place, exception, isGroup));
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
        const target = intern(subjectName);
        this.addNarrowing({ target, test, isNegated: false, from: one.pattern.end, until: end });
      }
      this.visitBlock(one.body);
    }
  }
}

function isUnpacking({ type }: ast.Expression): boolean {
  return type === 'Tuple' || type === 'List';
}
