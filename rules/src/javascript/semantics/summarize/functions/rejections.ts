import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isExit } from '../../../flow/node-kinds.js';
import { promiseMethods } from '../../../library/promise-methods.js';
import { givesBackFunction, isSettlingProperty } from '../../../library/settling.js';
import { forEachChild, someChild } from '../../../syntax/children.js';
import { findResult, isExecutor, isFunction, type FunctionNode } from '../../../syntax/functions.js';
import { findMethod, findMethodName, findPropertyName } from '../../../syntax/member-names.js';
import { type CallNode, isNamed } from '../../../syntax/predicates.js';
import { getArguments, getBranches, unwrapExpression } from '../../../syntax/unwrap.js';
import {
  findAllValues,
  findDeclaredValue,
  findOnlyValue,
  findVariable,
  type ScopeSource,
} from '../../../syntax/variables.js';
import { findValueOrigin, globalModule } from '../../origins.js';
import { findPrivateValues } from '../../own-members.js';
import type { SettlingReason } from '../../summary.js';

/** A call by which a promise can come to reject. */
export interface RejectionSource {
  readonly call: CallNode;
  /** Whether it is the call's promise that may reject; else the call itself may throw. */
  readonly isPromise: boolean;
}

/** The ways in which a promise can come to reject. */
export interface Rejections {
  /** The calls of which one has to fail. None: it never rejects. */
  readonly sources: readonly RejectionSource[];
  readonly reason: SettlingReason | undefined;
}

/** What is known of the file beside its tree. */
export interface RejectionKnowledge {
  readonly sourceCode: ScopeSource;
  /** Whether a value that a handler returns may be a promise; taken to be one where nothing is said. */
  readonly canBePromise?: (node: TSESTree.Expression) => boolean;
  /** Whether what is handed to a combinator, where a promise is expected, is none for certain; taken to be none where nothing is said. */
  readonly isNoPromise?: (node: TSESTree.Expression) => boolean;
  /** Whether calling what the expression stands for may give a promise; taken to give one where nothing is said. */
  readonly canReturnPromise?: (node: TSESTree.Expression) => boolean;
}

/** Expressions that are no promises, and whose evaluation is no matter of promises. */
const plainTypes: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'ArrowFunctionExpression',
  'BinaryExpression',
  'FunctionExpression',
  'Literal',
  'ObjectExpression',
  'TemplateLiteral',
  'UnaryExpression',
]);

/**
 * How the function's promise can come to reject. Undefined: it may reject by itself (it throws, or waits for something
 * that is no call).
 *
 * What is awaited in a `try` with a handler that does not throw is handled, and so is what ends with `.catch()`.
 */
export function findRejections(fn: FunctionNode, knowledge: RejectionKnowledge): Rejections | undefined {
  const { body } = fn;
  if (!body || fn.generator) return undefined;
  const search = new RejectionSearch(knowledge);
  if (body.type !== 'BlockStatement') return search.runs(fn) ? search : undefined;
  return search.completes(body, fn.async) && (fn.async || search.returns > 0) ? search : undefined;
}

/** The same for what calls the function and makes a promise of what it gives back or throws. */
export function findRejectionsOfRun(fn: FunctionNode, knowledge: RejectionKnowledge): Rejections | undefined {
  const search = new RejectionSearch(knowledge);
  return search.runs(fn) ? search : undefined;
}

/** The same for the promise that an expression is. */
export function findRejectionsOf(node: TSESTree.Expression, knowledge: RejectionKnowledge): Rejections | undefined {
  const search = new RejectionSearch(knowledge);
  return search.settles(node) ? search : undefined;
}

/** Whether the function has a `throw` of its own that no `try` around it handles. */
export function throwsItself({ body }: FunctionNode): boolean {
  return body?.type === 'BlockStatement' && hasThrow(body);
}

function hasThrow(node: TSESTree.Node): boolean {
  if (isFunction(node)) return false;
  if (node.type === 'ThrowStatement') return true;
  if (node.type === 'TryStatement' && node.handler) {
    return hasThrow(node.handler.body) || (node.finalizer !== null && hasThrow(node.finalizer));
  }
  return someChild(node, hasThrow);
}

