import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, type FunctionNode } from '../../../syntax/functions.js';
import { findPropertyName } from '../../../syntax/member-names.js';
import { isPlainExpression } from '../../../syntax/predicates.js';
import { getArguments, unwrapExpression } from '../../../syntax/unwrap.js';
import type { HandedFunction } from '../../summary.js';
import type { ValueReader } from '../values.js';

/** Handlers in the options of a route: https://fastify.dev/docs/latest/Reference/Routes/#routes-options */
const routeHandler =
  /^(?:errorHandler|handler|on(?:Error|Request|Response|Send|Timeout)|pre(?:Handler|Parsing|Serialization|Validation))$/;

/** The functions that a call is handed: as arguments, and as handlers in its options. */
export function findHanded(node: TSESTree.Node, values: ValueReader): HandedFunction[] {
  if (node.type !== 'CallExpression') return [];
  const functions = getArguments(node)
    .flatMap(getHandlers)
    .flatMap((argument) => {
      const value = values.read(argument);
      return value?.kind === 'function' ? [value.index] : [];
    });
  const to = functions.length === 0 ? undefined : values.read(node.callee);
  const [first] = node.arguments;
  const event = first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined;
  return to ? functions.map((index) => ({ function: index, to, event })) : [];
}

function getHandlers(argument: TSESTree.Node): TSESTree.Node[] {
  if (isFunction(argument) || argument.type === 'Identifier') return [argument];
  if (argument.type !== 'ObjectExpression') return [];
  return argument.properties.flatMap((one) => {
    if (one.type !== 'Property' || !routeHandler.test(findPropertyName(one) ?? '')) return [];
    const value = isPlainExpression(one.value) ? unwrapExpression(one.value) : one.value;
    const given = value.type === 'ArrayExpression' ? value.elements : [value];
    return given.filter((each) => each !== null && (isFunction(each) || each.type === 'Identifier'));
  });
}

/** A method counts as handed to its decorators: `@Get('users')`. */
export function findDecorated(fn: FunctionNode, values: ValueReader): HandedFunction[] {
  const decorators = getDecorators(fn.parent);
  const value = decorators.length === 0 ? undefined : values.read(fn);
  return decorators.flatMap(({ expression }) => {
    const to = expression.type === 'CallExpression' ? values.read(expression.callee) : undefined;
    return to && value?.kind === 'function' ? [{ function: value.index, to }] : [];
  });
}

function getDecorators(member: TSESTree.Node): readonly TSESTree.Decorator[] {
  // A parser of plain JavaScript gives none.
  return member.type === 'MethodDefinition' && 'decorators' in member ? member.decorators : [];
}
