import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { givesPromise } from '../../../javascript/library/promise-functions.js';
import { promiseCombinators, promiseMethods } from '../../../javascript/library/promise-methods.js';
import { findDeclaredFunction } from '../../../javascript/semantics/facts/declared-functions.js';
import { isAsyncFunction } from '../../../javascript/semantics/facts/promise-results.js';
import { findCertainValue, findKeptValue } from '../../../javascript/semantics/kept-values.js';
import type { Entity } from '../../../javascript/semantics/module-file.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../javascript/semantics/origins.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import { findOnlyCreated } from '../../../javascript/semantics/summarize/values.js';
import { findMethodName, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { toOneLine } from '../../../javascript/syntax/one-line.js';
import { type CallNode, isCallNode } from '../../../javascript/syntax/predicates.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findOnlyValue, findVariable, type SourceCode } from '../../../javascript/syntax/variables.js';
import { isPromiseLike, isUnknownKind } from '../../../javascript/types/oracle.js';
import {
  getTypeOracle,
  type Foreseen,
  type PromiseKind,
  type TypeOracle,
} from '../../../javascript/types/type-oracle.js';
import { isTypeScriptFile } from '../../../javascript/typescript-files.js';
import { deferProjectChanges, recordRelated } from '../../../related.js';
import type { RuleListener } from '../../../rule.js';
import type { RuleOptions } from '../options.js';
import { isCertainAsyncIterator, isCertainMapping, isCertainPromise } from './promises/certain-promises.js';
import type { Context, JavaScriptMessageIds } from './messages.js';
import { findDeclaration, findPromisingCall } from './promises/project-promises.js';
import { suggestAwaitOf, type Changes } from './suggestions/suggestions.js';
import { findForgottenStart, isAwaitedBetween } from './promises/where-made.js';

/**
 * One kind of misuse. It collects candidates while the tree is visited and names the nodes whose types it will ask for,
 * so that all kinds together ask once; then it reports.
 */
export interface Check {
  readonly listener: RuleListener;
  getAsked?(): readonly TSESTree.Node[];
  /** What else it will ask about. */
  getForeseen?(): Foreseen;
  report(): void;
}

/** What is reported. */
interface Report {
  /** What is pointed at: a node, which messages call `what`, or a place. */
  readonly at: TSESTree.Node | TSESTree.SourceLocation;
  readonly messageId: JavaScriptMessageIds;
  readonly data?: Readonly<Record<string, string>>;
  /** Asked for only by those who show suggestions: to know some, many files are looked at. */
  readonly getChanges?: () => Changes;
}

/** What is reported of a promise that is used as if it were its value. */
interface Misuse {
  /** Default: `promiseAsValue`. */
  readonly messageId?: JavaScriptMessageIds;
  /** What comes of it: the middle of the message. */
  readonly consequence?: string;
  /** Whether it is known that the node is meant to be the value. Default false. */
  readonly isValue?: boolean;
}

/** Expressions that are never a promise, whatever is in them. */
const neverPromises: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'ArrowFunctionExpression',
  'BinaryExpression',
  'ClassExpression',
  'FunctionExpression',
  'JSXElement',
  'JSXFragment',
  'Literal',
  'MetaProperty',
  'ObjectExpression',
  'TemplateLiteral',
  'UnaryExpression',
  'UpdateExpression',
]);

/** What all kinds of misuse share for one file. */
export class Inspection {
  readonly context: Context;
  readonly options: RuleOptions;
  readonly sourceCode: SourceCode;
  #oracle: TypeOracle | undefined;
  /** Calls that only the files of the project tell to give a promise. */
  readonly #foundByProject = new Map<string, TSESTree.CallExpression>();
  /** Expressions of which it was reported that they are promises used as values. */
  readonly #judged = new Set<TSESTree.Expression>();
  /** Uses of variables as values, by the calls that gave the variables their promises. */
  readonly #misused = new Map<TSESTree.Expression, (Report & { readonly at: TSESTree.Expression })[]>();

  constructor(context: Context, options: RuleOptions) {
    this.context = context;
    this.options = options;
    this.sourceCode = context.sourceCode;
  }