class RejectionSearch {
  readonly sources: RejectionSource[] = [];
  reason: SettlingReason | undefined;
  /** How many values were returned. */
  returns = 0;
  readonly #knowledge: RejectionKnowledge;
  /** Those asked about: a promise may wait for itself. */
  readonly #variables = new Set<TSESLint.Scope.Variable>();
  /** The same for properties, by what is written into them. */
  readonly #writes = new Set<readonly TSESTree.Expression[]>();
  /** The same for declared functions: `function poll() { return load().then(poll); }`. */
  readonly #functions = new Set<FunctionNode>();

  constructor(knowledge: RejectionKnowledge) {
    this.#knowledge = knowledge;
  }

  /** Whether running the node, a part of a function's body, fails only by one of the sources. */
  completes(node: TSESTree.Node, isAsync: boolean): boolean {
    switch (node.type) {
      case 'ThrowStatement':
        return !isAsync;
      case 'AwaitExpression':
        return this.settles(node.argument);
      case 'ForOfStatement':
        return !node.await && this.#allComplete(node, isAsync);
      case 'ReturnStatement':
        this.returns++;
        return node.argument === null || this.#givesBack(node.argument);
      case 'TryStatement':
        return this.#tryCompletes(node, isAsync);
      case 'CallExpression':
      case 'NewExpression':
        if (isAsync) this.sources.push({ call: node, isPromise: false });
        return this.#allComplete(node, isAsync);
      default:
        return isFunction(node) || this.#allComplete(node, isAsync);
    }
  }

  /** Whether a value that is awaited or returned is no promise, or one that rejects only by one of the sources. */
  settles(written: TSESTree.Expression): boolean {
    const node = unwrapExpression(written);
    switch (node.type) {
      case 'AwaitExpression':
        return this.settles(node.argument);
      case 'CallExpression':
        return this.#callSettles(node);
      case 'ConditionalExpression':
        return this.settles(node.consequent) && this.settles(node.alternate);
      case 'Identifier':
        return node.name === 'undefined' || this.#variableSettles(node);
      case 'LogicalExpression':
        return (node.operator === '&&' || this.settles(node.left)) && this.settles(node.right);
      case 'MemberExpression':
        return this.#propertySettles(node);
      case 'NewExpression':
        this.reason ??= 'executor';
        return cannotRejectByExecutor(node);
      default:
        return plainTypes.has(node.type) && (isFunction(node) || this.#allComplete(node, true));
    }
  }

  #allComplete(node: TSESTree.Node, isAsync: boolean): boolean {
    let completes = true;
    forEachChild(node, (child) => {
      completes &&= this.completes(child, isAsync);
    });
    return completes;
  }

