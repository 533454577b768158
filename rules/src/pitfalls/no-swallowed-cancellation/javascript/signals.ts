import type { TSESTree } from '@typescript-eslint/utils';
import { findHeldValue, isMadeBefore } from '../../../javascript/semantics/kept-values.js';
import { findEnclosingFunction, isFunction } from '../../../javascript/syntax/functions.js';
import { findMethod, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { type CallNode, isNamed, isPlainExpression } from '../../../javascript/syntax/predicates.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findOnlyValue, findVariable, type SourceCode } from '../../../javascript/syntax/variables.js';

/** A way to cancel that somebody else holds. */
export interface OutsideSignal {
  /** As it is written: `signal`, `options.signal`. */
  readonly text: string;
  /** How it is to be handed on, where that differs: `options?.signal`. */
  readonly written?: string;
  readonly kind: 'signal' | 'token';
  /** Whether it may be left out, as far as can be seen: an optional parameter, a field of what need not have one. */
  readonly mayBeMissing?: boolean;
  /** Whether it is a field of what a variable holds, also by a name of its own: `request.signal`. */
  readonly isOfHolder?: boolean;
}

const signalName = /^(?:abort)?signal$/i;
const tokenName = /^(?:cancellation_?)?token$/i;
const signalType = /\bAbortSignal\b/;
const tokenType = /\bCancellationToken\b/;

/** Whether what has the name is, or holds, a signal as far as names tell. */
export function isSignalName(name: string): boolean {
  return signalName.test(name);
}

/** Whether an annotation, as it is written, is that of a signal by itself. */
export function isSignalType(annotation: string): boolean {
  return signalType.test(annotation) && !/[{(]/.test(annotation);
}

/**
 * The signal or token that an expression is, if it comes from outside of the function: a parameter, a part of one, a
 * field, a variable around the function, or `AbortSignal.any` of such. A controller that the function makes for itself, and
 * `AbortSignal.timeout`, are its own business.
 */
function findOutsideSignal(written: TSESTree.Expression, sourceCode: SourceCode): OutsideSignal | undefined {
  const node = unwrapExpression(written);
  const text = sourceCode.getText(node);
  if (node.type === 'Identifier') return findOutsideVariable(node, sourceCode);
  if (node.type === 'MemberExpression') {
    const name = findPropertyName(node) ?? (node.property.type === 'PrivateIdentifier' ? node.property.name : '');
    if (!signalName.test(name)) return undefined;
    if (!isHeldOutside(node.object, sourceCode)) return undefined;
    const isOfHolder = node.object.type === 'Identifier';
    return { text, kind: 'signal', mayBeMissing: !alwaysHasSignal(node.object, sourceCode), isOfHolder };
  }
  if (node.type === 'CallExpression' && isNamed(findMethod(node, 'any')?.object, 'AbortSignal')) {
    const [list] = node.arguments;
    if (list?.type !== 'ArrayExpression') return undefined;
    for (const element of list.elements) {
      const found = element && element.type !== 'SpreadElement' ? findOutsideSignal(element, sourceCode) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

/** The signal from outside that a call is given, as an argument or in an options object. */
export function findGivenSignal({ arguments: given }: CallNode, sourceCode: SourceCode): OutsideSignal | undefined {
  for (const written of given) {
    const argument = written.type === 'SpreadElement' ? written : findHeldValue(written, sourceCode);
    const values = argument.type === 'ObjectExpression' ? getSignalProperties(argument) : [argument];
    for (const value of values) {
      const found = isPlainExpression(value) ? findOutsideSignal(value, sourceCode) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

/** What an object or a pattern has under the names of a signal. */
function getSignalProperties({
  properties,
}: TSESTree.ObjectExpression | TSESTree.ObjectPattern): TSESTree.Property['value'][] {
  return properties.flatMap((property) =>
    property.type === 'Property' && signalName.test(findPropertyName(property) ?? '') ? [property.value] : [],
  );
}

/**
 * The signal or token that a function gets as a parameter, as it has to be written in its body. A `token` may be another
 * kind of token: compare with what the callee takes.
 */
export function findSignalParameter(fn: TSESTree.FunctionLike, sourceCode: SourceCode): OutsideSignal | undefined {
  for (const written of fn.params) {
    const parameter = written.type === 'AssignmentPattern' ? written.left : written;
    if (parameter.type === 'Identifier') {
      const kind = getKindOfParameter(parameter, sourceCode) ?? (isOfCallback(parameter) ? 'token' : undefined);
      if (kind) return { text: parameter.name, kind, mayBeMissing: isOptional(parameter, sourceCode) };
    } else if (parameter.type === 'ObjectPattern') {
      for (const value of getSignalProperties(parameter)) {
        const local = value.type === 'AssignmentPattern' ? value.left : value;
        if (local.type === 'Identifier') return { text: local.name, kind: 'signal', mayBeMissing: true };
      }
    }
  }
  return undefined;
}

/** https://dom.spec.whatwg.org/#abortcontroller and https://fetch.spec.whatwg.org/#request-class, which Next extends */
const signalHolder = /^(?:AbortController|Request|NextRequest)$/;

/** Whether it is, by what makes it or by its annotation, something that has a signal at all times. */
function alwaysHasSignal(node: TSESTree.Expression, sourceCode: SourceCode): boolean {
  const variable = findVariable(node, sourceCode);
  const name = variable?.defs[0]?.name;
  const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type === 'TSTypeReference') return signalHolder.test(sourceCode.getText(type));
  const value = findOnlyValue(variable);
  return value?.type === 'NewExpression' && signalHolder.test(sourceCode.getText(value.callee));
}

function findOutsideVariable(node: TSESTree.Identifier, sourceCode: SourceCode): OutsideSignal | undefined {
  const variable = findVariable(node, sourceCode);
  const definition = variable?.defs[0];
  if (!variable || !definition) return undefined;
  if (definition.type === 'Parameter' && definition.name.type === 'Identifier') {
    const isPart = definition.name.parent.type === 'Property' || definition.name.parent.parent?.type === 'Property';
    const kind = isPart
      ? signalName.test(node.name)
        ? 'signal'
        : undefined
      : getKindOfParameter(definition.name, sourceCode);
    return kind && { text: node.name, kind, mayBeMissing: isPart || isOptional(definition.name, sourceCode) };
  }
  if (definition.node.type !== 'VariableDeclarator' || !definition.node.init) return undefined;
  if (definition.node.id.type === 'ObjectPattern') {
    const { init } = definition.node;
    const mayBeMissing = !alwaysHasSignal(init, sourceCode);
    const isSignal = signalName.test(node.name) && isHeldOutside(init, sourceCode);
    return isSignal
      ? { text: node.name, kind: 'signal', mayBeMissing, isOfHolder: init.type === 'Identifier' }
      : undefined;
  }
  const value = findOnlyValue(variable);
  const found = value && isMadeBefore(value, node) && findOutsideSignal(value, sourceCode);
  if (found) return { ...found, text: node.name };
  const isMade = value !== undefined && /\.signal$|^AbortSignal\b/.test(sourceCode.getText(value));
  const isAround = findEnclosingFunction(definition.node) !== findEnclosingFunction(node);
  return isMade && isAround && findEnclosingFunction(definition.node) ? { text: node.name, kind: 'signal' } : undefined;
}

/** Whether a parameter is declared so that it may be left out: `signal?: AbortSignal`, `signal: AbortSignal | undefined`. */
function isOptional({ optional, typeAnnotation: type }: TSESTree.Identifier, { text }: SourceCode): boolean {
  return optional || (type ? /\b(?:undefined|null)\b/.test(text.slice(...type.range)) : false);
}

function getKindOfParameter(parameter: TSESTree.Identifier, sourceCode: SourceCode): OutsideSignal['kind'] | undefined {
  if (parameter.typeAnnotation) {
    const type = sourceCode.getText(parameter.typeAnnotation);
    if (isSignalType(type)) return 'signal';
    return tokenType.test(type) && !/[{(]/.test(type) ? 'token' : undefined;
  }
  if (signalName.test(parameter.name)) return isExitCallback(parameter) ? undefined : 'signal';
  if (!tokenName.test(parameter.name)) return undefined;
  return parameter.name !== 'token' || isOfProvider(parameter) ? 'token' : undefined;
}

/**
 * `provideHover(document, position, token)`, whose parameters get their types from the interface of VS Code:
 * https://code.visualstudio.com/api/references/vscode-api#HoverProvider
 */
function isOfProvider({ parent: fn }: TSESTree.Identifier): boolean {
  if (!isFunction(fn) || fn.params.length < 2) return false;
  const { parent: holder } = fn;
  const isMember = holder.type === 'Property' || holder.type === 'MethodDefinition';
  return isMember && /^(?:provide|resolve)[A-Z]/.test(findPropertyName(holder) ?? '');
}

/** `connection.onHover((position, token) => …)`, `withProgress(options, (progress, token) => …)` */
function isOfCallback({ name, parent: fn, typeAnnotation }: TSESTree.Identifier): boolean {
  return (
    name === 'token' && !typeAnnotation && isFunction(fn) && fn.params.length > 1 && fn.parent.type === 'CallExpression'
  );
}

/** `(code, signal) => …` of a child process: a name such as `SIGTERM`. */
function isExitCallback(parameter: TSESTree.Identifier): boolean {
  const fn = parameter.parent;
  if (!isFunction(fn)) return false;
  const before = fn.params[fn.params.indexOf(parameter) - 1];
  return before?.type === 'Identifier' && /code|status|pid|error|err/i.test(before.name);
}

/** A parameter, `this`, a field, or a controller made in a function around this one. */
function isHeldOutside(written: TSESTree.Expression, sourceCode: SourceCode): boolean {
  const node = unwrapExpression(written);
  if (node.type === 'ThisExpression') return true;
  if (node.type === 'MemberExpression') return isHeldOutside(node.object, sourceCode);
  if (node.type !== 'Identifier') return false;
  const definition = findVariable(node, sourceCode)?.defs[0];
  if (!definition) return false;
  if (definition.type === 'Parameter') return true;
  if (definition.type === 'Variable' && definition.node.init?.type === 'ThisExpression') return true;
  const owner = findEnclosingFunction(definition.node);
  return definition.type === 'Variable' && owner !== undefined && owner !== findEnclosingFunction(node);
}