  /** Asked for only when there is something to ask: a file without candidates costs no types. */
  get oracle(): TypeOracle {
    return (this.#oracle ??= getTypeOracle(this.context));
  }

  report({ at, messageId, data, getChanges }: Report): void {
    const { context, sourceCode } = this;
    const loc = 'type' in at ? this.#getLoc(at) : at;
    const call = this.#foundByProject.get(toKey(loc.start));
    const declaration = call && findDeclaration(call, { file: getModuleFile(context), sourceCode });
    if (declaration) recordRelated(sourceCode, context.id, loc.start, [declaration]);
    context.report({
      loc,
      messageId,
      data: 'type' in at ? { what: this.describe(at), ...data } : data,
      get suggest() {
        const changes = getChanges?.();
        if (changes?.inProject) deferProjectChanges(sourceCode, context.id, loc.start, changes.inProject);
        return changes?.suggest;
      },
    });
  }

  /**
   * Reports a promise that is used as if it were its value. Of several uses of one variable only the first is, where an `await`
   * before the call that made the promise mends them all. What several checks tell of one expression is reported once.
   */
  reportMisused(
    node: TSESTree.Expression,
    { messageId = 'promiseAsValue', consequence = '', isValue = false }: Misuse,
  ): void {
    if (this.#judged.has(node)) return;
    this.#judged.add(node);
    const getChanges = (): Changes => suggestAwaitOf(node, this.context, isValue);
    const report = { at: node, messageId, data: { consequence }, getChanges };
    const start = findForgottenStart(node, this, isValue);
    const others = start && this.#misused.get(start);
    if (others) others.push(report);
    else if (start) this.#misused.set(start, [report]);
    else this.report(report);
  }

  /** Whether it was reported that what a variable keeps of the call is used as its value: the `await` that this offers mends all of it. */
  isMisusedLater(call: TSESTree.Expression): boolean {
    return this.#misused.has(call);
  }

  /** Reports what {@link reportMisused} was told, once it was told all. */
  reportAllMisused(): void {
    for (const [start, uses] of this.#misused) {
      const [first, ...others] = uses.sort((one, other) => one.at.range[0] - other.at.range[0]);
      if (!first) continue;
      this.report(first);
      if (isAwaitedBetween(start, first.at, this.sourceCode)) for (const other of others) this.report(other);
    }
  }

  canBePromise(node: TSESTree.Expression): boolean {
    return !neverPromises.has(unwrapExpression(node).type);
  }

  /** The kind by types, or by the file itself where there are none. */
  kindOf(node: TSESTree.Expression): PromiseKind {
    const kind = this.oracle.promiseKind(node);
    if (kind === 'promise' && this.#isTargetOfCopy(node)) return 'none';
    if (!isUnknownKind(kind)) return kind;
    if (isCertainPromise(node, this.sourceCode) || this.#isPromiseOfCreated(node)) return 'promise';
    if (this.#isPromiseOfProject(node, kind)) return 'promise';
    return isCertainMapping(node, this.sourceCode, (body) => this.kindOf(body) === 'promise') ? 'array' : kind;
  }

  /**
   * Whether `Object.assign(target, load())` gave it, which gives the target. By its type that is a promise as well, though
   * nothing of a promise is copied.
   */
  #isTargetOfCopy(written: TSESTree.Expression): boolean {
    const node = unwrapExpression(written);
    const variable = findVariable(node, this.sourceCode);
    const call = variable ? findOnlyValue(variable) : node;
    if (call?.type !== 'CallExpression' || findMethodName(call) !== 'assign') return false;
    const [target] = call.arguments;
    if (!target || !isOrigin(findCalleeOrigin(call, this.sourceCode), globalModule, 'Object.assign')) return false;
    return target.type !== 'SpreadElement' && !(this.canBePromise(target) && this.kindOf(target) !== 'none');
  }

  /** Whether an asynchronous method gave it, of an object that a variable without a type gets later: `store = new Store();`. */
  #isPromiseOfCreated(written: TSESTree.Expression): boolean {
    const node = unwrapExpression(written);
    if (node.type === 'Identifier') {
      const value = findCertainValue(node, this.sourceCode);
      return value?.type === 'CallExpression' && this.#isPromiseOfCreated(value);
    }
    const callee = node.type === 'CallExpression' ? unwrapExpression(node.callee) : undefined;
    if (callee?.type !== 'MemberExpression') return false;
    if (promiseMethods.has(findPropertyName(callee) ?? '')) return this.#isPromiseOfCreated(callee.object);
    const variable = findVariable(callee.object, this.sourceCode);
    if (!variable || !findOnlyCreated(variable)) return false;
    return isAsyncFunction(this.resolve(callee));
  }

  /**
   * Whether functions of the project, imported ones among them, made it a promise. Where there are types, they tell, but for those
   * of what is found in the repository alone: a package of it that is not built yet, or not linked.
   */
  #isPromiseOfProject(node: TSESTree.Expression, kind: PromiseKind): boolean {
    if (this.oracle.backEnd !== 'none' && kind !== 'unresolved') return false;
    const call = findPromisingCall(node, { file: getModuleFile(this.context), sourceCode: this.sourceCode });
    if (call) this.#foundByProject.set(toKey(node.loc.start), call);
    return call !== undefined;
  }

  /** Whether the value is a promise for certain, in every case that its type allows. */
  isAlwaysPromise(node: TSESTree.Expression): boolean {
    if (!isPromiseLike(this.kindOf(node))) return false;
    return this.oracle.isAlwaysPromise(node) || isUnknownKind(this.oracle.promiseKind(node));
  }

  /** Whether the expression calls an asynchronous generator of the project. */
  isGeneratorCall(node: TSESTree.Expression): boolean {
    if (node.type !== 'CallExpression') return false;
    const protocol = this.oracle.iteration(node);
    if (protocol === 'unknown' && isCertainAsyncIterator(node, this.sourceCode)) return true;
    const isToldByFiles = protocol === 'unknown' && this.oracle.backEnd === 'none';
    const called = protocol === 'async' || isToldByFiles ? this.resolveCallee(node) : undefined;
    return called?.kind === 'function' && called.summary.isAsync && called.summary.isGenerator;
  }

  /** What is called, by imports, else by the declaration that types tell. */
  resolveCallee(call: CallNode): Entity | undefined {
    return this.resolve(call.callee) ?? findDeclaredFunction(call, this.context);
  }

  /** What an expression stands for: a declaration of the project, or something of a library. */
  resolve(node: TSESTree.Node): Entity | undefined {
    return getModuleFile(this.context).resolveNode(node, this.sourceCode);
  }

  /**
   * Whether the expression is, for certain, what an `async` function of the project returned, or what `Promise.all()` and
   * the like or `import()` gave: a promise with no members but its own, as long as nobody adds some to the variable that
   * keeps it.
   */
  isBarePromise(written: TSESTree.Expression): boolean {
    const node = unwrapExpression(written);
    if (node.type === 'ImportExpression') return true;
    if (node.type === 'CallExpression') {
      const origin = findCalleeOrigin(node, this.sourceCode);
      if (isOrigin(origin, globalModule, ...promiseCombinators)) return true;
      if (origin && givesPromise(origin, node.arguments)) return true;
      return isAsyncFunction(this.resolveCallee(node));
    }
    const variable = findVariable(node, this.sourceCode);
    const value = findKeptValue(variable);
    if (!value || unwrapExpression(value).type !== 'CallExpression') return false;
    return !isExtended(variable) && this.isBarePromise(value);
  }

  /**
   * Whether the type of what a call gave is all there is to it: where it is declared, or in TypeScript. Code in JavaScript may
   * give a promise some members more, of which its type does not tell.
   */
  isOfDeclaredType(written: TSESTree.Expression): boolean {
    if (isTypeScriptFile(this.context.filename)) return true;
    const node = unwrapExpression(written);
    if (node.type === 'CallExpression') return this.oracle.isDeclaredInTypes(node);
    const variable = findVariable(node, this.sourceCode);
    const value = findKeptValue(variable);
    return value?.type === 'CallExpression' && !isExtended(variable) && this.oracle.isDeclaredInTypes(value);
  }

  /** Whether a name stands for what a call gave, which was not awaited. */
  isStoredCall(node: TSESTree.Identifier): boolean {
    return findKeptValue(findVariable(node, this.sourceCode))?.type === 'CallExpression';
  }

  /** The same, and that it may have called nothing: `const found = users?.find();`. */
  isStoredOptionalCall(node: TSESTree.Identifier): boolean {
    const value = findKeptValue(findVariable(node, this.sourceCode));
    return value?.type === 'ChainExpression' && value.expression.type === 'CallExpression';
  }

  /** Whether an expression is a call, or a name for what one gave. */
  isCallOrStored(node: TSESTree.Node): node is TSESTree.CallExpression | TSESTree.Identifier {
    return node.type === 'CallExpression' || (node.type === 'Identifier' && this.isStoredCall(node));
  }

  /** The expression for a message: a call without its arguments, on one line, never long. */
  describe(written: TSESTree.Node): string {
    const node = written.type === 'ChainExpression' ? written.expression : written;
    const text = isCallNode(node) ? `${this.#getCallee(node)}()` : toOneLine(this.sourceCode.getText(node));
    return `\`${text.length > 50 ? `${text.slice(0, 47)}…` : text}\``;
  }

  /** Where to point: a call without its arguments, and of what spans lines the first. */
  #getLoc(written: TSESTree.Node): TSESTree.SourceLocation {
    const node = written.type === 'ChainExpression' ? written.expression : written;
    const { start } = node.loc;
    const { end } = isCallNode(node) && node.callee.loc.end.line === start.line ? node.callee.loc : node.loc;
    if (end.line === start.line) return { start, end };
    const column = this.sourceCode.lines[start.line - 1]?.length ?? start.column + 1;
    return { start, end: { line: start.line, column } };
  }

  #getCallee(node: CallNode): string {
    const prefix = node.type === 'NewExpression' ? 'new ' : '';
    const text = toOneLine(this.sourceCode.getText(node.callee));
    if (text.length <= 40) return prefix + text;
    // Of a long chain the last link says most: `….then`.
    const last = node.callee.type === 'MemberExpression' ? this.sourceCode.getText(node.callee.property) : '';
    return last === '' ? `${prefix}(…)` : `….${last}`;
  }
}

/** Whether members are added to what a variable keeps: `load.cancel = …`. */
function isExtended(variable: TSESLint.Scope.Variable | undefined): boolean {
  return (variable?.references ?? []).some(({ identifier: { parent } }) => {
    const assignment = parent.type === 'MemberExpression' ? parent.parent : undefined;
    return assignment?.type === 'AssignmentExpression' && assignment.left === parent;
  });
}

function toKey({ line, column }: TSESTree.Position): string {
  return `${line}:${column}`;
}