  #tryCompletes({ block, handler, finalizer }: TSESTree.TryStatement, isAsync: boolean): boolean {
    if (finalizer && endsProcess(finalizer)) {
      this.reason = 'handler';
      return true;
    }
    if (finalizer && !this.completes(finalizer, isAsync)) return false;
    if (!handler) return this.completes(block, isAsync);
    this.reason = 'handler';
    return !hasThrow(handler.body) && this.#returnsSettle(block) && this.#returnsSettle(handler.body);
  }

  /** Whether promises that are returned without `await`, which no handler around sees, settle. */
  #returnsSettle(node: TSESTree.Node): boolean {
    if (isFunction(node)) return true;
    if (node.type === 'ReturnStatement') {
      this.returns++;
      if (node.argument === null || node.argument.type === 'AwaitExpression') return true;
      const call = node.argument.type === 'CallExpression' ? node.argument : undefined;
      // What its arguments await is awaited in the block.
      if (call && isErrorFirstCallback(call, this.#knowledge.sourceCode)) return true;
      return this.settles(node.argument);
    }
    let settles = true;
    forEachChild(node, (child) => {
      settles &&= this.#returnsSettle(child);
    });
    return settles;
  }

  #callSettles(node: TSESTree.CallExpression): boolean {
    const callee = unwrapExpression(node.callee);
    const method = findMethod(node, ...promiseMethods);
    if (method) {
      const [first, second] = node.arguments;
      const name = findPropertyName(method);
      if (name === 'catch' && first) return this.#handles(first);
      if (name === 'then' && second) return this.#handles(second);
      if (name !== 'catch') return this.settles(method.object) && (!first || this.#passesOn(first));
    }
    const origin = findValueOrigin(callee, this.#knowledge.sourceCode);
    if (origin?.module === globalModule && origin.name.startsWith('Promise.'))
      return this.#combinatorSettles(node, origin.name);
    const choices = callee.type === 'Identifier' ? this.#findChoices(callee) : undefined;
    if (choices) return choices.every((choice) => this.runs(choice));
    const { sourceCode } = this.#knowledge;
    if (isParameterOfExecutor(callee, sourceCode) || isErrorFirstCallback(node, sourceCode)) {
      return this.#allComplete(node, true);
    }
    this.sources.push({ call: node, isPromise: true });
    return this.#allComplete(node, true);
  }

  #combinatorSettles(node: TSESTree.CallExpression, name: string): boolean {
    const [argument] = node.arguments;
    if (name === 'Promise.allSettled') {
      this.reason = 'handler';
      return true;
    }
    if (argument?.type === 'SpreadElement') return false;
    if (name === 'Promise.resolve') return !argument || this.settles(argument);
    return name === 'Promise.all' && argument !== undefined && this.#elementsSettle(unwrapExpression(argument));
  }

  /** `[f().catch(g), …]`, `xs.map((x) => f(x).catch(g))`. */
  #elementsSettle(node: TSESTree.Expression): boolean {
    if (node.type === 'ArrayExpression') {
      return node.elements.every((element) => element?.type !== 'SpreadElement' && (!element || this.settles(element)));
    }
    if (node.type !== 'CallExpression' || findMethodName(node) !== 'map') return false;
    const [callback] = getArguments(node);
    if (!callback) return false;
    const result = isFunction(callback) && !callback.async ? findResult(callback) : undefined;
    if (result) {
      const isPlain = this.#knowledge.isNoPromise?.(result) ?? true;
      if (!isPlain) return this.settles(result);
    }
    return this.#passesOn(callback);
  }

  /** Whether what a handler of rejections does with them is the end of them. */
  #handles(handler: TSESTree.Node): boolean {
    this.reason = 'handler';
    if (!isFunction(handler) || !handler.body) return true;
    return handler.body.type === 'BlockStatement' ? !hasThrow(handler.body) : true;
  }

  /** Whether a callback of `then` adds no rejection: it is synchronous, and what it returns is no promise or settles. */
  #passesOn(written: TSESTree.CallExpressionArgument): boolean {
    if (written.type === 'SpreadElement') return false;
    const callback = unwrapExpression(written);
    if (isFunction(callback)) return this.runs(callback);
    if (callback.type !== 'Identifier') return false;
    const fn = findDeclaredValue(findVariable(callback, this.#knowledge.sourceCode));
    if (fn?.type === 'FunctionDeclaration') {
      if (this.#functions.has(fn)) return true;
      this.#functions.add(fn);
      return this.runs(fn);
    }
    const choices = this.#findChoices(callback);
    if (choices) return choices.every((choice) => this.runs(choice));
    return this.#knowledge.canReturnPromise?.(callback) === false;
  }

  /**
   * The functions written in place that a constant may be: `const stop = onStop ? () => onStop() : () => {}`, and what hooks
   * give back: `const save = useCallback(async () => …, [])`.
   */
  #findChoices(node: TSESTree.Identifier): FunctionNode[] | undefined {
    const variable = findVariable(node, this.#knowledge.sourceCode);
    const value = findOnlyValue(variable);
    if (!variable || !value || this.#variables.has(variable)) return undefined;
    this.#variables.add(variable);
    const choices = getBranches(value).map((choice) => this.#findGivenBack(choice) ?? choice);
    return choices.every((choice) => isFunction(choice)) ? choices : undefined;
  }

  /** What a hook that gives back its function was given: https://react.dev/reference/react/useCallback */
  #findGivenBack(node: TSESTree.Expression): TSESTree.Node | undefined {
    const origin =
      node.type === 'CallExpression' ? findValueOrigin(node.callee, this.#knowledge.sourceCode) : undefined;
    if (node.type !== 'CallExpression' || !origin || !givesBackFunction(origin)) return undefined;
    return node.arguments[0];
  }

  /** Whether a value that is returned, without `await`, is no promise or one that settles. */
  #givesBack(node: TSESTree.Expression): boolean {
    const isPlain = node.type !== 'AwaitExpression' && this.#knowledge.canBePromise?.(node) === false;
    return isPlain ? this.completes(node, true) : this.settles(node);
  }

  /** Whether a property of the web, or one that only its class can write, always holds a promise that settles. */
  #propertySettles(node: TSESTree.MemberExpression): boolean {
    const origin = findValueOrigin(node, this.#knowledge.sourceCode);
    if (origin && isSettlingProperty(origin)) return true;
    const values = findPrivateValues(node);
    if (!values || this.#writes.has(values)) return values !== undefined;
    this.#writes.add(values);
    return values.every((value) => this.settles(value));
  }

  /** Whether calling the function fails only by one of the sources. */
  runs(callback: FunctionNode): boolean {
    const { body } = callback;
    if (!body || callback.generator) return false;
    if (body.type !== 'BlockStatement') {
      return callback.async ? this.settles(body) : this.#givesBack(body);
    }
    return this.completes(body, true);
  }

  #variableSettles(node: TSESTree.Identifier): boolean {
    const variable = findVariable(node, this.#knowledge.sourceCode);
    if (!variable) return false;
    // Asked again, it has settled so far, or the search would have ended.
    if (this.#variables.has(variable)) return true;
    this.#variables.add(variable);
    const values = findAllValues(variable) ?? [];
    return (
      values.length > 0 && values.every((value) => unwrapExpression(value).type !== 'Identifier' && this.settles(value))
    );
  }
}

/** A block that ends with the process leaves no rejection behind. */
function endsProcess({ body }: TSESTree.BlockStatement): boolean {
  return body.some((statement) => statement.type === 'ExpressionStatement' && isExit(statement.expression));
}

/** Whether it is the `resolve` or `reject` that the executor of a promise was given, which give back nothing. */
function isParameterOfExecutor(callee: TSESTree.Expression | TSESTree.Super, sourceCode: ScopeSource): boolean {
  const variable = findVariable(callee, sourceCode);
  const [definition] = variable?.defs ?? [];
  return definition?.type === 'Parameter' && isExecutor(definition.node);
}

/**
 * Whether the call hands an error, or none, to a callback that a function was given: `callback(null, user)`, and
 * `callback(error)` in a `catch`. What such a callback gives is nothing, even if it is returned:
 * https://nodejs.org/api/errors.html#error-first-callbacks
 */
function isErrorFirstCallback(
  { arguments: [error], callee }: TSESTree.CallExpression,
  sourceCode: ScopeSource,
): boolean {
  const variable = findVariable(callee, sourceCode);
  if (variable?.defs[0]?.type !== 'Parameter' || !error) return false;
  if (error.type === 'Literal') return error.value === null;
  if (error.type !== 'Identifier') return false;
  return error.name === 'undefined' || findVariable(error, sourceCode)?.defs[0]?.type === 'CatchClause';
}

/** Whether a `new Promise` gives its executor no way to reject: it names no second parameter and does not throw. */
function cannotRejectByExecutor(node: TSESTree.NewExpression): boolean {
  const [executor] = node.arguments;
  return (
    isNamed(node.callee, 'Promise') &&
    executor !== undefined &&
    isFunction(executor) &&
    executor.params.length < 2 &&
    !executor.async &&
    !throwsItself(executor)
  );
}
